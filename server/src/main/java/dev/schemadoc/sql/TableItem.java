package dev.schemadoc.sql;

import dev.schemadoc.text.Span;
import java.util.List;
import java.util.Optional;

/** What stands between two commas in the parentheses of {@code CREATE TABLE}. */
public sealed interface TableItem {

  Span span();

  /**
   * A column.
   *
   * @param type absent only for a column of a typed table or a partition
   * @param collation {@code COLLATE name}
   * @param storage {@code STORAGE name}
   * @param compression {@code COMPRESSION name}
   * @param options of a foreign table the text of {@code OPTIONS (…)}
   */
  record Column(
      Name name,
      Optional<TypeName> type,
      Optional<QualifiedName> collation,
      Optional<Name> storage,
      Optional<Name> compression,
      Optional<Span> options,
      List<Constraint> constraints,
      Span span)
      implements TableItem {
    public Column {
      constraints = List.copyOf(constraints);
    }
  }

  /** A constraint of the table. */
  record TableConstraint(Constraint constraint, Span span) implements TableItem {}

  /** {@code LIKE source INCLUDING …}. */
  record Like(QualifiedName source, List<String> options, Span span) implements TableItem {
    public Like {
      options = List.copyOf(options);
    }
  }

  /**
   * An index inside of the table, which MySQL knows and PostgreSQL does not, or a {@code UNIQUE}
   * constraint with a condition; a problem tells so.
   *
   * @param columns the keys that are columns
   */
  record InlineIndex(Optional<Name> name, boolean unique, List<Name> columns, Span span)
      implements TableItem {
    public InlineIndex {
      columns = List.copyOf(columns);
    }
  }

  /** The author left something out here: {@code ...} or a comment that says so. */
  record Elision(Span span) implements TableItem {}

  /**
   * Something that could not be read; a syntax problem tells why.
   *
   * @param name the column's name where that much could be read
   */
  record Unreadable(Optional<Name> name, Span span) implements TableItem {}
}
