package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;

import dev.schemadoc.schema.Operand;
import dev.schemadoc.schema.Overload;
import dev.schemadoc.sql.Expression;
import dev.schemadoc.sql.Expression.Operation;
import java.util.List;

/**
 * An operator is used on values of types for which there is no such operator.
 *
 * <p>Page: docs/rules/unknown-operator.md.
 */
final class UnknownOperator {

  private UnknownOperator() {}

  static final Rule RULE =
      new Rule(
          "unknown-operator",
          ERROR,
          "operator that its operands do not have",
          UnknownOperator::check);

  private static void check(Subject subject, Reporter report) {
    Typing.walk(
        subject,
        (each, typing) ->
            each.expression().all().forEach(expression -> check(report, typing, expression)));
  }

  private static void check(Reporter report, Typing typing, Expression expression) {
    if (expression instanceof Operation operation) {
      typing.uses(operation).stream()
          .filter(use -> typing.overload(use) instanceof Overload.None)
          .findFirst()
          .ifPresent(use -> tell(report, operation, use));
    }
  }

  private static void tell(Reporter report, Operation operation, Typing.Use use) {
    List<Operand> operands = use.operands();
    String types =
        operands.size() == 1
            ? Typing.words(operands.getFirst())
            : "%s and %s".formatted(Typing.words(operands.get(0)), Typing.words(operands.get(1)));
    String advice =
        operands.size() == 1
            ? "turn it into another type first"
            : "use values of types that go together, or turn one into the type of the other";
    report.at(
        operation.span(),
        "there is no operator `%s` for %s; %s".formatted(use.operator(), types, advice));
  }
}
