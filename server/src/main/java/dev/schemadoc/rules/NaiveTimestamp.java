package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.HINT;

import dev.schemadoc.schema.Facts;
import dev.schemadoc.sql.TypeName;
import java.util.Set;

/**
 * A time is stored without its zone.
 *
 * <p>Page: docs/rules/naive-timestamp.md.
 */
final class NaiveTimestamp {

  private NaiveTimestamp() {}

  static final Rule RULE =
      new Rule(
              "naive-timestamp",
              HINT,
              "`timestamp` where `timestamptz` says which moment is meant",
              NaiveTimestamp::check)
          .offByDefault();

  private static void check(Subject subject, Reporter report) {
    for (TypeName type : StoredTypes.named(subject.facts(), Set.of(Typing.TIMESTAMP))) {
      report
          .at(
              type.nameSpan(),
              "a `timestamp` does not say in which time zone it counts; use `timestamptz`, which is"
                  + " a moment")
          .fix("Make it `timestamptz`", type.nameSpan(), zoned(subject.facts(), type))
          .repeatable();
    }
  }

  /** The type with a zone; a precision may stand among the words of the type. */
  static String zoned(Facts facts, TypeName type) {
    String written = type.nameSpan().in(facts.sql());
    int open = written.indexOf('(');
    String precision = open < 0 ? "" : written.substring(open, written.indexOf(')') + 1);
    return StoredTypes.inCaseOf(facts, type, "timestamptz") + precision;
  }
}
