package dev.schemadoc.schema;

import dev.schemadoc.schema.Constraint.Timing;
import dev.schemadoc.sql.AlterAction;
import dev.schemadoc.sql.Command;
import dev.schemadoc.sql.Constraint.Attributes;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.Declaration;
import dev.schemadoc.sql.Expression;
import dev.schemadoc.sql.IndexPart;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.SqlText;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.TableItem;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Makes a schema of statements: what the database would hold after they ran.
 *
 * <p>Inside one source the order of statements counts. Between sources it does not: what amends a
 * table that a later source declares waits for it.
 */
public final class Interpreter {

  /** Statements and the text that their spans count in. */
  public record Source(String text, List<Statement> statements) {
    public Source {
      statements = List.copyOf(statements);
    }
  }

  /**
   * What was understood.
   *
   * @param gaps what the schema does not show of a table, in words
   */
  public record Interpretation(Schema schema, SequencedMap<TableId, List<String>> gaps) {}

  /** An amendment whose table is not declared yet. */
  private record Waiting(String text, Statement statement) {}

  private final SequencedMap<TableId, Table> tables = new LinkedHashMap<>();
  private final SequencedMap<TableId, EnumType> enums = new LinkedHashMap<>();
  private final SequencedMap<TableId, List<String>> gaps = new LinkedHashMap<>();
  private final Set<TableId> relationNames = new HashSet<>();
  private final Set<TableId> constraintNames = new HashSet<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private String text = "";

  private Interpreter() {}

  /** Interprets sources on top of each other, starting with nothing. */
  public static Interpretation interpret(List<Source> sources) {
    Interpreter interpreter = new Interpreter();
    for (Source source : sources) {
      interpreter.text = source.text();
      source.statements().forEach(interpreter::apply);
    }
    List<Waiting> rest = List.copyOf(interpreter.waiting);
    interpreter.waiting.clear();
    for (Waiting amendment : rest) {
      interpreter.text = amendment.text();
      interpreter.apply(amendment.statement());
    }
    interpreter.resolveTargets();
    return new Interpretation(new Schema(interpreter.tables, interpreter.enums), interpreter.gaps);
  }

  private void apply(Statement statement) {
    switch (statement) {
      case Statement.CreateTable create -> createTable(create);
      case Statement.CreateEnum create ->
          enums.putIfAbsent(
              TableId.of(create.type()),
              new EnumType(
                  TableId.of(create.type()),
                  create.labels().stream().map(Statement.Label::value).toList()));
      case Statement.CreateIndex create -> amend(TableId.of(create.table()), create, this::index);
      case Statement.AlterTable alter -> amend(TableId.of(alter.table()), alter, this::alter);
      case Statement.CommentOn comment ->
          comment.table().ifPresent(table -> amend(TableId.of(table), comment, this::comment));
      case Statement.Drop drop -> drop(drop);
      case Declaration ignored -> {}
      case Statement.Alter ignored -> {}
      case Command ignored -> {}
      case Statement.Unreadable ignored -> {}
    }
  }

  /** Changes a table by a statement. */
  private interface Amendment<S extends Statement> {
    Table apply(Table table, S statement);
  }

  private <S extends Statement> void amend(TableId id, S statement, Amendment<S> amendment) {
    Table table = tables.get(id);
    if (table == null) {
      waiting.add(new Waiting(text, statement));
      return;
    }
    Table amended = amendment.apply(table, statement);
    if (!amended.id().equals(id)) {
      tables.remove(id);
    }
    tables.put(amended.id(), amended);
  }

  private void drop(Statement.Drop drop) {
    for (var name : drop.names()) {
      TableId id = TableId.of(name);
      switch (drop.kind()) {
        case "TABLE" -> tables.remove(id);
        case "TYPE" -> enums.remove(id);
        case "INDEX" ->
            tables.replaceAll(
                (key, table) ->
                    table.withIndexes(
                        table.indexes().stream()
                            .filter(index -> !key.sibling(index.name()).equals(id))
                            .toList()));
        default -> {}
      }
    }
  }

  // CREATE TABLE

  /** Column and table constraints in the order in which PostgreSQL names them. */
  private static final class Parts {
    final List<Column> columns = new ArrayList<>();
    final List<Pending> checks = new ArrayList<>();
    final List<Pending> keys = new ArrayList<>();
    final List<Pending> foreignKeys = new ArrayList<>();
  }

