package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.HINT;

import dev.schemadoc.rules.Written.ColumnOf;
import dev.schemadoc.schema.KnownColumn;
import dev.schemadoc.schema.Step;
import dev.schemadoc.text.Span;
import java.util.Optional;
import java.util.Set;

/**
 * The time at which a row was made has no default.
 *
 * <p>Page: docs/rules/unset-creation-time.md.
 */
final class UnsetCreationTime {

  private UnsetCreationTime() {}

  static final Rule RULE =
      new Rule(
              "unset-creation-time",
              HINT,
              "`created_at` without a default",
              UnsetCreationTime::check)
          .offByDefault();

  private static final Set<String> NAMES =
      Set.of(
          "created_at",
          "created_on",
          "created",
          "createdat",
          "createdAt",
          "creation_time",
          "creation_date",
          "date_created",
          "inserted_at");

  private static void check(Subject subject, Reporter report) {
    for (Step step : subject.steps()) {
      for (ColumnOf each : Written.columns(step.statement())) {
        Optional<KnownColumn> column =
            MadeColumns.find(subject, step, each)
                .filter(known -> NAMES.contains(known.name()))
                .filter(
                    known ->
                        MadeColumns.isOf(known, Typing.DATE, Typing.TIMESTAMP, Typing.TIMESTAMPTZ))
                .filter(known -> known.hasDefault().isNo());
        if (column.isPresent() && each.column().type().isPresent()) {
          String value = MadeColumns.isOf(column.get(), Typing.DATE) ? "CURRENT_DATE" : "now()";
          report
              .at(
                  each.column().name().span(),
                  "`%s` has no default, so whoever adds a row has to say when; give it `DEFAULT %s`"
                      .formatted(column.get().name(), value))
              .fix(
                  "Give it `DEFAULT %s`".formatted(value),
                  Span.at(each.column().type().get().span().end()),
                  " DEFAULT " + value)
              .repeatable();
        }
      }
    }
  }
}
