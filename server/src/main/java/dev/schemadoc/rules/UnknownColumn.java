package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;

import dev.schemadoc.schema.KnownTable;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.Near;
import java.util.List;
import java.util.Optional;

/**
 * A foreign key names a column that its table does not have.
 *
 * <p>Page: docs/rules/unknown-column.md.
 */
final class UnknownColumn {

  private UnknownColumn() {}

  static final Rule RULE =
      new Rule(
          "unknown-column",
          ERROR,
          "foreign key from or to a column that its table lacks",
          UnknownColumn::check);

  private static void check(Subject subject, Reporter report) {
    for (ForeignKeys.Use key : ForeignKeys.of(subject.facts())) {
      check(subject, report, key.table(), key.columns());
      check(subject, report, TableId.of(key.target()), key.targetColumns());
    }
  }

  private static void check(Subject subject, Reporter report, TableId id, List<Name> columns) {
    Optional<KnownTable> known = subject.index().table(id);
    if (known.isEmpty()) {
      return;
    }
    KnownTable table = known.get();
    for (Name column : columns) {
      if (!table.lacks(column.value())) {
        continue;
      }
      List<String> near = Near.near(column.value(), table.columns().keySet());
      String advice =
          near.isEmpty()
              ? "its columns are " + list(table)
              : "did you mean `%s`?".formatted(near.getFirst());
      var problem =
          report.at(
              column.span(),
              "table `%s` has no column `%s`; %s".formatted(id, column.value(), advice));
      table.declarations().stream()
          .limit(1)
          .forEach(place -> problem.related(place, "`%s` is declared here".formatted(id)));
      near.stream()
          .limit(3)
          .forEach(name -> problem.fix("Rename to `%s`".formatted(name), column.span(), name));
    }
  }

  private static String list(KnownTable table) {
    List<String> names = table.columns().keySet().stream().map(name -> "`" + name + "`").toList();
    int shown = Math.min(6, names.size());
    String listed = String.join(", ", names.subList(0, shown));
    return names.isEmpty() ? "none" : listed + (names.size() > shown ? ", …" : "");
  }
}
