package dev.schemadoc.sql;

import dev.schemadoc.sql.SyntaxProblem.Mend;
import dev.schemadoc.text.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the way back into a list of items behind one that could not be read. */
final class Recovery {

  private Recovery() {}

  /** The value of a node that is not what the grammar says. */
  enum Mark {
    /** Only its start was read. */
    BROKEN,
    /** It is an item that could not be read. */
    UNREADABLE,
    /** The author left something out. */
    ELIDED
  }

  /**
   * The value of a node whose item was read as something else than the grammar knows.
   *
   * @param stop the token at which PostgreSQL stops
   */
  record Substitute(int stop) {}

  private static final Rule TABLE_ITEM = Grammar.rule("table_item");
  private static final Rule ALTER_TABLE_ACTION = Grammar.rule("alter_table_action");
  private static final Rule PARTIAL_UNIQUE = Grammar.rule("partial_unique");
  private static final Rule BARE_COLUMN = Grammar.rule("bare_column");

  /**
   * What an item that does not fit may be instead.
   *
   * @param start its first token
   * @param stop the token that does not fit
   */
  static List<Rule> substitutes(Rule rule, Tokens tokens, int start, int stop) {
    if (rule == TABLE_ITEM) {
      return tokens.keyword(stop).equals("where") ? List.of(PARTIAL_UNIQUE) : List.of();
    }
    boolean bare = start == stop && start > 0 && tokens.is(start - 1, Terminal.COMMA);
    return rule == ALTER_TABLE_ACTION && bare ? List.of(BARE_COLUMN) : List.of();
  }

  private static final Set<String> COLUMN_TYPES =
      Set.of(
          "uuid",
          "text",
          "varchar",
          "char",
          "character",
          "int",
          "integer",
          "bigint",
          "smallint",
          "serial",
          "bigserial",
          "boolean",
          "bool",
          "numeric",
          "decimal",
          "real",
          "double",
          "float",
          "date",
          "time",
          "timestamp",
          "timestamptz",
          "json",
          "jsonb",
          "bytea",
          "inet",
          "interval",
          "citext",
          "vector",
          "datetime",
          "national",
          "nchar",
          "bit");

  /**
   * Whether a column, a constraint or an action begins at a token: behind a comma, or on a new
   * line.
   *
   * @param outside whether all parentheses of the item before are closed
   */
  static boolean startsItem(Parser parser, int at, boolean outside) {
    Tokens tokens = parser.tokens();
    boolean behindComma = tokens.is(at - 1, Terminal.COMMA);
    if (!behindComma && (!outside || !tokens.startsLine(at))) {
      return false;
    }
    return switch (tokens.keyword(at)) {
      case "constraint", "foreign" -> true;
      case "add" -> behindComma && !parser.isEnclosed();
      case "primary", "unique", "check" ->
          tokens.is(at + 1, Terminal.LEFT_PARENTHESIS)
              || tokens.is(at + 2, Terminal.LEFT_PARENTHESIS);
      default -> parser.isEnclosed() && startsColumn(tokens, at, behindComma);
    };
  }

  /** Whether a name and a type stand at a token; no expression has two words in a row. */
  private static boolean startsColumn(Tokens tokens, int at, boolean behindComma) {
    return Sets.NAME.contains(tokens.terminal(at))
        && (COLUMN_TYPES.contains(tokens.word(at + 1))
            || behindComma && tokens.is(at + 1, Terminal.IDENTIFIER));
  }

  /** Whether the parenthesis at the place closes a list that goes on behind it. */
  static boolean goesOnBehind(Parser parser) {
    return switch (parser.keyword(1)) {
      case "not",
          "null",
          "primary",
          "unique",
          "references",
          "check",
          "generated",
          "constraint",
          "collate" ->
          true;
      case "" ->
          switch (parser.terminal(1)) {
            case Terminal.COMMA, Terminal.LEFT_PARENTHESIS -> true;
            case Terminal.END -> false;
            default -> hasLonelyParenthesis(parser);
          };
      case "on" -> parser.keyword(2).equals("delete") || parser.keyword(2).equals("update");
      // A partition for all other rows.
      case "default" ->
          switch (parser.keyword(2)) {
            case "partition", "server", "tablespace", "using", "with" -> false;
            default -> hasLonelyParenthesis(parser);
          };
      case "as",
          "create",
          "for",
          "grant",
          "inherits",
          "partition",
          "server",
          "tablespace",
          "using",
          "with",
          "without" ->
          false;
      default -> hasLonelyParenthesis(parser);
    };
  }

  /** Whether more parentheses are closed than opened behind the current one. */
  private static boolean hasLonelyParenthesis(Parser parser) {
    int open = 0;
    for (int ahead = 1; parser.terminal(ahead) != Terminal.END; ahead++) {
      switch (parser.terminal(ahead)) {
        case Terminal.LEFT_PARENTHESIS -> open++;
        case Terminal.RIGHT_PARENTHESIS -> open--;
        default -> {}
      }
      if (open < 0) {
        return true;
      }
    }
    return false;
  }

  /** Deals with a closing parenthesis right behind a comma. */
  static boolean danglingComma(Parser parser) {
    Tokens tokens = parser.tokens();
    int at = parser.place();
    Span comma = tokens.span(at - 1);
    if (!tokens.is(at - 1, Terminal.COMMA)) {
      return false;
    }
    if (!Elisions.anyLeavesOut(tokens.comments(comma.end(), tokens.start(at)))) {
      parser.problem(
          new SyntaxProblem(
              comma,
              tokens.start(at),
              "no column follows this comma; drop the comma",
              Optional.of(new Mend("Remove `,`", List.of(new SyntaxProblem.Change(comma, ""))))));
    }
    return true;
  }
}
