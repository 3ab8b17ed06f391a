package dev.schemadoc.design;

import dev.schemadoc.text.Span;

/**
 * A comment of HTML that stands by itself, between the other parts of a document.
 *
 * @param text its words, without the marks of the comment and outer blanks
 */
public record HtmlComment(String text, Span span) {

  private static final String OPENING = "<!--";
  private static final String CLOSING = "-->";

  /**
   * The comment that begins at an offset and ends in a line.
   *
   * @param line where the line in which it ends begins, or the comment itself
   */
  static HtmlComment ending(String text, int start, int line) {
    int closing = text.indexOf(CLOSING, line);
    int from = Math.min(start + OPENING.length(), closing);
    return new HtmlComment(
        text.substring(from, closing).strip(), new Span(start, closing + CLOSING.length()));
  }
}
