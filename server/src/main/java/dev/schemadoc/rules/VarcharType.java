package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.HINT;

import dev.schemadoc.sql.TypeName;
import dev.schemadoc.text.Span;
import java.util.Set;

/**
 * A text has a greatest length that is part of its type.
 *
 * <p>Page: docs/rules/varchar-type.md.
 */
final class VarcharType {

  private VarcharType() {}

  static final Rule RULE =
      new Rule("varchar-type", HINT, "`varchar(n)` where `text` would do", VarcharType::check)
          .offByDefault();

  private static void check(Subject subject, Reporter report) {
    for (TypeName type : StoredTypes.named(subject.facts(), Set.of("character varying"))) {
      if (!type.modifiers().isEmpty()) {
        String written = type.span().in(subject.facts().sql());
        int start = type.span().start();
        Span replaced = new Span(start, start + written.indexOf(')') + 1);
        report
            .at(
                replaced,
                "the greatest length is part of the type and hard to change later; use `text`, and a `CHECK` where the length matters")
            .fix("Make it `text`", replaced, StoredTypes.inCaseOf(subject.facts(), type, "text"))
            .repeatable();
      }
    }
  }
}
