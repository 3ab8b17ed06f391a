package dev.schemadoc.sql;

import dev.schemadoc.sql.Expression.Call;
import dev.schemadoc.sql.Expression.Cast;
import dev.schemadoc.sql.Expression.ColumnReference;
import dev.schemadoc.sql.Expression.Elided;
import dev.schemadoc.sql.Expression.Literal;
import dev.schemadoc.sql.Expression.Operation;
import dev.schemadoc.sql.Expression.Parameter;
import dev.schemadoc.sql.Expression.Subquery;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads value expressions with PostgreSQL's precedence (PostgreSQL, 4.1.6; {@code a_expr} and
 * {@code b_expr} of its grammar), and knows exactly where each one ends.
 *
 * <p>Written by hand, because precedence is a number here and would be a rule for each level in the
 * grammar; what stands inside of special functions, windows and queries is in the grammar.
 */
final class ExpressionReader {

  // Binding powers, weakest first, in the order of PostgreSQL's table of precedence.
  private static final int OR = 1;
  private static final int AND = 2;
  private static final int NOT = 3;
  private static final int IS = 4;
  private static final int COMPARISON = 5;
  private static final int PATTERN = 6;
  private static final int OPERATOR = 8;
  private static final int SUM = 9;
  private static final int PRODUCT = 10;
  private static final int POWER = 11;
  private static final int AT = 12;
  private static final int COLLATE = 13;
  private static final int SIGN = 14;
  private static final int TYPECAST = 20;

  private static final int NAMED_OPERATOR = Terminal.keyword("operator");
  private static final int DEFAULT = Terminal.keyword("default");
  private static final int UNIQUE = Terminal.keyword("unique");

  private static final Rule QUERY = Grammar.rule("query");
  private static final Rule QUERY_REST = Grammar.rule("query_rest");
  private static final Rule QUERY_IN_PARENTHESES = Grammar.rule("query_in_parentheses");
  private static final Rule FUNCTION_ARGUMENTS = Grammar.rule("function_arguments");
  private static final Rule WITHIN_GROUP = Grammar.rule("within_group");
  private static final Rule FILTER_CLAUSE = Grammar.rule("filter_clause");
  private static final Rule OVER_CLAUSE = Grammar.rule("over_clause");
  private static final Rule SPECIAL_FUNCTION = Grammar.rule("special_function");
  private static final Rule JSON_AGGREGATE = Grammar.rule("json_aggregate");
  private static final int FUNCTION_ARGUMENT = Grammar.number("function_argument");
  private static final int VARIADIC_ARGUMENT = Grammar.number("variadic_argument");
  private static final int ARGUMENT_NAME = Grammar.number("argument_name");
  private static final int ORDER_BY = Grammar.number("order_by");
  private static final Rule ANY_NAME = Grammar.rule("any_name");
  private static final Rule OPERATOR_NAME = Grammar.rule("operator_name");

  /** Functions that are called without parentheses, or with a precision in them. */
  private static final Set<String> VALUE_FUNCTIONS =
      Set.of(
          "current_date",
          "current_role",
          "current_user",
          "session_user",
          "system_user",
          "user",
          "current_catalog",
          "current_time",
          "current_timestamp",
          "localtime",
          "localtimestamp");

  /** Functions whose arguments have a syntax of their own. */
  private static final Set<String> SPECIAL_FUNCTIONS =
      Set.of(
          "coalesce",
          "extract",
          "greatest",
          "json",
          "json_array",
          "json_exists",
          "json_object",
          "json_query",
          "json_scalar",
          "json_serialize",
          "json_value",
          "least",
          "merge_action",
          "normalize",
          "nullif",
          "overlay",
          "position",
          "substring",
          "treat",
          "trim",
          "xmlconcat",
          "xmlelement",
          "xmlexists",
          "xmlforest",
          "xmlparse",
          "xmlpi",
          "xmlroot",
          "xmlserialize");

  private final Parser parser;
  private final Tokens tokens;

  /** Whether only the operators of a {@code b_expr} are read, as behind DEFAULT. */
  private final boolean restricted;

  /** Whether the operator read last ended with an expression that has no end mark of its own. */
  private boolean openRight;

  /** Whether the primary read last is a row of several values. */
  private boolean row;

  private ExpressionReader(Parser parser, boolean restricted) {
    this.parser = parser;
    this.tokens = parser.tokens();
    this.restricted = restricted;
  }

  /** Any expression. */
  static Expression read(Parser parser) {
    return new ExpressionReader(parser, false).expression(0);
  }

  /** An expression without AND, OR, NOT, IN, LIKE, IS NULL and the like, as behind DEFAULT. */
  static Expression readRestricted(Parser parser) {
    return new ExpressionReader(parser, true).expression(0);
  }

