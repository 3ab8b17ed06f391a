package dev.schemadoc.sql;

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

  /** Its terminal; {@link Terminal#END} where there is no token. */
  int terminal(int index);

  /** Whether it begins with letters given in lower case. */
  boolean startsWith(int index, String letters);

  /** Whether it ends with letters given in lower case. */
  boolean endsWith(int index, String letters);

  /** How many letters are told apart by {@link #letter}. */
  int LETTERS = 32;

  /** A number for a letter, the same in any case; others may have it too. */
  static int letter(char letter) {
    return letter & LETTERS - 1;
  }

  /** The {@link #letter} with which a token begins. */
  int firstLetter(int index);

  /** The {@link #letter} with which a token ends. */
  int lastLetter(int index);

  /** The number that it has in a table of words, or -1. */
  int number(int index, WordTable table);

  /** Whether it is a name: a word, or a name in quotes of any kind. */
  default boolean isName(int index) {
    return !word(index).isEmpty() || isQuotedName(index) || isBacktickName(index);
  }

  /** The tokens that a lexer found. */
  static TokenView of(Tokens tokens) {
    return new Lexed(tokens, tokens.size() - 1);
  }

  /** The view of the tokens of a lexer. It serves one thread. */
  final class Lexed implements TokenView {
    private final Tokens tokens;
    private final int size;

    // Many questions in a row are about one word.
    private int known = -1;
    private String word = "";

    private Lexed(Tokens tokens, int size) {
      this.tokens = tokens;
      this.size = size;
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public String word(int index) {
      if (!has(index)) {
        return "";
      }
      if (index != known) {
        word = tokens.word(index);
        known = index;
      }
      return word;
    }

    @Override
    public int terminal(int index) {
      return has(index) ? tokens.terminal(index) : Terminal.END;
    }

    @Override
    public boolean startsWith(int index, String letters) {
      return has(index)
          && tokens.end(index) - tokens.start(index) >= letters.length()
          && tokens.text().regionMatches(true, tokens.start(index), letters, 0, letters.length());
    }

    @Override
    public boolean endsWith(int index, String letters) {
      int start = has(index) ? tokens.end(index) - letters.length() : -1;
      return has(index)
          && start >= tokens.start(index)
          && tokens.text().regionMatches(true, start, letters, 0, letters.length());
    }

    @Override
    public int firstLetter(int index) {
      return letter(tokens.text().charAt(tokens.start(index)));
    }

    @Override
    public int lastLetter(int index) {
      return letter(tokens.text().charAt(tokens.end(index) - 1));
    }

    @Override
    public int number(int index, WordTable table) {
      return has(index) ? table.find(tokens.text(), tokens.start(index), tokens.end(index)) : -1;
    }

    @Override
    public String text(int index) {
      return has(index) ? tokens.symbol(index) : "";
    }

    @Override
    public int start(int index) {
      return has(index) ? tokens.start(index) : -1;
    }

    @Override
    public boolean isBacktickName(int index) {
      return is(index, Terminal.BACKTICK_IDENTIFIER);
    }

    @Override
    public boolean isQuotedName(int index) {
      return is(index, Terminal.QUOTED_IDENTIFIER);
    }

    @Override
    public boolean isString(int index) {
      return is(index, Terminal.STRING);
    }

    @Override
    public boolean isNumber(int index) {
      return is(index, Terminal.INTEGER) || is(index, Terminal.DECIMAL);
    }

    @Override
    public boolean startsLine(int index) {
      return has(index) && tokens.startsLine(index);
    }

    private boolean is(int index, int terminal) {
      return has(index) && tokens.is(index, terminal);
    }

    private boolean has(int index) {
      return index >= 0 && index < size;
    }
  }
}
