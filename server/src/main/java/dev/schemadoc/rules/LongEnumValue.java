package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;

import dev.schemadoc.sql.Change;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.Statement.Label;
import java.nio.charset.StandardCharsets;

/**
 * A value of an enum type is longer than a name may be.
 *
 * <p>Page: docs/rules/long-enum-value.md.
 */
final class LongEnumValue {

  private LongEnumValue() {}

  static final Rule RULE =
      new Rule("long-enum-value", ERROR, "enum value of more than 63 bytes", LongEnumValue::check);

  private static void check(Subject subject, Reporter report) {
    for (Statement statement : subject.facts().statements()) {
      if (statement instanceof Statement.CreateEnum create) {
        create.labels().forEach(label -> check(report, label));
      } else if (statement instanceof Statement.Alter alter) {
        for (Change change : alter.changes()) {
          if (change instanceof Change.AddValue add) {
            check(report, add.value());
          } else if (change instanceof Change.RenameValue rename) {
            check(report, rename.to());
          }
        }
      }
    }
  }

  private static void check(Reporter report, Label label) {
    int bytes = label.value().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > Name.MAX_BYTES) {
      report.at(
          label.span(),
          "this value has %d bytes, but a value of an enum type has %d at most; shorten it"
              .formatted(bytes, Name.MAX_BYTES));
    }
  }
}
