package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;

import dev.schemadoc.schema.SqlType;
import dev.schemadoc.schema.SystemCatalog.Cast.Context;
import dev.schemadoc.sql.Expression;
import dev.schemadoc.sql.Expression.Cast;
import java.util.Optional;

/**
 * A value is turned into a type into which none of its type can be turned.
 *
 * <p>Page: docs/rules/impossible-cast.md.
 */
final class ImpossibleCast {

  private ImpossibleCast() {}

  static final Rule RULE =
      new Rule(
          "impossible-cast",
          ERROR,
          "value turned into a type that it cannot become",
          ImpossibleCast::check);

  private static void check(Subject subject, Reporter report) {
    Typing.walk(
        subject,
        (each, typing) ->
            each.expression().all().forEach(expression -> check(report, typing, expression)));
  }

  private static void check(Reporter report, Typing typing, Expression expression) {
    if (expression instanceof Cast cast) {
      Optional<SqlType> from = typing.type(cast.operand());
      Optional<SqlType> to = typing.type(cast);
      boolean impossible =
          from.isPresent()
              && to.isPresent()
              && typing.types().casts(from.get(), to.get(), Context.EXPLICIT).isNo();
      if (impossible) {
        report.at(
            cast.span(),
            "no `%s` can be turned into `%s`; turn it into `text` first, if that is meant"
                .formatted(from.get().withoutModifiers(), to.get().withoutModifiers()));
      }
    }
  }
}
