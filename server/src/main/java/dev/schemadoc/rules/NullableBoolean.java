package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.HINT;

import dev.schemadoc.rules.Written.ColumnOf;
import dev.schemadoc.schema.KnownColumn;
import dev.schemadoc.schema.Step;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.Span;
import java.util.Optional;

/**
 * A boolean column may be null.
 *
 * <p>Page: docs/rules/nullable-boolean.md.
 */
final class NullableBoolean {

  private NullableBoolean() {}

  static final Rule RULE =
      new Rule(
              "nullable-boolean",
              HINT,
              "boolean that may also be neither true nor false",
              NullableBoolean::check)
          .offByDefault();

  private static void check(Subject subject, Reporter report) {
    for (Step step : subject.steps()) {
      for (ColumnOf each : Written.columns(step.statement())) {
        Optional<KnownColumn> column =
            MadeColumns.find(subject, step, each)
                .filter(known -> MadeColumns.isOf(known, "boolean"))
                .filter(known -> known.notNull().isNo())
                .filter(known -> !(known.value() instanceof KnownColumn.Value.Generated));
        if (column.isPresent()) {
          Reporter.Report problem =
              report.at(
                  each.column().name().span(),
                  "`%s` may be true, false or null; say `NOT NULL` where two answers are enough"
                      .formatted(column.get().name()));
          boolean fits =
              step.statement() instanceof Statement.CreateTable
                  || column.get().hasDefault().isYes();
          if (fits && each.column().constraints().stream().noneMatch(MadeColumns::saysNull)) {
            problem
                .fix("Make it `NOT NULL`", Span.at(each.column().span().end()), " NOT NULL")
                .repeatable();
          }
        }
      }
    }
  }
}
