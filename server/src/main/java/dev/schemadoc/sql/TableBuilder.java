package dev.schemadoc.sql;

import dev.schemadoc.sql.Statement.CreateTable;
import dev.schemadoc.sql.Statement.PartitionBy;
import dev.schemadoc.sql.TableItem.Column;
import dev.schemadoc.sql.TableItem.Elision;
import dev.schemadoc.sql.TableItem.Like;
import dev.schemadoc.sql.TableItem.TableConstraint;
import dev.schemadoc.sql.TableItem.Unreadable;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes {@code CREATE TABLE} of its syntax tree. */
final class TableBuilder {

  private TableBuilder() {}

  private static final int TABLE_NAME = Grammar.number("table_name");
  private static final int PERSISTENCE = Grammar.number("persistence");
  private static final int IF_NOT_EXISTS = Grammar.number("if_not_exists");
  private static final int TABLE_ITEMS = Grammar.number("table_items");
  private static final int TYPED_ITEMS = Grammar.number("typed_items");
  private static final int TABLE_CONSTRAINT = Grammar.number("table_constraint");
  private static final int INLINE_INDEX = Grammar.number("inline_index");
  private static final int PARTIAL_UNIQUE = Grammar.number("partial_unique");
  private static final int INDEX_OWN_NAME = Grammar.number("index_own_name");
  private static final int CONSTRAINT_NAME = Grammar.number("constraint_name");
  private static final int LIKE = Grammar.number("like");
  private static final int LIKE_SOURCE = Grammar.number("like_source");
  private static final int LIKE_OPTION = Grammar.number("like_option");
  private static final int COLUMN = Grammar.number("column");
  private static final int TYPED_COLUMN = Grammar.number("typed_column");
  private static final int COLUMN_NAME = Grammar.number("column_name");
  private static final int COLUMN_CONSTRAINT = Grammar.number("column_constraint");
  private static final int STORAGE = Grammar.number("storage");
  private static final int COMPRESSION = Grammar.number("compression");
  private static final int INHERITS = Grammar.number("inherits");
  private static final int PARTITION_BY = Grammar.number("partition_by");
  private static final int PARTITION_STRATEGY = Grammar.number("partition_strategy");
  private static final int PARTITION_KEY = Grammar.number("partition_key");
  private static final int PARTITION_PARENT = Grammar.number("partition_parent");
  private static final int PARTITION_BOUND = Grammar.number("partition_bound");
  private static final int ROW_TYPE = Grammar.number("row_type");
  private static final int TABLE_STORAGE = Grammar.number("table_storage");
  private static final int STORAGE_PARAMETERS = Grammar.number("storage_parameters");
  private static final int QUERY = Grammar.number("query");
  private static final int TYPE = Grammar.TYPE.number();

  /**
   * The table that a tree says, or nothing where not even its name could be read.
   *
   * @param read whether the grammar matched the whole statement
   */
  static Optional<Statement> of(Node node, Span span, boolean read) {
    Optional<Node> name = node.child(TABLE_NAME).filter(child -> !child.isEmpty());
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Optional<Node> list = node.child(TABLE_ITEMS).or(() -> node.child(TYPED_ITEMS));
    List<TableItem> items = list.map(TableBuilder::items).orElse(List.of());
    boolean elided = list.isPresent() && isElided(list.get(), items);
    boolean bad = items.stream().anyMatch(Unreadable.class::isInstance);
    Optional<Node> query = node.child(QUERY);
    boolean whole =
        list.isPresent() || query.isPresent() || node.has(PARTITION_PARENT) || node.has(ROW_TYPE);
    return Optional.of(
        new CreateTable(
            name.get().qualifiedName(),
            node.child(PERSISTENCE).map(TableBuilder::persistence),
            node.has(IF_NOT_EXISTS),
            items,
            node.child(INHERITS)
                .map(parents -> parents.map(TABLE_NAME, Node::qualifiedName))
                .orElse(List.of()),
            node.child(PARTITION_BY).map(TableBuilder::partitionBy),
            node.child(PARTITION_PARENT).map(Node::qualifiedName),
            node.child(PARTITION_BOUND).map(Node::span),
            node.child(ROW_TYPE).map(Node::qualifiedName),
            node.child(TABLE_STORAGE)
                .flatMap(storage -> storage.child(STORAGE_PARAMETERS))
                .flatMap(Node::inside),
            query.map(Node::span),
            read && whole && !elided && !bad,
            span));
  }

  private static String persistence(Node node) {
    return node.hasWord("unlogged") ? "UNLOGGED" : "TEMPORARY";
  }

