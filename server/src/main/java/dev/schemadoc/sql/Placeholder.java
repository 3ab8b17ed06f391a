package dev.schemadoc.sql;

/**
 * A place that the author leaves to a program or to the reader: {@code %s}, {@code %(name)s},
 * {@code {name}}, {@code <name>}, {@code [name]}, {@code ?}.
 *
 * <p>PostgreSQL reads none of them, and nobody means it to.
 */
final class Placeholder {

  private Placeholder() {}

  /** The token behind the placeholder that begins at a token; that token where none does. */
  static int end(TokenView tokens, int at) {
    return switch (tokens.text(at)) {
      case "?" -> at + 1;
      case "%" -> percent(tokens, at);
      case "{" -> enclosed(tokens, at, "{", "}");
      case "<" -> enclosed(tokens, at, "<", ">");
      case "[" -> enclosed(tokens, at, "[", "]");
      default -> at;
    };
  }

  /** {@code %s} and {@code %(name)s}, as Python's drivers have them. */
  private static int percent(TokenView tokens, int at) {
    boolean named =
        tokens.text(at + 1).equals("(")
            && tokens.isName(at + 2)
            && tokens.text(at + 3).equals(")")
            && touches(tokens, at + 3);
    int conversion = named ? at + 4 : at + 1;
    boolean converts = tokens.word(conversion).equals("s") || tokens.word(conversion).equals("d");
    return converts && touches(tokens, at) ? conversion + 1 : at;
  }

  /** Some words in a pair of marks, or in several pairs. */
  private static int enclosed(TokenView tokens, int at, String open, String close) {
    int first = at;
    while (tokens.text(first).equals(open)) {
      first++;
    }
    int behind = first;
    while (tokens.isName(behind) || tokens.text(behind).equals("-")) {
      behind++;
    }
    boolean tight = touches(tokens, first - 1) && touches(tokens, behind - 1);
    if (behind == first || !tight && !open.equals("{")) {
      return at;
    }
    int end = behind;
    while (end - behind < first - at && tokens.text(end).equals(close)) {
      end++;
    }
    return end - behind == first - at ? end : at;
  }

  /** Whether nothing stands between a token and the next. */
  private static boolean touches(TokenView tokens, int index) {
    return tokens.start(index) + tokens.text(index).length() == tokens.start(index + 1);
  }
}
