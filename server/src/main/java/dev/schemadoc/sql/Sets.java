package dev.schemadoc.sql;

import dev.schemadoc.sql.Keywords.Category;

/** Sets of terminals that PostgreSQL's grammar names: the kinds of names, and what begins what. */
final class Sets {

  private Sets() {}

  /** A column, a table, a constraint (ColId). */
  static final TerminalSet NAME = identifiers().with(Category.UNRESERVED).with(Category.COLUMN);

  /** A function or a type (type_function_name). */
  static final TerminalSet TYPE_FUNCTION_NAME =
      identifiers().with(Category.UNRESERVED).with(Category.TYPE_OR_FUNCTION);

  /** NonReservedWord. */
  static final TerminalSet NON_RESERVED_WORD =
      identifiers().with(Category.UNRESERVED).with(Category.COLUMN).with(Category.TYPE_OR_FUNCTION);

  /** Any word (ColLabel). */
  static final TerminalSet LABEL =
      identifiers()
          .with(Category.UNRESERVED)
          .with(Category.COLUMN)
          .with(Category.TYPE_OR_FUNCTION)
          .with(Category.RESERVED);

  /** A label without AS before it (BareColLabel). */
  static final TerminalSet BARE_LABEL = bareLabels();

  static final TerminalSet RESERVED_WORD = new TerminalSet().with(Category.RESERVED);

  /** What may begin a type (Typename). */
  static final TerminalSet TYPE =
      identifiers()
          .with(Category.UNRESERVED)
          .with(Category.TYPE_OR_FUNCTION)
          .with(
              "bigint",
              "bit",
              "boolean",
              "char",
              "character",
              "dec",
              "decimal",
              "float",
              "int",
              "integer",
              "interval",
              "json",
              "national",
              "nchar",
              "numeric",
              "real",
              "setof",
              "smallint",
              "time",
              "timestamp",
              "varchar");

  /** What may begin a constant (AexprConst). */
  static final TerminalSet CONSTANT = constants();

  /** What may begin an expression (a_expr). */
  static final TerminalSet EXPRESSION = expressions();

  private static TerminalSet identifiers() {
    return TerminalSet.of(
        Terminal.IDENTIFIER, Terminal.QUOTED_IDENTIFIER, Terminal.BACKTICK_IDENTIFIER);
  }

  private static TerminalSet bareLabels() {
    TerminalSet labels = identifiers();
    for (int i = 0; i < Keywords.count(); i++) {
      if (Keywords.isBareLabel(i)) {
        labels.add(Terminal.FIRST_KEYWORD + i);
      }
    }
    return labels;
  }

  private static TerminalSet constants() {
    TerminalSet constants =
        TerminalSet.of(Terminal.STRING, Terminal.BIT_STRING, Terminal.INTEGER, Terminal.DECIMAL);
    constants.addAll(TYPE);
    return constants.with("true", "false", "null");
  }

  private static TerminalSet expressions() {
    TerminalSet expressions =
        TerminalSet.of(
            Terminal.PARAMETER,
            Terminal.VARIABLE,
            Terminal.ELLIPSIS,
            Terminal.LEFT_PARENTHESIS,
            Terminal.OPERATOR,
            Terminal.PLUS,
            Terminal.MINUS);
    expressions.add(Terminal.NOT_JOINED);
    expressions.addAll(CONSTANT);
    expressions.addAll(NAME);
    return expressions.with(
        "array",
        "case",
        "cast",
        "collation",
        "current_catalog",
        "current_date",
        "current_role",
        "current_schema",
        "current_time",
        "current_timestamp",
        "current_user",
        "default",
        "localtime",
        "localtimestamp",
        "not",
        "session_user",
        "system_user",
        "unique",
        "user");
  }
}
