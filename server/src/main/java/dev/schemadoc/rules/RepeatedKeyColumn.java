package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;

import dev.schemadoc.rules.Written.ConstraintOf;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A key names a column twice.
 *
 * <p>Page: docs/rules/repeated-key-column.md.
 */
final class RepeatedKeyColumn {

  private RepeatedKeyColumn() {}

  static final Rule RULE =
      new Rule(
          "repeated-key-column",
          ERROR,
          "column that stands twice in a key",
          RepeatedKeyColumn::check);

  private static void check(Subject subject, Reporter report) {
    for (Statement statement : subject.facts().statements()) {
      for (ConstraintOf each : Written.constraints(statement)) {
        switch (each.constraint().body()) {
          case Body.PrimaryKey key -> columns(report, key.columns());
          case Body.Unique key -> columns(report, key.columns());
          case Body.ForeignKey key -> target(report, key);
          case Body.NotNull ignored -> {}
          case Body.Nullable ignored -> {}
          case Body.Default ignored -> {}
          case Body.Check ignored -> {}
          case Body.UsingIndex ignored -> {}
          case Body.Exclude ignored -> {}
          case Body.Generated ignored -> {}
          case Body.Identity ignored -> {}
        }
      }
    }
  }

  private static void columns(Reporter report, List<Name> columns) {
    for (Name column : repeated(columns)) {
      report
          .at(
              column.span(),
              "column `%s` stands twice in this key; drop one".formatted(column.value()))
          .fix("Drop the second `%s`".formatted(column.value()), report.withoutItem(column.span()));
    }
  }

  private static void target(Reporter report, Body.ForeignKey key) {
    for (Name column : repeated(key.targetColumns())) {
      report.at(
          column.span(),
          "two columns refer to column `%s` of `%s`; name the columns of its key, each once"
              .formatted(column.value(), key.target()));
    }
  }

  private static List<Name> repeated(List<Name> columns) {
    Set<String> seen = new HashSet<>();
    return columns.stream().filter(column -> !seen.add(column.value())).toList();
  }
}
