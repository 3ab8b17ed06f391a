package dev.schemadoc.text;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One thing wrong at one place of a document.
 *
 * @param code the stable name of the rule, such as {@code unknown-table}
 * @param severity how much it matters
 * @param span where, in the document that the problem is reported for
 * @param message what is wrong, why, and what to do, with names in back-ticks and no full stop
 * @param related other places that help to understand it
 * @param fixes the mends, the best one first
 * @param unnecessary whether the span could go without any loss, so that editors may fade it out
 * @param external the name as settings write it, such as {@code auth.users}, where all would be
 *     well if it were declared external
 */
public record Problem(
    String code,
    Severity severity,
    Span span,
    String message,
    List<Related> related,
    List<Fix> fixes,
    boolean unnecessary,
    Optional<String> external)
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

  /** A problem with mends and related places, and nothing else that could be said of it. */
  public Problem(
      String code,
      Severity severity,
      Span span,
      String message,
      List<Related> related,
      List<Fix> fixes) {
    this(code, severity, span, message, related, fixes, false, Optional.empty());
  }

  public static Problem of(String code, Severity severity, Span span, String message) {
    return new Problem(code, severity, span, message, List.of(), List.of());
  }

  /** The same problem, taken more or less seriously. */
  public Problem with(Severity other) {
    return new Problem(code, other, span, message, related, fixes, unnecessary, external);
  }

  /** The same problem with other mends. */
  public Problem with(List<Fix> others) {
    return new Problem(code, severity, span, message, related, others, unnecessary, external);
  }

  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }
}
