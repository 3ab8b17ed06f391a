package dev.schemadoc.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * What PostgreSQL refuses while it reads although its grammar takes it: the errors that are raised
 * in the actions of its grammar.
 */
final class Checks {

  private Checks() {}

  private static final int REFUSED = Grammar.REFUSED.number();

  /** The problems of a statement, in the order of its nodes. */
  static List<SyntaxProblem> of(Node root) {
    List<SyntaxProblem> problems = new ArrayList<>();
    Parser parser = root.parser();
    for (int at = root.index(); at < parser.nextOf(root.index()); at++) {
      if (parser.rule(at) == REFUSED && parser.value(at) instanceof String message) {
        problems.add(new SyntaxProblem(parser.span(parser.startOf(at)), message));
      }
    }
    return problems;
  }
}
