package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.HINT;

import dev.schemadoc.sql.TypeName;
import java.util.Set;

/**
 * JSON is stored as the text that came in.
 *
 * <p>Page: docs/rules/json-type.md.
 */
final class JsonType {

  private JsonType() {}

  static final Rule RULE =
      new Rule("json-type", HINT, "`json` where `jsonb` can do more", JsonType::check);

  private static void check(Subject subject, Reporter report) {
    for (TypeName type : StoredTypes.named(subject.facts(), Set.of("json"))) {
      report
          .at(
              type.nameSpan(),
              "`json` keeps the text, which can neither be compared nor indexed; use `jsonb`")
          .fix(
              "Make it `jsonb`",
              type.nameSpan(),
              StoredTypes.inCaseOf(subject.facts(), type, "jsonb"))
          .repeatable();
    }
  }
}
