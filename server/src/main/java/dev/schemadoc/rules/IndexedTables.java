package dev.schemadoc.rules;

import dev.schemadoc.schema.Facts;
import dev.schemadoc.schema.Mention;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.schema.Thing;
import java.util.Set;
import java.util.TreeSet;

/** The tables to which a document may give columns, constraints or indexes. */
final class IndexedTables {

  private IndexedTables() {}

  static Set<TableId> of(Facts facts) {
    Set<TableId> tables = new TreeSet<>();
    for (Mention mention : facts.mentions()) {
      boolean isSubject =
          mention.use() == Mention.Use.SUBJECT || mention.use() == Mention.Use.OWNER;
      if (isSubject && mention.thing() instanceof Thing.Table(TableId id)) {
        tables.add(id);
      }
    }
    return tables;
  }
}
