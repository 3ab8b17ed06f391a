package dev.schemadoc.sql;

import dev.schemadoc.sql.SyntaxProblem.Mend;
import dev.schemadoc.text.Span;
import java.util.Optional;

/** Tells mistakes that people make often, in words of their own and with a mend. */
final class Mistakes {

  private Mistakes() {}

  static Optional<SyntaxProblem> find(Parser parser, int start, int token, Span span, int offset) {
    Tokens tokens = parser.tokens();
    boolean atEnd = token >= parser.limit();
    boolean wantsComma = parser.expected().words().contains(Terminal.COMMA);
    if (atEnd) {
      boolean parenthesis = parser.expected().descriptions().contains("`)`");
      return parenthesis
          ? Optional.of(
              new SyntaxProblem(
                  span, offset, "`)` is missing; add it before the end", Optional.empty()))
          : Optional.empty();
    }
    boolean startsItem =
        wantsComma
            && token > start
            && tokens.startsLine(token)
            && Sets.NAME.contains(tokens.terminal(token))
            && Terminal.isWord(tokens.terminal(Math.min(token + 1, tokens.size() - 1)));
    if (startsItem && Explanation.misspelt(parser, token).isEmpty()) {
      return Optional.of(
          new SyntaxProblem(
              span,
              offset,
              "`,` is missing before `%s`".formatted(tokens.text(token)),
              Optional.of(Mend.insert(tokens.end(token - 1), ","))));
    }
    Optional<String> what = parser.expected().name();
    boolean reserved =
        what.isPresent()
            && Terminal.isKeyword(tokens.terminal(token))
            && !Sets.NAME.contains(tokens.terminal(token));
    if (reserved) {
      String name = tokens.word(token);
      return Optional.of(
          new SyntaxProblem(
              span,
              offset,
              "`%s` is a reserved word and cannot be %s; quote it as `\"%s\"` or choose another name"
                  .formatted(tokens.text(token), what.get(), name),
              Optional.of(Mend.replace(span, tokens.text(token), '"' + name + '"'))));
    }
    boolean dangling = token > start && tokens.is(token - 1, Terminal.COMMA);
    if (dangling && tokens.is(token, Terminal.RIGHT_PARENTHESIS)) {
      Span comma = tokens.span(token - 1);
      return Optional.of(
          new SyntaxProblem(
              comma,
              offset,
              "nothing follows this comma; drop it",
              Optional.of(Mend.replace(comma, ",", ""))));
    }
    return Optional.empty();
  }
}
