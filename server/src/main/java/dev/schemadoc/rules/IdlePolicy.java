package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.WARNING;

import dev.schemadoc.schema.Ddl;
import dev.schemadoc.schema.KnownMember;
import dev.schemadoc.schema.KnownTable;
import dev.schemadoc.schema.Step;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.sql.Declaration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A table has a policy, but row level security is not enabled.
 *
 * <p>Page: docs/rules/idle-policy.md.
 */
final class IdlePolicy {

  private IdlePolicy() {}

  static final Rule RULE =
      new Rule(
              "idle-policy",
              WARNING,
              "policy of a table for which row level security is not enabled",
              IdlePolicy::check)
          .aboutWhatIsNowhere();

  private static void check(Subject subject, Reporter report) {
    Set<TableId> told = new HashSet<>();
    for (Step step : subject.steps()) {
      if (step.statement() instanceof Declaration.Policy policy) {
        TableId id = step.table(policy.table());
        Optional<KnownTable> table =
            subject
                .index()
                .table(id)
                .filter(known -> known.rowSecurity().isNo() && has(subject, known, step))
                .filter(known -> RowSecurity.isDescribed(subject, known));
        if (table.isPresent() && told.add(id)) {
          String enabled = "ALTER TABLE %s ENABLE ROW LEVEL SECURITY;".formatted(Ddl.name(id));
          report
              .at(
                  policy.policy().span(),
                  "nobody enables row level security for `%s`, so its policies do nothing; enable it"
                      .formatted(id))
              .fix("Enable row level security", List.of(Insertion.before(report, policy, enabled)))
              .repeatable();
        }
      }
    }
  }

  /** Whether the policy that a statement creates is still there in the end. */
  private static boolean has(Subject subject, KnownTable table, Step step) {
    return table.members().stream()
        .anyMatch(
            member ->
                member.kind() == KnownMember.Kind.POLICY
                    && member.step() == step.number()
                    && member.place().document().equals(subject.facts().document()));
  }
}
