package dev.schemadoc.rules;

import dev.schemadoc.text.Span;
import java.util.List;
import java.util.function.UnaryOperator;

/** What is said and offered where a name is not known, but others come near to it. */
final class Nearest {

  private Nearest() {}

  /** How many names are offered. */
  private static final int OFFERED = 3;

  /**
   * What to do.
   *
   * @param near the names that come near, nearest first
   * @param otherwise the advice where none does
   */
  static String advice(List<?> near, String otherwise) {
    return near.isEmpty() ? otherwise : "did you mean `%s`?".formatted(near.getFirst());
  }

  /**
   * Offers each of the nearest names.
   *
   * @param title with a place for the name
   * @param written from a name to how it is written
   */
  static void offer(
      Reporter.Report problem,
      String title,
      Span replaced,
      List<String> near,
      UnaryOperator<String> written) {
    near.stream()
        .limit(OFFERED)
        .forEach(name -> problem.fix(title.formatted(name), replaced, written.apply(name)));
  }
}
