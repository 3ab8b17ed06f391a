package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;

import dev.schemadoc.rules.Written.ExpressionOf;
import dev.schemadoc.sql.Expression;
import dev.schemadoc.sql.Statement;
import java.util.Optional;

/**
 * An expression that is about one row asks for other rows.
 *
 * <p>Page: docs/rules/misplaced-expression.md.
 */
final class MisplacedExpression {

  private MisplacedExpression() {}

  static final Rule RULE =
      new Rule(
          "misplaced-expression",
          ERROR,
          "query, aggregate or set of rows where only one row is looked at",
          MisplacedExpression::check);

  private static void check(Subject subject, Reporter report) {
    BuiltIns functions = BuiltIns.in(subject.facts());
    for (Statement statement : subject.facts().statements()) {
      for (ExpressionOf each : Written.expressions(statement)) {
        each.expression()
            .all()
            .forEach(
                part ->
                    words(functions, each.use(), part)
                        .ifPresent(
                            words ->
                                report.at(
                                    part.span(),
                                    "%s cannot be used in %s, which looks at one row; %s"
                                        .formatted(words, each.use(), advice(each.use())))));
      }
    }
  }

  /** What an expression is, in words, if it cannot stand there. */
  private static Optional<String> words(
      BuiltIns functions, ExpressionOf.Use use, Expression expression) {
    if (expression instanceof Expression.Subquery) {
      // Only policies may ask queries.
      return use == ExpressionOf.Use.POLICY ? Optional.empty() : Optional.of("a query");
    }
    if (!(expression instanceof Expression.Call call)) {
      return Optional.empty();
    }
    String name = call.function().name().value();
    if (functions.isAggregate(call)) {
      return Optional.of("the aggregate function `%s`".formatted(name));
    } else if (functions.isWindow(call)) {
      return Optional.of("the window function `%s`".formatted(name));
    } else if (functions.isSetReturning(call)) {
      return Optional.of("`%s`, which returns many rows,".formatted(name));
    }
    return Optional.empty();
  }

  private static String advice(ExpressionOf.Use use) {
    return switch (use) {
      case CHECK -> "use a foreign key or a trigger";
      case DEFAULT -> "use a function or a trigger";
      case GENERATED -> "use a trigger or a view";
      case INDEX_KEY, INDEX_CONDITION -> "use a column that a trigger keeps";
      case PARTITION_KEY -> "use a column";
      case POLICY -> "put it into a query";
      case CONVERSION -> "use a function";
    };
  }
}
