package dev.schemadoc.beside;

import dev.schemadoc.text.Span;
import java.util.List;
import java.util.Optional;

/**
 * A class of Python that may be a table, or give columns and a rule for names to classes that are.
 *
 * @param name its own name
 * @param bases what it inherits from
 * @param isAbstract whether it says that it is no table
 * @param isSqlModelTable whether SQLModel makes a table of it
 * @param tableName what it says about the name of its table
 * @param schema the schema that it puts its table in
 * @param columns its own columns
 * @param fields its annotated attributes, which are columns where SQLModel makes tables
 * @param span where its name stands
 */
record ModelClass(
    String name,
    List<Base> bases,
    boolean isAbstract,
    boolean isSqlModelTable,
    TableName tableName,
    Optional<String> schema,
    List<FoundTable.Column> columns,
    List<FoundTable.Column> fields,
    Span span) {

  ModelClass {
    bases = List.copyOf(bases);
    columns = List.copyOf(columns);
    fields = List.copyOf(fields);
  }

  /**
   * A class that another one inherits from.
   *
   * @param name its own name, also where it is imported by another
   * @param module where it is imported from; empty for a class of the same file
   * @param isFlask whether it is the class {@code Model} of a database object of Flask-SQLAlchemy
   */
  record Base(String name, String module, boolean isFlask) {}

  /** What a class says about the name of its table. */
  sealed interface TableName {

    /** Nothing: it may inherit it, or a rule for it. */
    record Unsaid() implements TableName {}

    /** It is written out. */
    record Written(String name, Span span) implements TableName {}

    /** It follows from the name of the class, for the classes that inherit from this one. */
    record Ruled(NameRule rule) implements TableName {}

    /** It is computed in a way that cannot be told. */
    record Unknown() implements TableName {}
  }
}
