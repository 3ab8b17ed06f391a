package dev.schemadoc.sql;

import dev.schemadoc.text.Span;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Takes the values out of constants (PostgreSQL, 4.1.2). */
final class Literals {

  private Literals() {}

  /**
   * An escape that stands for no character.
   *
   * @param span where it stands in the literal
   */
  record Fault(Span span, String message) {}

  /** The value of a string: quotes taken off, escapes undone, parts on several lines joined. */
  static String string(String literal) {
    return switch (literal.isEmpty() ? ' ' : literal.charAt(0)) {
      case ' ' -> "";
      case '$' -> dollar(literal);
      case '‘', '’' -> curly(literal);
      case 'E', 'e' -> new Backslashes(literal).value();
      case 'U', 'u' -> unicode(literal);
      case 'N', 'n' -> plain(literal, 1);
      default -> plain(literal, 0);
    };
  }

  /** The value of {@code U&'…'} or {@code U&"…"} (4.1.2.3), the clause UESCAPE included. */
  static String unicode(String literal) {
    return new CodePoints(literal).value();
  }

  /** What is wrong with the escapes of {@code E'…'}, {@code U&'…'} or {@code U&"…"}. */
  static Optional<Fault> fault(String literal) {
    return switch (literal.charAt(0)) {
      case 'E', 'e' -> new Backslashes(literal).fault();
      case 'U', 'u' -> new CodePoints(literal).fault();
      default -> Optional.empty();
    };
  }

  /**
   * A whole number in any of its forms (4.1.2.6): {@code 1_000}, {@code 0x1F}, {@code 0o17}, {@code
   * 0b101}; nothing where it does not fit into 32 bits.
   */
  static OptionalInt integer(String literal) {
    String digits = literal.replace("_", "");
    int radix =
        switch (digits.length() > 1 ? digits.charAt(1) | 0x20 : ' ') {
          case 'x' -> 16;
          case 'o' -> 8;
          case 'b' -> 2;
          default -> 10;
        };
    try {
      return OptionalInt.of(Integer.parseInt(radix == 10 ? digits : digits.substring(2), radix));
    } catch (NumberFormatException tooLarge) {
      return OptionalInt.empty();
    }
  }

  private static String dollar(String literal) {
    boolean single = literal.length() > 1 && Character.isWhitespace(literal.charAt(1));
    int tag = single ? 1 : literal.indexOf('$', 1) + 1;
    boolean closed = literal.endsWith(literal.substring(0, tag)) && literal.length() >= 2 * tag;
    return literal.substring(tag, literal.length() - (closed ? tag : 0));
  }

  /** A string in the quotes of a word processor, whichever of them closes it. */
  private static String curly(String literal) {
    return literal.length() < 2 ? "" : literal.substring(1, literal.length() - 1);
  }

  private static String plain(String literal, int quote) {
    StringBuilder value = new StringBuilder();
    for (Span part : parts(literal, quote, false)) {
      value.append(part.in(literal).replace("''", "'"));
    }
    return value.toString();
  }

  /**
   * What stands between quotes; a string may go on behind a line break.
   *
   * @param quote the offset of the first quote
   * @param backslashes whether a quote behind a backslash does not close
   */
  private static List<Span> parts(String literal, int quote, boolean backslashes) {
    List<Span> parts = new ArrayList<>();
    int opening = quote;
    while (opening >= 0) {
      int closing = closing(literal, opening, backslashes);
      parts.add(new Span(opening + 1, closing));
      opening = literal.charAt(opening) == '\'' ? next(literal, closing + 1) : -1;
    }
    return parts;
  }

  /** Where the quote that closes stands, or the end of a literal that is not closed. */
  private static int closing(String literal, int opening, boolean backslashes) {
    char quote = literal.charAt(opening);
    int at = opening + 1;
    while (at < literal.length()) {
      char c = literal.charAt(at);
      boolean pair = at + 1 < literal.length();
      if (backslashes && c == '\\' || c == quote && pair && literal.charAt(at + 1) == quote) {
        at += 2;
      } else if (c == quote) {
        return at;
      } else {
        at++;
      }
    }
    return literal.length();
  }

  /** The quote that opens the next part, or -1. */
  private static int next(String literal, int from) {
    int at = from;
    while (at < literal.length()) {
      char c = literal.charAt(at);
      if (literal.startsWith("--", at)) {
        while (at < literal.length() && literal.charAt(at) != '\n' && literal.charAt(at) != '\r') {
          at++;
        }
      } else if (c == '\'') {
        return at;
      } else if (Character.isWhitespace(c)) {
        at++;
      } else {
        return -1;
      }
    }
    return -1;
  }

  /** Undoes the escapes of a literal, and keeps the first that is wrong. */
  private abstract static class Escapes {
    final String literal;
    private Optional<Fault> fault = Optional.empty();

    /** The first half of a character outside of the basic plane, while its second is awaited. */
    private char first;

    Escapes(String literal) {
      this.literal = literal;
    }

    Optional<Fault> fault() {
      return fault;
    }

    final void wrong(int start, int end, String message) {
      if (fault.isEmpty()) {
        Span span = new Span(start, Math.min(end, literal.length()));
        fault = Optional.of(new Fault(span, message));
      }
    }

    /** A code point written in digits, or half of one; gives what it adds to the value. */
    final String codePoint(int start, int digits, int end) {
      int codePoint = number(digits, end);
      boolean low = codePoint >= Character.MIN_LOW_SURROGATE && codePoint <= 0xDFFF;
      if (first != 0 && low) {
        char high = first;
        first = 0;
        return Character.toString(Character.toCodePoint(high, (char) codePoint));
      }
      if (first != 0 || low) {
        first = 0;
        wrong(start, end, "this is half of a character; write both halves, or none");
      } else if (codePoint == 0 || !Character.isValidCodePoint(codePoint)) {
        wrong(start, end, "no character has this number; write 1 to 10FFFF");
      } else if (codePoint >= Character.MIN_HIGH_SURROGATE && codePoint <= 0xDBFF) {
        first = (char) codePoint;
        return "";
      } else {
        return Character.toString(codePoint);
      }
      return "\uFFFD";
    }

