package dev.schemadoc.schema;

import dev.schemadoc.sql.Reserved;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes schema objects as SQL that PostgreSQL runs. */
public final class Ddl {

  private Ddl() {}

  /** A script that builds a schema: types, tables, foreign keys, indexes, comments. */
  public static String script(Schema schema) {
    List<String> statements = new ArrayList<>();
    schema.tables().keySet().stream()
        .map(TableId::schema)
        .filter(name -> !name.equals(TableId.DEFAULT_SCHEMA))
        .distinct()
        .forEach(name -> statements.add("CREATE SCHEMA IF NOT EXISTS " + identifier(name)));
    schema.enums().values().forEach(type -> statements.add(createEnum(type)));
    schema.tables().values().forEach(table -> statements.add(createTable(table)));
    for (Table table : schema.tables().values()) {
      for (Constraint.ForeignKey key : table.foreignKeys()) {
        statements.add(addConstraint(table.id(), key));
      }
    }
    for (Table table : schema.tables().values()) {
      table.indexes().forEach(index -> statements.add(createIndex(index)));
      statements.addAll(comments(table));
    }
    return statements.stream().map(statement -> statement + ";\n").collect(Collectors.joining());
  }

  /** {@code CREATE TYPE … AS ENUM}. */
  public static String createEnum(EnumType type) {
    return "CREATE TYPE %s AS ENUM (%s)"
        .formatted(
            name(type.id()),
            type.labels().stream().map(Ddl::literal).collect(Collectors.joining(", ")));
  }

  /** {@code CREATE TABLE} without its foreign keys, which may refer to tables still to come. */
  public static String createTable(Table table) {
    List<String> items = new ArrayList<>();
    table.columns().forEach(column -> items.add(column(column)));
    for (Constraint constraint : table.constraints()) {
      if (!(constraint instanceof Constraint.ForeignKey)) {
        items.add(constraint(constraint));
      }
    }
    String persistence = table.persistence().isEmpty() ? "" : table.persistence() + " ";
    StringBuilder sql =
        new StringBuilder("CREATE %sTABLE %s (".formatted(persistence, name(table.id())));
    sql.append(items.isEmpty() ? "" : "\n  " + String.join(",\n  ", items) + "\n").append(')');
    if (!table.inherits().isEmpty()) {
      sql.append(" INHERITS (")
          .append(table.inherits().stream().map(Ddl::name).collect(Collectors.joining(", ")))
          .append(')');
    }
    if (!table.partitionBy().isEmpty()) {
      sql.append(" PARTITION BY ").append(table.partitionBy());
    }
    if (!table.with().isEmpty()) {
      sql.append(" WITH (").append(table.with()).append(')');
    }
    return sql.toString();
  }

  /** A column as it stands in CREATE TABLE. */
  public static String column(Column column) {
    StringBuilder sql =
        new StringBuilder(identifier(column.name())).append(' ').append(column.type().sql());
    column.collation().ifPresent(collation -> sql.append(" COLLATE ").append(collation));
    sql.append(
        switch (column.value()) {
          case Column.Value.None() -> "";
          case Column.Value.Constant(String ignored, String written) -> " DEFAULT " + written;
          case Column.Value.Computed(String written) -> " DEFAULT " + written;
          case Column.Value.Generated(String written, boolean stored) ->
              " GENERATED ALWAYS AS (%s)%s".formatted(written, stored ? " STORED" : "");
          case Column.Value.Identity(boolean always, String options) ->
              " GENERATED %s AS IDENTITY%s"
                  .formatted(
                      always ? "ALWAYS" : "BY DEFAULT",
                      options.isEmpty() ? "" : " (" + options + ")");
        });
    return sql.append(column.notNull() ? " NOT NULL" : "").toString();
  }

  /** {@code ALTER TABLE … ADD CONSTRAINT}. */
  public static String addConstraint(TableId table, Constraint constraint) {
    return "ALTER TABLE %s ADD %s".formatted(name(table), constraint(constraint));
  }

  /** A constraint as it stands in CREATE TABLE. */
  public static String constraint(Constraint constraint) {
    String body =
        switch (constraint) {
          case Constraint.PrimaryKey key ->
              "PRIMARY KEY (%s)%s"
                  .formatted(columns(key.columns()), settings(key.include(), key.with()));
          case Constraint.Unique key ->
              "UNIQUE%s (%s)%s"
                  .formatted(
                      key.nullsNotDistinct() ? " NULLS NOT DISTINCT" : "",
                      columns(key.columns()),
                      settings(key.include(), key.with()));
          case Constraint.ForeignKey key -> foreignKey(key);
          case Constraint.Check check ->
              "CHECK (%s)%s%s"
                  .formatted(
                      check.condition(),
                      check.noInherit() ? " NO INHERIT" : "",
                      check.notValid() ? " NOT VALID" : "");
          case Constraint.Exclude exclude -> exclude(exclude);
        };
    String timing =
        switch (constraint.timing()) {
          case IMMEDIATE -> "";
          case DEFERRABLE -> " DEFERRABLE";
          case DEFERRED -> " DEFERRABLE INITIALLY DEFERRED";
        };
    return "CONSTRAINT " + identifier(constraint.name()) + " " + body + timing;
  }

