package dev.schemadoc.alembic;

import dev.schemadoc.migration.Operation;
import dev.schemadoc.migration.Plan;
import dev.schemadoc.schema.Column;
import dev.schemadoc.schema.Constraint;
import dev.schemadoc.schema.Ddl;
import dev.schemadoc.schema.EnumType;
import dev.schemadoc.schema.Index;
import dev.schemadoc.schema.IndexKey;
import dev.schemadoc.schema.SqlType;
import dev.schemadoc.schema.Table;
import dev.schemadoc.schema.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns the steps of a plan into calls of Alembic.
 *
 * <p>What the calls of SQLAlchemy 1.4 and 2 cannot both say is said in SQL, one statement to a
 * call. Every constraint has its name in {@code op.f()}, so that a naming convention of the project
 * does not change it.
 */
public final class Renderer {

  /**
   * The body of a function of a revision.
   *
   * @param definitions Python source that it needs at the top of the file
   */
  public record Rendered(List<PythonStatement> statements, List<String> definitions) {
    public Rendered {
      statements = List.copyOf(statements);
      definitions = List.copyOf(definitions);
    }
  }

  private final List<PythonStatement> statements = new ArrayList<>();
  private boolean custom;

  private Renderer() {}

  /** The body that runs a plan. */
  public static Rendered render(Plan plan) {
    Renderer renderer = new Renderer();
    Optional<Operation> before = Optional.empty();
    for (Operation operation : plan.operations()) {
      boolean apart =
          before.filter(previous -> previous.getClass() == operation.getClass()).isEmpty();
      if (apart) {
        renderer.statements.add(new PythonStatement.Gap());
      }
      renderer.operation(operation);
      before = Optional.of(operation);
    }
    return new Rendered(
        renderer.statements, renderer.custom ? List.of(TypeCalls.CUSTOM_DEFINITION) : List.of());
  }

  private void operation(Operation operation) {
    switch (operation) {
      case Operation.CreateSchema(String name) ->
          execute("CREATE SCHEMA IF NOT EXISTS " + Ddl.identifier(name));
      case Operation.KeepSchema(String name) ->
          statements.add(
              new PythonStatement.Remark(
                  "The schema %s stays, for it may have been there before.".formatted(name)));
      case Operation.CreateEnum(EnumType type) -> execute(Ddl.createEnum(type));
      case Operation.DropEnum(EnumType type) -> execute("DROP TYPE " + Ddl.name(type.id()));
      case Operation.CreateTable(Table table, List<EnumType> enums) -> createTable(table, enums);
      case Operation.DropTable(Table table, List<EnumType> ignored) ->
          run(inSchema(Python.call("op.drop_table", Python.text(table.id().name())), table.id()));
      case Operation.AddColumn(TableId table, Column column) -> addColumn(table, column);
      case Operation.DropColumn(TableId table, Column column) ->
          run(
              inSchema(
                  Python.call(
                      "op.drop_column", Python.text(table.name()), Python.text(column.name())),
                  table));
      case Operation.AddConstraint(TableId table, Constraint constraint) ->
          addConstraint(table, constraint);
      case Operation.DropConstraint(TableId table, Constraint constraint) ->
          run(
              inSchema(
                  Python.call("op.drop_constraint", named(constraint), Python.text(table.name()))
                      .with("type_", Python.text(kind(constraint))),
                  table));
      case Operation.CreateIndex(Index index) -> createIndex(index);
      case Operation.DropIndex(Index index) ->
          run(
              inSchema(
                  Python.call("op.drop_index", Python.text(index.name()))
                      .with("table_name", Python.text(index.table().name())),
                  index.table()));
    }
  }

  // Tables and columns

  private void createTable(Table table, List<EnumType> enums) {
    boolean inSql =
        !table.inherits().isEmpty() || table.columns().stream().anyMatch(this::needsSql);
    List<Constraint> later = new ArrayList<>();
    if (inSql) {
      execute(Ddl.createTable(table));
      later.addAll(table.foreignKeys());
    } else {
      run(createTableCall(table, enums, later));
    }
    for (Constraint constraint : later) {
      addConstraint(table.id(), constraint);
    }
    if (inSql) {
      comments(table);
    } else if (!table.with().isEmpty()) {
      execute("ALTER TABLE %s SET (%s)".formatted(Ddl.name(table.id()), table.with()));
    }
  }

