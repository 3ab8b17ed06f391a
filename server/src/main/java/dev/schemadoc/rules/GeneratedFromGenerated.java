package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;

import dev.schemadoc.rules.Written.ExpressionOf;
import dev.schemadoc.schema.Facts;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.Expression.ColumnReference;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.TableItem;
import java.util.Optional;

/**
 * A generated column is made of another one, or of itself.
 *
 * <p>Page: docs/rules/generated-from-generated.md.
 */
final class GeneratedFromGenerated {

  private final Facts facts;
  private final Reporter report;

  private GeneratedFromGenerated(Facts facts, Reporter report) {
    this.facts = facts;
    this.report = report;
  }

  static final Rule RULE =
      new Rule(
          "generated-from-generated",
          ERROR,
          "generated column made of a generated column",
          GeneratedFromGenerated::check);

  private static void check(Subject subject, Reporter report) {
    GeneratedFromGenerated rule = new GeneratedFromGenerated(subject.facts(), report);
    LocalTables.walk(subject, rule::check);
  }

  private void check(Statement statement, LocalTables tables) {
    ColumnsInReach columns = ColumnsInReach.of(statement, tables);
    for (ExpressionOf each : Written.expressions(statement)) {
      if (each.use() == ExpressionOf.Use.GENERATED) {
        each.expression().columns().forEach(reference -> check(each, reference, columns));
      }
    }
  }

  private void check(ExpressionOf generated, ColumnReference reference, ColumnsInReach columns) {
    String name = reference.column().value();
    Optional<TableItem.Column> used =
        columns.column(name).filter(GeneratedFromGenerated::isGenerated);
    if (used.isPresent()) {
      boolean itself = generated.column().filter(it -> it.name().value().equals(name)).isPresent();
      Reporter.Report problem =
          report.at(
              reference.span(),
              itself
                  ? "a generated column cannot be made of itself; use other columns"
                  : "a generated column cannot be made of another one, and `%s` is generated; repeat its expression"
                      .formatted(name));
      if (!itself) {
        problem.related(facts.place(used.get().name().span()), "`%s` is generated".formatted(name));
      }
      return;
    }
    boolean whole =
        name.equals("*")
            || columns.column(name).isEmpty()
                && reference.path().size() == 1
                && generated.table().filter(it -> it.name().value().equals(name)).isPresent();
    if (whole) {
      report.at(
          reference.span(),
          "the whole row holds the generated column itself; name the columns it is made of");
    }
  }

  private static boolean isGenerated(TableItem.Column column) {
    return column.constraints().stream().anyMatch(it -> it.body() instanceof Body.Generated);
  }
}
