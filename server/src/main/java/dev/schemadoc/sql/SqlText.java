package dev.schemadoc.sql;

import dev.schemadoc.sql.Token.Kind;
import dev.schemadoc.text.Span;
import java.util.List;

/** Takes SQL out of a document as one line: comments dropped, white space folded. */
public final class SqlText {

  private SqlText() {}

  /** The SQL of a span; what stands inside of literals stays as it is. */
  public static String of(String text, Span span) {
    List<Token> tokens = Lexer.read(text, span).tokens();
    StringBuilder line = new StringBuilder(span.length());
    int end = -1;
    for (Token token : tokens) {
      if (token.kind() == Kind.END) {
        break;
      }
      if (end >= 0 && token.start() > end) {
        boolean bracket =
            token.kind() == Kind.RIGHT_PARENTHESIS || line.charAt(line.length() - 1) == '(';
        boolean continued = token.kind() == Kind.STRING && line.charAt(line.length() - 1) == '\'';
        // Adjacent literals are one constant only while a line break stands between them.
        line.append(continued ? "\n" : bracket ? "" : " ");
      }
      line.append(text, token.start(), token.end());
      end = token.end();
    }
    return line.toString();
  }
}
