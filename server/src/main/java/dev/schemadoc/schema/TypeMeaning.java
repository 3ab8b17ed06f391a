package dev.schemadoc.schema;

/** What the name of a type stands for. */
public sealed interface TypeMeaning {

  /** A type of PostgreSQL, or of an extension that is created. */
  record BuiltIn(SystemCatalog.Type type) implements TypeMeaning {}

  /** A type of a well-known extension that nobody creates. */
  record Missing(String extension, SystemCatalog.Type type) implements TypeMeaning {}

  /** A type that is declared. */
  record Declared(KnownType type) implements TypeMeaning {}

  /** The row type of a table. */
  record Row(KnownTable table) implements TypeMeaning {}

  /**
   * Nobody declares it.
   *
   * @param certain whether it certainly does not exist: not where it may come from an extension of
   *     which it is not known what it brings, or from a schema that nobody describes
   */
  record Nothing(boolean certain) implements TypeMeaning {}
}
