package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;

import dev.schemadoc.rules.Written.ExpressionOf;
import dev.schemadoc.schema.Operand;
import dev.schemadoc.schema.Overload;
import dev.schemadoc.schema.SqlType;
import dev.schemadoc.sql.Expression;
import dev.schemadoc.sql.Expression.Call;
import dev.schemadoc.sql.Expression.Cast;
import dev.schemadoc.sql.Expression.Literal;
import dev.schemadoc.sql.Expression.Operation;
import dev.schemadoc.text.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A text stands for a value of a type that cannot be read from it.
 *
 * <p>Page: docs/rules/invalid-constant.md.
 */
final class InvalidConstant {

  static final Rule RULE =
      new Rule(
          "invalid-constant",
          ERROR,
          "text that is no value of the type that is wanted",
          InvalidConstant::check);

  private final Typing typing;
  private final Reporter report;
  private final Set<Span> told = new HashSet<>();

  private InvalidConstant(Typing typing, Reporter report) {
    this.typing = typing;
    this.report = report;
  }

  private static void check(Subject subject, Reporter report) {
    Typing.walk(subject, (each, typing) -> new InvalidConstant(typing, report).check(each));
  }

  private void check(ExpressionOf each) {
    if (each.use() == ExpressionOf.Use.DEFAULT) {
      // Of a text that is the whole default another rule speaks.
      each.expression().literal().ifPresent(literal -> told.add(literal.span()));
    }
    each.expression().all().forEach(this::expression);
  }

  private void expression(Expression expression) {
    if (expression instanceof Cast cast) {
      typing.type(cast).ifPresent(type -> constant(type, cast.operand()));
    } else if (expression instanceof Operation operation) {
      for (Typing.Use use : typing.uses(operation)) {
        constants(typing.overload(use), use.expressions(), use.operands());
      }
    } else if (expression instanceof Call call) {
      List<Operand> operands = call.arguments().stream().map(typing::of).toList();
      constants(typing.overload(call), call.arguments(), operands);
    }
  }

  private void constants(Overload overload, List<Expression> values, List<Operand> operands) {
    if (overload instanceof Overload.Found found) {
      for (int i = 0; i < operands.size(); i++) {
        if (operands.get(i) instanceof Operand.Untyped) {
          Expression value = values.get(i);
          found.wanted(i, operands).ifPresent(type -> constant(type, value));
        }
      }
    }
  }

  private void constant(SqlType type, Expression value) {
    if (value.bare() instanceof Literal literal
        && literal.kind() == Literal.Kind.STRING
        && TextOfType.isWrong(typing.types().base(type).orElse(type), literal.value())
        && told.add(literal.span())) {
      report.at(
          literal.span(),
          "this text is taken for a value of type `%s`, and is none; write %s"
              .formatted(type, TextOfType.example(type)));
    }
  }
}
