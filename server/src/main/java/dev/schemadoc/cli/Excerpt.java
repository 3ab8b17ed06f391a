package dev.schemadoc.cli;

import dev.schemadoc.text.Lines;
import dev.schemadoc.text.Span;
import java.util.List;

/**
 * The line that a problem is in, with carets under exactly its characters; of several lines the
 * first.
 *
 * @param source the line as it is printed
 * @param indent what stands under the characters before the carets, with tabs where they have tabs
 * @param carets under each column of the problem one, and at least one
 */
record Excerpt(int line, String source, String indent, String carets) {

  /** Lines longer than this are cut, with some room before the problem. */
  private static final int MAX_CHARACTERS = 240;

  private static final int ROOM = 60;
  private static final String CUT = "…";

  static Excerpt of(String text, Lines lines, Span span) {
    int number = lines.lineAt(span.start());
    Span line = lines.line(number);
    int start = Math.min(span.start(), line.end());
    int end = Math.clamp(span.end(), start, line.end());
    int from = line.start();
    int to = line.end();
    if (line.length() > MAX_CHARACTERS) {
      from = whole(text, Math.max(from, start - ROOM));
      to = whole(text, Math.min(to, from + MAX_CHARACTERS));
      end = Math.min(end, to);
    }
    boolean cutBefore = from > line.start();
    boolean cutAfter = to < line.end();
    String source =
        (cutBefore ? CUT : "") + Printable.source(text.substring(from, to)) + (cutAfter ? CUT : "");
    String indent = (cutBefore ? " " : "") + under(text.substring(from, start), ' ');
    String carets = under(text.substring(start, end), '^');
    return new Excerpt(number, source, indent, carets.isBlank() ? "^" : carets);
  }

  /** The line with its number at the left, and the carets below. */
  List<String> print(Paint paint, java.util.function.UnaryOperator<String> caretPaint) {
    String number = String.valueOf(line + 1);
    String margin = " ".repeat(number.length());
    return List.of(
        paint.dim(" " + number + " |") + (source.isEmpty() ? "" : " " + source),
        paint.dim(" " + margin + " |") + " " + indent + caretPaint.apply(carets));
  }

  /** The offset, or the one before where that would split a character. */
  private static int whole(String text, int offset) {
    boolean splits =
        offset > 0
            && offset < text.length()
            && Character.isLowSurrogate(text.charAt(offset))
            && Character.isHighSurrogate(text.charAt(offset - 1));
    return splits ? offset - 1 : offset;
  }

  private static String under(String text, char mark) {
    StringBuilder under = new StringBuilder();
    Printable.source(text)
        .codePoints()
        .forEach(
            codePoint -> {
              if (codePoint == '\t') {
                under.append('\t');
              } else {
                under.repeat(mark, Width.of(codePoint));
              }
            });
    return under.toString();
  }
}
