package dev.schemadoc.cli;

import dev.schemadoc.schema.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the tables that arguments name. */
final class TableNames {

  private TableNames() {}

  /** The tables as they would be named in SQL; what is no name in SQL stays what it is. */
  static List<TableId> find(List<String> written, Set<TableId> known) {
    List<TableId> found = new ArrayList<>();
    for (String name : written) {
      TableId folded = TableId.parse(name);
      // A shell has taken the quotes away that SQL would need for capital letters.
      TableId exact = TableId.parseExact(name);
      TableId table = !known.contains(folded) && known.contains(exact) ? exact : folded;
      if (!found.contains(table)) {
        found.add(table);
      }
    }
    return found;
  }
}