  private static List<TableItem> items(Node list) {
    List<TableItem> items = new ArrayList<>();
    Tokens tokens = list.parser().tokens();
    int from = list.span().start();
    for (Node item : list.children()) {
      elision(tokens, from, item.span().start()).ifPresent(items::add);
      items.add(item(item));
      from = item.span().end();
    }
    elision(tokens, from, list.span().end()).ifPresent(items::add);
    return items;
  }

  /** A comment between two offsets that says that something was left out. */
  private static Optional<TableItem> elision(Tokens tokens, int from, int to) {
    List<Comment> comments = tokens.comments(from, to);
    return Elisions.anyLeavesOut(comments)
        ? Optional.of(new Elision(comments.getFirst().span()))
        : Optional.empty();
  }

  /** Whether something was left out; a body that is only a comment is a stub. */
  private static boolean isElided(Node list, List<TableItem> items) {
    Span span = list.span();
    return items.stream().anyMatch(Elision.class::isInstance)
        || items.isEmpty() && !list.parser().tokens().comments(span.start(), span.end()).isEmpty();
  }

  private static TableItem item(Node item) {
    if (item.value() == Recovery.Mark.ELIDED) {
      Optional<Node> column = item.child(COLUMN).filter(child -> child.has(TYPE));
      return column.isPresent() ? column(column.get()) : new Elision(item.span());
    }
    if (item.value() == Recovery.Mark.UNREADABLE) {
      return new Unreadable(columnName(item), item.span());
    }
    for (Node child : item.children()) {
      if (child.is(COLUMN) || child.is(TYPED_COLUMN)) {
        return column(child);
      }
      if (child.is(TABLE_CONSTRAINT)) {
        Constraint constraint = ConstraintBuilder.ofTable(child);
        return new TableConstraint(constraint, constraint.span());
      }
      if (child.is(LIKE)) {
        return like(child);
      }
      if (child.is(INLINE_INDEX) || child.is(PARTIAL_UNIQUE)) {
        return inlineIndex(child);
      }
    }
    return new Unreadable(Optional.empty(), item.span());
  }

  private static TableItem inlineIndex(Node node) {
    List<Name> columns = new ArrayList<>();
    for (Node column : node.all(COLUMN_NAME)) {
      columns.add(column.name());
    }
    return new TableItem.InlineIndex(
        node.child(INDEX_OWN_NAME).or(() -> node.child(CONSTRAINT_NAME)).map(Node::name),
        node.is(PARTIAL_UNIQUE) || node.word().equals("unique"),
        columns,
        node.span());
  }

  private static Optional<Name> columnName(Node item) {
    return item.child(COLUMN)
        .or(() -> item.child(TYPED_COLUMN))
        .flatMap(column -> column.child(COLUMN_NAME))
        .filter(name -> !name.isEmpty())
        .map(Node::name);
  }

  /** A column of a table, also one that ALTER TABLE adds. */
  static Column column(Node node) {
    Name name = node.child(COLUMN_NAME).orElseThrow().name();
    Optional<TypeName> type =
        node.child(TYPE)
            .map(Node::value)
            .filter(TypeName.class::isInstance)
            .map(TypeName.class::cast);
    List<Node> storage = new ArrayList<>(node.children(STORAGE));
    storage.addAll(node.children(COMPRESSION));
    List<Constraint> constraints = new ArrayList<>();
    Optional<QualifiedName> collation = Optional.empty();
    for (Node child : node.children(COLUMN_CONSTRAINT)) {
      Optional<QualifiedName> named = ConstraintBuilder.collation(child);
      collation = named.isPresent() ? named : collation;
      ConstraintBuilder.addTo(constraints, child);
    }
    return new Column(
        name,
        type,
        collation,
        storage.isEmpty()
            ? Optional.empty()
            : Optional.of(storage.getFirst().span().to(storage.getLast().span())),
        constraints,
        node.span());
  }

  private static Like like(Node node) {
    List<String> options =
        node.children(LIKE_OPTION).stream()
            .map(option -> SqlText.of(option.parser().tokens().text(), option.span()))
            .map(option -> option.toUpperCase(Locale.ROOT))
            .toList();
    return new Like(node.child(LIKE_SOURCE).orElseThrow().qualifiedName(), options, node.span());
  }

  private static PartitionBy partitionBy(Node node) {
    String strategy = node.child(PARTITION_STRATEGY).map(name -> name.name().value()).orElse("");
    List<Expression> keys = new ArrayList<>();
    for (Node key : node.children(PARTITION_KEY)) {
      IndexBuilder.value(key).ifPresent(keys::add);
    }
    return new PartitionBy(strategy.toUpperCase(Locale.ROOT), keys, node.span());
  }
}
