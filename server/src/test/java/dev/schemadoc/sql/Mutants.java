package dev.schemadoc.sql;

import dev.schemadoc.sql.Token.Kind;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Makes faulty statements of sound ones, as slips of the hand do; always the same ones. */
public final class Mutants {

  private Mutants() {}

  /** The statements of a script, without their semicolons. */
  public static List<String> statements(String script) {
    List<String> statements = new ArrayList<>();
    List<Token> open = new ArrayList<>();
    for (Token token : tokens(script)) {
      boolean ends = token.kind() == Kind.SEMICOLON || token.kind() == Kind.END;
      if (!ends) {
        open.add(token);
      } else if (!open.isEmpty()) {
        statements.add(script.substring(open.getFirst().start(), open.getLast().end()));
        open.clear();
      }
    }
    return statements;
  }

  /**
   * At each token from the third on: the token dropped, doubled, swapped with the next, misspelt,
   * and something put before it.
   */
  public static List<String> of(String statement) {
    List<String> mutants = new ArrayList<>();
    List<Token> tokens = tokens(statement);
    for (int i = 2; i + 1 < tokens.size(); i++) {
      Token token = tokens.get(i);
      String before = statement.substring(0, token.start());
      String word = token.text(statement);
      String behind = statement.substring(token.end());
      mutants.add(before + behind);
      mutants.add(before + word + " " + word + behind);
      Token next = tokens.get(i + 1);
      if (next.kind() != Kind.END) {
        mutants.add(before + next.text(statement) + " " + word + statement.substring(next.end()));
      }
      if (token.kind() == Kind.WORD && word.length() > 3) {
        mutants.add(before + word.substring(0, 2) + word.substring(3) + behind);
      }
      for (String slip : List.of("(", ", ", "select ", "foo ", ") ")) {
        mutants.add(before + slip + word + behind);
      }
    }
    return mutants;
  }

  private static List<Token> tokens(String text) {
    return Lexer.read(text, new Span(0, text.length())).tokens();
  }
}
