package dev.schemadoc.cli;

/** Makes text of others safe to print: what would steer the terminal becomes visible instead. */
final class Printable {

  private Printable() {}

  private static final int CONTROL_PICTURES = 0x2400;
  private static final char DELETE = 0x7F;
  private static final char PICTURE_OF_DELETE = 0x2421;
  private static final char REPLACEMENT = 0xFFFD;

  /** A text as one line. */
  static String line(String text) {
    return map(text, false);
  }

  /** A line of a document, in which tabs stay tabs. */
  static String source(String text) {
    return map(text, true);
  }

  private static String map(String text, boolean tabs) {
    StringBuilder printable = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      printable.append(map(text.charAt(i), tabs));
    }
    return printable.toString();
  }

  private static char map(char c, boolean tabs) {
    if (c == '\t' && tabs) {
      return c;
    }
    if (c < ' ') {
      return (char) (CONTROL_PICTURES + c);
    }
    if (c == DELETE) {
      return PICTURE_OF_DELETE;
    }
    boolean control = c > DELETE && c < 0xA0;
    boolean turnsDirection = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return control || turnsDirection ? REPLACEMENT : c;
  }
}
