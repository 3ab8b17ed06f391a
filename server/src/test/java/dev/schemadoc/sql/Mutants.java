package dev.schemadoc.sql;

import java.util.ArrayList;
import java.util.List;

/** Makes faulty statements of sound ones, as slips of the hand do; always the same ones. */
public final class Mutants {

  private Mutants() {}

  /** The statements of a script, without their semicolons. */
  public static List<String> statements(String script) {
    List<String> statements = new ArrayList<>();
    Tokens tokens = Lexer.read(script);
    int first = 0;
    for (int at = 0; at < tokens.size(); at++) {
      if (tokens.is(at, Terminal.SEMICOLON) || tokens.is(at, Terminal.END)) {
        if (at > first) {
          statements.add(script.substring(tokens.start(first), tokens.end(at - 1)));
        }
        first = at + 1;
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
    Tokens tokens = Lexer.read(statement);
    for (int i = 2; i + 1 < tokens.size(); i++) {
      String before = statement.substring(0, tokens.start(i));
      String word = tokens.text(i);
      String behind = statement.substring(tokens.end(i));
      mutants.add(before + behind);
      mutants.add(before + word + " " + word + behind);
      if (!tokens.is(i + 1, Terminal.END)) {
        mutants.add(
            before + tokens.text(i + 1) + " " + word + statement.substring(tokens.end(i + 1)));
      }
      if (Terminal.isWord(tokens.terminal(i)) && word.length() > 3) {
        mutants.add(before + word.substring(0, 2) + word.substring(3) + behind);
      }
      for (String slip : List.of("(", ", ", "select ", "foo ", ") ")) {
        mutants.add(before + slip + word + behind);
      }
    }
    return mutants;
  }
}