  /** An expression without operators. */
  static Expression readPrimary(Parser parser) {
    return new ExpressionReader(parser, false).primary();
  }

  /** A function call or one of the functions without parentheses, as an index key may be. */
  static Expression readFunction(Parser parser) {
    return new ExpressionReader(parser, false).function();
  }

  /** A constant. */
  static Expression readConstant(Parser parser) {
    return new ExpressionReader(parser, false).constant();
  }

  private Expression nested() {
    return read(parser);
  }

  private Expression expression(int weakest) {
    parser.descend();
    int first = parser.place();
    Expression left = prefix();
    Expression whole = operators(first, left, weakest);
    parser.ascend();
    return whole;
  }

  /** Goes on behind an operand that was read already. */
  private Expression operators(int first, Expression operand, int weakest) {
    Expression left = operand;
    int strongest = Integer.MAX_VALUE;
    while (true) {
      int power = power();
      if (power < weakest || power == 0) {
        return left;
      }
      if (power > strongest) {
        throw parser.stop("parentheses around the first comparison");
      }
      left = infix(first, left, power);
      // What ends with a keyword or a parenthesis can be followed by an operator of its own rank.
      boolean chains = !openRight || (power != IS && power != COMPARISON && power != PATTERN);
      strongest = chains ? Integer.MAX_VALUE : power - 1;
    }
  }

  private Expression prefix() {
    int first = parser.place();
    int terminal = parser.terminal();
    if (terminal == Terminal.PLUS || terminal == Terminal.MINUS) {
      parser.step();
      Expression operand = expression(SIGN);
      if (operand instanceof Literal(Literal.Kind kind, String value, Span ignored)
          && kind == Literal.Kind.NUMBER) {
        String signed = terminal == Terminal.MINUS ? "-" + value : value;
        return new Literal(Literal.Kind.NUMBER, signed, parser.since(first));
      }
      String sign = terminal == Terminal.MINUS ? "-" : "+";
      return new Operation(sign, List.of(operand), parser.since(first));
    }
    if (terminal == Terminal.OPERATOR) {
      parser.step();
      Expression operand = expression(OPERATOR + 1);
      return new Operation(tokens.text(first), List.of(operand), parser.since(first));
    }
    // NOT before LIKE and its like may also stand before a function with such a name.
    if (!restricted && (parser.acceptNot() || parser.stepOver(Terminal.NOT_JOINED))) {
      Expression operand = expression(NOT);
      return new Operation("NOT", List.of(operand), parser.since(first));
    }
    if (atNamedOperator()) {
      String name = namedOperator();
      Expression operand = expression(OPERATOR + 1);
      return new Operation(name, List.of(operand), parser.since(first));
    }
    if (!restricted && parser.stepOver(DEFAULT)) {
      return new Operation("DEFAULT", List.of(), parser.since(first));
    }
    if (!restricted && parser.stepOver(UNIQUE)) {
      if (parser.accept("nulls", "not") || parser.accept("nulls")) {
        parser.require("distinct");
      }
      parser.require(QUERY_IN_PARENTHESES);
      parser.refuse(
          Refusal.at(
                  first,
                  parser.place(),
                  "PostgreSQL has no `UNIQUE` predicate yet; count the rows instead")
              .time(parser.place()));
      return new Subquery(parser.since(first));
    }
    Expression primary = primary();
    return row && !restricted && parser.accept("overlaps") ? overlaps(first, primary) : primary;
  }

  /** Two periods with OVERLAPS between them, behind which one stands. */
  private Expression overlaps(int first, Expression left) {
    int second = parser.place();
    Expression right = primary();
    if (!row) {
      throw parser.stop("a second row of values");
    }
    if (!isPeriod(left)) {
      parser.refuse(noPeriod(first, second - 1).time(parser.place()));
    } else if (!isPeriod(right)) {
      parser.refuse(noPeriod(second, parser.place()).time(parser.place()));
    }
    row = false;
    return new Operation("OVERLAPS", List.of(left, right), parser.since(first));
  }

  private static boolean isPeriod(Expression row) {
    return row instanceof Operation operation && operation.operands().size() == 2;
  }

  private static Refusal noPeriod(int from, int to) {
    return Refusal.at(from, to, "`OVERLAPS` compares two periods; give a start and an end of each");
  }

  private boolean atNamedOperator() {
    return parser.is(NAMED_OPERATOR) && parser.terminal(1) == Terminal.LEFT_PARENTHESIS;
  }

  /** {@code OPERATOR(schema.+)}. */
  private String namedOperator() {
    int first = parser.place();
    parser.step();
    parser.step();
    parser.require(OPERATOR_NAME);
    parser.require(Terminal.RIGHT_PARENTHESIS);
    return parser.since(first).in(tokens.text());
  }

