package dev.schemadoc.sql;

import dev.schemadoc.sql.Token.Kind;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Cuts a region of a text into tokens by the rules of PostgreSQL's scanner (PostgreSQL, 4.1), and
 * goes on where PostgreSQL would give up: an unclosed literal ends with its line.
 */
final class Lexer {

  /**
   * What was read.
   *
   * @param tokens all tokens but comments; the last is {@link Kind#END}
   * @param comments the comments, in order
   */
  record Lexed(List<Token> tokens, List<Comment> comments, List<SyntaxProblem> problems) {}

  /** A quote that was opened on one line and closed on a later one. */
  private record Restart(int offset, int tokens, int comments, int problems) {}

  private static final int MAX_RESTARTS = 64;

  private final String text;
  private final int end;
  private int at;
  private final List<Token> tokens = new ArrayList<>();
  private final List<Comment> comments = new ArrayList<>();
  private final List<SyntaxProblem> problems = new ArrayList<>();
  private final List<Restart> multiline = new ArrayList<>();
  private final Set<Integer> broken = new HashSet<>();

  private Lexer(String text, Span region) {
    this.text = text;
    this.at = region.start();
    this.end = region.end();
  }

  static Lexed read(String text, Span region) {
    Lexer lexer = new Lexer(text, region);
    lexer.run();
    return new Lexed(
        List.copyOf(lexer.tokens), List.copyOf(lexer.comments), List.copyOf(lexer.problems));
  }

  private void run() {
    while (at < end) {
      next();
    }
    tokens.add(new Token(Kind.END, end, end));
  }

  private void next() {
    char c = text.charAt(at);
    if (isSpace(c)) {
      at++;
    } else if (c == '-' && peek(1) == '-') {
      lineComment();
    } else if (c == '/' && peek(1) == '*') {
      blockComment();
    } else if (isIdentifierStart(c)) {
      word(c);
    } else if (c >= '0' && c <= '9' || c == '.' && isDigit(peek(1))) {
      number();
    } else {
      symbol(c);
    }
  }

  private void word(char c) {
    char second = peek(1);
    if (second == '\'') {
      switch (c) {
        case 'e', 'E' -> {
          string(at + 1, true, Kind.STRING);
          return;
        }
        case 'n', 'N' -> {
          string(at + 1, false, Kind.STRING);
          return;
        }
        case 'b', 'B', 'x', 'X' -> {
          string(at + 1, false, Kind.BIT_STRING);
          return;
        }
        default -> {}
      }
    }
    if ((c == 'u' || c == 'U') && second == '&') {
      if (peek(2) == '\'') {
        string(at + 2, false, Kind.STRING);
        return;
      }
      if (peek(2) == '"') {
        quotedIdentifier(at + 2, '"', Kind.QUOTED_IDENTIFIER);
        return;
      }
    }
    if (c == '…') {
      add(Kind.ELLIPSIS, 1);
      return;
    }
    int stop = at + 1;
    while (stop < end && isIdentifierPart(text.charAt(stop)) && text.charAt(stop) != '…') {
      stop++;
    }
    add(Kind.WORD, stop - at);
  }

  private void symbol(char c) {
    switch (c) {
      case '\'' -> string(at, false, Kind.STRING);
      case '"' -> quotedIdentifier(at, '"', Kind.QUOTED_IDENTIFIER);
      case '`' -> backtick();
      case '$' -> dollar();
      case '(' -> add(Kind.LEFT_PARENTHESIS, 1);
      case ')' -> add(Kind.RIGHT_PARENTHESIS, 1);
      case '[' -> add(Kind.LEFT_BRACKET, 1);
      case ']' -> add(Kind.RIGHT_BRACKET, 1);
      case ',' -> add(Kind.COMMA, 1);
      case ';' -> add(Kind.SEMICOLON, 1);
      case '.' -> dots();
      case ':' -> colon();
      case '\\' -> backslash();
      default -> {
        if (isOperator(c)) {
          operator();
        } else {
          add(Kind.UNKNOWN, Character.charCount(text.codePointAt(at)));
        }
      }
    }
  }

  private void dots() {
    int stop = at;
    while (stop < end && text.charAt(stop) == '.') {
      stop++;
    }
    add(stop - at >= 2 ? Kind.ELLIPSIS : Kind.DOT, stop - at);
  }

