package dev.schemadoc.cli;

import dev.schemadoc.schema.Constraint;
import dev.schemadoc.schema.Ddl;
import dev.schemadoc.schema.Interpreter.Interpretation;
import dev.schemadoc.schema.Schema;
import dev.schemadoc.schema.Table;
import dev.schemadoc.schema.TableId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Writes a schema as a script that PostgreSQL runs.
 *
 * <p>What the designs do not show, and foreign keys to tables that the script does not create,
 * stand in it as comments.
 */
final class SchemaScript {

  private SchemaScript() {}

  static String of(Interpretation designs) {
    Schema schema = designs.schema();
    SequencedMap<TableId, Table> tables = new LinkedHashMap<>();
    List<String> before = new ArrayList<>();
    List<String> after = new ArrayList<>();
    designs
        .gaps()
        .forEach(
            (table, gaps) ->
                before.add(
                    "not all of %s is shown: %s"
                        .formatted(Ddl.name(table), String.join(", ", gaps))));
    for (Table table : schema.tables().values()) {
      List<Constraint> possible = new ArrayList<>();
      for (Constraint constraint : table.constraints()) {
        if (constraint instanceof Constraint.ForeignKey key
            && schema.table(key.target()).isEmpty()) {
          after.add(
              "not created above is %s, so this is left out: %s;"
                  .formatted(Ddl.name(key.target()), Ddl.addConstraint(table.id(), key)));
        } else {
          possible.add(constraint);
        }
      }
      tables.put(table.id(), table.withConstraints(possible));
    }
    return comments(before) + Ddl.script(new Schema(tables, schema.enums())) + comments(after);
  }

  private static String comments(List<String> lines) {
    StringBuilder comments = new StringBuilder();
    lines.forEach(line -> comments.append("-- ").append(Printable.line(line)).append('\n'));
    return comments.toString();
  }
}