  private Python.Call createTableCall(Table table, List<EnumType> enums, List<Constraint> later) {
    Python.Call call = Python.call("op.create_table", Python.text(table.id().name()));
    for (Column column : table.columns()) {
      call = call.and(column(column, Optional.of(table), enums));
    }
    for (Constraint constraint : table.constraints()) {
      Optional<Python> inside = constraint(constraint);
      if (inside.isPresent()) {
        call = call.and(inside.get());
      } else {
        later.add(constraint);
      }
    }
    call = inSchema(call, table.id());
    call = call.withIf("comment", table.comment(), Python::text);
    if (!table.partitionBy().isEmpty()) {
      call = call.with("postgresql_partition_by", Python.text(table.partitionBy()));
    }
    return table.persistence().isEmpty()
        ? call
        : call.with("prefixes", Python.texts(List.of(table.persistence())));
  }

  private void comments(Table table) {
    table
        .comment()
        .ifPresent(
            words ->
                execute(
                    "COMMENT ON TABLE %s IS %s"
                        .formatted(Ddl.name(table.id()), Ddl.literal(words))));
    for (Column column : table.columns()) {
      column
          .comment()
          .ifPresent(
              words ->
                  execute(
                      "COMMENT ON COLUMN %s.%s IS %s"
                          .formatted(
                              Ddl.name(table.id()),
                              Ddl.identifier(column.name()),
                              Ddl.literal(words))));
    }
  }

  /** Whether a column has something that the calls cannot say. */
  private boolean needsSql(Column column) {
    boolean oddValue =
        switch (column.value()) {
          case Column.Value.Identity identity -> identityOptions(identity).isEmpty();
          case Column.Value.Generated generated -> !generated.stored();
          case Column.Value.None ignored -> false;
          case Column.Value.Constant ignored -> false;
          case Column.Value.Computed ignored -> false;
        };
    boolean oddCollation =
        column
            .collation()
            .filter(
                name ->
                    !name.matches("\"[^\".]+\"")
                        || column.type().isArray()
                        || !isText(column.type()))
            .isPresent();
    return oddValue || oddCollation;
  }

  private static boolean isText(SqlType type) {
    return type.name().equals("text") || type.name().equals("character varying");
  }

  private void addColumn(TableId table, Column column) {
    if (needsSql(column)) {
      execute("ALTER TABLE %s ADD COLUMN %s".formatted(Ddl.name(table), Ddl.column(column)));
      return;
    }
    run(
        inSchema(
            Python.call(
                "op.add_column",
                Python.text(table.name()),
                column(column, Optional.empty(), List.of())),
            table));
  }

  private Python column(Column column, Optional<Table> table, List<EnumType> enums) {
    boolean inKey =
        table
            .flatMap(Table::primaryKey)
            .filter(key -> key.columns().contains(column.name()))
            .isPresent();
    Python.Call call =
        Python.call("sa.Column", Python.text(column.name()), type(column, inKey, enums));
    call =
        switch (column.value()) {
          case Column.Value.None() -> call;
          case Column.Value.Constant(String literal, String sql) ->
              // As a string SQLAlchemy writes it in quotes, which is right for texts only.
              call.with(
                  "server_default",
                  sql.startsWith("'") ? Python.text(literal) : SqlInPython.text(sql));
          case Column.Value.Computed(String sql) ->
              call.with("server_default", SqlInPython.text(sql));
          case Column.Value.Generated(String sql, boolean stored) ->
              call.and(
                  Python.call("sa.Computed", Python.text(SqlInPython.escaped(sql)))
                      .with("persisted", Python.bool(stored)));
          case Column.Value.Identity identity -> call.and(identity(identity));
        };
    if (column.type().isSerial() && inKey) {
      call = call.with("autoincrement", Python.bool(true));
    } else if (inKey && isInteger(column.type()) && isNone(column.value())) {
      // Otherwise SQLAlchemy would make a single integer key a serial column.
      call = call.with("autoincrement", Python.bool(false));
    }
    return call.with("nullable", Python.bool(!column.notNull()))
        .withIf("comment", column.comment(), Python::text);
  }

