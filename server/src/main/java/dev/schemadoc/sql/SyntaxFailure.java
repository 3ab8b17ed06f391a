package dev.schemadoc.sql;

import java.io.Serial;

/**
 * Leaves the reading of one item; caught where the next item can be found.
 *
 * <p>It never leaves the package: the reader returns problems.
 */
final class SyntaxFailure extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  private final transient SyntaxProblem problem;

  SyntaxFailure(SyntaxProblem problem) {
    super(problem.message(), null, false, false);
    this.problem = problem;
  }

  SyntaxProblem problem() {
    return problem;
  }
}