  private void colon() {
    char second = peek(1);
    if (second == ':') {
      add(Kind.TYPECAST, 2);
    } else if (second == '=') {
      add(Kind.ASSIGN, 2);
    } else if (isIdentifierStart(second)) {
      int stop = at + 2;
      while (stop < end && isIdentifierPart(text.charAt(stop))) {
        stop++;
      }
      add(Kind.PARAMETER, stop - at);
    } else if (second == '\'' || second == '"') {
      int close = text.indexOf(second, at + 2);
      int line = lineEnd(at);
      if (close >= 0 && close < line) {
        add(Kind.PARAMETER, close + 1 - at);
      } else {
        add(Kind.COLON, 1);
      }
    } else {
      add(Kind.COLON, 1);
    }
  }

  private void backslash() {
    boolean command = isIdentifierStart(peek(1)) || peek(1) == '!' || peek(1) == '?';
    if (command) {
      add(Kind.BACKSLASH_COMMAND, lineEnd(at) - at);
    } else {
      add(Kind.UNKNOWN, 1);
    }
  }

  private void lineComment() {
    int stop = lineEnd(at);
    comments.add(new Comment(text.substring(at + 2, stop).strip(), new Span(at, stop)));
    at = stop;
  }

  private void blockComment() {
    int depth = 1;
    int stop = at + 2;
    while (stop < end && depth > 0) {
      if (text.startsWith("/*", stop) && stop + 1 < end) {
        depth++;
        stop += 2;
      } else if (text.startsWith("*/", stop) && stop + 1 < end) {
        depth--;
        stop += 2;
      } else {
        stop++;
      }
    }
    if (depth > 0) {
      problem(new Span(at, Math.min(at + 2, end)), "comment is not closed; add `*/`");
      stop = lineEnd(at);
    }
    int inner = depth > 0 ? stop : stop - 2;
    comments.add(
        new Comment(text.substring(Math.min(at + 2, inner), inner).strip(), new Span(at, stop)));
    at = stop;
  }

  /** Reads a quoted string whose first quote is at an offset; adjacent literals are not joined. */
  private void string(int quote, boolean escapes, Kind kind) {
    int start = at;
    int stop = quote + 1;
    int line = lineEnd(quote);
    boolean closed = false;
    int limit = broken.contains(start) ? line : end;
    while (stop < limit && !closed) {
      char c = text.charAt(stop);
      if (escapes && c == '\\') {
        stop += 2;
      } else if (c == '\'') {
        if (stop + 1 < limit && text.charAt(stop + 1) == '\'') {
          stop += 2;
        } else {
          stop++;
          closed = true;
        }
      } else {
        stop++;
      }
    }
    if (!closed) {
      unclosed(start, quote, line, "string is not closed; add `'`", kind);
    } else {
      if (stop > line) {
        multiline.add(new Restart(start, tokens.size(), comments.size(), problems.size()));
      }
      add(kind, stop - start);
    }
  }

  private void quotedIdentifier(int quote, char mark, Kind kind) {
    int start = at;
    int line = lineEnd(quote);
    int stop = quote + 1;
    while (stop < line) {
      if (text.charAt(stop) == mark) {
        if (stop + 1 < line && text.charAt(stop + 1) == mark) {
          stop += 2;
          continue;
        }
        if (stop == quote + 1) {
          problem(new Span(start, stop + 1), "a quoted name must not be empty; write a name");
        }
        add(kind, stop + 1 - start);
        return;
      }
      stop++;
    }
    unclosed(start, quote, line, "quoted name is not closed; add `" + mark + "`", kind);
  }

  private void backtick() {
    int line = lineEnd(at);
    int close = text.indexOf('`', at + 1);
    if (close > at + 1 && close < line) {
      add(Kind.BACKTICK_IDENTIFIER, close + 1 - at);
    } else {
      operator();
    }
  }

  /**
   * Deals with a literal that is not closed before the end of the region. Often an earlier literal
   * lacks its quote and swallowed the opening quote of a later one, so reading starts again at the
   * first literal of many lines, which then ends with its line.
   */
  private void unclosed(int start, int quote, int line, String message, Kind kind) {
    if (!multiline.isEmpty() && broken.size() < MAX_RESTARTS) {
      Restart restart = multiline.getFirst();
      multiline.clear();
      cut(tokens, restart.tokens());
      cut(comments, restart.comments());
      cut(problems, restart.problems());
      broken.add(restart.offset());
      at = restart.offset();
      return;
    }
    int stop = line;
    while (stop > quote + 1 && (isSpace(text.charAt(stop - 1)) || text.charAt(stop - 1) == ',')) {
      stop--;
    }
    problem(new Span(start, Math.max(stop, quote + 1)), message);
    add(kind, Math.max(stop, quote + 1) - start);
  }

  private static void cut(List<?> list, int size) {
    list.subList(size, list.size()).clear();
  }

