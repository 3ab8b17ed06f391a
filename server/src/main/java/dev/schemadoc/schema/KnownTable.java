package dev.schemadoc.schema;

import dev.schemadoc.text.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What all documents together say about a table.
 *
 * @param declarations where it is declared, in the order of documents; none where only something
 *     beside the documents declares it
 * @param columns the columns and where each is declared first
 * @param complete whether no other columns can exist: nothing was left out, unreadable, inherited
 *     or written in another dialect
 */
public record KnownTable(
    TableId id, List<Place> declarations, SequencedMap<String, Place> columns, boolean complete) {

  public KnownTable {
    declarations = List.copyOf(declarations);
    columns = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(columns));
  }

  /** Whether a column certainly does not exist. */
  public boolean lacks(String column) {
    return complete && !columns.containsKey(column);
  }
}
