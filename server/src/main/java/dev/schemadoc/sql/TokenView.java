package dev.schemadoc.sql;

import dev.schemadoc.sql.Token.Kind;
import java.util.List;

/**
 * The tokens of some SQL without its comments, as far as it takes to tell what sort of text they
 * are.
 *
 * <p>Every method can be asked about every index: before the first token and behind the last there
 * is nothing.
 */
interface TokenView {

  /** How many tokens there are. */
  int size();

  /** The folded word, empty where the token is no unquoted word. */
  String word(int index);

  /** The token as written, empty where there is none. */
  String text(int index);

  /** Its offset in the document; negative where there is no token. */
  int start(int index);

  /** Whether it is a name in back-ticks. */
  boolean isBacktickName(int index);

  /** Whether it is a name in double quotes. */
  boolean isQuotedName(int index);

  /** Whether it is a string in single quotes or dollar quotes. */
  boolean isString(int index);

  /** Whether it is a number. */
  boolean isNumber(int index);

  /** Whether nothing but white space stands before it on its line. */
  boolean startsLine(int index);

  /** Whether it is a name: a word, or a name in quotes of any kind. */
  default boolean isName(int index) {
    return !word(index).isEmpty() || isQuotedName(index) || isBacktickName(index);
  }

  /** The tokens that a lexer found in a text. */
  static TokenView of(String source, List<Token> tokens) {
    boolean ended = !tokens.isEmpty() && tokens.getLast().kind() == Kind.END;
    return new Lexed(source, tokens, tokens.size() - (ended ? 1 : 0));
  }

  /** The view of the tokens of a lexer. */
  record Lexed(String source, List<Token> tokens, int size) implements TokenView {

    @Override
    public String word(int index) {
      return is(index, Kind.WORD) ? Name.fold(text(index)) : "";
    }

    @Override
    public String text(int index) {
      return has(index) ? tokens.get(index).text(source) : "";
    }

    @Override
    public int start(int index) {
      return has(index) ? tokens.get(index).start() : -1;
    }

    @Override
    public boolean isBacktickName(int index) {
      return is(index, Kind.BACKTICK_IDENTIFIER);
    }

    @Override
    public boolean isQuotedName(int index) {
      return is(index, Kind.QUOTED_IDENTIFIER);
    }

    @Override
    public boolean isString(int index) {
      return is(index, Kind.STRING);
    }

    @Override
    public boolean isNumber(int index) {
      return is(index, Kind.NUMBER);
    }

    @Override
    public boolean startsLine(int index) {
      if (!has(index)) {
        return false;
      }
      int at = tokens.get(index).start() - 1;
      while (at >= 0 && (source.charAt(at) == ' ' || source.charAt(at) == '\t')) {
        at--;
      }
      return at < 0 || source.charAt(at) == '\n' || source.charAt(at) == '\r';
    }

    private boolean is(int index, Kind kind) {
      return has(index) && tokens.get(index).kind() == kind;
    }

    private boolean has(int index) {
      return index >= 0 && index < size;
    }
  }
}
