package dev.schemadoc.sql;

import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes {@code CREATE INDEX} and the keys of indexes of their syntax trees. */
final class IndexBuilder {

  private IndexBuilder() {}

  private static final int UNIQUE = Grammar.number("unique");
  private static final int CONCURRENTLY = Grammar.number("concurrently");
  private static final int IF_NOT_EXISTS = Grammar.number("if_not_exists");
  private static final int INDEX_OWN_NAME = Grammar.number("index_own_name");
  private static final int TABLE_NAME = Grammar.number("table_name");
  private static final int ACCESS_METHOD = Grammar.number("access_method");
  private static final int INDEX_ELEMENTS = Grammar.number("index_elements");
  private static final int INCLUDE_ELEMENTS = Grammar.number("include_elements");
  private static final int INDEX_ELEMENT = Grammar.number("index_element");
  private static final int STORAGE_PARAMETERS = Grammar.number("storage_parameters");
  private static final int TABLE_TABLESPACE = Grammar.number("table_tablespace");
  private static final int TABLESPACE_NAME = Grammar.number("tablespace_name");
  private static final int INDEX_WHERE = Grammar.number("index_where");
  private static final int COLUMN_NAME = Grammar.number("column_name");
  private static final int OPERATOR_CLASS_USE = Grammar.number("operator_class_use");
  private static final int OPERATOR_CLASS = Grammar.number("operator_class");
  private static final int SORT_DIRECTION = Grammar.number("sort_direction");
  private static final int NULLS_ORDER = Grammar.number("nulls_order");
  private static final int EXPRESSION = Grammar.EXPRESSION.number();
  private static final int FUNCTION_EXPRESSION = Grammar.FUNCTION_EXPRESSION.number();

  static Optional<Statement> of(Node node, Span span) {
    Optional<Node> table = node.child(TABLE_NAME).filter(name -> !name.isEmpty());
    if (table.isEmpty()) {
      return Optional.empty();
    }
    List<Name> include = new ArrayList<>();
    node.child(INCLUDE_ELEMENTS)
        .ifPresent(
            list -> {
              for (Node element : list.children(INDEX_ELEMENT)) {
                element.child(COLUMN_NAME).ifPresent(column -> include.add(column.name()));
              }
            });
    return Optional.of(
        new Statement.CreateIndex(
            node.has(UNIQUE),
            node.has(CONCURRENTLY),
            node.has(IF_NOT_EXISTS),
            node.name(INDEX_OWN_NAME),
            node.hasWord("only"),
            table.get().qualifiedName(),
            node.name(ACCESS_METHOD),
            node.child(INDEX_ELEMENTS)
                .map(list -> list.map(INDEX_ELEMENT, IndexBuilder::part))
                .orElse(List.of()),
            include,
            ConstraintBuilder.nullsNotDistinct(node),
            node.child(STORAGE_PARAMETERS).flatMap(Node::inside),
            node.child(TABLE_TABLESPACE).flatMap(clause -> clause.name(TABLESPACE_NAME)),
            node.child(INDEX_WHERE).flatMap(Node::expression),
            span));
  }

  /** One key ({@code index_element}). */
  static IndexPart part(Node node) {
    Optional<Node> operatorClass = node.child(OPERATOR_CLASS_USE);
    return new IndexPart(
        value(node).orElseGet(() -> new Expression.Elided(node.span())),
        ConstraintBuilder.collation(node),
        operatorClass.flatMap(use -> use.qualifiedName(OPERATOR_CLASS)),
        operatorClass.flatMap(use -> use.child(STORAGE_PARAMETERS)).flatMap(Node::inside),
        node.child(SORT_DIRECTION).map(order -> order.word().toUpperCase(Locale.ROOT)),
        node.child(NULLS_ORDER).map(nulls -> nulls.hasWord("first") ? "FIRST" : "LAST"),
        node.span());
  }

  /** One key of a partitioned table ({@code partition_key}). */
  static IndexPart partitionKey(Node node) {
    return new IndexPart(
        value(node).orElseGet(() -> new Expression.Elided(node.span())),
        ConstraintBuilder.collation(node),
        node.qualifiedName(OPERATOR_CLASS),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        node.span());
  }

  /** What a key of an index or of a partitioned table is made of. */
  private static Optional<Expression> value(Node node) {
    Optional<Node> column = node.child(COLUMN_NAME).filter(name -> !name.isEmpty());
    if (column.isPresent()) {
      Name name = column.get().name();
      return Optional.of(new Expression.ColumnReference(List.of(name), name.span()));
    }
    Optional<Node> inside = node.child(EXPRESSION);
    if (inside.isPresent() && inside.get().value() instanceof Expression expression) {
      Tokens tokens = node.parser().tokens();
      Span span =
          new Span(
              tokens.start(inside.get().start() - 1),
              tokens.end(Math.min(inside.get().stop(), tokens.size() - 1)));
      return Optional.of(new Expression.Operation("()", List.of(expression), span));
    }
    return node.expression(FUNCTION_EXPRESSION);
  }
}
