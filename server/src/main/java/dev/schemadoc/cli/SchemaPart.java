package dev.schemadoc.cli;

import dev.schemadoc.schema.Column;
import dev.schemadoc.schema.EnumType;
import dev.schemadoc.schema.Interpreter.Interpretation;
import dev.schemadoc.schema.Schema;
import dev.schemadoc.schema.Table;
import dev.schemadoc.schema.TableId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Takes certain tables out of a schema, with the types that they use. */
final class SchemaPart {

  private SchemaPart() {}

  static Interpretation of(Interpretation whole, Collection<TableId> wanted) {
    SequencedMap<TableId, Table> tables = new LinkedHashMap<>();
    SequencedMap<TableId, EnumType> used = new LinkedHashMap<>();
    SequencedMap<TableId, List<String>> gaps = new LinkedHashMap<>();
    for (Table table : whole.schema().tables().values()) {
      if (wanted.contains(table.id())) {
        tables.put(table.id(), table);
        for (Column column : table.columns()) {
          whole.schema().enumOf(column.type()).ifPresent(type -> used.put(type.id(), type));
        }
      }
    }
    whole
        .gaps()
        .forEach(
            (table, missing) -> {
              if (wanted.contains(table)) {
                gaps.put(table, missing);
              }
            });
    return new Interpretation(new Schema(tables, used), gaps);
  }
}
