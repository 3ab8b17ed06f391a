package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.WARNING;

import dev.schemadoc.rules.Written.ExpressionOf;
import dev.schemadoc.schema.Facts;
import dev.schemadoc.sql.Expression;
import dev.schemadoc.sql.Expression.Literal;
import dev.schemadoc.sql.Expression.Operation;
import dev.schemadoc.sql.Statement;
import java.util.List;

/**
 * A condition compares something with {@code NULL}.
 *
 * <p>Page: docs/rules/null-comparison.md.
 */
final class NullComparison {

  private NullComparison() {}

  static final Rule RULE =
      new Rule(
          "null-comparison",
          WARNING,
          "comparison with `NULL` in a condition",
          NullComparison::check);

  private static void check(Subject subject, Reporter report) {
    for (Statement statement : subject.facts().statements()) {
      for (ExpressionOf each : Written.expressions(statement)) {
        each.expression()
            .all()
            .filter(Operation.class::isInstance)
            .forEach(part -> check(subject.facts(), report, each.use(), (Operation) part));
      }
    }
  }

  private static void check(
      Facts facts, Reporter report, ExpressionOf.Use use, Operation operation) {
    List<Expression> operands = operation.operands();
    switch (operation.operator()) {
      case "=", "<>", "!=", "<", ">", "<=", ">=" -> {
        if (operands.size() == 2 && (isNull(operands.get(0)) || isNull(operands.get(1)))) {
          comparison(facts, report, operation);
        }
      }
      case "IN" -> {
        for (Expression value : operands.subList(1, operands.size())) {
          if (isNull(value) && use == ExpressionOf.Use.CHECK) {
            inList(facts, report, value);
          }
        }
      }
      default -> {}
    }
  }

  private static void comparison(Facts facts, Reporter report, Operation operation) {
    boolean equal = operation.operator().equals("=");
    boolean unequal = operation.operator().equals("<>") || operation.operator().equals("!=");
    String test = equal ? "IS NULL" : "IS NOT NULL";
    Reporter.Report problem =
        report.at(
            operation.span(),
            "a comparison with `NULL` is neither true nor false, whatever the row holds; use `%s`"
                .formatted(test));
    Expression left = operation.operands().get(0);
    Expression other = isNull(left) ? operation.operands().get(1) : left;
    if (equal || unequal) {
      problem
          .fix(
              "Use `%s`".formatted(test),
              operation.span(),
              other.span().in(facts.sql()) + " " + test)
          .repeatable();
    }
  }

  private static void inList(Facts facts, Reporter report, Expression value) {
    report
        .at(
            value.span(),
            "with `NULL` in the list the condition is never false, so this `CHECK` refuses nothing;"
                + " drop it, for a `CHECK` lets `NULL` pass anyway")
        .fix(
            "Drop `NULL`",
            Removal.ofItem(facts, value.span()).stream()
                .map(span -> report.edit(span, ""))
                .toList())
        .repeatable();
  }

  private static boolean isNull(Expression expression) {
    return expression.literal().filter(literal -> literal.kind() == Literal.Kind.NULL).isPresent();
  }
}