  private static String foreignKey(Constraint.ForeignKey key) {
    StringBuilder sql = new StringBuilder();
    sql.append("FOREIGN KEY (").append(columns(key.columns())).append(") REFERENCES ");
    sql.append(name(key.target()));
    if (!key.targetColumns().isEmpty()) {
      sql.append(" (").append(columns(key.targetColumns())).append(')');
    }
    key.match().ifPresent(match -> sql.append(" MATCH ").append(match));
    key.onDelete().ifPresent(action -> sql.append(" ON DELETE ").append(action));
    key.onUpdate().ifPresent(action -> sql.append(" ON UPDATE ").append(action));
    return sql.append(key.notValid() ? " NOT VALID" : "").toString();
  }

  private static String exclude(Constraint.Exclude exclude) {
    String elements =
        exclude.elements().stream()
            .map(element -> key(element.key()) + " WITH " + element.operator())
            .collect(Collectors.joining(", "));
    return "EXCLUDE%s (%s)%s"
        .formatted(
            exclude.method().isEmpty() ? "" : " USING " + exclude.method(),
            elements,
            exclude.where().isEmpty() ? "" : " WHERE (" + exclude.where() + ")");
  }

  private static String settings(List<String> include, String with) {
    return (include.isEmpty() ? "" : " INCLUDE (" + columns(include) + ")")
        + (with.isEmpty() ? "" : " WITH (" + with + ")");
  }

  /** {@code CREATE INDEX}. */
  public static String createIndex(Index index) {
    StringBuilder sql = new StringBuilder("CREATE ");
    sql.append(index.unique() ? "UNIQUE INDEX " : "INDEX ");
    sql.append(identifier(index.name())).append(" ON ").append(name(index.table()));
    sql.append(index.method().isEmpty() ? "" : " USING " + index.method()).append(" (");
    sql.append(index.keys().stream().map(Ddl::key).collect(Collectors.joining(", "))).append(')');
    if (!index.include().isEmpty()) {
      sql.append(" INCLUDE (").append(columns(index.include())).append(')');
    }
    sql.append(index.nullsNotDistinct() ? " NULLS NOT DISTINCT" : "");
    sql.append(index.with().isEmpty() ? "" : " WITH (" + index.with() + ")");
    sql.append(index.tablespace().isEmpty() ? "" : " TABLESPACE " + identifier(index.tablespace()));
    return sql.append(index.where().isEmpty() ? "" : " WHERE " + index.where()).toString();
  }

  /** A key as it stands in CREATE INDEX. */
  public static String key(IndexKey key) {
    return (key.isColumn() ? identifier(key.sql()) : "(" + key.sql() + ")")
        + (key.collation().isEmpty() ? "" : " COLLATE " + key.collation())
        + (key.operatorClass().isEmpty() ? "" : " " + key.operatorClass())
        + (key.descending() ? " DESC" : "")
        + (key.nulls().isEmpty() ? "" : " NULLS " + key.nulls());
  }

  private static List<String> comments(Table table) {
    List<String> statements = new ArrayList<>();
    table
        .comment()
        .ifPresent(
            comment ->
                statements.add(
                    "COMMENT ON TABLE %s IS %s".formatted(name(table.id()), literal(comment))));
    for (Column column : table.columns()) {
      column
          .comment()
          .ifPresent(
              comment ->
                  statements.add(
                      "COMMENT ON COLUMN %s.%s IS %s"
                          .formatted(
                              name(table.id()), identifier(column.name()), literal(comment))));
    }
    return statements;
  }

  /** Names separated by commas, quoted where PostgreSQL needs it. */
  public static String columns(List<String> names) {
    return names.stream().map(Ddl::identifier).collect(Collectors.joining(", "));
  }

  /** A table's name, with its schema where that is not the default one. */
  public static String name(TableId id) {
    return id.isInDefaultSchema()
        ? identifier(id.name())
        : identifier(id.schema()) + "." + identifier(id.name());
  }

  /** A name, quoted where PostgreSQL needs it. */
  public static String identifier(String name) {
    return Reserved.needsQuotes(name) ? '"' + name.replace("\"", "\"\"") + '"' : name;
  }

  /** A string constant. */
  public static String literal(String value) {
    String quoted = "'" + value.replace("'", "''") + "'";
    return value.contains("\\") ? "E" + quoted.replace("\\", "\\\\") : quoted;
  }
}
