package dev.schemadoc.sql;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the values out of constants (PostgreSQL, 4.1.2). */
final class Literals {

  private Literals() {}

  private static final Pattern ESCAPE =
      Pattern.compile(
          "\\\\(?:x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([0-7]{1,3})|(?s:(.)))");

  /**
   * The value of a whole number that fits into 32 bits: {@code 12}, {@code 1_000}, {@code 0xFF};
   * letters that it runs into are left out.
   */
  static int integer(String literal) {
    String digits = literal.toLowerCase(Locale.ROOT);
    int radix =
        switch (digits.length() > 2 && digits.charAt(0) == '0' ? digits.charAt(1) : ' ') {
          case 'x' -> 16;
          case 'o' -> 8;
          case 'b' -> 2;
          default -> 10;
        };
    int value = 0;
    for (int at = radix == 10 ? 0 : 2; at < digits.length(); at++) {
      int digit = Character.digit(digits.charAt(at), radix);
      if (digit >= 0) {
        value = value * radix + digit;
      } else if (digits.charAt(at) != '_') {
        return value;
      }
    }
    return value;
  }

  /** The value of a string: quotes taken off, escapes undone, parts on several lines joined. */
  static String string(String literal) {
    char first = literal.isEmpty() ? '\'' : literal.charAt(0);
    return switch (first) {
      case '$' -> dollar(literal);
      case 'E', 'e' -> unescaped(quoted(literal.substring(1), true));
      case 'U', 'u' -> unicode(literal, '\'');
      default -> quoted(literal, false);
    };
  }

  private static String dollar(String literal) {
    int tag = literal.indexOf('$', 1) + 1;
    boolean single = literal.length() > 1 && Character.isWhitespace(literal.charAt(1));
    if (single) {
      tag = 1;
    }
    int end =
        literal.endsWith(literal.substring(0, tag)) ? literal.length() - tag : literal.length();
    return end >= tag ? literal.substring(tag, end) : "";
  }

  /** What stands between the quotes of one or more literals in a row. */
  private static String quoted(String literal, boolean escapes) {
    StringBuilder value = new StringBuilder();
    int at = 0;
    while (at < literal.length()) {
      char c = literal.charAt(at);
      boolean quote = c == '\'' || at == 0;
      if (literal.startsWith("--", at)) {
        int newline = literal.indexOf('\n', at);
        at = newline < 0 ? literal.length() : newline;
      } else if (!quote) {
        at++;
      } else {
        at++;
        while (at < literal.length()) {
          boolean last = at == literal.length() - 1;
          char inside = literal.charAt(at);
          if (escapes && inside == '\\' && !last) {
            // Undone later; here it only must not end the string.
            value.append(inside).append(literal.charAt(at + 1));
            at += 2;
          } else if (inside == '\'' && !last && literal.charAt(at + 1) == '\'') {
            value.append('\'');
            at += 2;
          } else if (inside == '\'' || last && (inside == '’' || inside == '‘')) {
            at++;
            break;
          } else {
            value.append(inside);
            at++;
          }
        }
      }
    }
    return value.toString();
  }

  /** Undoes the backslash escapes of {@code E'…'} (PostgreSQL, 4.1.2.2). */
  private static String unescaped(String value) {
    return ESCAPE
        .matcher(value)
        .replaceAll(
            escape -> {
              for (int group = 1; group <= 3; group++) {
                if (escape.group(group) != null) {
                  return Matcher.quoteReplacement(character(escape.group(group), 16));
                }
              }
              if (escape.group(4) != null) {
                return Matcher.quoteReplacement(character(escape.group(4), 8));
              }
              return Matcher.quoteReplacement(
                  switch (escape.group(5)) {
                    case "b" -> "\b";
                    case "f" -> "\f";
                    case "n" -> "\n";
                    case "r" -> "\r";
                    case "t" -> "\t";
                    default -> escape.group(5);
                  });
            });
  }

  private static String character(String digits, int radix) {
    long codePoint = Long.parseLong(digits, radix);
    return Character.isValidCodePoint((int) codePoint) && codePoint <= Character.MAX_CODE_POINT
        ? Character.toString((int) codePoint)
        : "\uFFFD";
  }

  private static final Pattern UESCAPE = Pattern.compile("(?is)\\buescape\\s*'(.)'\\s*$");

  /** The value of {@code U&'…'} or {@code U&"…"} with its escapes undone (4.1.2.3). */
  static String unicode(String literal, char quote) {
    Matcher clause = UESCAPE.matcher(literal);
    boolean own = clause.find();
    String escape = own ? clause.group(1) : "\\";
    String body = (own ? literal.substring(0, clause.start()) : literal).strip().substring(2);
    String value =
        quote == '\''
            ? quoted(body, false)
            : body.substring(1, Math.max(1, body.length() - 1)).replace("\"\"", "\"");
    String mark = Pattern.quote(escape);
    return Pattern.compile(mark + "(?:([0-9A-Fa-f]{4})|\\+([0-9A-Fa-f]{6})|(" + mark + "))")
        .matcher(value)
        .replaceAll(
            found -> {
              String digits = found.group(1) != null ? found.group(1) : found.group(2);
              return Matcher.quoteReplacement(digits == null ? escape : character(digits, 16));
            });
  }
}
