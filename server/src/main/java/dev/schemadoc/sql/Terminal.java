package dev.schemadoc.sql;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What the grammar can tell apart in a token: a small number for each keyword, each mark and each
 * sort of constant.
 *
 * <p>Plain numbers, because a reader asks for them with every step.
 */
final class Terminal {

  private Terminal() {}

  /** The end of the statement. */
  static final int END = 0;

  /** An unquoted name that is no keyword. */
  static final int IDENTIFIER = 1;

  /** {@code "name"} or {@code U&"name"}. */
  static final int QUOTED_IDENTIFIER = 2;

  /** {@code `name`}, which is not PostgreSQL's. */
  static final int BACKTICK_IDENTIFIER = 3;

  /** {@code '…'}, {@code E'…'}, {@code U&'…'} or {@code $$…$$}, continued over lines. */
  static final int STRING = 4;

  /** {@code B'…'} or {@code X'…'}. */
  static final int BIT_STRING = 6;

  /** A whole number that fits into 32 bits. */
  static final int INTEGER = 7;

  /** Any other number. */
  static final int DECIMAL = 8;

  /** {@code $1}. */
  static final int PARAMETER = 9;

  /** {@code :name}, a variable of psql or of a program. */
  static final int VARIABLE = 10;

  /** An operator without a meaning in the grammar, such as {@code ||}. */
  static final int OPERATOR = 11;

  static final int LEFT_PARENTHESIS = 12;
  static final int RIGHT_PARENTHESIS = 13;
  static final int LEFT_BRACKET = 14;
  static final int RIGHT_BRACKET = 15;
  static final int COMMA = 16;
  static final int SEMICOLON = 17;
  static final int COLON = 18;

  /** {@code ::}. */
  static final int TYPECAST = 19;

  /** {@code :=}. */
  static final int ASSIGN = 20;

  /** {@code =>}. */
  static final int ARROW = 21;

  static final int DOT = 22;
  static final int PLUS = 23;
  static final int MINUS = 24;
  static final int ASTERISK = 25;
  static final int SLASH = 26;
  static final int PERCENT = 27;
  static final int CARET = 28;
  static final int LESS = 29;
  static final int GREATER = 30;
  static final int EQUAL = 31;
  static final int LESS_OR_EQUAL = 32;
  static final int GREATER_OR_EQUAL = 33;

  /** {@code <>} or {@code !=}. */
  static final int NOT_EQUAL = 34;

  /** {@code ...} or {@code …}: the author left something out. */
  static final int ELLIPSIS = 35;

  /** A psql command: a backslash and the rest of its line. */
  static final int BACKSLASH_COMMAND = 36;

  /** A character that begins nothing. */
  static final int UNKNOWN = 37;

  /** The number of the first keyword; the others follow in alphabetical order. */
  static final int FIRST_KEYWORD = 40;

  // Five keywords are terminals of their own before certain others, and then are no names:
  // PostgreSQL
  // looks at the next token before it hands them to its grammar.
  private static final int FIRST_JOINED = FIRST_KEYWORD + Keywords.count();

  /** NOT before BETWEEN, IN, LIKE, ILIKE or SIMILAR. */
  static final int NOT_JOINED = FIRST_JOINED;

  /** NULLS before FIRST or LAST. */
  static final int NULLS_JOINED = FIRST_JOINED + 1;

  /** WITH before TIME or ORDINALITY. */
  static final int WITH_JOINED = FIRST_JOINED + 2;

  /** WITHOUT before TIME. */
  static final int WITHOUT_JOINED = FIRST_JOINED + 3;

  /** FORMAT before JSON. */
  static final int FORMAT_JOINED = FIRST_JOINED + 4;

  static final int COUNT = FIRST_JOINED + 5;

  /** The keywords that are joined, in the order of their terminals. */
  private static final String[] JOINED = {"not", "nulls", "with", "without", "format"};

  /** What they are joined before, in the same order. */
  private static final TerminalSet[] JOINED_BEFORE = {
    new TerminalSet().with("between", "in", "like", "ilike", "similar"),
    new TerminalSet().with("first", "last"),
    new TerminalSet().with("time", "ordinality"),
    new TerminalSet().with("time"),
    new TerminalSet().with("json")
  };

  /** The same keywords when they are not joined. */
  private static final int[] JOINING = Arrays.stream(JOINED).mapToInt(Terminal::keyword).toArray();

  /** The keywords that may be joined with the token behind them. */
  static final TerminalSet MAY_JOIN = new TerminalSet().with(JOINED);

  /** The terminal that a keyword is before another. */
  static int joined(int terminal, int next) {
    for (int i = 0; i < JOINING.length; i++) {
      if (JOINING[i] == terminal && JOINED_BEFORE[i].contains(next)) {
        return FIRST_JOINED + i;
      }
    }
    return terminal;
  }