  /**
   * A constraint that may still lack its name.
   *
   * @param columns what PostgreSQL would make the name of
   */
  private record Pending(
      Optional<String> name, List<String> columns, String label, Constraint constraint) {}

  private void createTable(Statement.CreateTable create) {
    TableId id = TableId.of(create.table());
    if (tables.containsKey(id) && (create.ifNotExists() || !create.complete())) {
      return;
    }
    boolean stub = create.items().isEmpty() && !create.complete();
    if (stub) {
      return;
    }
    relationNames.add(id);
    Parts parts = new Parts();
    List<String> notShown = new ArrayList<>();
    for (TableItem item : create.items()) {
      switch (item) {
        case TableItem.Column column -> column(column, parts);
        case TableItem.TableConstraint constraint ->
            tableConstraint(constraint.constraint(), parts);
        case TableItem.InlineIndex index -> notShown.add("`" + sql(index.span()) + "`");
        case TableItem.Like like -> notShown.add("`" + sql(like.span()) + "`");
        case TableItem.Elision ignored -> notShown.add("columns that it leaves out");
        case TableItem.Unreadable bad -> notShown.add("`" + sql(bad.span()) + "`");
      }
    }
    create.partitionOf().ifPresent(parent -> notShown.add("`PARTITION OF " + parent + "`"));
    create.ofType().ifPresent(type -> notShown.add("`OF " + type + "`"));
    create.query().ifPresent(query -> notShown.add("`AS` and a query"));
    if (!notShown.isEmpty()) {
      gaps.put(id, List.copyOf(notShown));
    } else {
      gaps.remove(id);
    }
    Table table =
        new Table(
            id,
            parts.columns,
            List.of(),
            List.of(),
            create.persistence().orElse(""),
            create.inherits().stream().map(TableId::of).toList(),
            create.partitionBy().map(by -> partition(by)).orElse(""),
            create.storage().map(this::sql).orElse(""),
            Optional.empty());
    tables.put(id, addConstraints(table, parts));
  }

  private String partition(Statement.PartitionBy by) {
    String written = sql(by.span());
    return written.substring(written.toUpperCase(java.util.Locale.ROOT).indexOf(" BY ") + 4);
  }

  /** Gives names where none are written, checks first, then keys, then foreign keys. */
  private Table addConstraints(Table table, Parts parts) {
    Table result = table;
    List<Pending> ordered = new ArrayList<>(parts.checks);
    parts.keys.stream()
        .filter(key -> key.constraint() instanceof Constraint.PrimaryKey)
        .forEach(ordered::add);
    parts.keys.stream()
        .filter(key -> !(key.constraint() instanceof Constraint.PrimaryKey))
        .forEach(ordered::add);
    ordered.addAll(parts.foreignKeys);
    for (Pending pending : ordered) {
      result = addConstraint(result, pending);
    }
    return result;
  }

  private Table addConstraint(Table table, Pending pending) {
    boolean indexed =
        switch (pending.constraint()) {
          case Constraint.PrimaryKey ignored -> true;
          case Constraint.Unique ignored -> true;
          case Constraint.Exclude ignored -> true;
          case Constraint.ForeignKey ignored -> false;
          case Constraint.Check ignored -> false;
        };
    TableId id = table.id();
    String name =
        pending
            .name()
            .orElseGet(
                () ->
                    DefaultNames.choose(
                        id.name(),
                        pending.columns(),
                        pending.label(),
                        candidate ->
                            constraintNames.contains(id.sibling(candidate))
                                || (indexed && relationNames.contains(id.sibling(candidate)))));
    constraintNames.add(id.sibling(name));
    if (indexed) {
      relationNames.add(id.sibling(name));
    }
    Table result = table.plus(pending.constraint().withName(name));
    if (pending.constraint() instanceof Constraint.PrimaryKey key) {
      for (String column : key.columns()) {
        result = result.with(column, c -> c.withNotNull(true));
      }
    }
    return result;
  }

