package dev.schemadoc.sql;

import dev.schemadoc.text.Span;
import java.util.Optional;

/** Takes names out of tokens (PostgreSQL, 4.1.1 Identifiers and Key Words). */
final class Names {

  private Names() {}

  /** The name that a token is. */
  static Name at(Tokens tokens, int token) {
    Span span = tokens.span(token);
    String written = tokens.text(token);
    return switch (tokens.terminal(token)) {
      case Terminal.QUOTED_IDENTIFIER -> Name.quoted(inside(written), span);
      case Terminal.BACKTICK_IDENTIFIER ->
          Name.unquoted(written.substring(1, written.length() - 1), span);
      default -> Name.unquoted(written, span);
    };
  }

  /** What stands between quotes, which may be curly ones; {@code U&} and its escapes undone. */
  private static String inside(String written) {
    if (written.charAt(0) == 'U' || written.charAt(0) == 'u') {
      return Literals.unicode(written);
    }
    boolean closed =
        written.length() > 1 && "\"“”".indexOf(written.charAt(written.length() - 1)) >= 0;
    return written.substring(1, written.length() - (closed ? 1 : 0)).replace("\"\"", "\"");
  }

  /**
   * The name that stands between two tokens, with the schema before it; a database before the
   * schema is dropped, and so is what cannot belong to a name.
   */
  static QualifiedName qualified(Tokens tokens, int start, int stop) {
    int last = start;
    while (last + 2 < stop && tokens.is(last + 1, Terminal.DOT)) {
      last += 2;
    }
    Name name = at(tokens, last);
    boolean dotted = last - 2 >= start && tokens.is(last - 1, Terminal.DOT);
    return new QualifiedName(dotted ? Optional.of(at(tokens, last - 2)) : Optional.empty(), name);
  }
}
