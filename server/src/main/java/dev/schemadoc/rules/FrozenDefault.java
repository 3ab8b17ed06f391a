package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.WARNING;

import dev.schemadoc.rules.Written.ExpressionOf;
import dev.schemadoc.schema.SqlType;
import dev.schemadoc.sql.Expression;
import dev.schemadoc.sql.Expression.Cast;
import dev.schemadoc.sql.Expression.Literal;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.TableItem;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A default is the time at which the table is made.
 *
 * <p>Page: docs/rules/frozen-default.md.
 */
final class FrozenDefault {

  private FrozenDefault() {}

  static final Rule RULE =
      new Rule(
          "frozen-default",
          WARNING,
          "`DEFAULT` that stands still at the time at which the table is made",
          FrozenDefault::check);

  private static final Map<String, String> MEANT =
      Map.of(
          "now", "now()",
          "now()", "now()",
          "today", "current_date",
          "tomorrow", "current_date + 1",
          "yesterday", "current_date - 1");

  private static void check(Subject subject, Reporter report) {
    for (Statement statement : subject.facts().statements()) {
      for (ExpressionOf each : Written.expressions(statement)) {
        if (each.use() == ExpressionOf.Use.DEFAULT) {
          check(
              report,
              each.column().flatMap(TableItem.Column::type).map(SqlType::of),
              each.expression());
        }
      }
    }
  }

  private static void check(Reporter report, Optional<SqlType> type, Expression value) {
    Expression bare = value.bare();
    if (bare instanceof Cast cast) {
      check(report, Optional.of(SqlType.of(cast.type())), cast.operand());
    } else if (bare instanceof Literal literal
        && literal.kind() == Literal.Kind.STRING
        && type.filter(FrozenDefault::isTime).isPresent()) {
      String meant = MEANT.getOrDefault(literal.value().strip().toLowerCase(Locale.ROOT), "");
      if (!meant.isEmpty()) {
        report
            .at(
                literal.span(),
                "in quotes this is worked out once, when the table is made; write `%s`"
                    .formatted(meant))
            .fix("Write `%s`".formatted(meant), literal.span(), meant)
            .repeatable();
      }
    }
  }

  private static boolean isTime(SqlType type) {
    return !type.isArray()
        && switch (type.name()) {
          case Typing.DATE,
              Typing.TIMESTAMP,
              Typing.TIMESTAMPTZ,
              "time without time zone",
              "time with time zone" ->
              true;
          default -> false;
        };
  }
}