  private void column(TableItem.Column item, Parts parts) {
    String name = item.name().value();
    if (item.type().isEmpty()
        || parts.columns.stream().anyMatch(column -> column.name().equals(name))) {
      return;
    }
    SqlType type = SqlType.of(item.type().get());
    Column column =
        new Column(
            name,
            type,
            type.isSerial(),
            Column.NO_VALUE,
            item.collation().map(collation -> sql(collation.span())),
            Optional.empty());
    for (var constraint : item.constraints()) {
      switch (constraint.body()) {
        case Body.NotNull ignored -> column = column.withNotNull(true);
        case Body.Default value -> column = column.withValue(value(value.value()));
        case Body.Generated generated ->
            column =
                column.withValue(
                    new Column.Value.Generated(sql(generated.value().span()), generated.stored()));
        case Body.Identity identity ->
            column =
                column
                    .withNotNull(true)
                    .withValue(
                        new Column.Value.Identity(
                            identity.always(), identity.optionsSpan().map(this::sql).orElse("")));
        case Body.Nullable ignored -> {}
        case Body.Check ignored -> constraint(constraint, List.of(name), parts);
        case Body.PrimaryKey ignored -> constraint(constraint, List.of(name), parts);
        case Body.Unique ignored -> constraint(constraint, List.of(name), parts);
        case Body.ForeignKey ignored -> constraint(constraint, List.of(name), parts);
        case Body.Exclude ignored -> {}
        case Body.UsingIndex ignored -> {}
      }
    }
    parts.columns.add(column);
  }

  private Column.Value value(Expression expression) {
    String written = sql(expression.span());
    return switch (expression.bare()) {
      case Expression.Literal literal ->
          switch (literal.kind()) {
            case NULL -> Column.NO_VALUE;
            case STRING, NUMBER, BOOLEAN ->
                isPlain(literal, expression)
                    ? new Column.Value.Constant(literal.value(), written)
                    : new Column.Value.Computed(written);
            case BIT_STRING -> new Column.Value.Computed(written);
          };
      default -> new Column.Value.Computed(written);
    };
  }

  /** Whether a literal means itself, without escapes or parentheses. */
  private boolean isPlain(Expression.Literal literal, Expression expression) {
    String written = text.substring(expression.span().start(), expression.span().end());
    return literal.kind() != Expression.Literal.Kind.STRING
        || (written.startsWith("'") && written.indexOf('\n') < 0);
  }

  private void tableConstraint(dev.schemadoc.sql.Constraint constraint, Parts parts) {
    switch (constraint.body()) {
      case Body.NotNull notNull -> {
        for (Name column : notNull.columns()) {
          parts.columns.replaceAll(c -> c.name().equals(column.value()) ? c.withNotNull(true) : c);
        }
      }
      case Body.PrimaryKey key -> constraint(constraint, names(key.columns()), parts);
      case Body.Unique key -> constraint(constraint, names(key.columns()), parts);
      case Body.ForeignKey key -> constraint(constraint, names(key.columns()), parts);
      case Body.Check ignored -> constraint(constraint, List.of(), parts);
      case Body.Exclude ignored -> constraint(constraint, List.of(), parts);
      case Body.UsingIndex ignored -> {}
      case Body.Nullable ignored -> {}
      case Body.Default ignored -> {}
      case Body.Generated ignored -> {}
      case Body.Identity ignored -> {}
    }
  }