  private static boolean isNone(Column.Value value) {
    return value.equals(Column.NO_VALUE);
  }

  private static boolean isInteger(SqlType type) {
    return !type.isArray()
        && switch (type.name()) {
          case "smallint", "integer", "bigint" -> true;
          default -> false;
        };
  }

  private Python type(Column column, boolean inKey, List<EnumType> enums) {
    SqlType type = column.type();
    if (type.isSerial() && !inKey) {
      custom = true;
      return Python.call(TypeCalls.CUSTOM, Python.text(type.name()));
    }
    custom |= TypeCalls.isCustom(type, enums);
    Python call = TypeCalls.call(type, enums);
    return column.collation().isPresent() && call instanceof Python.Call text
        ? text.with(
            "collation",
            Python.text(
                column.collation().get().substring(1, column.collation().get().length() - 1)))
        : call;
  }

  private static Python.Call identity(Column.Value.Identity identity) {
    Python.Call call = Python.call("sa.Identity").with("always", Python.bool(identity.always()));
    for (IdentityOption option : identityOptions(identity).orElse(List.of())) {
      call = call.with(option.name(), Python.raw(option.value()));
    }
    return call;
  }

  private record IdentityOption(String name, String value) {}

  /** The sequence options as arguments; none where one of them cannot be said so. */
  private static Optional<List<IdentityOption>> identityOptions(Column.Value.Identity identity) {
    List<IdentityOption> options = new ArrayList<>();
    String rest = identity.options().toLowerCase(java.util.Locale.ROOT).strip();
    while (!rest.isEmpty()) {
      var match =
          java.util.regex.Pattern.compile(
                  "^(start|increment|minvalue|maxvalue|cache)(?:\\s+(?:with|by))?\\s+(-?\\d+)\\s*"
                      + "|^(cycle)\\b\\s*")
              .matcher(rest);
      if (!match.find()) {
        return Optional.empty();
      }
      options.add(
          match.group(3) != null
              ? new IdentityOption("cycle", "True")
              : new IdentityOption(match.group(1), match.group(2)));
      rest = rest.substring(match.end());
    }
    return Optional.of(options);
  }

  // Constraints

  /** A constraint inside of create_table; none where it must be said in SQL. */
  private static Optional<Python> constraint(Constraint constraint) {
    return switch (constraint) {
      case Constraint.PrimaryKey key ->
          key.include().isEmpty() && key.with().isEmpty()
              ? Optional.of(
                  timed(
                      strings(Python.call("sa.PrimaryKeyConstraint"), key.columns())
                          .with("name", named(key)),
                      key))
              : Optional.empty();
      case Constraint.Unique key ->
          key.include().isEmpty() && key.with().isEmpty() && !key.nullsNotDistinct()
              ? Optional.of(
                  timed(
                      strings(Python.call("sa.UniqueConstraint"), key.columns())
                          .with("name", named(key)),
                      key))
              : Optional.empty();
      case Constraint.Check check ->
          check.noInherit() || check.notValid()
              ? Optional.empty()
              : Optional.of(
                  Python.call(
                          "sa.CheckConstraint", Python.text(SqlInPython.escaped(check.condition())))
                      .with("name", named(check)));
      case Constraint.ForeignKey key ->
          isSayable(key)
              ? Optional.of(
                  timed(
                      actions(
                          Python.call(
                                  "sa.ForeignKeyConstraint",
                                  Python.texts(key.columns()),
                                  Python.texts(
                                      key.targetColumns().stream()
                                          .map(column -> target(key.target(), column))
                                          .toList()))
                              .with("name", named(key)),
                          key),
                      key))
              : Optional.empty();
      case Constraint.Exclude ignored -> Optional.empty();
    };
  }

  private static String target(TableId table, String column) {
    String name = table.isInDefaultSchema() ? table.name() : table.schema() + "." + table.name();
    return name + "." + column;
  }

