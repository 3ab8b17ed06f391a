package dev.schemadoc.design;

/**
 * One line of a document and how far into it the marks of quotes and lists have been read.
 *
 * <p>Counts in columns beside offsets: a tab reaches to the next multiple of four columns, and a
 * list may take only some of them.
 */
final class Line {

  private static final int TAB = 4;

  private final String text;
  private int end;
  private int next;
  private int at;
  private int column;
  private int indentEnd;
  private int indentColumn;

  Line(String text, int start) {
    this.text = text;
    this.next = start;
  }

  /** Goes to the next line, if there is one. */
  boolean advance() {
    int length = text.length();
    if (next >= length) {
      return false;
    }
    at = next;
    column = 0;
    end = at;
    while (end < length && !isLineEnd(text.charAt(end))) {
      end++;
    }
    next = end;
    if (next < length) {
      boolean both = text.startsWith("\r\n", next);
      next += both ? 2 : 1;
    }
    findIndent();
    return true;
  }

  /** Where reading is. */
  int at() {
    return at;
  }

  /** Where the line ends, before its line end. */
  int end() {
    return end;
  }

  /** Where the next line starts. */
  int next() {
    return next;
  }

  /** The first character that is neither a space nor a tab. */
  int textStart() {
    return indentEnd;
  }

  /** The columns of white space before the text. */
  int indent() {
    return indentColumn - column;
  }

  /** Whether nothing but white space is left. */
  boolean isBlank() {
    return indentEnd == end;
  }

  /** The character of the text at a distance, NUL behind its end. */
  char peek(int distance) {
    return indentEnd + distance < end ? text.charAt(indentEnd + distance) : '\0';
  }

  /** Takes the white space before the text, and some characters of the text. */
  void take(int characters) {
    at = indentEnd + characters;
    column = indentColumn + characters;
    findIndent();
  }

  /** Takes up to some columns of the white space before the text. */
  void takeIndent(int columns) {
    int wanted = column + columns;
    while (at < indentEnd && column < wanted) {
      int width = text.charAt(at) == '\t' ? TAB - column % TAB : 1;
      if (column + width > wanted) {
        column = wanted;
        return;
      }
      column += width;
      at++;
    }
  }

  private void findIndent() {
    indentEnd = at;
    indentColumn = column;
    while (indentEnd < end) {
      char c = text.charAt(indentEnd);
      if (c == ' ') {
        indentColumn++;
      } else if (c == '\t') {
        indentColumn += TAB - indentColumn % TAB;
      } else {
        return;
      }
      indentEnd++;
    }
  }

  /** Whether a character ends a line. */
  static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  /** Whether a character is white space within a line. */
  static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }
}
