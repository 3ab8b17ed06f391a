package dev.schemadoc.text;

import java.util.Comparator;
import java.util.List;

/**
 * One thing wrong at one place of a document.
 *
 * @param code the stable name of the rule, such as {@code unknown-table}
 * @param severity how much it matters
 * @param span where, in the document that the problem is reported for
 * @param message what is wrong, why, and what to do, with names in back-ticks and no full stop
 * @param related other places that help to understand it
 * @param fixes the mends, the best one first
 */
public record Problem(
    String code,
    Severity severity,
    Span span,
    String message,
    List<Related> related,
    List<Fix> fixes)
    implements Comparable<Problem> {

  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::span)
          .thenComparing(Problem::severity)
          .thenComparing(Problem::code)
          .thenComparing(Problem::message);

  public Problem {
    related = List.copyOf(related);
    fixes = List.copyOf(fixes);
  }

  public static Problem of(String code, Severity severity, Span span, String message) {
    return new Problem(code, severity, span, message, List.of(), List.of());
  }

  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }
}