  /**
   * The terminals that a word or a mark may be: a keyword may be one more before certain others.
   */
  static List<Integer> all(int terminal) {
    if (terminal < 0) {
      return List.of();
    }
    int joined = Arrays.asList(JOINED).indexOf(word(terminal));
    return joined < 0 ? List.of(terminal) : List.of(terminal, FIRST_JOINED + joined);
  }

  /** The keyword that a terminal is, in lower case; empty where it is none. */
  static String word(int terminal) {
    if (terminal < FIRST_KEYWORD) {
      return "";
    }
    return terminal < FIRST_JOINED
        ? Keywords.word(terminal - FIRST_KEYWORD)
        : JOINED[terminal - FIRST_JOINED];
  }

  /** The keyword that a terminal is, in capitals; empty where it is none. */
  static String capitals(int terminal) {
    return CAPITALS[terminal];
  }

  private static final String[] CAPITALS =
      IntStream.range(0, COUNT)
          .mapToObj(terminal -> word(terminal).toUpperCase(Locale.ROOT))
          .toArray(String[]::new);

  /** The terminal of a keyword written in lower case. */
  static int keyword(String word) {
    int number = Keywords.number(word);
    if (number < 0) {
      throw new IllegalArgumentException("no keyword of PostgreSQL: " + word);
    }
    return FIRST_KEYWORD + number;
  }

  static boolean isKeyword(int terminal) {
    return terminal >= FIRST_KEYWORD;
  }

  /** A word: a keyword or an unquoted name. */
  static boolean isWord(int terminal) {
    return terminal == IDENTIFIER || terminal >= FIRST_KEYWORD;
  }

  /** One of the operators, also those that have a meaning in the grammar. */
  static boolean isOperator(int terminal) {
    return terminal == OPERATOR || terminal >= PLUS && terminal <= NOT_EQUAL;
  }

  /** The terminal of a mark of one character, or -1. */
  static int mark(char mark) {
    return switch (mark) {
      case '(' -> LEFT_PARENTHESIS;
      case ')' -> RIGHT_PARENTHESIS;
      case '[' -> LEFT_BRACKET;
      case ']' -> RIGHT_BRACKET;
      case ',' -> COMMA;
      case ';' -> SEMICOLON;
      case ':' -> COLON;
      case '.' -> DOT;
      case '+' -> PLUS;
      case '-' -> MINUS;
      case '*' -> ASTERISK;
      case '/' -> SLASH;
      case '%' -> PERCENT;
      case '^' -> CARET;
      case '<' -> LESS;
      case '>' -> GREATER;
      case '=' -> EQUAL;
      default -> -1;
    };
  }

  /** The terminal of a mark such as {@code (} or {@code ::}, or -1. */
  static int mark(String mark) {
    if (mark.length() == 1) {
      return mark(mark.charAt(0));
    }
    return switch (mark) {
      case "::" -> TYPECAST;
      case ":=" -> ASSIGN;
      case "=>" -> ARROW;
      case "<=" -> LESS_OR_EQUAL;
      case ">=" -> GREATER_OR_EQUAL;
      case "<>", "!=" -> NOT_EQUAL;
      default -> -1;
    };
  }

  /** What a message calls the terminal. */
  static String describe(int terminal) {
    if (terminal >= FIRST_KEYWORD) {
      return "`" + capitals(terminal) + "`";
    }
    return switch (terminal) {
      case END -> "`;`";
      case IDENTIFIER, QUOTED_IDENTIFIER, BACKTICK_IDENTIFIER -> "a name";
      case STRING -> "a text in single quotes";
      case BIT_STRING -> "a bit string";
      case INTEGER, DECIMAL -> "a number";
      case PARAMETER, VARIABLE -> "a parameter";
      case OPERATOR -> "an operator";
      case LEFT_PARENTHESIS -> "`(`";
      case RIGHT_PARENTHESIS -> "`)`";
      case LEFT_BRACKET -> "`[`";
      case RIGHT_BRACKET -> "`]`";
      case COMMA -> "`,`";
      case SEMICOLON -> "`;`";
      case COLON -> "`:`";
      case TYPECAST -> "`::`";
      case ASSIGN -> "`:=`";
      case ARROW -> "`=>`";
      case DOT -> "`.`";
      case PLUS -> "`+`";
      case MINUS -> "`-`";
      case ASTERISK -> "`*`";
      case SLASH -> "`/`";
      case PERCENT -> "`%`";
      case CARET -> "`^`";
      case LESS -> "`<`";
      case GREATER -> "`>`";
      case EQUAL -> "`=`";
      case LESS_OR_EQUAL -> "`<=`";
      case GREATER_OR_EQUAL -> "`>=`";
      case NOT_EQUAL -> "`<>`";
      default -> "";
    };
  }
}
