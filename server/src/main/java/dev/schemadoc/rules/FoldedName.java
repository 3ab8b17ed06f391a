package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.HINT;

import dev.schemadoc.rules.Written.ColumnOf;
import dev.schemadoc.schema.Facts;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.Statement;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A name loses the capitals that part its words.
 *
 * <p>Page: docs/rules/folded-name.md.
 */
final class FoldedName {

  private FoldedName() {}

  static final Rule RULE =
      new Rule(
          "folded-name", HINT, "name without quotes that loses its capitals", FoldedName::check);

  /** A capital that begins a word inside of the name. */
  private static final Pattern HUMP = Pattern.compile("\\p{Ll}\\p{Lu}");

  private static void check(Subject subject, Reporter report) {
    for (Statement statement : subject.facts().statements()) {
      if (statement instanceof Statement.CreateTable create) {
        check(subject.facts(), report, create.table().name());
      } else if (statement instanceof Statement.CreateEnum create) {
        check(subject.facts(), report, create.type().name());
      }
      for (ColumnOf each : Written.columns(statement)) {
        check(subject.facts(), report, each.column().name());
      }
    }
  }

  private static void check(Facts facts, Reporter report, Name name) {
    String written = name.span().in(facts.sql());
    if (!name.quoted() && HUMP.matcher(written).find()) {
      String parted = written.replaceAll("(\\p{Ll})(\\p{Lu})", "$1_$2").toLowerCase(Locale.ROOT);
      report.at(
          name.span(),
          "without quotes capitals are lost, so this is `%s`; write `%s`"
              .formatted(name.value(), parted));
    }
  }
}
