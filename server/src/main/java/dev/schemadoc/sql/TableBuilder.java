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
  private static final int ON_COMMIT = Grammar.number("on_commit");
  private static final int TABLE_ACCESS_METHOD = Grammar.number("table_access_method");
  private static final int ACCESS_METHOD = Grammar.number("access_method");
  private static final int TABLE_TABLESPACE = Grammar.number("table_tablespace");
  private static final int TABLESPACE_NAME = Grammar.number("tablespace_name");
  private static final int COLUMN_LIST = Grammar.number("column_list");
  private static final int WITH_DATA = Grammar.number("with_data");
  private static final int GENERIC_OPTIONS = Grammar.number("generic_options");
  private static final int PREPARED_NAME = Grammar.number("prepared_name");
  private static final int EXECUTE_ARGUMENTS = Grammar.number("execute_arguments");
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
    Optional<Node> list = list(node);
    List<TableItem> items = items(node);
    boolean elided = list.isPresent() && isElided(list.get(), items);
    boolean bad = items.stream().anyMatch(Unreadable.class::isInstance);
    Optional<Span> query = query(node);
    boolean whole =
        list.isPresent() || query.isPresent() || node.has(PARTITION_PARENT) || node.has(ROW_TYPE);
    return Optional.of(
        new CreateTable(
            name.get().qualifiedName(),
            node.child(PERSISTENCE).map(TableBuilder::persistence),
            node.has(IF_NOT_EXISTS),
            items,
            inherits(node),
            node.child(PARTITION_BY).map(TableBuilder::partitionBy),
            partitionOf(node),
            partitionBound(node),
            node.qualifiedName(ROW_TYPE),
            node.child(TABLE_ACCESS_METHOD).flatMap(clause -> clause.name(ACCESS_METHOD)),
            node.child(TABLE_STORAGE)
                .flatMap(storage -> storage.child(STORAGE_PARAMETERS))
                .flatMap(Node::inside),
            node.child(ON_COMMIT).map(clause -> clause.words(clause.start() + 2)),
            node.child(TABLE_TABLESPACE).flatMap(clause -> clause.name(TABLESPACE_NAME)),
            node.names(COLUMN_LIST, COLUMN_NAME),
            query,
            withData(node),
            read && whole && !elided && !bad,
            span));
  }

  private static Optional<Node> list(Node node) {
    return node.child(TABLE_ITEMS).or(() -> node.child(TYPED_ITEMS));
  }

  /** The query of {@code CREATE TABLE … AS}, or the call of a prepared one. */
  private static Optional<Span> query(Node node) {
    Optional<Node> prepared = node.child(PREPARED_NAME);
    if (prepared.isEmpty()) {
      return node.child(QUERY).map(Node::span);
    }
    Tokens tokens = node.parser().tokens();
    Span name = prepared.get().span();
    Span last = node.child(EXECUTE_ARGUMENTS).map(Node::span).orElse(name);
    return Optional.of(tokens.span(prepared.get().start() - 1).to(last));
  }

  static List<QualifiedName> inherits(Node node) {
    return node.child(INHERITS)
        .map(parents -> parents.map(TABLE_NAME, Node::qualifiedName))
        .orElse(List.of());
  }

  static Optional<QualifiedName> partitionOf(Node node) {
    return node.qualifiedName(PARTITION_PARENT);
  }

  static Optional<Span> partitionBound(Node node) {
    return node.child(PARTITION_BOUND).map(Node::span);
  }

  /** Whether {@code WITH DATA} or {@code WITH NO DATA} is said, and which. */
  static Optional<Boolean> withData(Node node) {
    return node.child(WITH_DATA).map(clause -> !clause.hasWord("no"));
  }

  /** What stands in the parentheses of {@code OPTIONS (…)} that is a child of a node. */
  static Optional<Span> options(Node node) {
    return node.child(GENERIC_OPTIONS)
        .flatMap(
            clause -> {
              Tokens tokens = clause.parser().tokens();
              int open = clause.start() + 1;
              int close = clause.stop() - 1;
              boolean closed = open < close && tokens.is(close, Terminal.RIGHT_PARENTHESIS);
              return closed
                  ? Optional.of(tokens.span(open + 1).to(tokens.span(close - 1)))
                  : Optional.empty();
            });
  }

  static String persistence(Node node) {
    return node.hasWord("unlogged") ? "UNLOGGED" : "TEMPORARY";
  }

  /** The items in the parentheses of a table. */
  static List<TableItem> items(Node node) {
    return list(node).map(TableBuilder::itemsOfList).orElse(List.of());
  }

  private static List<TableItem> itemsOfList(Node list) {
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
      return item.child(COLUMN)
          .filter(child -> child.has(TYPE))
          .flatMap(TableBuilder::column)
          .<TableItem>map(column -> column)
          .orElseGet(() -> new Elision(item.span()));
    }
    if (item.value() == Recovery.Mark.UNREADABLE) {
      return new Unreadable(columnName(item), item.span());
    }
    for (Node child : item.children()) {
      Optional<TableItem> known = known(child);
      if (known.isPresent()) {
        return known.get();
      }
    }
    return new Unreadable(Optional.empty(), item.span());
  }

  private static Optional<TableItem> known(Node child) {
    if (child.is(COLUMN) || child.is(TYPED_COLUMN)) {
      return column(child).map(column -> column);
    }
    if (child.is(TABLE_CONSTRAINT)) {
      return ConstraintBuilder.ofTable(child)
          .map(constraint -> new TableConstraint(constraint, constraint.span()));
    }
    if (child.is(LIKE)) {
      return like(child);
    }
    return child.is(INLINE_INDEX) || child.is(PARTIAL_UNIQUE)
        ? Optional.of(inlineIndex(child))
        : Optional.empty();
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

  /** A column of a table, also one that ALTER TABLE adds, unless it has no name. */
  static Optional<Column> column(Node node) {
    List<Constraint> constraints = new ArrayList<>();
    Optional<QualifiedName> collation = Optional.empty();
    for (Node child : node.children(COLUMN_CONSTRAINT)) {
      Optional<QualifiedName> named = ConstraintBuilder.collation(child);
      collation = named.isPresent() ? named : collation;
      ConstraintBuilder.addTo(constraints, child);
    }
    Optional<QualifiedName> collatedBy = collation;
    return node.name(COLUMN_NAME)
        .map(
            name ->
                new Column(
                    name,
                    node.type(),
                    collatedBy,
                    node.child(STORAGE).flatMap(Node::lastName),
                    node.child(COMPRESSION).flatMap(Node::lastName),
                    options(node),
                    constraints,
                    node.span()));
  }

  private static Optional<TableItem> like(Node node) {
    List<String> options =
        node.children(LIKE_OPTION).stream()
            .map(option -> SqlText.of(option.parser().tokens().text(), option.span()))
            .map(option -> option.toUpperCase(Locale.ROOT))
            .toList();
    return node.qualifiedName(LIKE_SOURCE).map(source -> new Like(source, options, node.span()));
  }

  private static PartitionBy partitionBy(Node node) {
    String strategy = node.name(PARTITION_STRATEGY).map(Name::value).orElse("");
    return new PartitionBy(
        strategy.toUpperCase(Locale.ROOT),
        node.map(PARTITION_KEY, IndexBuilder::partitionKey),
        node.span());
  }
}
