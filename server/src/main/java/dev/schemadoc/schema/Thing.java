package dev.schemadoc.schema;

/** What a name names: something in the database, told apart from everything else. */
public sealed interface Thing {

  /** A table, a view or whatever else a query can read from. */
  record Table(TableId id) implements Thing {}

  /** A column of a table, a view or whatever else has columns. */
  record Column(TableId table, String name) implements Thing {}

  /** A constraint of a table. */
  record Constraint(TableId table, String name) implements Thing {}

  record Index(TableId id) implements Thing {}

  record Sequence(TableId id) implements Thing {}

  /** A type or a domain. */
  record Type(TableId id) implements Thing {}

  /** A value of an enum type. */
  record Label(TableId type, String value) implements Thing {}

  /** A field of a composite type. */
  record Attribute(TableId type, String name) implements Thing {}

  /** A function, a procedure or an aggregate, whatever its parameters. */
  record Routine(TableId id) implements Thing {}

  record Schema(String name) implements Thing {}

  record Extension(String name) implements Thing {}

  record Trigger(TableId table, String name) implements Thing {}

  record Policy(TableId table, String name) implements Thing {}

  /** A rule of a table ({@code CREATE RULE}). */
  record Rule(TableId table, String name) implements Thing {}

  record Role(String name) implements Thing {}

  /**
   * Anything else, known by kind and name.
   *
   * @param kind in capitals: {@code OPERATOR CLASS}, {@code COLLATION}, {@code PUBLICATION} …
   */
  record Other(String kind, TableId id) implements Thing {}
}
