package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;

import dev.schemadoc.rules.Written.ExpressionOf;
import dev.schemadoc.schema.Operand;
import dev.schemadoc.schema.SqlType;
import dev.schemadoc.schema.SystemCatalog.Cast.Context;
import dev.schemadoc.sql.Expression;
import dev.schemadoc.sql.Expression.Literal;
import dev.schemadoc.sql.Expression.Operation;

/**
 * A condition is a value that is neither true nor false.
 *
 * <p>Page: docs/rules/non-boolean-condition.md.
 */
final class NonBooleanCondition {

  static final Rule RULE =
      new Rule(
          "non-boolean-condition",
          ERROR,
          "condition that is neither true nor false",
          NonBooleanCondition::check);

  private static final SqlType BOOLEAN = SqlType.of("boolean");

  private final Typing typing;
  private final Reporter report;

  private NonBooleanCondition(Typing typing, Reporter report) {
    this.typing = typing;
    this.report = report;
  }

  private static void check(Subject subject, Reporter report) {
    Typing.walk(subject, (each, typing) -> new NonBooleanCondition(typing, report).check(each));
  }

  private void check(ExpressionOf each) {
    boolean condition =
        switch (each.use()) {
          case CHECK, INDEX_CONDITION, POLICY -> true;
          case DEFAULT, GENERATED, INDEX_KEY, PARTITION_KEY, CONVERSION -> false;
        };
    if (condition) {
      condition(each.expression(), each.use().toString());
    }
    each.expression()
        .all()
        .forEach(
            part -> {
              if (part instanceof Operation operation && joinsConditions(operation.operator())) {
                operation
                    .operands()
                    .forEach(it -> condition(it, "`%s`".formatted(operation.operator())));
              }
            });
  }

  private static boolean joinsConditions(String operator) {
    return switch (operator) {
      case "AND",
          "OR",
          "NOT",
          "IS TRUE",
          "IS NOT TRUE",
          "IS FALSE",
          "IS NOT FALSE",
          "IS UNKNOWN",
          "IS NOT UNKNOWN" ->
          true;
      default -> false;
    };
  }

  private void condition(Expression expression, String place) {
    Expression bare = expression.bare();
    boolean wrong =
        switch (typing.of(bare)) {
          case Operand.Typed(SqlType type) ->
              typing.types().casts(type, BOOLEAN, Context.ASSIGNMENT).isNo();
          case Operand.Untyped ignored ->
              bare instanceof Literal literal
                  && literal.kind() == Literal.Kind.STRING
                  && TextOfType.isWrong(BOOLEAN, literal.value());
          case Operand.Unsure ignored -> false;
        };
    if (wrong) {
      report.at(
          bare.span(),
          "this is %s and no condition, as %s wants one; compare it with something"
              .formatted(Typing.words(typing.of(bare)), place));
    }
  }
}
