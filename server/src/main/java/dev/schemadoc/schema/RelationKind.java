package dev.schemadoc.schema;

/** What sort of thing a name of the name space of tables names (PostgreSQL, pg_class). */
public enum RelationKind {
  TABLE("table"),
  FOREIGN_TABLE("foreign table"),
  VIEW("view"),
  MATERIALIZED_VIEW("materialized view"),
  INDEX("index"),
  SEQUENCE("sequence"),
  COMPOSITE_TYPE("composite type");

  private final String words;

  RelationKind(String words) {
    this.words = words;
  }

  /** As people call it. */
  public String words() {
    return words;
  }

  /** Whether a foreign key can refer to it, as far as its kind goes. */
  public boolean isTable() {
    return this == TABLE;
  }

  /** Whether it has columns that a query can read. */
  public boolean hasColumns() {
    return this != INDEX && this != SEQUENCE && this != COMPOSITE_TYPE;
  }
}