  /** Whether SQLAlchemy can say a foreign key: names with dots and lists of columns it cannot. */
  private static boolean isSayable(Constraint.ForeignKey key) {
    boolean dotted =
        key.target().name().contains(".")
            || key.target().schema().contains(".")
            || key.targetColumns().stream().anyMatch(column -> column.contains("."));
    boolean listed =
        key.onDelete().filter(action -> action.contains("(")).isPresent()
            || key.onUpdate().filter(action -> action.contains("(")).isPresent();
    return !dotted && !listed && !key.notValid() && !key.targetColumns().isEmpty();
  }

  private static Python.Call actions(Python.Call call, Constraint.ForeignKey key) {
    return call.withIf("ondelete", key.onDelete(), Python::text)
        .withIf("onupdate", key.onUpdate(), Python::text)
        .withIf("match", key.match(), Python::text);
  }

  private static Python.Call timed(Python.Call call, Constraint constraint) {
    return switch (constraint.timing()) {
      case IMMEDIATE -> call;
      case DEFERRABLE -> call.with("deferrable", Python.bool(true));
      case DEFERRED ->
          call.with("deferrable", Python.bool(true)).with("initially", Python.text("DEFERRED"));
    };
  }

  private void addConstraint(TableId table, Constraint constraint) {
    boolean call =
        constraint instanceof Constraint.ForeignKey key
            && isSayable(key)
            && table.isInDefaultSchema()
            && key.target().isInDefaultSchema();
    if (call && constraint instanceof Constraint.ForeignKey key) {
      run(
          timed(
              actions(
                  Python.call(
                      "op.create_foreign_key",
                      named(key),
                      Python.text(table.name()),
                      Python.text(key.target().name()),
                      Python.texts(key.columns()),
                      Python.texts(key.targetColumns())),
                  key),
              key));
    } else {
      execute(Ddl.addConstraint(table, constraint));
    }
  }

  private static Python named(Constraint constraint) {
    return Python.call("op.f", Python.text(constraint.name()));
  }

  private static String kind(Constraint constraint) {
    return switch (constraint) {
      case Constraint.PrimaryKey ignored -> "primary";
      case Constraint.Unique ignored -> "unique";
      case Constraint.ForeignKey ignored -> "foreignkey";
      case Constraint.Check ignored -> "check";
      // Alembic knows no word for it; any constraint is dropped alike on PostgreSQL.
      case Constraint.Exclude ignored -> "unique";
    };
  }

  // Indexes

  private void createIndex(Index index) {
    boolean inSql =
        !index.with().isEmpty() || !index.tablespace().isEmpty() || index.nullsNotDistinct();
    if (inSql) {
      execute(Ddl.createIndex(index));
      return;
    }
    Python.Call call =
        Python.call(
            "op.create_index",
            Python.text(index.name()),
            Python.text(index.table().name()),
            Python.list(index.keys().stream().map(Renderer::key).toList()));
    if (index.unique()) {
      call = call.with("unique", Python.bool(true));
    }
    call = inSchema(call, index.table());
    if (!index.method().isEmpty()) {
      call = call.with("postgresql_using", Python.text(index.method()));
    }
    if (!index.include().isEmpty()) {
      call = call.with("postgresql_include", Python.texts(index.include()));
    }
    if (!index.where().isEmpty()) {
      call = call.with("postgresql_where", SqlInPython.text(index.where()));
    }
    run(call);
  }

  private static Python key(IndexKey key) {
    return key.isPlainColumn() ? Python.text(key.sql()) : SqlInPython.text(Ddl.key(key));
  }

  private static Python.Call strings(Python.Call call, List<String> values) {
    Python.Call result = call;
    for (String value : values) {
      result = result.and(Python.text(value));
    }
    return result;
  }

  private static Python.Call inSchema(Python.Call call, TableId table) {
    return table.isInDefaultSchema() ? call : call.with("schema", Python.text(table.schema()));
  }

  private void run(Python.Call call) {
    statements.add(new PythonStatement.Do(call));
  }

  private void execute(String sql) {
    statements.add(SqlInPython.execute(sql));
  }
}
