package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;

import dev.schemadoc.rules.Written.ColumnOf;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.Expression;
import dev.schemadoc.sql.Expression.ColumnReference;
import dev.schemadoc.sql.IndexPart;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.Statement.CreateTable;
import dev.schemadoc.sql.Statement.PartitionBy;
import dev.schemadoc.text.Span;
import java.util.Locale;

/**
 * A table is partitioned by what cannot part its rows.
 *
 * <p>Page: docs/rules/invalid-partition-key.md.
 */
final class InvalidPartitionKey {

  private InvalidPartitionKey() {}

  static final Rule RULE =
      new Rule(
          "invalid-partition-key",
          ERROR,
          "table that cannot be partitioned like this",
          InvalidPartitionKey::check);

  private static void check(Subject subject, Reporter report) {
    for (Statement statement : subject.facts().statements()) {
      if (statement instanceof CreateTable create && create.partitionBy().isPresent()) {
        check(report, create, create.partitionBy().get());
      }
    }
  }

  private static void check(Reporter report, CreateTable create, PartitionBy by) {
    if (by.strategy().toLowerCase(Locale.ROOT).equals("list") && by.keys().size() > 1) {
      Span rest = by.keys().get(1).span().to(by.keys().getLast().span());
      report.at(
          rest,
          "a table is partitioned by a list of one column only; drop this, or use `RANGE` or `HASH`");
    }
    if (!create.inherits().isEmpty()) {
      report.at(
          by.span(),
          "`%s` inherits from `%s`, and a table that inherits cannot be partitioned; drop one"
              .formatted(create.table(), create.inherits().getFirst()));
    }
    by.keys().forEach(part -> check(report, create, part));
  }

  private static void check(Reporter report, CreateTable create, IndexPart part) {
    Expression value = part.value().bare();
    if (!(value instanceof ColumnReference) && isConstant(value)) {
      report.at(
          part.span(),
          "this is the same for all rows, so it cannot part them; partition by a column");
    }
    for (ColumnReference reference : value.columns()) {
      String name = reference.column().value();
      if (SystemColumn.NAMES.contains(name)) {
        report.at(
            reference.span(),
            "`%s` is a system column, which cannot part the rows; partition by another column"
                .formatted(name));
      } else if (isGenerated(create, name)) {
        report.at(
            reference.span(),
            "`%s` is generated, and a generated column cannot part the rows; partition by the columns it is made of"
                .formatted(name));
      }
    }
  }

  /** Whether an expression is made of constants and operators alone. */
  private static boolean isConstant(Expression expression) {
    return expression
        .all()
        .allMatch(
            it ->
                it instanceof Expression.Literal
                    || it instanceof Expression.Operation
                    || it instanceof Expression.Cast);
  }

  private static boolean isGenerated(CreateTable create, String name) {
    for (ColumnOf each : Written.columns(create)) {
      if (each.column().name().value().equals(name)) {
        return each.column().constraints().stream()
            .anyMatch(constraint -> constraint.body() instanceof Body.Generated);
      }
    }
    return false;
  }
}
