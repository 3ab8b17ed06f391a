package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.WARNING;

import dev.schemadoc.rules.Written.ExpressionOf;
import dev.schemadoc.schema.Facts;
import dev.schemadoc.sql.Expression;
import dev.schemadoc.sql.Expression.ColumnReference;
import dev.schemadoc.sql.Expression.Literal;
import dev.schemadoc.sql.Expression.Operation;
import dev.schemadoc.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A check refuses nothing, whatever the row holds.
 *
 * <p>Page: docs/rules/idle-check.md.
 */
final class IdleCheck {

  private final Facts facts;

  private IdleCheck(Facts facts) {
    this.facts = facts;
  }

  static final Rule RULE =
      new Rule("idle-check", WARNING, "`CHECK` that refuses nothing", IdleCheck::check);

  /** Nobody writes a condition deeper than this, and the stack has an end. */
  private static final int DEEPEST = 100;

  private static final Set<String> REFLEXIVE = Set.of("=", "<=", ">=");

  private static void check(Subject subject, Reporter report) {
    IdleCheck rule = new IdleCheck(subject.facts());
    for (Statement statement : subject.facts().statements()) {
      for (ExpressionOf each : Written.expressions(statement)) {
        if (each.use() == ExpressionOf.Use.CHECK && rule.isIdle(each.expression(), 0)) {
          report.at(
              each.expression().span(),
              "this is never false, so the `CHECK` refuses nothing; drop it, or say what is meant");
        }
      }
    }
  }

  /** Whether a condition is true or null for all rows; of comparisons with null others speak. */
  private boolean isIdle(Expression condition, int depth) {
    Expression bare = condition.bare();
    if (depth > DEEPEST) {
      return false;
    }
    if (bare instanceof Literal literal) {
      return literal.kind() == Literal.Kind.NULL
          || literal.kind() == Literal.Kind.BOOLEAN
              && literal.value().toLowerCase(Locale.ROOT).equals("true");
    }
    if (!(bare instanceof Operation operation)) {
      return false;
    }
    List<Expression> operands = operation.operands();
    return switch (operation.operator()) {
      case "AND" -> operands.stream().allMatch(it -> isIdle(it, depth + 1));
      case "OR" ->
          operands.stream().anyMatch(it -> isIdle(it, depth + 1))
              || operands.stream().anyMatch(it -> isTest(it, "IS NULL"))
                  && operands.stream().anyMatch(it -> isTest(it, "IS NOT NULL"))
                  && sameOperand(operands);
      default ->
          REFLEXIVE.contains(operation.operator())
              && operands.size() == 2
              && isSame(operands.get(0), operands.get(1));
    };
  }

  private static boolean isTest(Expression expression, String operator) {
    return expression.bare() instanceof Operation test && test.operator().equals(operator);
  }

  private boolean sameOperand(List<Expression> tests) {
    return tests.size() == 2
        && tests.get(0).bare() instanceof Operation first
        && tests.get(1).bare() instanceof Operation second
        && isSame(first.operands().getFirst(), second.operands().getFirst());
  }

  /** Whether both are the same column or the same constant. */
  private boolean isSame(Expression first, Expression second) {
    boolean simple = first.bare() instanceof ColumnReference || first.bare() instanceof Literal;
    return simple
        && first.bare().span().in(facts.sql()).equals(second.bare().span().in(facts.sql()));
  }
}
