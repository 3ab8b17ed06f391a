package dev.schemadoc.judges;

import dev.schemadoc.rules.Rule;
import dev.schemadoc.rules.Rules;
import dev.schemadoc.text.Problem;
import dev.schemadoc.text.Severity;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Problems about what PostgreSQL executes: an opinion, or something that is hardly meant. They are
 * no reason to refuse anything, and none to have been silent about something else.
 */
final class Advice {

  private Advice() {}

  /** The rules that are never certain enough for an error, and yet about what is refused. */
  static final Set<String> OF_REFUSALS = Set.of("different-declarations", "missing-extension");

  /** The rules of which an error is about what is refused, and a warning about what is executed. */
  static final Set<String> AS_WARNINGS = Set.of("foreign-key-type");

  private static final Set<String> CODES =
      Rules.ALL.stream()
          .filter(rule -> rule.severity() != Severity.ERROR)
          .map(Rule::code)
          .filter(code -> !OF_REFUSALS.contains(code))
          .collect(Collectors.toSet());

  /** Whether a problem tells of something that PostgreSQL refuses. */
  static boolean isNot(Problem problem) {
    boolean warning =
        problem.severity() == Severity.WARNING && AS_WARNINGS.contains(problem.code());
    return problem.severity().atLeast(Severity.WARNING)
        && !CODES.contains(problem.code())
        && !warning;
  }
}
