package dev.schemadoc.rules;

import dev.schemadoc.schema.Facts;
import dev.schemadoc.schema.Step;
import dev.schemadoc.text.DocumentId;
import java.util.List;

/** Tells whether a statement only says again what another one says. */
final class Restatement {

  private Restatement() {}

  /** Whether a statement of some document has the same words, whoever says what if it exists. */
  static boolean is(Subject subject, Step step, DocumentId document, int other) {
    Facts facts = subject.facts();
    List<Step> steps = subject.steps();
    if (!document.equals(facts.document())) {
      facts = subject.index().document(document).orElse(facts);
      steps = subject.index().steps(facts);
    }
    String words = step.statement().span().in(subject.facts().sql());
    String sql = facts.sql();
    return steps.stream()
        .filter(each -> each.number() == other)
        .anyMatch(each -> isSame(words, each.statement().span().in(sql)));
  }

  private static boolean isSame(String one, String other) {
    return one.equals(other) || Wording.ofCreation(one).equals(Wording.ofCreation(other));
  }
}
