package dev.schemadoc.sql;

import dev.schemadoc.sql.SyntaxProblem.Mend;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts into words why a token does not fit, from what could have stood in its place. */
final class Explanation {

  private static final int LONGEST_LIST = 4;

  private Explanation() {}

  /**
   * Explains a token that does not fit.
   *
   * @param start the first token of what was being read
   * @param token the one that does not fit
   * @param stop the token at which PostgreSQL stops; behind the other where it still hopes for
   *     another reading
   */
  static SyntaxProblem of(Parser parser, int start, int token, int stop, boolean tooDeep) {
    Tokens tokens = parser.tokens();
    int offset = tokens.start(stop);
    Span span = span(parser, token);
    if (tooDeep) {
      return new SyntaxProblem(
          span, offset, "this is nested too deeply; split it", Optional.empty());
    }
    Optional<SyntaxProblem> mistake = Mistakes.find(parser, start, token, span, offset);
    if (mistake.isPresent()) {
      return mistake.get();
    }
    Optional<String> near = misspelt(parser, token);
    if (near.isPresent()) {
      String capital = near.get().toUpperCase(Locale.ROOT);
      return new SyntaxProblem(
          span,
          offset,
          "`%s` is not a keyword; did you mean `%s`?".formatted(tokens.text(token), capital),
          Optional.of(Mend.replace(span, tokens.text(token), capital)));
    }
    return new SyntaxProblem(
        span, offset, describe(parser, token) + expectations(parser), Optional.empty());
  }

  /** Where to draw it: at the end of a statement without a semicolon, under its last token. */
  private static Span span(Parser parser, int token) {
    Tokens tokens = parser.tokens();
    boolean atEnd = token >= parser.limit();
    if (atEnd && tokens.terminal(parser.limit()) == Terminal.SEMICOLON) {
      return tokens.span(parser.limit());
    }
    return atEnd && token > parser.first() ? tokens.span(token - 1) : tokens.span(token);
  }

  /** The keyword that was probably meant. */
  static Optional<String> misspelt(Parser parser, int token) {
    Tokens tokens = parser.tokens();
    if (token >= parser.limit() || tokens.terminal(token) != Terminal.IDENTIFIER) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>();
    parser
        .expected()
        .words()
        .forEach(
            terminal -> {
              if (Terminal.isKeyword(terminal)) {
                words.add(Terminal.word(terminal));
              }
            });
    return Near.closest(tokens.word(token), words);
  }

  private static String describe(Parser parser, int token) {
    if (token >= parser.limit()) {
      return "the statement ends too early";
    }
    String written = parser.tokens().text(token).lines().findFirst().orElse("");
    return "unexpected `%s`".formatted(written.length() > 40 ? written.substring(0, 40) : written);
  }

  private static String expectations(Parser parser) {
    List<String> expected =
        parser.expected().descriptions().stream().filter(words -> !words.isEmpty()).toList();
    if (expected.isEmpty()) {
      return "; remove it";
    }
    if (expected.size() > LONGEST_LIST) {
      return "; expected "
          + String.join(", ", expected.subList(0, LONGEST_LIST))
          + " or other words";
    }
    String last = expected.getLast();
    return expected.size() == 1
        ? "; expected " + last
        : "; expected "
            + String.join(", ", expected.subList(0, expected.size() - 1))
            + " or "
            + last;
  }
}
