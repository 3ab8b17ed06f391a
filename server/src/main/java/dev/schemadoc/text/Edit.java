package dev.schemadoc.text;

/** The replacement of the characters at a place by others. */
public record Edit(Place place, String replacement) {

  /** Whether the two cannot both be done, or not without asking which comes first. */
  boolean overlaps(Edit other) {
    Span own = place.span();
    Span others = other.place.span();
    boolean apart = own.end() < others.start() || others.end() < own.start();
    boolean beside =
        !own.isEmpty()
            && !others.isEmpty()
            && (own.end() == others.start() || others.end() == own.start());
    return place.document().equals(other.place.document())
        && !apart
        && !beside
        && !(addsLine() && other.addsLine());
  }

  /** Whether it puts in whole lines, which may stand before or after others. */
  private boolean addsLine() {
    return place.span().isEmpty() && (replacement.startsWith("\n") || replacement.endsWith("\n"));
  }
}
