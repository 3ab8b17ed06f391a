package dev.schemadoc.sql;

import dev.schemadoc.text.Span;

/** Takes SQL out of a document as one line: comments dropped, white space folded. */
public final class SqlText {

  private SqlText() {}

  /** The SQL of a span; what stands inside of literals stays as it is. */
  public static String of(String text, Span span) {
    Tokens tokens = Lexer.read(text, span);
    StringBuilder line = new StringBuilder(span.length());
    for (int at = 0; tokens.terminal(at) != Terminal.END; at++) {
      if (at > 0 && tokens.start(at) > tokens.end(at - 1)) {
        boolean bracket =
            tokens.is(at, Terminal.RIGHT_PARENTHESIS) || line.charAt(line.length() - 1) == '(';
        line.append(bracket ? "" : " ");
      }
      line.append(text, tokens.start(at), tokens.end(at));
    }
    return line.toString();
  }
}