  /** How strongly the operator at the place binds; 0 where none stands. */
  private int power() {
    int terminal = parser.terminal();
    return switch (terminal) {
      case Terminal.TYPECAST -> TYPECAST;
      case Terminal.OPERATOR -> OPERATOR;
      case Terminal.PLUS, Terminal.MINUS -> SUM;
      case Terminal.ASTERISK, Terminal.SLASH, Terminal.PERCENT -> PRODUCT;
      case Terminal.CARET -> POWER;
      case Terminal.LESS,
          Terminal.GREATER,
          Terminal.EQUAL,
          Terminal.LESS_OR_EQUAL,
          Terminal.GREATER_OR_EQUAL,
          Terminal.NOT_EQUAL ->
          COMPARISON;
      default -> terminal >= Terminal.FIRST_KEYWORD ? wordPower() : 0;
    };
  }

  private int wordPower() {
    String word = parser.keyword();
    if (restricted) {
      return switch (word) {
        case "is" -> isRestrictedTest() ? IS : 0;
        case "operator" -> namedOperatorPower();
        default -> 0;
      };
    }
    return switch (word) {
      case "or" -> operand() ? OR : 0;
      case "and" -> operand() ? AND : 0;
      case "is" -> test() || nothing() ? IS : 0;
      case "isnull", "notnull" -> IS;
      case "between", "like", "ilike" -> operand() ? PATTERN : 0;
      case "in" -> parser.terminal(1) == Terminal.LEFT_PARENTHESIS || nothing() ? PATTERN : 0;
      case "similar" -> {
        // SUBSTRING has a SIMILAR of its own.
        boolean operator = parser.keyword(1).equals("to");
        if (!operator) {
          parser.recordAhead(1, "`TO`");
        }
        yield operator ? PATTERN : 0;
      }
      case "not" -> parser.is(Terminal.NOT_JOINED) ? PATTERN : 0;
      case "at" -> AT;
      case "collate" -> COLLATE;
      case "operator" -> namedOperatorPower();
      default -> 0;
    };
  }

  /** Whether an operand follows the operator at the place. */
  private boolean operand() {
    boolean quantifier =
        switch (parser.keyword(1)) {
          case "any", "some", "all", "symmetric", "asymmetric" -> true;
          default -> false;
        };
    return quantifier || Sets.EXPRESSION.contains(parser.terminal(1)) || nothing();
  }

  /**
   * Records that the word at the place has nothing to work on. In a query such a word may be the
   * name of a column: {@code SELECT 1 AND FROM t}.
   */
  private boolean nothing() {
    parser.recordAhead(1, "an expression");
    return false;
  }

  /** Whether a test follows IS, or something that should be one. */
  private boolean test() {
    return switch (parser.terminal(1)) {
      case Terminal.COMMA, Terminal.RIGHT_PARENTHESIS -> false;
      default ->
          switch (parser.keyword(1)) {
            case "from", "union", "intersect", "except", "where", "group", "order", "limit" ->
                false;
            default -> true;
          };
    };
  }

  /** Whether IS begins one of the tests that a restricted expression may have. */
  private boolean isRestrictedTest() {
    int test = parser.keyword(1).equals("not") ? 2 : 1;
    boolean known =
        parser.keyword(test).equals("distinct") || parser.keyword(test).equals("document");
    if (!known) {
      parser.recordAhead(test, "`DISTINCT FROM`");
    }
    return known;
  }

  private int namedOperatorPower() {
    if (!atNamedOperator()) {
      parser.recordAhead(1, "`(`");
      return 0;
    }
    return OPERATOR;
  }

  private Expression infix(int first, Expression left, int power) {
    int operator = parser.place();
    int terminal = parser.terminal();
    if (atNamedOperator()) {
      return binary(first, left, namedOperator(), power);
    }
    parser.step();
    if (terminal == Terminal.TYPECAST) {
      TypeName type = TypeReader.read(parser);
      return new Cast(left, type, parser.since(first));
    }
    if (Terminal.isOperator(terminal)) {
      return binary(first, left, tokens.text(operator), power);
    }
    String word = tokens.keyword(operator);
    return switch (word) {
      case "or" -> operation(first, "OR", left, expression(OR + 1));
      case "and" -> operation(first, "AND", left, expression(AND + 1));
      case "isnull" -> closed(first, "IS NULL", List.of(left));
      case "notnull" -> closed(first, "IS NOT NULL", List.of(left));
      case "is" -> is(first, left);
      case "collate" -> {
        parser.require(ANY_NAME);
        yield operation(first, "COLLATE", left);
      }
      case "at" -> {
        if (parser.accept("local")) {
          yield operation(first, "AT LOCAL", left);
        }
        parser.require("time");
        parser.require("zone");
        yield operation(first, "AT TIME ZONE", left, expression(AT + 1));
      }
      case "not" -> {
        String second = parser.keyword();
        parser.step();
        yield pattern(first, left, second, "NOT ");
      }
      default -> pattern(first, left, word, "");
    };
  }

