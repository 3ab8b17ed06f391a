package dev.schemadoc.beside;

import dev.schemadoc.schema.SqlType;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.text.Span;
import java.util.List;
import java.util.Optional;

/**
 * A table that a file declares or speaks of, as far as the file tells.
 *
 * @param columns those that are known; there may be others
 * @param span where its name stands, or the class that is named like it
 */
record FoundTable(TableId id, List<Column> columns, Span span) {

  /**
   * A column of it.
   *
   * @param type as PostgreSQL would have it; empty where that cannot be told
   * @param inferred whether the type follows from an annotation, of which a project may think
   *     otherwise than SQLAlchemy does
   * @param span where its name stands
   */
  record Column(String name, Optional<SqlType> type, boolean inferred, Span span) {

    Column withoutType() {
      return new Column(name, Optional.empty(), false, span);
    }
  }

  FoundTable {
    columns = List.copyOf(columns);
  }

  /** A table of which only the name is known. */
  static FoundTable named(TableId id, Span span) {
    return new FoundTable(id, List.of(), span);
  }
}
