package dev.schemadoc.alembic;

import java.util.Locale;
import java.util.Optional;

/** Texts as Python writes them: with quotes and escapes, and back. */
final class PythonText {
  private PythonText() {}

  /**
   * A string literal in the form that formatters leave alone: in double quotes unless single ones
   * save escapes.
   */
  static String literal(String text) {
    long doubles = text.chars().filter(character -> character == '"').count();
    long singles = text.chars().filter(character -> character == '\'').count();
    char quote = doubles > singles ? '\'' : '"';
    StringBuilder result = new StringBuilder().append(quote);
    text.codePoints()
        .forEach(
            character -> {
              if (character == quote) {
                result.append('\\');
              }
              escape(character, result);
            });
    return result.append(quote).toString();
  }

  /**
   * What may stand inside three double quotes, line breaks as they are; a quote at its end is the
   * caller's affair.
   */
  static String block(String text) {
    StringBuilder result = new StringBuilder();
    text.codePoints()
        .forEach(
            character -> {
              if (character == '\n') {
                result.append('\n');
              } else {
                escape(character, result);
              }
            });
    return result.toString().replace("\"\"\"", "\\\"\\\"\\\"");
  }

  /** The value of a string literal, or empty for bytes and for escapes that Python refuses. */
  static Optional<String> decode(String opening, String body) {
    String prefix = opening.toLowerCase(Locale.ROOT);
    String text = body.replace("\r\n", "\n").replace('\r', '\n');
    String modifiers = prefix.replaceAll("['\"]", "");
    if (modifiers.contains("b")) {
      return Optional.empty();
    }
    return switch (modifiers) {
      case "f" -> unescape(text.replace("{{", "{").replace("}}", "}"));
      case "rf", "fr" -> Optional.of(text.replace("{{", "{").replace("}}", "}"));
      case "r" -> Optional.of(text);
      default -> unescape(text);
    };
  }

  /** Writes one character; the quotes are the caller's affair. */
  private static void escape(int character, StringBuilder result) {
    switch (character) {
      case '\\' -> result.append("\\\\");
      case '\n' -> result.append("\\n");
      case '\r' -> result.append("\\r");
      case '\t' -> result.append("\\t");
      default -> {
        if (isPrintable(character)) {
          result.appendCodePoint(character);
        } else if (character < 0x100) {
          result.append("\\x%02x".formatted(character));
        } else if (character < 0x10000) {
          result.append("\\u%04x".formatted(character));
        } else {
          result.append("\\U%08x".formatted(character));
        }
      }
    }
  }

  /** What Python's {@code repr} leaves as it is; a text that turns its reader's eye is escaped. */
  private static boolean isPrintable(int character) {
    return character == ' '
        || switch (Character.getType(character)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.PRIVATE_USE,
              Character.UNASSIGNED,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.SPACE_SEPARATOR ->
              false;
          default -> true;
        };
  }

  private static Optional<String> unescape(String text) {
    StringBuilder result = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char character = text.charAt(at++);
      if (character != '\\' || at == text.length()) {
        result.append(character);
        continue;
      }
      char kind = text.charAt(at++);
      int digits =
          switch (kind) {
            case 'x' -> 2;
            case 'u' -> 4;
            case 'U' -> 8;
            default -> 0;
          };
      if (digits > 0) {
        Optional<Integer> code = number(text, at, at + digits, 16);
        if (code.isEmpty() || !Character.isValidCodePoint(code.get())) {
          return Optional.empty();
        }
        result.appendCodePoint(code.get());
        at += digits;
      } else if (kind == 'N') {
        int close = text.indexOf('}', at);
        if (!text.startsWith("{", at) || close < 0) {
          return Optional.empty();
        }
        Optional<Integer> code = named(text.substring(at + 1, close));
        if (code.isEmpty()) {
          return Optional.empty();
        }
        result.appendCodePoint(code.get());
        at = close + 1;
      } else if (kind >= '0' && kind <= '7') {
        int end = at;
        while (end < text.length()
            && end < at + 2
            && text.charAt(end) >= '0'
            && text.charAt(end) <= '7') {
          end++;
        }
        result.append((char) Integer.parseInt(text.substring(at - 1, end), 8));
        at = end;
      } else {
        simple(kind, result);
      }
    }
    return Optional.of(result.toString());
  }

  private static void simple(char kind, StringBuilder result) {
    switch (kind) {
      case '\n' -> {}
      case '\\', '\'', '"' -> result.append(kind);
      case 'a' -> result.append('\u0007');
      case 'b' -> result.append('\b');
      case 'f' -> result.append('\f');
      case 'n' -> result.append('\n');
      case 'r' -> result.append('\r');
      case 't' -> result.append('\t');
      case 'v' -> result.append('\u000B');
      default -> result.append('\\').append(kind);
    }
  }

  private static Optional<Integer> number(String text, int start, int end, int radix) {
    try {
      return end > text.length()
          ? Optional.empty()
          : Optional.of(Integer.parseUnsignedInt(text, start, end, radix));
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  private static Optional<Integer> named(String name) {
    try {
      return Optional.of(Character.codePointOf(name));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }
}