  private Expression binary(int first, Expression left, String operator, int power) {
    Optional<Expression> set = quantified();
    if (set.isPresent() && !restricted) {
      return closed(first, operator + " ANY", List.of(left, set.get()));
    }
    return operation(first, operator, left, expression(power + 1));
  }

  /** {@code ANY (…)}, {@code SOME (…)} or {@code ALL (…)} behind an operator. */
  private Optional<Expression> quantified() {
    if (restricted) {
      return Optional.empty();
    }
    return switch (parser.keyword()) {
      case "any", "some", "all" -> {
        parser.step();
        int open = parser.place();
        Expression inside = parenthesised();
        if (row) {
          throw parser.stop("one array or one query");
        }
        yield Optional.of(
            inside instanceof Subquery
                ? inside
                : new Operation("()", List.of(inside), parser.since(open)));
      }
      default -> Optional.empty();
    };
  }

  /** The test behind IS; all but DISTINCT FROM end with a keyword. */
  private Expression is(int first, Expression left) {
    String not = parser.acceptNot() ? "NOT " : "";
    String word = parser.keyword();
    switch (word) {
      case "null", "true", "false", "unknown", "normalized" -> {
        if (!restricted) {
          parser.step();
          return closed(first, "IS " + not + word.toUpperCase(Locale.ROOT), List.of(left));
        }
      }
      case "document" -> {
        parser.step();
        return closed(first, "IS " + not + "DOCUMENT", List.of(left));
      }
      case "distinct" -> {
        parser.step();
        parser.require("from");
        return operation(first, "IS " + not + "DISTINCT FROM", left, expression(IS + 1));
      }
      case "nfc", "nfd", "nfkc", "nfkd" -> {
        parser.step();
        parser.require("normalized");
        return closed(first, "IS " + not + "NORMALIZED", List.of(left));
      }
      case "json" -> {
        parser.step();
        if (!parser.accept("value") && !parser.accept("array") && !parser.accept("object")) {
          parser.accept("scalar");
        }
        if (parser.accept("with", "unique") || parser.accept("without", "unique")) {
          parser.accept("keys");
        }
        return closed(first, "IS " + not + "JSON", List.of(left));
      }
      default -> {}
    }
    for (String test : List.of("null", "true", "false", "unknown")) {
      parser.expectHere(test);
    }
    throw parser.stop("`DISTINCT FROM`");
  }

  private Expression pattern(int first, Expression left, String word, String not) {
    switch (word) {
      case "between" -> {
        if (!parser.accept("symmetric")) {
          parser.accept("asymmetric");
        }
        Expression low = readRestricted(parser);
        parser.require("and");
        Expression high = expression(PATTERN + 1);
        return operation(first, not + "BETWEEN", left, low, high);
      }
      case "in" -> {
        return closed(first, not + "IN", withFirst(left, list()));
      }
      case "similar" -> {
        parser.require("to");
        return escaped(first, left, not + "SIMILAR TO");
      }
      default -> {
        String operator = not + word.toUpperCase(Locale.ROOT);
        Optional<Expression> set = quantified();
        if (set.isPresent()) {
          return closed(first, operator + " ANY", List.of(left, set.get()));
        }
        return escaped(first, left, operator);
      }
    }
  }

  private Expression escaped(int first, Expression left, String operator) {
    Expression right = expression(PATTERN + 1);
    if (parser.accept("escape")) {
      return operation(first, operator, left, right, expression(PATTERN + 1));
    }
    return operation(first, operator, left, right);
  }

  private static List<Expression> withFirst(Expression first, List<Expression> rest) {
    List<Expression> all = new ArrayList<>();
    all.add(first);
    all.addAll(rest);
    return all;
  }

  /** {@code (a, b)} or a query in parentheses, behind IN. */
  private List<Expression> list() {
    Expression set = parenthesised();
    row = false;
    return set instanceof Operation(String operator, List<Expression> operands, Span ignored)
            && (operator.equals("()") || operator.equals("ROW"))
        ? operands
        : List.of(set);
  }

  private Expression operation(int first, String operator, Expression... operands) {
    return operation(first, operator, List.of(operands));
  }

  private Expression closed(int first, String operator, List<Expression> operands) {
    Expression operation = operation(first, operator, operands);
    openRight = false;
    return operation;
  }

  private Expression operation(int first, String operator, List<Expression> operands) {
    openRight = true;
    row = false;
    return new Operation(operator, operands, parser.since(first));
  }

