package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;
import static dev.schemadoc.text.Severity.WARNING;

import dev.schemadoc.rules.Written.ColumnOf;
import dev.schemadoc.rules.Written.ConstraintOf;
import dev.schemadoc.schema.SqlType;
import dev.schemadoc.sql.Constraint;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.Declaration;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.TableItem;
import dev.schemadoc.text.Lazy;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A column is declared {@code NULL}, and something else makes it {@code NOT NULL}.
 *
 * <p>Page: docs/rules/conflicting-null.md.
 */
final class ConflictingNull {

  private final Reporter report;

  private ConflictingNull(Reporter report) {
    this.report = report;
  }

  static final Rule RULE =
      new Rule(
          "conflicting-null",
          ERROR,
          "`NULL` on a column that cannot be null",
          ConflictingNull::check);

  private static void check(Subject subject, Reporter report) {
    ConflictingNull rule = new ConflictingNull(report);
    for (Statement statement : subject.facts().statements()) {
      Lazy<Set<String>> kept = Lazy.of(() -> kept(statement));
      for (ColumnOf each : Written.columns(statement)) {
        rule.column(kept, each.column());
      }
      if (statement instanceof Declaration.Domain domain) {
        rule.domain(domain);
      }
    }
  }

  private void column(Lazy<Set<String>> kept, TableItem.Column column) {
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
    } else if (kept.get().contains(name)) {
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
    problem.fix("Drop `NULL`", report.withoutWords(nullable.span())).repeatable();
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

  /** The columns that constraints of the table, and not of the column, make not null. */
  private static Set<String> kept(Statement statement) {
    Set<String> kept = new HashSet<>();
    if (statement instanceof Statement.CreateTable create) {
      for (ConstraintOf each : Written.constraints(create)) {
        if (each.constraint().body() instanceof Body.PrimaryKey key) {
          key.columns().forEach(name -> kept.add(name.value()));
        } else if (each.constraint().body() instanceof Body.NotNull notNull) {
          notNull.columns().forEach(name -> kept.add(name.value()));
        }
      }
    }
    return kept;
  }
}
