package dev.schemadoc.sql;

import dev.schemadoc.text.Span;
import java.nio.charset.StandardCharsets;

/**
 * An identifier and where it stands.
 *
 * @param value what PostgreSQL takes it for: folded to lower case unless quoted, cut to 63 bytes
 *     (PostgreSQL, 4.1.1 Identifiers and Key Words)
 * @param written the name before it was cut, folded and unquoted likewise
 * @param quoted whether it was written in double quotes
 */
public record Name(String value, String written, boolean quoted, Span span) {

  /** PostgreSQL's NAMEDATALEN less the terminating zero. */
  public static final int MAX_BYTES = 63;

  public static Name unquoted(String text, Span span) {
    String folded = fold(text);
    return new Name(truncate(folded), folded, false, span);
  }

  public static Name quoted(String text, Span span) {
    return new Name(truncate(text), text, true, span);
  }

  public boolean isTruncated() {
    return !value.equals(written);
  }

  /** Lower case as PostgreSQL folds in a UTF-8 database: ASCII letters only. */
  public static String fold(String text) {
    // Asked of every word several times, so without a stream and without a copy where nothing
    // folds.
    int first = 0;
    while (first < text.length() && !isUpper(text.charAt(first))) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    char[] folded = text.toCharArray();
    for (int i = first; i < folded.length; i++) {
      if (isUpper(folded[i])) {
        folded[i] = (char) (folded[i] + ('a' - 'A'));
      }
    }
    return new String(folded);
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  /** Cuts a name to 63 bytes of UTF-8 without splitting a character, as PostgreSQL does. */
  public static String truncate(String name) {
    if (name.length() * 3 <= MAX_BYTES
        || name.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES) {
      return name;
    }
    int bytes = 0;
    int end = 0;
    while (end < name.length()) {
      int codePoint = name.codePointAt(end);
      int width = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8).length;
      if (bytes + width > MAX_BYTES) {
        break;
      }
      bytes += width;
      end += Character.charCount(codePoint);
    }
    return name.substring(0, end);
  }

  @Override
  public String toString() {
    return value;
  }
}
