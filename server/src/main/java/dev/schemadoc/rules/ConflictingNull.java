package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;
import static dev.schemadoc.text.Severity.WARNING;

import dev.schemadoc.rules.Written.ColumnOf;
import dev.schemadoc.schema.Facts;
import dev.schemadoc.schema.SqlType;
import dev.schemadoc.sql.Constraint;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.Declaration;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.TableItem;
import java.util.List;
import java.util.Optional;

/**
 * A column is declared {@code NULL}, and something else makes it {@code NOT NULL}.
 *
 * <p>Page: docs/rules/conflicting-null.md.
 */
final class ConflictingNull {

  private final Facts facts;
  private final Reporter report;

  private ConflictingNull(Facts facts, Reporter report) {
    this.facts = facts;
    this.report = report;
  }

  static final Rule RULE =
      new Rule(
          "conflicting-null",
          ERROR,
          "`NULL` on a column that cannot be null",
          ConflictingNull::check);

  private static void check(Subject subject, Reporter report) {
    ConflictingNull rule = new ConflictingNull(subject.facts(), report);
    for (Statement statement : subject.facts().statements()) {
      for (ColumnOf each : Written.columns(statement)) {
        rule.column(statement, each.column());
      }
      if (statement instanceof Declaration.Domain domain) {
        rule.domain(domain);
      }
    }
  }

  private void column(Statement statement, TableItem.Column column) {
    Optional<Constraint> nullable = nullable(column.constraints());
    if (nullable.isEmpty()) {
      return;
    }
    String name = column.name().value();
    Optional<String> reason =
        reason(column.constraints())
            .or(
                () ->
                    column
                        .type()
                        .filter(type -> SqlType.of(type).isSerial())
                        .map(type -> "`%s`".formatted(type.name())));
    if (reason.isPresent()) {
      tell(
          report.at(
              nullable.get().span(),
              "column `%s` is declared `NULL`, but %s makes it `NOT NULL`; drop `NULL`"
                  .formatted(name, reason.get())),
          nullable.get());
    } else if (statement instanceof Statement.CreateTable create && isKept(create, name)) {
      tell(
          report.at(
              nullable.get().span(),
              WARNING,
              "column `%s` is declared `NULL`, but a constraint of the table makes it `NOT NULL`;"
                      .formatted(name)
                  + " drop `NULL`"),
          nullable.get());
    }
  }

  private void domain(Declaration.Domain domain) {
    Optional<Constraint> nullable = nullable(domain.constraints());
    Optional<String> reason = reason(domain.constraints());
    if (nullable.isPresent() && reason.isPresent()) {
      tell(
          report.at(
              nullable.get().span(),
              "domain `%s` is declared both `NULL` and `NOT NULL`; drop one"
                  .formatted(domain.domain())),
          nullable.get());
    }
  }

  private void tell(Reporter.Report problem, Constraint nullable) {
    problem.fix("Drop `NULL`", Removal.ofWords(facts, nullable.span()), "").repeatable();
  }

  private static Optional<Constraint> nullable(List<Constraint> constraints) {
    return constraints.stream().filter(it -> it.body() instanceof Body.Nullable).findFirst();
  }

  /** What makes a column not null, of what stands behind it. */
  private static Optional<String> reason(List<Constraint> constraints) {
    for (Constraint constraint : constraints) {
      if (constraint.body() instanceof Body.NotNull) {
        return Optional.of("another constraint");
      } else if (constraint.body() instanceof Body.PrimaryKey) {
        return Optional.of("`PRIMARY KEY`");
      } else if (constraint.body() instanceof Body.Identity) {
        return Optional.of("`AS IDENTITY`");
      }
    }
    return Optional.empty();
  }

  /** Whether a constraint of the table makes a column not null. */
  private static boolean isKept(Statement.CreateTable create, String column) {
    return Written.constraints(create).stream()
        .filter(it -> it.column().isEmpty())
        .map(it -> it.constraint().body())
        .anyMatch(
            body ->
                body instanceof Body.PrimaryKey key && names(key.columns(), column)
                    || body instanceof Body.NotNull kept && names(kept.columns(), column));
  }

  private static boolean names(List<Name> columns, String column) {
    return columns.stream().anyMatch(name -> name.value().equals(column));
  }
}
