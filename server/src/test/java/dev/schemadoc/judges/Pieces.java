package dev.schemadoc.judges;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts SQL into tokens, on purpose without any code of the reader that is judged. Comments and
 * blanks are left out.
 */
final class Pieces {

  /** What sort of token. */
  enum Kind {
    WORD,
    QUOTED_NAME,
    STRING,
    NUMBER,
    PARAMETER,
    OPERATOR,
    PUNCTUATION,
    /** A literal or a comment that never ends. */
    UNCLOSED
  }

  /** A token and its place. */
  record Piece(Kind kind, int start, int end, String text) {

    boolean is(String wanted) {
      return text.equalsIgnoreCase(wanted);
    }

    boolean isEllipsis() {
      return text.startsWith("...") || text.indexOf('…') >= 0;
    }
  }

  private final String text;
  private final List<Piece> pieces = new ArrayList<>();
  private int at;

  private Pieces(String text) {
    this.text = text;
  }

  static List<Piece> of(String text) {
    Pieces scanner = new Pieces(text);
    while (scanner.at < text.length()) {
      scanner.next();
    }
    return List.copyOf(scanner.pieces);
  }

  /** Whether every parenthesis and bracket has its partner and every literal its end. */
  static boolean isBalanced(String text) {
    List<String> open = new ArrayList<>();
    for (Piece piece : of(text)) {
      switch (piece.text()) {
        case "(" -> open.add(")");
        case "[" -> open.add("]");
        case ")", "]" -> {
          if (open.isEmpty() || !open.removeLast().equals(piece.text())) {
            return false;
          }
        }
        default -> {
          if (piece.kind() == Kind.UNCLOSED) {
            return false;
          }
        }
      }
    }
    return open.isEmpty();
  }

