package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;
import static dev.schemadoc.text.Severity.WARNING;

import dev.schemadoc.schema.TableId;
import dev.schemadoc.sql.Name;
import java.util.List;

/**
 * A foreign key names a table that no design declares and no migration builds.
 *
 * <p>Page: docs/rules/unknown-table.md.
 */
final class UnknownTable {

  private UnknownTable() {}

  static final Rule RULE =
      new Rule(
          "unknown-table",
          ERROR,
          "foreign key to a table that nobody declares",
          UnknownTable::check);

  private static void check(Subject subject, Reporter report) {
    for (ForeignKeys.Use key : ForeignKeys.of(subject.facts())) {
      TableId target = TableId.of(key.target());
      if (subject.index().table(target).isPresent()
          || subject.settings().isExternal(target)
          || isForeignSchema(subject, target)) {
        continue;
      }
      List<TableId> near = subject.index().nearTables(target);
      Name name = key.target().name();
      String advice =
          near.isEmpty()
              ? "declare it, or correct the name"
              : "did you mean `%s`?".formatted(near.getFirst());
      var problem =
          report.at(
              name.span(),
              near.isEmpty() && !subject.whole() ? WARNING : ERROR,
              "no design document or migration declares table `%s`; %s".formatted(target, advice));
      problem.external(target);
      for (TableId candidate : near.subList(0, Math.min(3, near.size()))) {
        subject.index().table(candidate).stream()
            .flatMap(table -> table.declarations().stream())
            .limit(1)
            .forEach(place -> problem.related(place, "`%s` is declared here".formatted(candidate)));
        problem.fix("Rename to `%s`".formatted(candidate.name()), name.span(), candidate.name());
      }
    }
  }

  /** Whether the table is in a schema of which no table is known, such as Supabase's `auth`. */
  private static boolean isForeignSchema(Subject subject, TableId target) {
    return !subject.index().isDescribed(target.schema());
  }
}
