package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;

import dev.schemadoc.rules.Written.ExpressionOf;
import dev.schemadoc.schema.Ddl;
import dev.schemadoc.schema.Facts;
import dev.schemadoc.sql.Expression.ColumnReference;
import dev.schemadoc.sql.Statement;
import java.util.Set;

/**
 * A default value is made of a column.
 *
 * <p>Page: docs/rules/column-in-default.md.
 */
final class ColumnInDefault {

  private final Facts facts;
  private final Reporter report;

  private ColumnInDefault(Facts facts, Reporter report) {
    this.facts = facts;
    this.report = report;
  }

  static final Rule RULE =
      new Rule("column-in-default", ERROR, "`DEFAULT` that uses a column", ColumnInDefault::check);

  /** Functions whose parentheses are often forgotten. */
  private static final Set<String> CALLED =
      Set.of(
          "now",
          "gen_random_uuid",
          "uuid_generate_v1",
          "uuid_generate_v4",
          "uuidv4",
          "uuidv7",
          "random",
          "clock_timestamp",
          "statement_timestamp",
          "transaction_timestamp");

  private static void check(Subject subject, Reporter report) {
    ColumnInDefault rule = new ColumnInDefault(subject.facts(), report);
    LocalTables.walk(subject, rule::check);
  }

  private void check(Statement statement, LocalTables tables) {
    ColumnsInReach columns = ColumnsInReach.of(statement, tables);
    for (ExpressionOf each : Written.expressions(statement)) {
      if (each.use() == ExpressionOf.Use.DEFAULT) {
        each.expression().columns().forEach(reference -> tell(reference, columns));
      }
    }
  }

  private void tell(ColumnReference reference, ColumnsInReach columns) {
    String name = reference.column().value();
    if (reference.path().size() > 1 || columns.column(name).isPresent()) {
      report.at(
          reference.span(),
          "a `DEFAULT` cannot use column `%s`; use `GENERATED ALWAYS AS (…) STORED`, or a trigger"
              .formatted(name));
      return;
    }
    String written = reference.column().span().in(facts.sql());
    boolean called = CALLED.contains(name);
    String meant =
        called
            ? written + "()"
            : Ddl.literal(reference.column().quoted() ? reference.column().written() : written);
    report
        .at(
            reference.span(),
            "a `DEFAULT` cannot use a column, and `%s` is read as one; write `%s`%s"
                .formatted(written, meant, called ? "" : " if a text is meant"))
        .fix("Write `%s`".formatted(meant), reference.span(), meant)
        .repeatable();
  }
}
