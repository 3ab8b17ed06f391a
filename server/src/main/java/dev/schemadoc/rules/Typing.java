package dev.schemadoc.rules;

import dev.schemadoc.schema.SqlType;
import dev.schemadoc.sql.Expression;
import dev.schemadoc.sql.Expression.Call;
import dev.schemadoc.sql.Expression.Cast;
import dev.schemadoc.sql.Expression.ColumnReference;
import dev.schemadoc.sql.Expression.Elided;
import dev.schemadoc.sql.Expression.Literal;
import dev.schemadoc.sql.Expression.Operation;
import dev.schemadoc.sql.Expression.Parameter;
import dev.schemadoc.sql.Expression.Subquery;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The types of expressions, as far as they are certain without knowing more than one document.
 *
 * <p>A text in quotes has no type: it takes that of its surroundings.
 */
final class Typing {

  static final String DATE = "date";
  static final String TIMESTAMP = "timestamp without time zone";
  static final String TIMESTAMPTZ = "timestamp with time zone";
  static final String INTERVAL = "interval";

  private static final Set<String> TEXTS =
      Set.of("text", "character varying", "character", "bpchar");

  private static final BigInteger INTEGER_LIMIT = BigInteger.valueOf(Integer.MAX_VALUE);
  private static final BigInteger BIGINT_LIMIT = BigInteger.valueOf(Long.MAX_VALUE);

  private final BuiltIns functions;
  private final ColumnsInReach columns;

  Typing(BuiltIns functions, ColumnsInReach columns) {
    this.functions = functions;
    this.columns = columns;
  }

  /** The type of an expression, if it is certain. */
  Optional<SqlType> of(Expression expression) {
    return switch (expression) {
      case Literal literal -> of(literal);
      case ColumnReference reference ->
          reference.path().size() <= 2
              ? columns.type(reference.column().value()).map(SqlType::withoutSerial)
              : Optional.empty();
      case Cast cast -> Optional.of(SqlType.of(cast.type()));
      case Operation operation -> of(operation);
      case Call call -> of(call);
      case Subquery ignored -> Optional.empty();
      case Parameter ignored -> Optional.empty();
      case Elided ignored -> Optional.empty();
    };
  }

  /** Whether an expression certainly has a built-in type, whatever its modifiers. */
  boolean is(Expression expression, String name) {
    return of(expression).filter(type -> isPlain(type) && type.name().equals(name)).isPresent();
  }

  /** Whether an expression is certainly a text that is made when it is worked out. */
  boolean isText(Expression expression) {
    return of(expression).filter(Typing::isText).isPresent();
  }

  static boolean isText(SqlType type) {
    return isPlain(type) && TEXTS.contains(type.name());
  }

  private static boolean isPlain(SqlType type) {
    return type.schema().isEmpty() && !type.isArray();
  }

  private static Optional<SqlType> of(Literal literal) {
    return switch (literal.kind()) {
      case STRING, NULL -> Optional.empty();
      case BOOLEAN -> Optional.of(SqlType.of("boolean"));
      case BIT_STRING -> Optional.of(SqlType.of("bit"));
      case NUMBER -> Optional.of(SqlType.of(number(literal.value())));
    };
  }

  private static String number(String written) {
    String digits = written.replace("_", "").replaceFirst("^-", "");
    if (!digits.matches("[0-9]+")) {
      return digits.matches("0[xXoObB].*") ? "integer" : "numeric";
    }
    BigInteger value = new BigInteger(digits);
    if (value.compareTo(INTEGER_LIMIT) <= 0) {
      return "integer";
    }
    return value.compareTo(BIGINT_LIMIT) <= 0 ? "bigint" : "numeric";
  }

