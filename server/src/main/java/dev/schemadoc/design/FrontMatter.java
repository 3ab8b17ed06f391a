package dev.schemadoc.design;

/**
 * The settings in YAML that some tools keep at the top of a document, between two lines of dashes.
 *
 * <p>Markdown does not know them and would take them for a heading.
 */
final class FrontMatter {

  private FrontMatter() {}

  /** Where the Markdown starts: behind the front matter, or where the search started. */
  static int end(String text, int start) {
    Line line = new Line(text, start);
    if (!line.advance() || !isMark(text, line, "---")) {
      return start;
    }
    if (!line.advance() || !isKey(text, line)) {
      return start;
    }
    while (line.advance()) {
      if (isMark(text, line, "---") || isMark(text, line, "...")) {
        return line.next();
      }
      boolean fence = line.at() == line.textStart() && isFence(text, line);
      if (fence) {
        return start;
      }
    }
    return start;
  }

  private static boolean isMark(String text, Line line, String mark) {
    return line.end() - line.at() >= mark.length()
        && text.startsWith(mark, line.at())
        && text.substring(line.at() + mark.length(), line.end()).isBlank();
  }

  private static boolean isFence(String text, Line line) {
    return text.startsWith("```", line.at()) || text.startsWith("~~~", line.at());
  }

  /** Whether the line is {@code key: value}. */
  private static boolean isKey(String text, Line line) {
    int at = line.at();
    while (at < line.end()
        && (Character.isLetterOrDigit(text.charAt(at)) || "_-\"'".indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    boolean colon = at > line.at() && at < line.end() && text.charAt(at) == ':';
    return colon && (at + 1 == line.end() || Line.isSpace(text.charAt(at + 1)));
  }
}