    /** Says that something else than the second half of a character stands at an offset. */
    final void noCodePoint(int at) {
      if (first != 0) {
        first = 0;
        wrong(at, at + 1, "the second half of the character is missing; write both halves");
      }
    }

    private int number(int digits, int end) {
      long number = Long.parseLong(literal.substring(digits, end), 16);
      return number > Character.MAX_CODE_POINT ? -1 : (int) number;
    }

    /** Whether so many hexadecimal digits stand there. */
    final boolean hexadecimal(int from, int count, int limit) {
      return from + count <= limit && digits(from, count, limit, 16) == from + count;
    }

    /** Behind the digits at an offset, of which there are at most so many. */
    final int digits(int from, int most, int limit, int radix) {
      int at = from;
      while (at < limit
          && at < from + most
          && literal.charAt(at) < 0x80
          && Character.digit(literal.charAt(at), radix) >= 0) {
        at++;
      }
      return at;
    }
  }

  /** {@code E'…'} (4.1.2.2), in which some escapes stand for bytes of UTF-8. */
  private static final class Backslashes extends Escapes {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Backslashes(String literal) {
      super(literal);
      for (Span part : parts(literal, 1, true)) {
        read(part);
      }
    }

    String value() {
      return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    Optional<Fault> fault() {
      boolean zero = false;
      for (byte each : bytes.toByteArray()) {
        zero |= each == 0;
      }
      if (zero || !isUtf8()) {
        wrong(0, literal.length(), "the bytes of this string are no UTF-8; write characters");
      }
      return super.fault();
    }

    private boolean isUtf8() {
      try {
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
        return true;
      } catch (CharacterCodingException noUtf8) {
        return false;
      }
    }

    private void read(Span part) {
      int at = part.start();
      while (at < part.end()) {
        int from = at;
        boolean escape = literal.charAt(at) == '\\' && at + 1 < part.end();
        char c = escape ? literal.charAt(at + 1) : ' ';
        if (c == 'u' || c == 'U') {
          int count = c == 'u' ? 4 : 8;
          at = digits(from + 2, count, part.end(), 16);
          if (at == from + 2 + count) {
            add(codePoint(from, from + 2, at));
          } else {
            wrong(
                from,
                at,
                "this escape needs %d digits; write `\\%c%s`"
                    .formatted(count, c, count == 4 ? "00E9" : "000000E9"));
          }
          continue;
        }
        noCodePoint(from);
        if (!escape) {
          int codePoint = literal.codePointAt(at);
          add(Character.toString(codePoint));
          at += codePoint == '\'' ? 2 : Character.charCount(codePoint);
        } else if (c == 'x' && hexadecimal(from + 2, 1, part.end())) {
          at = digits(from + 2, 2, part.end(), 16);
          bytes.write(Integer.parseInt(literal.substring(from + 2, at), 16));
        } else if (c >= '0' && c <= '7') {
          at = digits(from + 1, 3, part.end(), 8);
          bytes.write(Integer.parseInt(literal.substring(from + 1, at), 8));
        } else {
          int codePoint = literal.codePointAt(at + 1);
          add(letter(codePoint));
          at += 1 + Character.charCount(codePoint);
        }
      }
      noCodePoint(part.end());
    }

    private static String letter(int codePoint) {
      return switch (codePoint) {
        case 'b' -> "\b";
        case 'f' -> "\f";
        case 'n' -> "\n";
        case 'r' -> "\r";
        case 't' -> "\t";
        case 'v' -> "\u000b";
        default -> Character.toString(codePoint);
      };
    }

    private void add(String characters) {
      bytes.writeBytes(characters.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** {@code U&'…'} and {@code U&"…"} (4.1.2.3). */
  private static final class CodePoints extends Escapes {
    private final StringBuilder value = new StringBuilder();
    private final char escape;

    CodePoints(String literal) {
      super(literal);
      List<Span> parts = parts(literal, 2, false);
      int behind = Math.min(parts.getLast().end() + 1, literal.length());
      Tokens clause = Lexer.read(literal, new Span(behind, literal.length()));
      String written = clause.is(1, Terminal.STRING) ? string(clause.text(1)) : "\\";
      escape = written.isEmpty() ? '\\' : written.charAt(0);
      parts.forEach(this::read);
      noCodePoint(parts.getLast().end());
    }

    String value() {
      return value.toString();
    }

    private void read(Span part) {
      char quote = literal.charAt(2);
      int at = part.start();
      while (at < part.end()) {
        char c = literal.charAt(at);
        int from = at + 1;
        if (c != escape) {
          noCodePoint(at);
          value.append(c);
          at += c == quote ? 2 : 1;
        } else if (from < part.end() && literal.charAt(from) == escape) {
          noCodePoint(at);
          value.append(escape);
          at += 2;
        } else if (hexadecimal(from, 4, part.end())) {
          value.append(codePoint(at, from, from + 4));
          at = from + 4;
        } else if (literal.startsWith("+", from) && hexadecimal(from + 1, 6, part.end())) {
          value.append(codePoint(at, from + 1, from + 7));
          at = from + 7;
        } else {
          wrong(
              at,
              from,
              "this escape needs 4 digits, or `+` and 6; write `%s00E9`".formatted(escape));
          value.append('\uFFFD');
          at = from;
        }
      }
    }
  }
}