  private Expression primary() {
    row = false;
    int first = parser.place();
    switch (parser.terminal()) {
      case Terminal.STRING, Terminal.BIT_STRING, Terminal.INTEGER, Terminal.DECIMAL -> {
        return literal();
      }
      case Terminal.PARAMETER, Terminal.VARIABLE -> {
        parser.step();
        return indirection(first, new Parameter(parser.since(first)));
      }
      case Terminal.ELLIPSIS -> {
        parser.step();
        return new Elided(parser.since(first));
      }
      case Terminal.LEFT_PARENTHESIS -> {
        Expression inside = parenthesised();
        return row ? inside : indirection(first, inside);
      }
      case Terminal.QUOTED_IDENTIFIER, Terminal.BACKTICK_IDENTIFIER, Terminal.IDENTIFIER -> {
        return named();
      }
      default -> {
        if (Terminal.isKeyword(parser.terminal())) {
          return keyword();
        }
        throw parser.stop("an expression");
      }
    }
  }

  /** A string, a number or a bit string by itself. */
  private Expression literal() {
    int first = parser.place();
    String written = tokens.text(first);
    Literal.Kind kind;
    String value = written;
    switch (parser.terminal()) {
      case Terminal.STRING -> {
        kind = Literal.Kind.STRING;
        value = Literals.string(written);
      }
      case Terminal.BIT_STRING -> kind = Literal.Kind.BIT_STRING;
      case Terminal.INTEGER, Terminal.DECIMAL -> kind = Literal.Kind.NUMBER;
      default -> throw parser.stop("a constant");
    }
    parser.step();
    return new Literal(kind, value, parser.since(first));
  }

  /** Parentheses around one expression, a row of several, or a query. */
  private Expression parenthesised() {
    row = false;
    int open = parser.place();
    parser.require(Terminal.LEFT_PARENTHESIS);
    if (atQuery()) {
      parser.require(QUERY);
      parser.require(Terminal.RIGHT_PARENTHESIS);
      return new Subquery(parser.since(open));
    }
    if (parser.is(Terminal.RIGHT_PARENTHESIS) && parser.isCommentedAway()) {
      parser.step();
      return new Elided(parser.since(open));
    }
    List<Expression> inside = new ArrayList<>();
    if (parser.is(Terminal.LEFT_PARENTHESIS)) {
      // Whether this is a query or a value shows only behind the inner parentheses.
      int start = parser.place();
      parser.descend();
      Expression inner = parenthesised();
      if (inner instanceof Subquery && (parser.is(Terminal.RIGHT_PARENTHESIS) || goesOnAsQuery())) {
        if (goesOnAsQuery()) {
          parser.require(QUERY_REST);
        }
        parser.require(Terminal.RIGHT_PARENTHESIS);
        parser.ascend();
        return new Subquery(parser.since(open));
      }
      Expression operand = row ? inner : indirection(start, inner);
      if (row && parser.accept("overlaps")) {
        operand = overlaps(start, operand);
      }
      row = false;
      inside.add(new ExpressionReader(parser, false).operators(start, operand, 0));
      parser.ascend();
    } else {
      inside.add(nested());
    }
    while (parser.stepOver(Terminal.COMMA)) {
      inside.add(nested());
    }
    parser.require(Terminal.RIGHT_PARENTHESIS);
    row = inside.size() > 1;
    return new Operation(row ? "ROW" : "()", inside, parser.since(open));
  }

  private boolean atQuery() {
    return switch (parser.keyword()) {
      case "select", "with", "table" -> true;
      case "values" -> parser.terminal(1) == Terminal.LEFT_PARENTHESIS;
      default -> false;
    };
  }

  private boolean goesOnAsQuery() {
    return switch (parser.keyword()) {
      case "union", "intersect", "except", "order", "limit", "offset", "fetch", "for" -> true;
      default -> false;
    };
  }

  /** Subscripts and fields behind a value. */
  private Expression indirection(int first, Expression value) {
    Expression result = value;
    boolean misplaced = false;
    while (true) {
      boolean behindStar = tokens.is(parser.place() - 1, Terminal.ASTERISK);
      if (parser.is(Terminal.LEFT_BRACKET)) {
        result = subscript(first, result);
      } else if (parser.stepOver(Terminal.DOT)) {
        if (!parser.stepOver(Terminal.ASTERISK)) {
          label();
        }
        result = new Operation(".", List.of(result), parser.since(first));
      } else {
        break;
      }
      misplaced |= behindStar;
    }
    if (misplaced) {
      parser.refuse(NameChecks.misplacedStar(parser, first));
    }
    return result;
  }

  private void label() {
    if (!Sets.LABEL.contains(parser.terminal())) {
      throw parser.stop("the name of a column");
    }
    parser.step();
  }

  private Expression subscript(int first, Expression value) {
    parser.step();
    List<Expression> operands = new ArrayList<>();
    operands.add(value);
    if (!parser.is(Terminal.COLON) && !isSliceBound()) {
      operands.add(nested());
    }
    if (parser.stepOver(Terminal.COLON)) {
      if (!parser.is(Terminal.RIGHT_BRACKET)) {
        operands.add(nested());
      }
    } else if (isSliceBound()) {
      // `[a:b]` without blanks looks like the psql variable `:b`.
      operands.add(nested());
    }
    parser.require(Terminal.RIGHT_BRACKET);
    return new Operation("[]", operands, parser.since(first));
  }

