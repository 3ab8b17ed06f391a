package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.HINT;

import dev.schemadoc.rules.Written.ColumnOf;
import dev.schemadoc.schema.SqlType;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.TableItem;
import dev.schemadoc.sql.TypeName;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An amount of money is stored as a number that cannot hold ten cents.
 *
 * <p>Page: docs/rules/float-amount.md.
 */
final class FloatAmount {

  private FloatAmount() {}

  static final Rule RULE =
      new Rule("float-amount", HINT, "amount of money that is rounded", FloatAmount::check);

  private static final Set<String> ROUNDED = Set.of("real", "double precision");

  /** Words that are about money, whatever stands beside them. */
  private static final Pattern MONEY =
      Pattern.compile(
          "(?:^|_)(?:price|prices|amount|cost|costs|balance|fee|fees|salary|revenue|budget|subtotal"
              + "|deposit|payout|wage|wages|invoice_total|order_total|total_price|total_amount)(?:_|$)");

  /** Words that make something else of it. */
  private static final Pattern ELSE =
      Pattern.compile(
          "(?:^|_)(?:count|score|ratio|rate|percent|percentage|pct|factor|weight|change|index|per"
              + "|time|ms|seconds|water|feed|energy|power|multiplier)(?:_|$)");

  private static void check(Subject subject, Reporter report) {
    for (Statement statement : subject.facts().statements()) {
      for (ColumnOf each : Written.columns(statement)) {
        rounded(each.column())
            .filter(type -> isAmount(each.column().name().value()))
            .ifPresent(
                type ->
                    report
                        .at(
                            type.span(),
                            "`%s` cannot hold most decimal fractions, so amounts in `%s` are rounded; use `numeric`"
                                .formatted(SqlType.of(type), each.column().name().value()))
                        .fix(
                            "Make it `numeric`",
                            type.span(),
                            StoredTypes.inCaseOf(subject.facts(), type, "numeric"))
                        .repeatable());
      }
    }
  }

  private static Optional<TypeName> rounded(TableItem.Column column) {
    return column
        .type()
        .filter(type -> type.dimensions() == 0 && ROUNDED.contains(SqlType.of(type).name()));
  }

  private static boolean isAmount(String column) {
    String name = column.toLowerCase(Locale.ROOT);
    return MONEY.matcher(name).find() && !ELSE.matcher(name).find();
  }
}
