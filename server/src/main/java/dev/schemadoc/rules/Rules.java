package dev.schemadoc.rules;

import dev.schemadoc.text.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;

/** All rules, and how they are run. */
public final class Rules {

  private Rules() {}

  /** Every rule; a new one is one more line. */
  public static final List<Rule> ALL =
      List.of(UnknownTable.RULE, UnknownColumn.RULE, DuplicateConstraint.RULE);

  /**
   * The problems of one document, in order.
   *
   * @param failed told of a rule that failed; the others go on
   */
  public static List<Problem> check(
      Subject subject, List<Rule> rules, BiConsumer<Rule, RuntimeException> failed) {
    List<Problem> problems = new ArrayList<>();
    for (Rule rule : rules) {
      Reporter reporter = new Reporter(subject.facts().document(), rule);
      try {
        rule.check().check(subject, reporter);
        problems.addAll(reporter.problems());
      } catch (RuntimeException failure) {
        failed.accept(rule, failure);
      }
    }
    Collections.sort(problems);
    return List.copyOf(problems);
  }
}