  private boolean isSliceBound() {
    return parser.is(Terminal.VARIABLE);
  }

  private Expression keyword() {
    int first = parser.place();
    String word = parser.keyword();
    switch (word) {
      case "null", "true", "false" -> {
        return constantWord();
      }
      case "case" -> {
        return caseExpression();
      }
      case "array" -> {
        return array();
      }
      default -> {}
    }
    boolean call = parser.terminal(1) == Terminal.LEFT_PARENTHESIS;
    if (isSpecial(word)) {
      return special();
    }
    if (call && isJsonAggregate(word)) {
      return windowed(first, jsonAggregate(), Optional.empty());
    }
    if (call) {
      switch (word) {
        case "exists" -> {
          parser.step();
          parser.require(QUERY_IN_PARENTHESES);
          return new Subquery(parser.since(first));
        }
        case "row" -> {
          parser.step();
          parser.step();
          List<Expression> values = new ArrayList<>();
          if (!parser.is(Terminal.RIGHT_PARENTHESIS)) {
            values.addAll(values());
          }
          parser.require(Terminal.RIGHT_PARENTHESIS);
          Expression whole = operation(first, "ROW", values);
          row = true;
          return whole;
        }
        case "grouping" -> {
          parser.step();
          parser.step();
          List<Expression> values = values();
          parser.require(Terminal.RIGHT_PARENTHESIS);
          return call(first, values);
        }
        default -> {}
      }
    }
    if (isTypeOfConstant(word)) {
      return typedConstant();
    }
    return named();
  }

  private boolean isSpecial(String word) {
    int next = parser.terminal(1);
    return switch (word) {
      // Can be nothing else.
      case "cast" -> true;
      case "collation" -> parser.keyword(1).equals("for");
      // Names a function or a type as well.
      case "current_schema" -> next != Terminal.LEFT_PARENTHESIS && next != Terminal.STRING;
      default ->
          VALUE_FUNCTIONS.contains(word)
              || next == Terminal.LEFT_PARENTHESIS && SPECIAL_FUNCTIONS.contains(word);
    };
  }

  private List<Expression> values() {
    List<Expression> values = new ArrayList<>();
    do {
      values.add(nested());
    } while (parser.stepOver(Terminal.COMMA));
    return values;
  }

  private Expression constantWord() {
    int first = parser.place();
    String word = parser.keyword();
    parser.step();
    return word.equals("null")
        ? new Literal(Literal.Kind.NULL, "NULL", parser.since(first))
        : new Literal(Literal.Kind.BOOLEAN, word, parser.since(first));
  }

  /**
   * Whether a type with a syntax of its own begins a constant here. Most of these words may also
   * name a column; what follows them decides.
   */
  private boolean isTypeOfConstant(String word) {
    boolean string = parser.terminal(1) == Terminal.STRING;
    boolean modified = string || parser.terminal(1) == Terminal.LEFT_PARENTHESIS;
    String next = parser.keyword(1);
    return switch (word) {
      case "bigint", "boolean", "int", "integer", "json", "real", "smallint" -> string;
      case "dec", "decimal", "float", "interval", "numeric" -> modified;
      case "bit", "char", "character", "nchar" -> modified || next.equals("varying");
      case "varchar" -> modified;
      case "national" -> next.equals("character") || next.equals("char");
      case "time", "timestamp" ->
          modified
              || (next.equals("with") || next.equals("without"))
                  && parser.keyword(2).equals("time");
      case "double" -> next.equals("precision");
      default -> false;
    };
  }

  /** {@code DATE '2024-01-01'}, {@code INTERVAL '1' DAY}, {@code numeric(4, 2) '1.5'}. */
  private Expression typedConstant() {
    int first = parser.place();
    boolean interval = parser.keyword().equals("interval");
    TypeName type;
    boolean fields = interval;
    if (interval) {
      parser.step();
      fields = !parser.is(Terminal.LEFT_PARENTHESIS);
      if (!fields) {
        parser.step();
        parser.require(Terminal.INTEGER);
        parser.require(Terminal.RIGHT_PARENTHESIS);
      }
      Span span = parser.since(first);
      Name name = new Name("interval", "interval", false, span);
      type = new TypeName(QualifiedName.of(name), List.of(), 0, span, span);
    } else {
      type = TypeReader.simple(parser);
    }
    if (!parser.is(Terminal.STRING)) {
      throw parser.stop("a text in single quotes");
    }
    Expression literal = literal();
    if (fields) {
      TypeReader.skipIntervalFields(parser);
    }
    return new Cast(literal, type, parser.since(first));
  }

