package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.WARNING;

import dev.schemadoc.rules.Written.ColumnOf;
import dev.schemadoc.rules.Written.ConstraintOf;
import dev.schemadoc.sql.AlterAction;
import dev.schemadoc.sql.Command;
import dev.schemadoc.sql.Declaration;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Something is given a name that PostgreSQL cuts.
 *
 * <p>Page: docs/rules/long-name.md.
 */
final class LongName {

  private LongName() {}

  static final Rule RULE =
      new Rule("long-name", WARNING, "name of more than 63 bytes", LongName::check);

  private static void check(Subject subject, Reporter report) {
    for (Statement statement : subject.facts().statements()) {
      List<Name> names = given(statement);
      for (Name name : names) {
        // Of two names that become one another rule speaks.
        boolean one =
            names.stream().filter(other -> other.value().equals(name.value())).count() == 1;
        if (name.isTruncated() && one) {
          report.at(
              name.span(),
              "PostgreSQL cuts names to %d bytes, so this becomes `%s`; shorten it"
                  .formatted(Name.MAX_BYTES, name.value()));
        }
      }
    }
  }

  /** The names that a statement gives. */
  private static List<Name> given(Statement statement) {
    List<Name> names = new ArrayList<>();
    for (ColumnOf each : Written.columns(statement)) {
      names.add(each.column().name());
    }
    for (ConstraintOf each : Written.constraints(statement)) {
      each.constraint().name().ifPresent(names::add);
    }
    switch (statement) {
      case Statement.CreateTable create -> names.add(create.table().name());
      case Statement.CreateIndex create -> create.name().ifPresent(names::add);
      case Statement.CreateEnum create -> names.add(create.type().name());
      case Declaration declaration -> declaration.name().ifPresent(it -> names.add(it.name()));
      case Statement.AlterTable alter -> {
        for (AlterAction action : alter.actions()) {
          if (action instanceof AlterAction.RenameTable rename) {
            names.add(rename.to());
          } else if (action instanceof AlterAction.RenameColumn rename) {
            names.add(rename.to());
          } else if (action instanceof AlterAction.RenameConstraint rename) {
            names.add(rename.to());
          }
        }
      }
      case Statement.Alter ignored -> {}
      case Statement.CommentOn ignored -> {}
      case Statement.Drop ignored -> {}
      case Command ignored -> {}
      case Statement.Unreadable ignored -> {}
    }
    return names;
  }
}