  private void constraint(dev.schemadoc.sql.Constraint source, List<String> columns, Parts parts) {
    Optional<String> name = source.name().map(Name::value);
    Attributes attributes = source.attributes();
    Timing timing = timing(attributes);
    switch (source.body()) {
      case Body.PrimaryKey key ->
          parts.keys.add(
              new Pending(
                  name,
                  List.of(),
                  "pkey",
                  new Constraint.PrimaryKey(
                      "",
                      columns,
                      names(key.settings().include()),
                      key.settings().with().map(this::sql).orElse(""),
                      timing)));
      case Body.Unique key ->
          parts.keys.add(
              new Pending(
                  name,
                  columns,
                  "key",
                  new Constraint.Unique(
                      "",
                      columns,
                      key.nullsNotDistinct(),
                      names(key.settings().include()),
                      key.settings().with().map(this::sql).orElse(""),
                      timing)));
      case Body.Check check -> {
        List<String> used =
            check.condition().columns().stream()
                .map(reference -> reference.column().value())
                .distinct()
                .toList();
        parts.checks.add(
            new Pending(
                name,
                used.size() == 1 ? used : List.of(),
                "check",
                new Constraint.Check(
                    "",
                    sql(check.condition().span()),
                    attributes.noInherit(),
                    attributes.notValid())));
      }
      case Body.ForeignKey key ->
          parts.foreignKeys.add(
              new Pending(
                  name,
                  columns,
                  "fkey",
                  new Constraint.ForeignKey(
                      "",
                      columns,
                      TableId.of(key.target()),
                      names(key.targetColumns()),
                      key.match().filter(match -> match.equals("FULL")),
                      key.onDelete().flatMap(Interpreter::action),
                      key.onUpdate().flatMap(Interpreter::action),
                      attributes.notValid(),
                      timing)));
      case Body.Exclude exclude -> {
        List<Constraint.Exclude.Element> elements = new ArrayList<>();
        for (var element : exclude.elements()) {
          elements.add(new Constraint.Exclude.Element(key(element.part()), element.operator()));
        }
        parts.keys.add(
            new Pending(
                name,
                exclude.elements().stream().map(e -> columnNameOf(e.part())).toList(),
                "excl",
                new Constraint.Exclude(
                    "",
                    exclude.method().map(Name::value).orElse(""),
                    elements,
                    exclude.where().map(where -> sql(where.span())).orElse(""),
                    timing)));
      }
      case Body.NotNull ignored -> {}
      case Body.Nullable ignored -> {}
      case Body.Default ignored -> {}
      case Body.UsingIndex ignored -> {}
      case Body.Generated ignored -> {}
      case Body.Identity ignored -> {}
    }
  }

  private static Optional<String> action(dev.schemadoc.sql.Constraint.Action action) {
    if (action.kind().equals("NO ACTION")) {
      return Optional.empty();
    }
    String columns =
        action.columns().isEmpty() ? "" : " (" + Ddl.columns(names(action.columns())) + ")";
    return Optional.of(action.kind() + columns);
  }

  private static Timing timing(Attributes attributes) {
    if (attributes.initiallyDeferred()) {
      return Timing.DEFERRED;
    }
    return attributes.deferrable() ? Timing.DEFERRABLE : Timing.IMMEDIATE;
  }

  // CREATE INDEX, COMMENT ON, ALTER TABLE

  private Table index(Table table, Statement.CreateIndex create) {
    Optional<String> given = create.name().map(Name::value);
    boolean again =
        given.isPresent()
            && table.indexes().stream().anyMatch(index -> index.name().equals(given.get()));
    if (again) {
      return table;
    }
    TableId id = table.id();
    String name =
        given.orElseGet(
            () ->
                DefaultNames.choose(
                    id.name(),
                    create.parts().stream().map(Interpreter::columnNameOf).toList(),
                    "idx",
                    candidate -> relationNames.contains(id.sibling(candidate))));
    relationNames.add(id.sibling(name));
    return table.plus(
        new Index(
            name,
            id,
            create.unique(),
            create.method().map(Name::value).orElse(""),
            create.parts().stream().map(this::key).toList(),
            names(create.include()),
            create.nullsNotDistinct(),
            create.with().map(this::sql).orElse(""),
            create.tablespace().map(Name::value).orElse(""),
            create.where().map(where -> sql(where.span())).orElse("")));
  }

  private IndexKey key(IndexPart part) {
    boolean column = part.value() instanceof Expression.ColumnReference;
    String value =
        part.value() instanceof Expression.ColumnReference(List<Name> path, Span ignored)
            ? path.getLast().value()
            : sql(part.value().bare().span());
    return new IndexKey(
        value,
        column,
        part.collation().map(collation -> sql(collation.span())).orElse(""),
        part.operatorClass()
            .map(
                operatorClass ->
                    sql(operatorClass.span())
                        + part.operatorClassOptions()
                            .map(options -> " (" + sql(options) + ")")
                            .orElse(""))
            .orElse(""),
        part.order().filter(order -> order.equals("DESC")).isPresent(),
        part.nulls().orElse(""));
  }

  /** What a key contributes to the name of its index (PostgreSQL, FigureIndexColname). */
  static String columnNameOf(IndexPart part) {
    return figure(part.value().bare()).orElse("expr");
  }