  private Expression constant() {
    if (Sets.CONSTANT.contains(parser.terminal())) {
      switch (parser.terminal()) {
        case Terminal.STRING, Terminal.BIT_STRING, Terminal.INTEGER, Terminal.DECIMAL -> {
          return literal();
        }
        default -> {}
      }
      String word = parser.keyword();
      if (word.equals("null") || word.equals("true") || word.equals("false")) {
        return constantWord();
      }
      if (isTypeOfConstant(word)) {
        return typedConstant();
      }
      Expression constant = named();
      if (constant instanceof Cast) {
        return constant;
      }
    }
    throw parser.stop("a constant");
  }

  private Expression caseExpression() {
    int first = parser.place();
    parser.step();
    List<Expression> operands = new ArrayList<>();
    if (!parser.keyword().equals("when")) {
      operands.add(nested());
    }
    parser.require("when");
    do {
      operands.add(nested());
      parser.require("then");
      operands.add(nested());
    } while (parser.accept("when"));
    if (parser.accept("else")) {
      operands.add(nested());
    }
    parser.require("end");
    return operation(first, "CASE", operands);
  }

  private Expression array() {
    int first = parser.place();
    parser.step();
    if (parser.is(Terminal.LEFT_PARENTHESIS)) {
      parser.require(QUERY_IN_PARENTHESES);
      return new Subquery(parser.since(first));
    }
    return operation(first, "ARRAY", elements());
  }

  private List<Expression> elements() {
    parser.require(Terminal.LEFT_BRACKET);
    parser.descend();
    List<Expression> elements = new ArrayList<>();
    if (!parser.is(Terminal.RIGHT_BRACKET)) {
      // Either all elements are arrays in brackets, or none is.
      boolean arrays = parser.is(Terminal.LEFT_BRACKET);
      do {
        if (arrays) {
          elements.addAll(elements());
        } else {
          elements.add(nested());
        }
      } while (parser.stepOver(Terminal.COMMA));
    }
    parser.require(Terminal.RIGHT_BRACKET);
    parser.ascend();
    return elements;
  }

  /** A function whose syntax is its own rule of the grammar. */
  private Expression special() {
    int first = parser.place();
    String word = parser.keyword();
    Node node = new Node(parser, parser.require(SPECIAL_FUNCTION));
    List<Expression> arguments = arguments(node);
    if (word.equals("cast") && arguments.size() == 1) {
      Optional<Node> type = node.find(Grammar.TYPE.number());
      if (type.isPresent() && type.get().value() instanceof TypeName name) {
        return new Cast(arguments.getFirst(), name, parser.since(first));
      }
    }
    return call(first, arguments);
  }

  private static boolean isJsonAggregate(String word) {
    return word.equals("json_arrayagg") || word.equals("json_objectagg");
  }

  private Expression jsonAggregate() {
    int first = parser.place();
    return call(first, arguments(new Node(parser, parser.require(JSON_AGGREGATE))));
  }

  /** The expressions directly inside of a node, in order. */
  private static List<Expression> arguments(Node node) {
    List<Expression> found = new ArrayList<>();
    collect(node, found);
    return found;
  }

  private static void collect(Node node, List<Expression> found) {
    for (Node child : node.children()) {
      if (child.value() instanceof Expression expression) {
        found.add(expression);
      } else {
        collect(child, found);
      }
    }
  }

  /** A function call as an index key may be: without FILTER and OVER. */
  private Expression function() {
    int first = parser.place();
    String word = parser.keyword();
    boolean call = parser.terminal(1) == Terminal.LEFT_PARENTHESIS;
    if (isSpecial(word)) {
      return special();
    }
    if (call && isJsonAggregate(word)) {
      return jsonAggregate();
    }
    boolean functionOnly = path();
    boolean typeName =
        parser.place() == first + 1 && !Sets.TYPE_FUNCTION_NAME.contains(tokens.terminal(first));
    boolean subscripted = parser.is(Terminal.LEFT_BRACKET) || parser.is(Terminal.DOT);
    if (subscripted && !functionOnly) {
      // PostgreSQL reads the name as if it were a column's, and then looks for the parenthesis.
      column(first);
      throw parser.stop("the name of a function");
    }
    if (typeName || !parser.is(Terminal.LEFT_PARENTHESIS)) {
      throw parser.stop("`(`");
    }
    return application(first);
  }

  private Expression call(int first, List<Expression> arguments) {
    row = false;
    return new Call(QualifiedName.of(Names.at(tokens, first)), arguments, parser.since(first));
  }

