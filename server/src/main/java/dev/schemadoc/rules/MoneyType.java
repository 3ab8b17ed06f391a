package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.HINT;

import dev.schemadoc.sql.TypeName;
import java.util.Set;

/**
 * An amount is stored in the currency of the server.
 *
 * <p>Page: docs/rules/money-type.md.
 */
final class MoneyType {

  private MoneyType() {}

  static final Rule RULE =
      new Rule("money-type", HINT, "`money`, which depends on the server", MoneyType::check);

  private static void check(Subject subject, Reporter report) {
    for (TypeName type : StoredTypes.named(subject.facts(), Set.of("money"))) {
      report
          .at(
              type.nameSpan(),
              "`money` has the currency and the decimals that the server is set to; use `numeric`"
                  + " and store the currency beside it")
          .fix(
              "Make it `numeric`",
              type.nameSpan(),
              StoredTypes.inCaseOf(subject.facts(), type, "numeric"))
          .repeatable();
    }
  }
}