  private Optional<SqlType> of(Operation operation) {
    List<Expression> operands = operation.operands();
    return switch (operation.operator()) {
      case "()" -> operands.size() == 1 ? of(operands.getFirst()) : Optional.empty();
      case "->>", "#>>" -> Optional.of(SqlType.of("text"));
      case "||" ->
          operands.stream().anyMatch(this::isText)
              ? Optional.of(SqlType.of("text"))
              : Optional.empty();
      case "AT TIME ZONE" -> zoned(operands.getFirst());
      case "+", "-" -> operands.size() == 2 ? moved(operands) : Optional.empty();
      case "=", "<>", "!=", "<", "<=", ">", ">=", "AND", "OR", "NOT", "IS NULL", "IS NOT NULL" ->
          Optional.of(SqlType.of("boolean"));
      default -> Optional.empty();
    };
  }

  private Optional<SqlType> zoned(Expression operand) {
    if (is(operand, TIMESTAMPTZ)) {
      return Optional.of(SqlType.of(TIMESTAMP));
    }
    return is(operand, TIMESTAMP) ? Optional.of(SqlType.of(TIMESTAMPTZ)) : Optional.empty();
  }

  /** A point in time that is moved by an interval. */
  private Optional<SqlType> moved(List<Expression> operands) {
    boolean interval = operands.stream().anyMatch(it -> is(it, INTERVAL));
    if (interval && operands.stream().anyMatch(it -> is(it, TIMESTAMPTZ))) {
      return Optional.of(SqlType.of(TIMESTAMPTZ));
    }
    boolean naive = operands.stream().anyMatch(it -> is(it, TIMESTAMP) || is(it, DATE));
    return interval && naive ? Optional.of(SqlType.of(TIMESTAMP)) : Optional.empty();
  }

  private Optional<SqlType> of(Call call) {
    List<Expression> arguments = call.arguments();
    String name = call.function().name().value();
    if (!functions.is(call, name)) {
      return Optional.empty();
    }
    return switch (name) {
      case "now",
          "current_timestamp",
          "transaction_timestamp",
          "statement_timestamp",
          "clock_timestamp",
          "to_timestamp",
          "make_timestamptz" ->
          Optional.of(SqlType.of(TIMESTAMPTZ));
      case "localtimestamp", "make_timestamp" -> Optional.of(SqlType.of(TIMESTAMP));
      case "current_date", "to_date", "make_date", "date" -> Optional.of(SqlType.of(DATE));
      case "current_time" -> Optional.of(SqlType.of("time with time zone"));
      case "localtime", "make_time" -> Optional.of(SqlType.of("time without time zone"));
      case "age", "make_interval" -> Optional.of(SqlType.of(INTERVAL));
      case "gen_random_uuid", "uuidv4", "uuidv7" -> Optional.of(SqlType.of("uuid"));
      case "random" ->
          arguments.isEmpty() ? Optional.of(SqlType.of("double precision")) : Optional.empty();
      case "nextval", "currval", "lastval" -> Optional.of(SqlType.of("bigint"));
      case "concat",
          "concat_ws",
          "format",
          "initcap",
          "md5",
          "regexp_replace",
          "replace",
          "split_part",
          "to_char",
          "timeofday" ->
          Optional.of(SqlType.of("text"));
      case "lower", "upper" ->
          arguments.size() == 1 && isText(arguments.getFirst())
              ? Optional.of(SqlType.of("text"))
              : Optional.empty();
      case "jsonb_build_object", "jsonb_build_array", "to_jsonb" ->
          Optional.of(SqlType.of("jsonb"));
      case "json_build_object", "json_build_array", "to_json", "row_to_json" ->
          Optional.of(SqlType.of("json"));
      case "current_user", "session_user", "current_role", "user", "current_schema" ->
          Optional.of(SqlType.of("name"));
      case "coalesce", "greatest", "least" ->
          arguments.stream().map(this::of).flatMap(Optional::stream).findFirst();
      case "date_trunc" ->
          arguments.size() < 2
              ? Optional.empty()
              : of(arguments.get(1))
                  .filter(type -> type.name().equals(TIMESTAMP) || type.name().equals(TIMESTAMPTZ))
                  .map(type -> SqlType.of(type.name()));
      default -> Optional.empty();
    };
  }
}