  /** Goes past the name of a column or a function; tells whether it can only be a function's. */
  private boolean path() {
    int terminal = parser.terminal();
    boolean column = Sets.NAME.contains(terminal);
    boolean functionOnly = !column && Sets.TYPE_FUNCTION_NAME.contains(terminal);
    if (!column && !functionOnly) {
      throw parser.stop("an expression");
    }
    parser.step();
    if (functionOnly) {
      return true;
    }
    while (parser.is(Terminal.DOT) && parser.terminal(1) != Terminal.ASTERISK) {
      parser.step();
      label();
    }
    return false;
  }

  /** A column, a function call, or a constant of a named type. */
  private Expression named() {
    int first = parser.place();
    boolean functionOnly = path();
    int stop = parser.place();
    boolean mayBeFunction =
        stop > first + 1 || Sets.TYPE_FUNCTION_NAME.contains(tokens.terminal(first));
    if (mayBeFunction && parser.is(Terminal.LEFT_PARENTHESIS)) {
      Node arguments = new Node(parser, parser.nodes());
      Call call = application(first);
      return parser.is(Terminal.STRING) && areModifiers(arguments)
          ? modified(first, call, arguments)
          : windowed(first, call, Optional.of(arguments));
    }
    if (mayBeFunction && parser.is(Terminal.STRING)) {
      QualifiedName name = Names.qualified(tokens, first, stop);
      Span span = parser.since(first);
      Expression literal = literal();
      TypeName type = new TypeName(name, List.of(), 0, span, span);
      return new Cast(literal, type, parser.since(first));
    }
    if (functionOnly) {
      throw parser.stop("`(`");
    }
    return column(first);
  }

  /** The rest of a column: {@code .*} and subscripts. */
  private Expression column(int first) {
    List<Name> path = new ArrayList<>();
    for (int at = first; at < parser.place(); at += 2) {
      path.add(Names.at(tokens, at));
    }
    if (parser.is(Terminal.DOT) && parser.terminal(1) == Terminal.ASTERISK) {
      parser.step();
      path.add(Name.quoted("*", parser.span(parser.place())));
      parser.step();
    }
    return indirection(first, new ColumnReference(path, parser.since(first)));
  }

  /** Whether the arguments of a function could as well be the modifiers of a type. */
  private static boolean areModifiers(Node arguments) {
    return arguments.has(FUNCTION_ARGUMENT)
        && !arguments.has(VARIADIC_ARGUMENT)
        && !arguments.hasWord("all")
        && !arguments.hasWord("distinct")
        && !arguments.hasWord("variadic");
  }

  /** A type with modifiers before a string: {@code geometry(point, 4326) '…'}. */
  private Expression modified(int first, Call call, Node arguments) {
    List<String> modifiers =
        call.arguments().stream().map(argument -> argument.span().in(tokens.text())).toList();
    Span span = parser.since(first);
    Expression literal = literal();
    arguments.children(FUNCTION_ARGUMENT).stream()
        .flatMap(argument -> argument.child(ARGUMENT_NAME).stream())
        .findFirst()
        .map(
            name ->
                Refusal.at(name, "a type takes its modifiers in order; drop the name of this one"))
        .or(
            () ->
                arguments
                    .child(ORDER_BY)
                    .map(order -> Refusal.at(order, "a type has no order; drop `ORDER BY`")))
        .ifPresent(refusal -> parser.refuse(refusal.time(parser.place())));
    TypeName type = new TypeName(call.function(), modifiers, 0, call.function().span(), span);
    return new Cast(literal, type, parser.since(first));
  }

  /** The arguments of a function whose name was read. */
  private Call application(int first) {
    QualifiedName function = Names.qualified(tokens, first, parser.place());
    List<Expression> arguments = arguments(new Node(parser, parser.require(FUNCTION_ARGUMENTS)));
    row = false;
    return new Call(function, arguments, parser.since(first));
  }

  /** WITHIN GROUP, FILTER and OVER behind a call. */
  private Expression windowed(int first, Expression call, Optional<Node> inside) {
    if (!(call instanceof Call(QualifiedName function, List<Expression> arguments, Span ignored))) {
      return call;
    }
    int before = parser.place();
    List<Expression> all = new ArrayList<>(arguments);
    Optional<Refusal> refusal = Optional.empty();
    if (inside.isPresent() && parser.keyword().equals("within")) {
      Node within = new Node(parser, parser.require(WITHIN_GROUP));
      all.addAll(arguments(within));
      refusal = QueryChecks.withinGroup(inside.get(), within);
    }
    if (parser.keyword().equals("filter")) {
      all.addAll(arguments(new Node(parser, parser.require(FILTER_CLAUSE))));
    }
    if (parser.keyword().equals("over")) {
      all.addAll(arguments(new Node(parser, parser.require(OVER_CLAUSE))));
    }
    // PostgreSQL looks at the call as a whole.
    refusal.ifPresent(it -> parser.refuse(it.time(parser.place())));
    return parser.place() == before ? call : new Call(function, all, parser.since(first));
  }
}
