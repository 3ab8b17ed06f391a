package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.HINT;

import dev.schemadoc.schema.SqlType;
import dev.schemadoc.sql.TypeName;
import dev.schemadoc.text.Span;
import java.util.Set;

/**
 * A text is stored with blanks behind it.
 *
 * <p>Page: docs/rules/char-type.md.
 */
final class CharType {

  private CharType() {}

  static final Rule RULE =
      new Rule("char-type", HINT, "`char(n)`, which is filled with blanks", CharType::check);

  private static void check(Subject subject, Reporter report) {
    for (TypeName type : StoredTypes.named(subject.facts(), Set.of("character", "bpchar"))) {
      boolean flag = SqlType.of(type).modifiers().isEmpty() || type.modifiers().contains("1");
      if (!flag) {
        String text = StoredTypes.inCaseOf(subject.facts(), type, "varchar");
        report
            .at(
                new Span(type.nameSpan().start(), type.span().end()),
                "shorter texts are filled with blanks to this length; use `varchar`, or `text` with a `CHECK`")
            .fix("Make it `varchar`", type.nameSpan(), text)
            .repeatable();
      }
    }
  }
}
