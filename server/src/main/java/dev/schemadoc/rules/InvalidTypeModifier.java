package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;
import static dev.schemadoc.text.Severity.WARNING;

import dev.schemadoc.schema.Facts;
import dev.schemadoc.schema.SqlType;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.TypeName;
import dev.schemadoc.text.Span;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * The length or precision of a type is one that it cannot have.
 *
 * <p>Page: docs/rules/invalid-type-modifier.md.
 */
final class InvalidTypeModifier {

  private final Facts facts;
  private final Reporter report;

  private InvalidTypeModifier(Facts facts, Reporter report) {
    this.facts = facts;
    this.report = report;
  }

  static final Rule RULE =
      new Rule(
          "invalid-type-modifier",
          ERROR,
          "length or precision that a type cannot have",
          InvalidTypeModifier::check);

  private static final int LONGEST_TEXT = 10_485_760;
  private static final int LONGEST_BITS = 83_886_080;
  private static final int MOST_DIGITS = 1000;
  private static final int FINEST_TIME = 6;

  private static void check(Subject subject, Reporter report) {
    InvalidTypeModifier rule = new InvalidTypeModifier(subject.facts(), report);
    for (Statement statement : subject.facts().statements()) {
      Written.types(statement).forEach(each -> rule.check(each.type()));
    }
  }

  private void check(TypeName type) {
    SqlType read = SqlType.of(type);
    if (type.modifiers().isEmpty() || !read.isBuiltIn()) {
      return;
    }
    switch (read.name()) {
      case "character varying", "character", "bpchar" -> length(type, LONGEST_TEXT);
      case "bit", "bit varying" -> length(type, LONGEST_BITS);
      case "numeric" -> numeric(type);
      case "time without time zone",
          "time with time zone",
          "timestamp without time zone",
          "timestamp with time zone" ->
          time(type);
      default -> {
        if (read.name().startsWith("interval")) {
          time(type);
        } else {
          none(type, read);
        }
      }
    }
  }

  private void length(TypeName type, int most) {
    number(type.modifiers().getFirst())
        .filter(it -> !isBetween(it, 1, most))
        .ifPresent(
            it ->
                report.at(
                    type.span(),
                    "a length of %s is not possible; `%s` can have 1 to %d, or no length at all"
                        .formatted(it, plain(type), most)));
  }

  private void numeric(TypeName type) {
    List<String> modifiers = type.modifiers();
    if (modifiers.size() > 2) {
      report.at(
          type.span(), "`numeric` has a precision and a scale and nothing else; drop the rest");
      return;
    }
    number(modifiers.getFirst())
        .filter(it -> !isBetween(it, 1, MOST_DIGITS))
        .ifPresent(
            it ->
                report.at(
                    type.span(),
                    "a precision of %s is not possible; `numeric` can have 1 to %d digits, or as many as needed without a precision"
                        .formatted(it, MOST_DIGITS)));
    if (modifiers.size() == 2) {
      number(modifiers.get(1))
          .filter(it -> !isBetween(it, -MOST_DIGITS, MOST_DIGITS))
          .ifPresent(
              it ->
                  report.at(
                      type.span(),
                      "a scale of %s is not possible; `numeric` can have -%d to %d digits behind the point"
                          .formatted(it, MOST_DIGITS, MOST_DIGITS)));
    }
  }

  private void time(TypeName type) {
    String precision = type.modifiers().getFirst();
    number(precision)
        .filter(it -> !isBetween(it, 0, FINEST_TIME))
        .ifPresent(
            it -> {
              Reporter.Report problem =
                  report.at(
                      type.span(),
                      WARNING,
                      "a precision of %s is not kept; PostgreSQL counts microseconds, which is a precision of %d"
                          .formatted(it, FINEST_TIME));
              String written = type.span().in(facts.sql());
              int at = written.indexOf(precision);
              if (at >= 0) {
                int start = type.span().start() + at;
                problem
                    .fix(
                        "Make it %d".formatted(FINEST_TIME),
                        new Span(start, start + precision.length()),
                        Integer.toString(FINEST_TIME))
                    .repeatable();
              }
            });
  }

  private void none(TypeName type, SqlType read) {
    String written = type.span().in(facts.sql());
    int open = written.indexOf('(');
    int close = written.indexOf(')');
    Reporter.Report problem =
        report.at(
            type.span(),
            "`%s` takes no length; drop the parentheses%s"
                .formatted(plain(type), read.name().equals("text") ? ", or use `varchar`" : ""));
    if (open >= 0 && close > open) {
      int start = type.span().start();
      problem
          .fix("Drop the parentheses", new Span(start + open, start + close + 1), "")
          .repeatable();
    }
  }

  private static String plain(TypeName type) {
    return type.name().toString();
  }

  private static boolean isBetween(BigInteger number, int least, int most) {
    return number.compareTo(BigInteger.valueOf(least)) >= 0
        && number.compareTo(BigInteger.valueOf(most)) <= 0;
  }

  private static Optional<BigInteger> number(String written) {
    return written.matches("-?[0-9]+") ? Optional.of(new BigInteger(written)) : Optional.empty();
  }
}
