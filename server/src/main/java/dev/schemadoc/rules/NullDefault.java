package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.WARNING;

import dev.schemadoc.rules.Written.ColumnOf;
import dev.schemadoc.schema.Facts;
import dev.schemadoc.sql.Constraint;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.Expression.Literal;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.TableItem;
import java.util.Optional;

/**
 * A column that cannot be null is null by default.
 *
 * <p>Page: docs/rules/null-default.md.
 */
final class NullDefault {

  private NullDefault() {}

  static final Rule RULE =
      new Rule(
          "null-default", WARNING, "`NOT NULL` column with `DEFAULT NULL`", NullDefault::check);

  private static void check(Subject subject, Reporter report) {
    for (Statement statement : subject.facts().statements()) {
      for (ColumnOf each : Written.columns(statement)) {
        check(subject.facts(), report, each.column());
      }
    }
  }

  private static void check(Facts facts, Reporter report, TableItem.Column column) {
    boolean notNull =
        column.constraints().stream()
            .map(Constraint::body)
            .anyMatch(body -> body instanceof Body.NotNull || body instanceof Body.PrimaryKey);
    Optional<Constraint> nothing =
        column.constraints().stream().filter(NullDefault::isNull).findFirst();
    if (notNull && nothing.isPresent()) {
      report
          .at(
              nothing.get().span(),
              "column `%s` cannot be null, so this default can never be stored; drop it, or give a value"
                  .formatted(column.name().value()))
          .fix("Drop the default", Removal.ofWords(facts, nothing.get().span()), "")
          .repeatable();
    }
  }

  private static boolean isNull(Constraint constraint) {
    return constraint.body() instanceof Body.Default given
        && given
            .value()
            .literal()
            .filter(literal -> literal.kind() == Literal.Kind.NULL)
            .isPresent();
  }
}