  private static Optional<String> figure(Expression expression) {
    return switch (expression) {
      case Expression.ColumnReference reference -> Optional.of(reference.column().value());
      case Expression.Call call -> Optional.of(call.function().name().value());
      case Expression.Cast cast ->
          figure(cast.operand().bare()).or(() -> Optional.of(cast.type().name().name().value()));
      case Expression.Operation operation ->
          switch (operation.operator()) {
            case "CASE" -> Optional.of("case");
            case "ARRAY" -> Optional.of("array");
            case "ROW" -> Optional.of("row");
            case "COLLATE", "[]", "()" -> figure(operation.operands().getFirst());
            default -> Optional.empty();
          };
      case Expression.Literal ignored -> Optional.empty();
      case Expression.Subquery ignored -> Optional.empty();
      case Expression.Parameter ignored -> Optional.empty();
      case Expression.Elided ignored -> Optional.empty();
    };
  }

  private Table comment(Table table, Statement.CommentOn comment) {
    return comment
        .column()
        .map(column -> table.with(column.value(), c -> c.withComment(comment.comment())))
        .orElseGet(() -> table.withComment(comment.comment()));
  }

  private Table alter(Table table, Statement.AlterTable alter) {
    Table result = table;
    for (AlterAction action : alter.actions()) {
      result = alter(result, action);
    }
    return result;
  }

  private Table alter(Table table, AlterAction action) {
    return switch (action) {
      case AlterAction.AddColumn add -> {
        if (table.column(add.column().name().value()).isPresent()) {
          yield table;
        }
        Parts parts = new Parts();
        column(add.column(), parts);
        Table more = table;
        for (Column column : parts.columns) {
          more = more.plus(column);
        }
        yield addConstraints(more, parts);
      }
      case AlterAction.AddConstraint add -> {
        Parts parts = new Parts();
        parts.columns.addAll(table.columns());
        tableConstraint(add.constraint(), parts);
        yield addConstraints(table.withColumns(parts.columns), parts);
      }
      case AlterAction.DropColumn drop -> dropColumn(table, drop.column().value());
      case AlterAction.DropConstraint drop ->
          table.withConstraints(
              table.constraints().stream()
                  .filter(constraint -> !constraint.name().equals(drop.constraint().value()))
                  .toList());
      case AlterAction.SetType set ->
          table.with(set.column().value(), column -> column.withType(SqlType.of(set.type())));
      case AlterAction.SetDefault set ->
          table.with(
              set.column().value(),
              column -> column.withValue(set.value().map(this::value).orElse(Column.NO_VALUE)));
      case AlterAction.SetNotNull set ->
          table.with(set.column().value(), column -> column.withNotNull(set.notNull()));
      case AlterAction.RenameTable rename -> table.withId(table.id().sibling(rename.to().value()));
      case AlterAction.RenameColumn rename ->
          table.with(rename.from().value(), column -> column.withName(rename.to().value()));
      case AlterAction.RenameConstraint rename ->
          table.withConstraints(
              table.constraints().stream()
                  .map(
                      constraint ->
                          constraint.name().equals(rename.from().value())
                              ? constraint.withName(rename.to().value())
                              : constraint)
                  .toList());
      case AlterAction.Property ignored -> table;
      case AlterAction.Unreadable ignored -> table;
    };
  }

  private static Table dropColumn(Table table, String name) {
    return table.withColumns(
        table.columns().stream().filter(column -> !column.name().equals(name)).toList());
  }

  /** Fills in the columns of foreign keys that name only their target: its primary key. */
  private void resolveTargets() {
    tables.replaceAll(
        (id, table) ->
            table.withConstraints(
                table.constraints().stream().map(constraint -> resolved(constraint)).toList()));
  }

  private Constraint resolved(Constraint constraint) {
    if (!(constraint instanceof Constraint.ForeignKey key) || !key.targetColumns().isEmpty()) {
      return constraint;
    }
    Table target = tables.get(key.target());
    List<String> columns =
        target == null
            ? List.of()
            : target.primaryKey().map(Constraint.PrimaryKey::columns).orElse(List.of());
    return new Constraint.ForeignKey(
        key.name(),
        key.columns(),
        key.target(),
        columns,
        key.match(),
        key.onDelete(),
        key.onUpdate(),
        key.notValid(),
        key.timing());
  }

  private String sql(Span span) {
    return SqlText.of(text, span);
  }

  private static List<String> names(List<Name> names) {
    return names.stream().map(Name::value).toList();
  }
}
