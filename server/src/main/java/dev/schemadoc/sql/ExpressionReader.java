package dev.schemadoc.sql;

import dev.schemadoc.sql.Expression.Call;
import dev.schemadoc.sql.Expression.Cast;
import dev.schemadoc.sql.Expression.ColumnReference;
import dev.schemadoc.sql.Expression.Elided;
import dev.schemadoc.sql.Expression.Literal;
import dev.schemadoc.sql.Expression.Operation;
import dev.schemadoc.sql.Expression.Parameter;
import dev.schemadoc.sql.Expression.Subquery;
import dev.schemadoc.sql.Token.Kind;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads value expressions with PostgreSQL's precedence (PostgreSQL, 4.1.6; {@code a_expr} and
 * {@code b_expr} of its grammar), and knows exactly where each one ends.
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

  /** Expressions nested deeper than this are refused, so that no text exhausts the stack. */
  private static final int MAX_DEPTH = 200;

  private static final Set<String> VALUE_FUNCTIONS =
      Set.of(
          "current_date",
          "current_role",
          "current_user",
          "session_user",
          "system_user",
          "user",
          "current_catalog",
          "current_schema");

  private static final Set<String> TIME_FUNCTIONS =
      Set.of("current_time", "current_timestamp", "localtime", "localtimestamp");

  /** Functions whose arguments have a syntax of their own. */
  private static final Set<String> FREE_FUNCTIONS =
      Set.of(
          "xmlconcat",
          "xmlelement",
          "xmlexists",
          "xmlforest",
          "xmlparse",
          "xmlpi",
          "xmlroot",
          "xmlserialize",
          "json",
          "json_array",
          "json_arrayagg",
          "json_exists",
          "json_object",
          "json_objectagg",
          "json_query",
          "json_scalar",
          "json_serialize",
          "json_value",
          "merge_action");

  private final Cursor cursor;

  /** Whether only the operators of a {@code b_expr} are read, as behind DEFAULT. */
  private final boolean restricted;

  private int depth;

  /** Whether the operator read last ended with an expression that has no end mark of its own. */
  private boolean openRight;

  private ExpressionReader(Cursor cursor, boolean restricted) {
    this.cursor = cursor;
    this.restricted = restricted;
  }

  /** Any expression. */
  static Expression read(Cursor cursor) {
    return new ExpressionReader(cursor, false).expression(0);
  }

  /** An expression without AND, OR, NOT, IN, LIKE, IS NULL and the like, as behind DEFAULT. */
  static Expression readRestricted(Cursor cursor) {
    return new ExpressionReader(cursor, true).expression(0);
  }

  /** A function call or one of the functions without parentheses, as an index key may be. */
  static Expression readFunction(Cursor cursor) {
    return new ExpressionReader(cursor, false).primary();
  }

  private static Expression nested(Cursor cursor, int depth) {
    ExpressionReader reader = new ExpressionReader(cursor, false);
    reader.depth = depth;
    return reader.expression(0);
  }

  private Expression nested() {
    return nested(cursor, depth);
  }

  private Expression expression(int weakest) {
    if (++depth > MAX_DEPTH) {
      throw cursor.failure("expression is nested too deeply; split it");
    }
    Token first = cursor.peek();
    Expression left = prefix();
    int strongest = Integer.MAX_VALUE;
    while (true) {
      int power = power();
      if (power < weakest || power == 0) {
        break;
      }
      if (power > strongest) {
        throw cursor.unexpected("no second comparison; put the first in parentheses");
      }
      left = infix(first, left, power);
      // What ends with a keyword or a parenthesis can be followed by an operator of its own rank.
      boolean chains = !openRight || (power != IS && power != COMPARISON && power != PATTERN);
      strongest = chains ? strongest : power - 1;
    }
    depth--;
    return left;
  }

  private Expression prefix() {
    Token first = cursor.peek();
    if (cursor.isOperator("+") || cursor.isOperator("-")) {
      String sign = cursor.next().text(cursor.text());
      Expression operand = expression(SIGN);
      if (operand instanceof Literal(Literal.Kind kind, String value, Span ignored)
          && kind == Literal.Kind.NUMBER) {
        String signed = sign.equals("-") ? "-" + value : value;
        return new Literal(Literal.Kind.NUMBER, signed, cursor.since(first));
      }
      return new Operation(sign, List.of(operand), cursor.since(first));
    }
    if (!restricted && cursor.isWords("not")) {
      cursor.next();
      Expression operand = expression(NOT);
      return new Operation("NOT", List.of(operand), cursor.since(first));
    }
    boolean operator = cursor.is(Kind.OPERATOR) && !isGrammarOperator(first.text(cursor.text()));
    if (operator) {
      String written = cursor.next().text(cursor.text());
      Expression operand = expression(OPERATOR + 1);
      return new Operation(written, List.of(operand), cursor.since(first));
    }
    if (cursor.isWords("operator") && cursor.is(1, Kind.LEFT_PARENTHESIS)) {
      cursor.next();
      String name = cursor.text(cursor.parenthesised());
      Expression operand = expression(OPERATOR + 1);
      return new Operation("OPERATOR(" + name + ")", List.of(operand), cursor.since(first));
    }
    return primary();
  }

  private static boolean isGrammarOperator(String operator) {
    return switch (operator) {
      case "+", "-", "*", "/", "%", "^", "<", ">", "=", "<=", ">=", "<>", "!=" -> true;
      default -> false;
    };
  }

  /** How strongly the operator at the cursor binds; 0 where none stands. */
  private int power() {
    Token token = cursor.peek();
    switch (token.kind()) {
      case TYPECAST -> {
        return 20;
      }
      case OPERATOR -> {
        return switch (token.text(cursor.text())) {
          case "<", ">", "=", "<=", ">=", "<>", "!=" -> COMPARISON;
          case "+", "-" -> SUM;
          case "*", "/", "%" -> PRODUCT;
          case "^" -> POWER;
          default -> OPERATOR;
        };
      }
      case WORD -> {
        return wordPower();
      }
      default -> {
        return 0;
      }
    }
  }

  private int wordPower() {
    String word = cursor.word();
    if (word.equals("is")) {
      boolean distinct =
          cursor.isWords("is", "distinct") || cursor.isWords("is", "not", "distinct");
      return restricted && !distinct ? 0 : IS;
    }
    if (word.equals("operator") && cursor.is(1, Kind.LEFT_PARENTHESIS)) {
      return OPERATOR;
    }
    if (restricted) {
      return 0;
    }
    return switch (word) {
      case "or" -> OR;
      case "and" -> AND;
      case "isnull", "notnull" -> IS;
      case "between", "in", "like", "ilike" -> PATTERN;
      case "similar" -> cursor.isWords("similar", "to") ? PATTERN : 0;
      case "not" ->
          switch (cursor.word(1)) {
            case "between", "in", "like", "ilike", "similar" -> PATTERN;
            default -> 0;
          };
      case "at" -> cursor.isWords("at", "time", "zone") || cursor.isWords("at", "local") ? AT : 0;
      case "collate" -> COLLATE;
      case "overlaps" -> PATTERN;
      default -> 0;
    };
  }

  private Expression infix(Token first, Expression left, int power) {
    Token operator = cursor.next();
    if (operator.kind() == Kind.TYPECAST) {
      TypeName type = TypeReader.read(cursor);
      return new Cast(left, type, cursor.since(first));
    }
    if (operator.kind() == Kind.OPERATOR) {
      String written = operator.text(cursor.text());
      return binary(first, left, written, power);
    }
    String word = Name.fold(operator.text(cursor.text()));
    return switch (word) {
      case "or" -> operation(first, "OR", left, expression(OR + 1));
      case "and" -> operation(first, "AND", left, expression(AND + 1));
      case "isnull" -> closed(first, "IS NULL", List.of(left));
      case "notnull" -> closed(first, "IS NOT NULL", List.of(left));
      case "is" -> is(first, left);
      case "collate" -> {
        cursor.qualifiedName("the name of a collation");
        yield operation(first, "COLLATE", left);
      }
      case "at" -> {
        if (cursor.accept("local")) {
          yield operation(first, "AT LOCAL", left);
        }
        cursor.expect("time", "zone");
        yield operation(first, "AT TIME ZONE", left, expression(AT + 1));
      }
      case "overlaps" -> operation(first, "OVERLAPS", left, expression(PATTERN + 1));
      case "operator" -> {
        Span name = cursor.parenthesised();
        yield binary(first, left, "OPERATOR(" + cursor.text(name) + ")", power);
      }
      case "not" -> pattern(first, left, Name.fold(cursor.next().text(cursor.text())), "NOT ");
      default -> pattern(first, left, word, "");
    };
  }

  private Expression binary(Token first, Expression left, String operator, int power) {
    boolean quantified = cursor.isWords("any") || cursor.isWords("some") || cursor.isWords("all");
    if (quantified && cursor.is(1, Kind.LEFT_PARENTHESIS)) {
      String quantifier = cursor.word().toUpperCase(Locale.ROOT);
      cursor.next();
      Expression set = parenthesised();
      return closed(first, operator + " " + quantifier, List.of(left, set));
    }
    return operation(first, operator, left, expression(power + 1));
  }

  /** The test behind IS; all but DISTINCT FROM end with a keyword. */
  private Expression is(Token first, Expression left) {
    String not = cursor.accept("not") ? "NOT " : "";
    String word = cursor.word();
    switch (word) {
      case "null", "true", "false", "unknown", "document", "normalized" -> {
        cursor.next();
        return closed(first, "IS " + not + word.toUpperCase(Locale.ROOT), List.of(left));
      }
      case "distinct" -> {
        cursor.next();
        cursor.expect("from");
        return operation(first, "IS " + not + "DISTINCT FROM", left, expression(IS + 1));
      }
      case "nfc", "nfd", "nfkc", "nfkd" -> {
        cursor.next();
        cursor.expect("normalized");
        return closed(first, "IS " + not + "NORMALIZED", List.of(left));
      }
      case "json" -> {
        cursor.next();
        if (!cursor.accept("value") && !cursor.accept("array") && !cursor.accept("object")) {
          cursor.accept("scalar");
        }
        if (cursor.accept("with", "unique") || cursor.accept("without", "unique")) {
          cursor.accept("keys");
        }
        return closed(first, "IS " + not + "JSON", List.of(left));
      }
      default ->
          throw cursor.unexpected(
              "`NULL`, `TRUE`, `FALSE` or `DISTINCT FROM`",
              List.of("null", "true", "false", "unknown", "distinct"));
    }
  }

  private Expression pattern(Token first, Expression left, String word, String not) {
    switch (word) {
      case "between" -> {
        if (!cursor.accept("symmetric")) {
          cursor.accept("asymmetric");
        }
        Expression low = readRestrictedInside();
        cursor.expect("and");
        Expression high = expression(PATTERN + 1);
        return operation(first, not + "BETWEEN", left, low, high);
      }
      case "in" -> {
        return closed(first, not + "IN", withFirst(left, list()));
      }
      case "similar" -> {
        cursor.expect("to");
        return escaped(first, left, not + "SIMILAR TO");
      }
      default -> {
        String operator = not + word.toUpperCase(Locale.ROOT);
        boolean quantified =
            cursor.isWords("any") || cursor.isWords("some") || cursor.isWords("all");
        if (quantified && cursor.is(1, Kind.LEFT_PARENTHESIS)) {
          cursor.next();
          return closed(first, operator + " ANY", List.of(left, parenthesised()));
        }
        return escaped(first, left, operator);
      }
    }
  }

  private Expression readRestrictedInside() {
    ExpressionReader reader = new ExpressionReader(cursor, true);
    reader.depth = depth;
    return reader.expression(0);
  }

  private Expression escaped(Token first, Expression left, String operator) {
    Expression right = expression(PATTERN + 1);
    if (cursor.accept("escape")) {
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
    Token open = cursor.peek();
    if (!cursor.is(Kind.LEFT_PARENTHESIS)) {
      throw cursor.unexpected("`(`");
    }
    if (atQuery(1)) {
      cursor.parenthesised();
      return List.of(new Subquery(cursor.since(open)));
    }
    cursor.next();
    if (cursor.is(Kind.RIGHT_PARENTHESIS) && !cursor.commentsHere().isEmpty()) {
      cursor.next();
      return List.of(new Elided(cursor.since(open)));
    }
    return arguments(false);
  }

  /** Expressions up to and with the closing parenthesis. */
  private List<Expression> arguments(boolean mayBeEmpty) {
    List<Expression> arguments = new ArrayList<>();
    if (mayBeEmpty && cursor.accept(Kind.RIGHT_PARENTHESIS)) {
      return arguments;
    }
    do {
      arguments.add(nested());
    } while (cursor.accept(Kind.COMMA));
    cursor.expect(Kind.RIGHT_PARENTHESIS, "`,` or `)`");
    return arguments;
  }

  private Expression operation(Token first, String operator, Expression... operands) {
    return operation(first, operator, List.of(operands));
  }

  private Expression closed(Token first, String operator, List<Expression> operands) {
    Expression operation = operation(first, operator, operands);
    openRight = false;
    return operation;
  }

  private Expression operation(Token first, String operator, List<Expression> operands) {
    openRight = true;
    return new Operation(operator, operands, cursor.since(first));
  }

  private Expression primary() {
    Token first = cursor.peek();
    switch (first.kind()) {
      case STRING -> {
        return string();
      }
      case BIT_STRING -> {
        cursor.next();
        return new Literal(Literal.Kind.BIT_STRING, first.text(cursor.text()), cursor.since(first));
      }
      case NUMBER -> {
        cursor.next();
        return new Literal(Literal.Kind.NUMBER, first.text(cursor.text()), cursor.since(first));
      }
      case PARAMETER -> {
        cursor.next();
        return indirection(first, new Parameter(first.span()));
      }
      case ELLIPSIS -> {
        cursor.next();
        return new Elided(first.span());
      }
      case LEFT_PARENTHESIS -> {
        return indirection(first, parenthesised());
      }
      case QUOTED_IDENTIFIER, BACKTICK_IDENTIFIER -> {
        return named();
      }
      case WORD -> {
        return keyword();
      }
      default -> throw cursor.unexpected("an expression");
    }
  }

  /** One constant made of literals that stand on different lines (PostgreSQL, 4.1.2.1). */
  private Expression string() {
    Token first = cursor.next();
    String value = Cursor.stringValue(first.text(cursor.text()));
    StringBuilder joined = new StringBuilder(value);
    Token before = first;
    while (cursor.is(Kind.STRING)
        && cursor.text().charAt(cursor.peek().start()) == '\''
        && hasNewline(before.end(), cursor.peek().start())) {
      before = cursor.next();
      joined.append(Cursor.stringValue(before.text(cursor.text())));
    }
    return new Literal(Literal.Kind.STRING, joined.toString(), cursor.since(first));
  }

  private boolean hasNewline(int from, int to) {
    String between = cursor.text().substring(from, to);
    return between.contains("\n") || between.contains("\r");
  }

  /** Parentheses around one expression, a row of several, or a query. */
  private Expression parenthesised() {
    Token open = cursor.peek();
    if (atQuery(1)) {
      cursor.parenthesised();
      return new Subquery(cursor.since(open));
    }
    cursor.expect(Kind.LEFT_PARENTHESIS, "`(`");
    if (cursor.is(Kind.RIGHT_PARENTHESIS) && !cursor.commentsHere().isEmpty()) {
      cursor.next();
      return new Elided(cursor.since(open));
    }
    List<Expression> inside = arguments(false);
    return new Operation(inside.size() == 1 ? "()" : "ROW", inside, cursor.since(open));
  }

  /** Whether the parenthesis at the cursor (or a number of tokens behind it) opens a query. */
  private boolean atQuery(int ahead) {
    int behind = ahead;
    while (cursor.is(behind, Kind.LEFT_PARENTHESIS)) {
      behind++;
    }
    return switch (cursor.word(behind)) {
      case "select", "with" -> true;
      case "values" -> cursor.is(behind + 1, Kind.LEFT_PARENTHESIS);
      case "table" -> true;
      default -> false;
    };
  }

  /** Subscripts and fields behind a value. */
  private Expression indirection(Token first, Expression value) {
    Expression result = value;
    while (true) {
      if (cursor.is(Kind.LEFT_BRACKET)) {
        result = subscript(first, result);
      } else if (cursor.is(Kind.DOT)) {
        cursor.next();
        if (!cursor.acceptOperator("*")) {
          cursor.label("the name of a field");
        }
        result = new Operation(".", List.of(result), cursor.since(first));
      } else {
        return result;
      }
    }
  }

  private Expression subscript(Token first, Expression value) {
    cursor.next();
    List<Expression> operands = new ArrayList<>();
    operands.add(value);
    if (!cursor.is(Kind.COLON) && !cursor.is(Kind.RIGHT_BRACKET)) {
      operands.add(nested());
    }
    if (cursor.accept(Kind.COLON)) {
      if (!cursor.is(Kind.RIGHT_BRACKET)) {
        operands.add(nested());
      }
    } else if (cursor.is(Kind.PARAMETER) && cursor.text().charAt(cursor.peek().start()) == ':') {
      // `[a:b]` without blanks looks like the psql variable `:b`.
      operands.add(nested());
    }
    cursor.expect(Kind.RIGHT_BRACKET, "`]`");
    return new Operation("[]", operands, cursor.since(first));
  }

  private Expression keyword() {
    Token first = cursor.peek();
    String word = cursor.word();
    if (VALUE_FUNCTIONS.contains(word) && !isCallOf(word, "current_schema")) {
      cursor.next();
      return call(first, List.of());
    }
    if (TIME_FUNCTIONS.contains(word)) {
      cursor.next();
      if (cursor.is(Kind.LEFT_PARENTHESIS) && cursor.is(1, Kind.NUMBER)) {
        cursor.parenthesised();
      }
      return call(first, List.of());
    }
    switch (word) {
      case "null" -> {
        cursor.next();
        return new Literal(Literal.Kind.NULL, "NULL", first.span());
      }
      case "true", "false" -> {
        cursor.next();
        return new Literal(Literal.Kind.BOOLEAN, word, first.span());
      }
      case "case" -> {
        return caseExpression();
      }
      case "array" -> {
        return array();
      }
      default -> {}
    }
    if (cursor.is(1, Kind.LEFT_PARENTHESIS)) {
      switch (word) {
        case "exists" -> {
          cursor.next();
          cursor.parenthesised();
          return new Subquery(cursor.since(first));
        }
        case "row" -> {
          cursor.next();
          cursor.next();
          return indirection(first, operation(first, "ROW", arguments(true)));
        }
        case "cast", "treat" -> {
          return cast();
        }
        case "extract", "overlay", "position", "substring", "trim", "normalize" -> {
          return spoken();
        }
        case "coalesce", "greatest", "least", "nullif", "grouping" -> {
          cursor.next();
          cursor.next();
          return call(first, arguments(false));
        }
        default -> {
          if (FREE_FUNCTIONS.contains(word)) {
            cursor.next();
            cursor.parenthesised();
            return call(first, List.of());
          }
        }
      }
    }
    if (isTypeOfLiteral(word)) {
      TypeName type = TypeReader.read(cursor);
      Expression literal = string();
      if (type.name().name().value().equals("interval")) {
        intervalField();
      }
      return new Cast(literal, type, cursor.since(first));
    }
    return named();
  }

  private boolean isCallOf(String word, String function) {
    return word.equals(function) && cursor.is(1, Kind.LEFT_PARENTHESIS);
  }

  private void intervalField() {
    switch (cursor.word()) {
      case "year", "month", "day", "hour", "minute", "second" -> {
        cursor.next();
        if (cursor.accept("to")) {
          cursor.next();
        }
        if (cursor.is(Kind.LEFT_PARENTHESIS)) {
          cursor.parenthesised();
        }
      }
      default -> {}
    }
  }

  /** Whether a type and then a string stand here, as in {@code DATE '2024-01-01'}. */
  private boolean isTypeOfLiteral(String word) {
    if (Keywords.RESERVED.contains(word)) {
      return false;
    }
    if (cursor.is(1, Kind.STRING)) {
      return true;
    }
    int start = cursor.index();
    boolean builtIn =
        switch (word) {
          case "bit",
              "char",
              "character",
              "dec",
              "decimal",
              "double",
              "float",
              "interval",
              "national",
              "nchar",
              "numeric",
              "time",
              "timestamp",
              "varchar" ->
              true;
          default -> false;
        };
    if (!builtIn) {
      return false;
    }
    int known = cursor.problems().size();
    try {
      TypeReader.read(cursor);
      return cursor.is(Kind.STRING);
    } catch (SyntaxFailure noType) {
      return false;
    } finally {
      cursor.problems().subList(known, cursor.problems().size()).clear();
      cursor.moveTo(start);
    }
  }

  private Expression cast() {
    Token first = cursor.next();
    cursor.next();
    Expression operand = nested();
    cursor.expect("as");
    TypeName type = TypeReader.read(cursor);
    cursor.expect(Kind.RIGHT_PARENTHESIS, "`)`");
    return new Cast(operand, type, cursor.since(first));
  }

  private Expression caseExpression() {
    Token first = cursor.next();
    List<Expression> operands = new ArrayList<>();
    if (!cursor.isWords("when")) {
      operands.add(nested());
    }
    if (!cursor.isWords("when")) {
      throw cursor.unexpected("`WHEN`", List.of("when"));
    }
    while (cursor.accept("when")) {
      operands.add(nested());
      cursor.expect("then");
      operands.add(nested());
    }
    if (cursor.accept("else")) {
      operands.add(nested());
    }
    cursor.expect("end");
    return operation(first, "CASE", operands);
  }

  private Expression array() {
    Token first = cursor.next();
    if (cursor.is(Kind.LEFT_PARENTHESIS)) {
      cursor.parenthesised();
      return new Subquery(cursor.since(first));
    }
    return indirection(first, operation(first, "ARRAY", elements()));
  }

  private List<Expression> elements() {
    cursor.expect(Kind.LEFT_BRACKET, "`[`");
    List<Expression> elements = new ArrayList<>();
    if (cursor.accept(Kind.RIGHT_BRACKET)) {
      return elements;
    }
    do {
      if (cursor.is(Kind.LEFT_BRACKET)) {
        elements.addAll(elements());
      } else {
        elements.add(nested());
      }
    } while (cursor.accept(Kind.COMMA));
    cursor.expect(Kind.RIGHT_BRACKET, "`,` or `]`");
    return elements;
  }

  /** {@code EXTRACT(field FROM x)}, {@code SUBSTRING(x FROM a FOR b)} and their like. */
  private Expression spoken() {
    Token first = cursor.next();
    String function = Name.fold(first.text(cursor.text()));
    cursor.next();
    List<Expression> arguments = new ArrayList<>();
    if (function.equals("extract")) {
      boolean field = cursor.is(Kind.WORD) || cursor.is(Kind.STRING);
      if (!field && !cursor.is(Kind.QUOTED_IDENTIFIER)) {
        throw cursor.unexpected("the name of a field");
      }
      cursor.next();
      cursor.expect("from");
    }
    if (function.equals("trim")) {
      if (!cursor.accept("both") && !cursor.accept("leading")) {
        cursor.accept("trailing");
      }
      cursor.accept("from");
    }
    if (function.equals("position")) {
      arguments.add(readRestrictedInside());
      cursor.expect("in");
    }
    do {
      arguments.add(nested());
    } while (cursor.accept(Kind.COMMA) || acceptPreposition(function));
    cursor.expect(Kind.RIGHT_PARENTHESIS, "`)`");
    return call(first, arguments);
  }

  private boolean acceptPreposition(String function) {
    return switch (function) {
      case "overlay" -> cursor.accept("placing") || cursor.accept("from") || cursor.accept("for");
      case "substring" ->
          cursor.accept("from")
              || cursor.accept("for")
              || cursor.accept("similar")
              || cursor.accept("escape");
      case "trim" -> cursor.accept("from");
      default -> false;
    };
  }

  private Expression call(Token first, List<Expression> arguments) {
    return new Call(
        QualifiedName.of(Name.unquoted(first.text(cursor.text()), first.span())),
        arguments,
        cursor.since(first));
  }

  /** A column or a function call. */
  private Expression named() {
    Token first = cursor.peek();
    String word = cursor.word();
    boolean isCall = cursor.is(1, Kind.LEFT_PARENTHESIS);
    Name name;
    if (isCall
        && first.kind() == Kind.WORD
        && !Keywords.RESERVED.contains(word)
        && Keywords.TYPE_OR_FUNCTION.contains(word)) {
      name = cursor.label("the name of a function");
    } else if (isCall && Keywords.COLUMN.contains(word)) {
      cursor.next();
      throw cursor.unexpected("no `(` behind `" + word + "`, which is a type");
    } else if (first.kind() == Kind.WORD && Keywords.RESERVED.contains(word)) {
      throw cursor.unexpected("an expression");
    } else {
      name = cursor.columnName("a column");
    }
    List<Name> path = new ArrayList<>(List.of(name));
    while (cursor.is(Kind.DOT)) {
      cursor.next();
      if (cursor.isOperator("*")) {
        Token star = cursor.next();
        path.add(Name.quoted("*", star.span()));
        break;
      }
      path.add(cursor.label("the name of a column"));
    }
    if (cursor.is(Kind.LEFT_PARENTHESIS)) {
      return functionCall(first, path);
    }
    if (cursor.is(Kind.STRING) && cursor.peek().start() > 0 && path.size() == 1) {
      Expression literal = string();
      TypeName type = new TypeName(QualifiedName.of(name), List.of(), 0, name.span(), name.span());
      return new Cast(literal, type, cursor.since(first));
    }
    Expression column = new ColumnReference(path, cursor.since(first));
    return cursor.is(Kind.LEFT_BRACKET) ? indirection(first, column) : column;
  }

  private Expression functionCall(Token first, List<Name> path) {
    Name name = path.getLast();
    Optional<Name> schema =
        path.size() > 1 ? Optional.of(path.get(path.size() - 2)) : Optional.empty();
    cursor.next();
    List<Expression> arguments = new ArrayList<>();
    if (cursor.is(Kind.OPERATOR)
        && cursor.isOperator("*")
        && cursor.is(1, Kind.RIGHT_PARENTHESIS)) {
      cursor.next();
      cursor.next();
    } else if (!cursor.accept(Kind.RIGHT_PARENTHESIS)) {
      if (!cursor.accept("distinct")) {
        cursor.accept("all");
      }
      do {
        cursor.accept("variadic");
        boolean namedArgument = cursor.is(Kind.WORD) && cursor.is(1, Kind.ASSIGN);
        if (namedArgument) {
          cursor.next();
          cursor.next();
        }
        arguments.add(nested());
      } while (cursor.accept(Kind.COMMA));
      if (cursor.accept("order", "by")) {
        orderBy(arguments);
      }
      cursor.expect(Kind.RIGHT_PARENTHESIS, "`,` or `)`");
    }
    if (cursor.accept("within", "group")) {
      cursor.parenthesised();
    }
    if (cursor.isWords("filter") && cursor.is(1, Kind.LEFT_PARENTHESIS)) {
      cursor.next();
      cursor.parenthesised();
    }
    if (cursor.accept("over")) {
      if (cursor.is(Kind.LEFT_PARENTHESIS)) {
        cursor.parenthesised();
      } else {
        cursor.columnName("the name of a window");
      }
    }
    if (cursor.is(Kind.STRING) && !arguments.isEmpty()) {
      // A type with modifiers before a literal: numeric(10, 2) '1.50'.
      Expression literal = string();
      QualifiedName type = new QualifiedName(schema, name);
      List<String> modifiers = arguments.stream().map(a -> cursor.text(a.span())).toList();
      return new Cast(
          literal, new TypeName(type, modifiers, 0, name.span(), name.span()), cursor.since(first));
    }
    return new Call(new QualifiedName(schema, name), arguments, cursor.since(first));
  }

  private void orderBy(List<Expression> arguments) {
    do {
      arguments.add(nested());
      if (!cursor.accept("asc")) {
        cursor.accept("desc");
      }
      if (cursor.accept("nulls") && !cursor.accept("first")) {
        cursor.expect("last");
      }
    } while (cursor.accept(Kind.COMMA));
  }
}