  private void dollar() {
    if (isDigit(peek(1))) {
      int stop = at + 1;
      while (stop < end && isDigit(text.charAt(stop))) {
        stop++;
      }
      add(Kind.PARAMETER, stop - at);
      return;
    }
    int tag = at + 1;
    if (tag < end && isIdentifierStart(text.charAt(tag))) {
      while (tag < end && isIdentifierPart(text.charAt(tag)) && text.charAt(tag) != '$') {
        tag++;
      }
    }
    if (tag >= end || text.charAt(tag) != '$') {
      add(Kind.UNKNOWN, 1);
      return;
    }
    String mark = text.substring(at, tag + 1);
    int close = text.indexOf(mark, tag + 1);
    if (close >= 0 && close + mark.length() <= end) {
      add(Kind.STRING, close + mark.length() - at);
    } else {
      problem(new Span(at, tag + 1), "dollar quote is not closed; add `" + mark + "`");
      add(Kind.STRING, end - at);
    }
  }

  private void number() {
    int start = at;
    int stop = at;
    boolean prefixed =
        text.charAt(at) == '0' && "xXoObB".indexOf(peek(1)) >= 0 && isHexDigit(peek(2));
    if (prefixed) {
      stop += 2;
      while (stop < end && (isHexDigit(text.charAt(stop)) || text.charAt(stop) == '_')) {
        stop++;
      }
    } else {
      stop = digits(stop);
      boolean range = text.startsWith("..", stop);
      if (stop < end && text.charAt(stop) == '.' && !range) {
        stop = digits(stop + 1);
      }
      if (stop < end && (text.charAt(stop) | 0x20) == 'e') {
        int exponent = stop + 1;
        if (exponent < end && (text.charAt(exponent) == '+' || text.charAt(exponent) == '-')) {
          exponent++;
        }
        if (exponent < end && isDigit(text.charAt(exponent))) {
          stop = digits(exponent);
        }
      }
    }
    int junk = stop;
    while (junk < end && isIdentifierPart(text.charAt(junk)) && text.charAt(junk) != '…') {
      junk++;
    }
    if (junk > stop) {
      problem(
          new Span(start, junk),
          "a number must not run into letters; separate or quote `%s`"
              .formatted(text.substring(start, junk)));
    }
    add(Kind.NUMBER, junk - start);
  }

  private int digits(int from) {
    int stop = from;
    while (stop < end
        && (isDigit(text.charAt(stop))
            || text.charAt(stop) == '_' && stop + 1 < end && isDigit(text.charAt(stop + 1)))) {
      stop++;
    }
    return stop;
  }

  /** Reads an operator by PostgreSQL's rules (4.1.3): no comment inside, no stray sign behind. */
  private void operator() {
    int stop = at;
    while (stop < end && isOperator(text.charAt(stop))) {
      if (stop > at && (text.startsWith("--", stop) || text.startsWith("/*", stop))) {
        break;
      }
      stop++;
    }
    if (stop - at > 1) {
      String written = text.substring(at, stop);
      if (written.equals("=>")) {
        add(Kind.ASSIGN, 2);
        return;
      }
      boolean mayEndWithSign = written.chars().anyMatch(c -> "~!@#%^&|`?".indexOf(c) >= 0);
      while (!mayEndWithSign
          && stop - at > 1
          && (text.charAt(stop - 1) == '+' || text.charAt(stop - 1) == '-')) {
        stop--;
      }
    }
    add(Kind.OPERATOR, stop - at);
  }

  private void add(Kind kind, int length) {
    int stop = Math.min(at + Math.max(1, length), end);
    tokens.add(new Token(kind, at, stop));
    at = stop;
  }

  private void problem(Span span, String message) {
    problems.add(new SyntaxProblem(span, message));
  }

  private char peek(int ahead) {
    return at + ahead < end ? text.charAt(at + ahead) : '\0';
  }

  private int lineEnd(int from) {
    int stop = from;
    while (stop < end && text.charAt(stop) != '\n' && text.charAt(stop) != '\r') {
      stop++;
    }
    return stop;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\u000b';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isHexDigit(char c) {
    return isDigit(c) || (c | 0x20) >= 'a' && (c | 0x20) <= 'f';
  }

  static boolean isIdentifierStart(char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z' && c < 0x80 || c == '_' || c >= 0x80;
  }

  static boolean isIdentifierPart(char c) {
    return isIdentifierStart(c) || isDigit(c) || c == '$';
  }

  private static boolean isOperator(char c) {
    return "~!@#^&|`?+-*/%<>=".indexOf(c) >= 0;
  }
}
