package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;

import dev.schemadoc.sql.AlterAction;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.Statement;
import java.util.Set;

/**
 * A column has the name of one that every table has anyway.
 *
 * <p>Page: docs/rules/system-column.md.
 */
final class SystemColumn {

  private SystemColumn() {}

  static final Rule RULE =
      new Rule(
          "system-column", ERROR, "column named as one that every table has", SystemColumn::check);

  /** The columns that every table has (PostgreSQL, 5.6 System Columns). */
  static final Set<String> NAMES = Set.of("tableoid", "xmin", "cmin", "xmax", "cmax", "ctid");

  private static void check(Subject subject, Reporter report) {
    for (Statement statement : subject.facts().statements()) {
      Written.columns(statement).forEach(each -> check(report, each.column().name()));
      if (statement instanceof Statement.CreateTable create) {
        create.columns().forEach(name -> check(report, name));
      } else if (statement instanceof Statement.AlterTable alter) {
        for (AlterAction action : alter.actions()) {
          if (action instanceof AlterAction.RenameColumn rename) {
            check(report, rename.to());
          }
        }
      }
    }
  }

  private static void check(Reporter report, Name name) {
    if (NAMES.contains(name.value())) {
      report.at(
          name.span(),
          "every table has a system column `%s` already; choose another name"
              .formatted(name.value()));
    }
  }
}