  private void next() {
    char c = text.charAt(at);
    if (c == ' ' || c >= '\t' && c <= '\r') {
      at++;
    } else if (text.startsWith("--", at)) {
      at = lineEnd();
    } else if (text.startsWith("/*", at)) {
      comment();
    } else if (c == '\'') {
      quoted(at, false);
    } else if (c == '"') {
      quotedName(at);
    } else if (c == '$') {
      dollar();
    } else if (isLetter(c)) {
      word(c);
    } else if (isDigit(c) || c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1))) {
      number();
    } else if (text.startsWith("..", at)) {
      add(Kind.PUNCTUATION, run(at, '.'));
    } else if (text.startsWith("::", at)
        || text.startsWith(":=", at)
        || text.startsWith("=>", at) && !isOperator(at + 2)) {
      add(Kind.PUNCTUATION, at + 2);
    } else if (isOperator(at)) {
      operator();
    } else if (c == '\\') {
      add(Kind.PUNCTUATION, lineEnd());
    } else {
      add(Kind.PUNCTUATION, at + Character.charCount(text.codePointAt(at)));
    }
  }

  private void comment() {
    int depth = 0;
    int stop = at;
    do {
      if (text.startsWith("/*", stop)) {
        depth++;
        stop += 2;
      } else if (text.startsWith("*/", stop)) {
        depth--;
        stop += 2;
      } else {
        stop++;
      }
    } while (depth > 0 && stop < text.length());
    if (depth > 0) {
      add(Kind.UNCLOSED, text.length());
    } else {
      at = stop;
    }
  }

  private void word(char c) {
    if (at + 1 < text.length()) {
      char second = text.charAt(at + 1);
      if (second == '\'' && "eEbBxXnN".indexOf(c) >= 0) {
        quoted(at + 1, c == 'e' || c == 'E');
        return;
      }
      if (second == '&' && (c == 'u' || c == 'U') && at + 2 < text.length()) {
        if (text.charAt(at + 2) == '\'') {
          quoted(at + 2, false);
          return;
        }
        if (text.charAt(at + 2) == '"') {
          quotedName(at + 2);
          return;
        }
      }
    }
    int stop = at + 1;
    while (stop < text.length() && isWordPart(text.charAt(stop))) {
      stop++;
    }
    add(Kind.WORD, stop);
  }

  private void quoted(int quote, boolean escapes) {
    int stop = quote + 1;
    while (stop < text.length()) {
      char c = text.charAt(stop);
      if (escapes && c == '\\') {
        stop += 2;
      } else if (c != '\'') {
        stop++;
      } else if (stop + 1 < text.length() && text.charAt(stop + 1) == '\'') {
        stop += 2;
      } else {
        add(Kind.STRING, stop + 1);
        return;
      }
    }
    add(Kind.UNCLOSED, text.length());
  }

  private void quotedName(int quote) {
    int close = text.indexOf('"', quote + 1);
    while (close >= 0 && close + 1 < text.length() && text.charAt(close + 1) == '"') {
      close = text.indexOf('"', close + 2);
    }
    add(close < 0 ? Kind.UNCLOSED : Kind.QUOTED_NAME, close < 0 ? text.length() : close + 1);
  }

  private void dollar() {
    int stop = at + 1;
    if (stop < text.length() && isDigit(text.charAt(stop))) {
      while (stop < text.length() && isDigit(text.charAt(stop))) {
        stop++;
      }
      add(Kind.PARAMETER, stop);
      return;
    }
    while (stop < text.length() && isWordPart(text.charAt(stop)) && text.charAt(stop) != '$') {
      stop++;
    }
    if (stop >= text.length() || text.charAt(stop) != '$') {
      add(Kind.PUNCTUATION, at + 1);
      return;
    }
    String mark = text.substring(at, stop + 1);
    int close = text.indexOf(mark, stop + 1);
    add(close < 0 ? Kind.UNCLOSED : Kind.STRING, close < 0 ? text.length() : close + mark.length());
  }

  private void number() {
    int stop = at;
    while (stop < text.length()
        && (isWordPart(text.charAt(stop))
            || text.charAt(stop) == '.' && !text.startsWith("..", stop)
            || isSign(stop) && isExponent(stop - 1))) {
      stop++;
    }
    add(Kind.NUMBER, stop);
  }

  private boolean isSign(int offset) {
    return text.charAt(offset) == '+' || text.charAt(offset) == '-';
  }

  private boolean isExponent(int offset) {
    return offset > at && (text.charAt(offset) | 0x20) == 'e' && !text.startsWith("0x", at);
  }

  private void operator() {
    int stop = at;
    while (isOperator(stop)
        && !(stop > at && (text.startsWith("--", stop) || text.startsWith("/*", stop)))) {
      stop++;
    }
    // A sign at the end belongs to what follows, unless a character says otherwise (4.1.3).
    boolean mayEndWithSign =
        text.substring(at, stop).chars().anyMatch(c -> "~!@#%^&|`?".indexOf(c) >= 0);
    while (!mayEndWithSign && stop - at > 1 && isSign(stop - 1)) {
      stop--;
    }
    add(Kind.OPERATOR, stop);
  }

  private void add(Kind kind, int end) {
    int stop = Math.min(end, text.length());
    pieces.add(new Piece(kind, at, stop, text.substring(at, stop)));
    at = stop;
  }

  private int run(int from, char c) {
    int stop = from;
    while (stop < text.length() && text.charAt(stop) == c) {
      stop++;
    }
    return stop;
  }

  private int lineEnd() {
    int stop = at;
    while (stop < text.length() && text.charAt(stop) != '\n' && text.charAt(stop) != '\r') {
      stop++;
    }
    return stop;
  }

  private boolean isOperator(int offset) {
    return offset < text.length() && "~!@#^&|`?+-*/%<>=".indexOf(text.charAt(offset)) >= 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80;
  }

  static boolean isWordPart(char c) {
    return isLetter(c) || isDigit(c) || c == '$';
  }
}
