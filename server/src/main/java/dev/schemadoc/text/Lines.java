package dev.schemadoc.text;

import java.util.Arrays;

/**
 * The lines of one text: turns offsets into positions and back.
 *
 * <p>A line ends with {@code \n}, {@code \r\n} or {@code \r} (LSP 3.17, text documents).
 */
public final class Lines {

  private final String text;
  private final int[] starts;

  private Lines(String text, int[] starts) {
    this.text = text;
    this.starts = starts;
  }

  public static Lines of(String text) {
    int[] starts = new int[Math.max(16, text.length() / 32)];
    int count = 1;
    for (int offset = 0; offset < text.length(); offset++) {
      char c = text.charAt(offset);
      boolean ends =
          c == '\n'
              || (c == '\r' && !(offset + 1 < text.length() && text.charAt(offset + 1) == '\n'));
      if (ends) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = offset + 1;
      }
    }
    return new Lines(text, Arrays.copyOf(starts, count));
  }

  public int count() {
    return starts.length;
  }

  /** The zero-based line of an offset. */
  public int lineAt(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found : -found - 2;
  }

  /** The characters of a line, without its terminator. */
  public Span line(int line) {
    int start = starts[line];
    int end = line + 1 < starts.length ? starts[line + 1] : text.length();
    while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return new Span(start, end);
  }

  public Position position(int offset, Encoding encoding) {
    int bounded = Math.clamp(offset, 0, text.length());
    int line = lineAt(bounded);
    int units =
        switch (encoding) {
          case UTF_16 -> bounded - starts[line];
          case UTF_8 -> utf8Length(starts[line], bounded);
          case UTF_32 -> text.codePointCount(starts[line], bounded);
        };
    return new Position(line, units);
  }

  /**
   * The offset of a position. One beyond the end of its line means the end of the line, one beyond
   * the last line the end of the text (LSP 3.17, Position).
   */
  public int offset(Position position, Encoding encoding) {
    if (position.line() < 0) {
      return 0;
    }
    if (position.line() >= starts.length) {
      return text.length();
    }
    Span line = line(position.line());
    int offset = line.start();
    int left = position.character();
    while (left > 0 && offset < line.end()) {
      int codePoint = text.codePointAt(offset);
      int width = Character.charCount(codePoint);
      left -=
          switch (encoding) {
            case UTF_16 -> width;
            case UTF_8 -> utf8Length(codePoint);
            case UTF_32 -> 1;
          };
      offset += width;
    }
    return Math.min(offset, line.end());
  }

  private int utf8Length(int from, int to) {
    int bytes = 0;
    for (int offset = from; offset < to; ) {
      int codePoint = text.codePointAt(offset);
      bytes += utf8Length(codePoint);
      offset += Character.charCount(codePoint);
    }
    return bytes;
  }

  private static int utf8Length(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }
}
