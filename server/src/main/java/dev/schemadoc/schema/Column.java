package dev.schemadoc.schema;

import java.util.Optional;

/**
 * A column.
 *
 * @param notNull whether it is declared NOT NULL or belongs to the primary key
 * @param value where its value comes from when none is given
 * @param collation the name after COLLATE, as SQL
 * @param comment the text of COMMENT ON COLUMN
 */
public record Column(
    String name,
    SqlType type,
    boolean notNull,
    Value value,
    Optional<String> collation,
    Optional<String> comment) {

  /** Where the value of a column comes from when none is given. */
  public sealed interface Value {

    /** Nowhere: it is null. */
    record None() implements Value {}

    /**
     * A constant.
     *
     * @param literal the value without quotes
     * @param sql as written
     */
    record Constant(String literal, String sql) implements Value {}

    /** A default that PostgreSQL computes, as SQL. */
    record Computed(String sql) implements Value {}

    /** A generated column; the expression as SQL. */
    record Generated(String sql, boolean stored) implements Value {}

    /** An identity column; the sequence options as SQL, empty where none are given. */
    record Identity(boolean always, String options) implements Value {}
  }

  public static final Value NO_VALUE = new Value.None();

  public static Column of(String name, SqlType type) {
    return new Column(name, type, false, NO_VALUE, Optional.empty(), Optional.empty());
  }

  public Column withNotNull(boolean demanded) {
    return new Column(name, type, demanded, value, collation, comment);
  }

  public Column withValue(Value other) {
    return new Column(name, type, notNull, other, collation, comment);
  }

  public Column withType(SqlType other) {
    return new Column(name, other, notNull, value, collation, comment);
  }

  public Column withName(String other) {
    return new Column(other, type, notNull, value, collation, comment);
  }

  public Column withComment(Optional<String> other) {
    return new Column(name, type, notNull, value, collation, other);
  }
}
