package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;

import dev.schemadoc.rules.Written.ColumnOf;
import dev.schemadoc.schema.Facts;
import dev.schemadoc.schema.SqlType;
import dev.schemadoc.sql.Constraint;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.Declaration;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.TypeName;
import java.util.List;
import java.util.Optional;

/**
 * Two things say what a column is if nobody gives it a value.
 *
 * <p>Page: docs/rules/second-default.md.
 */
final class SecondDefault {

  private final Facts facts;
  private final Reporter report;

  private SecondDefault(Facts facts, Reporter report) {
    this.facts = facts;
    this.report = report;
  }

  static final Rule RULE =
      new Rule(
          "second-default",
          ERROR,
          "column with two of `DEFAULT`, `AS IDENTITY`, an expression and `serial`",
          SecondDefault::check);

  private static void check(Subject subject, Reporter report) {
    SecondDefault rule = new SecondDefault(subject.facts(), report);
    for (Statement statement : subject.facts().statements()) {
      for (ColumnOf each : Written.columns(statement)) {
        String column = "column `%s`".formatted(each.column().name().value());
        rule.check(column, each.column().constraints(), each.column().type());
      }
      if (statement instanceof Declaration.Domain domain) {
        rule.check(
            "domain `%s`".formatted(domain.domain()), domain.constraints(), Optional.empty());
      }
    }
  }

  private void check(String owner, List<Constraint> constraints, Optional<TypeName> type) {
    List<Constraint> sources =
        constraints.stream().filter(it -> words(it.body()).isPresent()).toList();
    Optional<TypeName> serial = type.filter(it -> SqlType.of(it).isSerial());
    if (serial.isPresent() && !sources.isEmpty()) {
      serial(owner, serial.get(), sources.getFirst());
    } else if (sources.size() > 1) {
      Constraint first = sources.getFirst();
      sources.stream().skip(1).forEach(second -> tell(owner, first, second));
    }
  }

  private void tell(String owner, Constraint first, Constraint second) {
    String one = words(first.body()).orElseThrow();
    String other = words(second.body()).orElseThrow();
    String message =
        one.equals(other)
            ? "%s has %s twice; drop one".formatted(owner, one)
            : "%s has both %s and %s, and each of them gives it its value; drop one"
                .formatted(owner, one, other);
    report
        .at(second.span(), message)
        .related(facts.place(first.span()), "the other")
        .fix("Drop %s".formatted(other), report.withoutWords(second.span()));
  }

  private void serial(String owner, TypeName type, Constraint source) {
    String other = words(source.body()).orElseThrow();
    String plain = SqlType.of(type).withoutSerial().toString();
    Reporter.Report problem =
        report.at(
            source.span(),
            "%s has both `%s` and %s, and each of them gives it its value; drop it, or make the type `%s`"
                .formatted(owner, type.name(), other, plain));
    if (source.body() instanceof Body.Default) {
      problem.fix("Drop %s".formatted(other), report.withoutWords(source.span()));
    }
    problem.fix("Make it `%s`".formatted(plain), type.span(), plain);
  }

  /** What gives a column its value, in words; nothing where it is something else. */
  private static Optional<String> words(Body body) {
    return switch (body) {
      case Body.Default ignored -> Optional.of("`DEFAULT`");
      case Body.Identity ignored -> Optional.of("`AS IDENTITY`");
      case Body.Generated ignored -> Optional.of("`GENERATED ALWAYS AS (…)`");
      case Body.NotNull ignored -> Optional.empty();
      case Body.Nullable ignored -> Optional.empty();
      case Body.Check ignored -> Optional.empty();
      case Body.PrimaryKey ignored -> Optional.empty();
      case Body.Unique ignored -> Optional.empty();
      case Body.UsingIndex ignored -> Optional.empty();
      case Body.ForeignKey ignored -> Optional.empty();
      case Body.Exclude ignored -> Optional.empty();
    };
  }
}
