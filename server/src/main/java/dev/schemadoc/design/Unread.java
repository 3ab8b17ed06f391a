package dev.schemadoc.design;

import dev.schemadoc.text.Span;

/**
 * SQL that is not read because of where it stands, though it was surely meant to be.
 *
 * <p>What is read is what a preview of the Markdown shows as SQL. A fence that lacks its closing
 * line, or has one too many, swallows what follows or lets it fall out, and nobody sees it who does
 * not look at the preview.
 *
 * @param reason why it is not read
 * @param span the line that opens an SQL fence, or that begins a table
 * @param fence the line that opens the fence in which it stands; where it stands in none, the span
 */
public record Unread(Reason reason, Span span, Span fence) {

  /** Why SQL is not read. */
  public enum Reason {
    /** The line that opens its fence stands in another fence, which was not closed before. */
    INSIDE_ANOTHER_FENCE,
    /** Its fence does not say what it holds. */
    UNMARKED_FENCE,
    /** It stands between the fences. */
    OUTSIDE_OF_FENCES
  }
}
