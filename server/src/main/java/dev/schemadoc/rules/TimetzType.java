package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.HINT;

import dev.schemadoc.sql.TypeName;
import java.util.Set;

/**
 * A time of day is stored with an offset but without a date.
 *
 * <p>Page: docs/rules/timetz-type.md.
 */
final class TimetzType {

  private TimetzType() {}

  static final Rule RULE =
      new Rule("timetz-type", HINT, "`timetz`, an offset without a date", TimetzType::check);

  private static void check(Subject subject, Reporter report) {
    for (TypeName type : StoredTypes.named(subject.facts(), Set.of("time with time zone"))) {
      report.at(
          type.nameSpan(),
          "without a date an offset says little, for it changes with summer time; use `time`, or"
              + " `timestamptz` for a moment");
    }
  }
}
