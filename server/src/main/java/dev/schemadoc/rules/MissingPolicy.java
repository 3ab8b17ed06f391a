package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.INFORMATION;

import dev.schemadoc.schema.KnownMember;
import dev.schemadoc.schema.KnownTable;
import dev.schemadoc.schema.Step;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.sql.AlterAction;
import dev.schemadoc.sql.Statement;
import java.util.Optional;

/**
 * Row level security is enabled for a table without any policy.
 *
 * <p>Page: docs/rules/missing-policy.md.
 */
final class MissingPolicy {

  private MissingPolicy() {}

  static final Rule RULE =
      new Rule(
              "missing-policy",
              INFORMATION,
              "row level security without a policy",
              MissingPolicy::check)
          .aboutWhatIsNowhere();

  private static void check(Subject subject, Reporter report) {
    for (Step step : subject.steps()) {
      if (step.statement() instanceof Statement.AlterTable alter) {
        TableId id = step.table(alter.table());
        for (AlterAction action : alter.actions()) {
          if (action instanceof AlterAction.RowSecurity security
              && security.state() == AlterAction.RowSecurity.State.ENABLE
              && isBare(subject, id)) {
            report.at(
                action.span(),
                "`%s` has no policy, so that nobody but its owner sees any row of it; create one"
                    .formatted(id));
          }
        }
      }
    }
  }

  private static boolean isBare(Subject subject, TableId id) {
    Optional<KnownTable> table = subject.index().table(id);
    return table
        .filter(known -> known.rowSecurity().isYes())
        .filter(
            known -> known.members().stream().noneMatch(it -> it.kind() == KnownMember.Kind.POLICY))
        .filter(known -> RowSecurity.isDescribed(subject, known))
        .isPresent();
  }
}
