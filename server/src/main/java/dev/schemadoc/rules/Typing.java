package dev.schemadoc.rules;

import dev.schemadoc.rules.Written.ExpressionOf;
import dev.schemadoc.schema.KnownColumn;
import dev.schemadoc.schema.KnownTable;
import dev.schemadoc.schema.Operand;
import dev.schemadoc.schema.Overload;
import dev.schemadoc.schema.SqlType;
import dev.schemadoc.schema.Step;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.schema.Types;
import dev.schemadoc.sql.Expression;
import dev.schemadoc.sql.Expression.Call;
import dev.schemadoc.sql.Expression.Cast;
import dev.schemadoc.sql.Expression.ColumnReference;
import dev.schemadoc.sql.Expression.Elided;
import dev.schemadoc.sql.Expression.Literal;
import dev.schemadoc.sql.Expression.Operation;
import dev.schemadoc.sql.Expression.Parameter;
import dev.schemadoc.sql.Expression.Subquery;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.QualifiedName;
import dev.schemadoc.sql.Statement;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The types of the expressions of a statement, as far as they are certain.
 *
 * <p>A text in quotes has no type: it takes that of its surroundings.
 */
final class Typing {

  static final String DATE = "date";
  static final String TIMESTAMP = "timestamp without time zone";
  static final String TIMESTAMPTZ = "timestamp with time zone";
  static final String INTERVAL = "interval";

  private static final String BOOLEAN = "boolean";
  private static final Operand TRUTH = Operand.of(BOOLEAN);

  private static final Set<String> TEXTS =
      Set.of("text", "character varying", "character", "bpchar");

  /** Numbers, from those that turn into all others to those that none turns into. */
  private static final List<String> NUMBERS =
      List.of("smallint", "integer", "bigint", "numeric", "real", "double precision");

  /** What is written without parentheses, or has a grammar of its own. */
  private static final Map<String, String> SPECIAL =
      Map.ofEntries(
          Map.entry("current_timestamp", TIMESTAMPTZ),
          Map.entry("localtimestamp", TIMESTAMP),
          Map.entry("current_date", DATE),
          Map.entry("current_time", "time with time zone"),
          Map.entry("localtime", "time without time zone"),
          Map.entry("current_catalog", "name"),
          Map.entry("current_role", "name"),
          Map.entry("current_user", "name"),
          Map.entry("session_user", "name"),
          Map.entry("user", "name"),
          Map.entry("current_schema", "name"),
          Map.entry("extract", "numeric"),
          Map.entry("position", "integer"));

  private static final BigInteger INTEGER_LIMIT = BigInteger.valueOf(Integer.MAX_VALUE);
  private static final BigInteger BIGINT_LIMIT = BigInteger.valueOf(Long.MAX_VALUE);

  private final Step step;
  private final Optional<KnownTable> table;
  private final String sql;

  private Typing(Step step, Optional<KnownTable> table, String sql) {
    this.step = step;
    this.table = table;
    this.sql = sql;
  }

  /** Goes through the expressions of a document, each with what the types in it are. */
  static void walk(Subject subject, BiConsumer<ExpressionOf, Typing> visitor) {
    for (Step step : subject.steps()) {
      for (ExpressionOf each : Written.expressions(step.statement())) {
        visitor.accept(each, in(subject, step, each.table()));
      }
    }
  }

  /**
   * The types of the expressions of a statement.
   *
   * @param table the table whose columns they may use
   */
  static Typing in(Subject subject, Step step, Optional<QualifiedName> table) {
    Optional<TableId> id =
        table.map(
            name ->
                step.statement() instanceof Statement.CreateTable create
                        && create.table().equals(name)
                    ? step.made(name)
                    : step.table(name));
    return new Typing(step, id.flatMap(step.ever()::table), subject.facts().sql());
  }

  Types types() {
    return step.ever().typeSystem();
  }

  /** The type of an expression, if it is certain. */
  Optional<SqlType> type(Expression expression) {
    return of(expression) instanceof Operand.Typed(SqlType type)
        ? Optional.of(type)
        : Optional.empty();
  }

  /** What is known of the type of an expression. */
  Operand of(Expression expression) {
    return switch (expression) {
      case Literal literal -> of(literal);
      case ColumnReference reference -> of(reference);
      case Cast cast -> new Operand.Typed(step.type(cast.type()));
      case Operation operation -> of(operation);
      case Call call -> of(call);
      case Subquery ignored -> Operand.UNSURE;
      case Parameter ignored -> Operand.UNSURE;
      case Elided ignored -> Operand.UNSURE;
    };
  }

  /** Whether an expression certainly has a built-in type, whatever its modifiers. */
  boolean is(Expression expression, String name) {
    return type(expression).filter(type -> isPlain(type) && type.name().equals(name)).isPresent();
  }

  static boolean isText(SqlType type) {
    return isPlain(type) && TEXTS.contains(type.name());
  }

  private static boolean isPlain(SqlType type) {
    return type.schema().isEmpty() && !type.isArray();
  }

  private static Operand of(Literal literal) {
    return switch (literal.kind()) {
      case STRING, NULL -> Operand.UNTYPED;
      case BOOLEAN -> TRUTH;
      case BIT_STRING -> Operand.of("bit");
      case NUMBER -> Operand.of(number(literal.value()));
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

  private Operand of(ColumnReference reference) {
    if (table.isEmpty()) {
      return Operand.UNSURE;
    }
    String own = table.get().id().name();
    String name = reference.column().value();
    List<Name> path = reference.path();
    if (path.size() > 2 || path.size() == 2 && !path.getFirst().value().equals(own)) {
      return Operand.UNSURE;
    }
    Optional<KnownColumn> column = table.get().column(name);
    if (column.isPresent()) {
      return column
          .filter(known -> known.exists().isYes())
          .flatMap(KnownColumn::type)
          .<Operand>map(Operand.Typed::new)
          .orElse(Operand.UNSURE);
    }
    // The name of the table itself is the whole row.
    boolean row = path.size() == 1 && name.equals(own) && table.get().lacks(name);
    return row ? Operand.of("record") : Operand.UNSURE;
  }

  /** The type of a value in words that follow "for" or "is". */
  static String words(Operand operand) {
    return switch (operand) {
      case Operand.Typed(SqlType type) ->
          type.name().equals("record") ? "a whole row" : "`%s`".formatted(type.withoutModifiers());
      case Operand.Untyped ignored -> "a text";
      case Operand.Unsure ignored -> "something";
    };
  }

  // Operations

  /** An operator with its operands: one expression may stand for several. */
  record Use(String operator, List<Expression> expressions, List<Operand> operands) {}

  /** The operators that PostgreSQL looks for to work an expression out. */
  List<Use> uses(Operation operation) {
    List<Expression> operands = operation.operands();
    String operator = operation.operator();
    return switch (operator) {
      case "()", "ROW", ".", "[]", "ARRAY", "CASE", "DEFAULT", "COLLATE", "OVERLAPS" -> List.of();
      case "AND", "OR", "NOT", "AT TIME ZONE", "AT LOCAL" -> List.of();
      case "IN", "NOT IN" ->
          operands.stream().skip(1).map(value -> use("=", operands.getFirst(), value)).toList();
      case "BETWEEN", "NOT BETWEEN" ->
          operands.size() == 3
              ? List.of(
                  use(">=", operands.get(0), operands.get(1)),
                  use("<=", operands.get(0), operands.get(2)))
              : List.of();
      case "IS DISTINCT FROM", "IS NOT DISTINCT FROM" ->
          operands.stream().anyMatch(Typing::isNull)
              ? List.of()
              : List.of(use("=", operands.get(0), operands.get(1)));
      default -> plain(operator, operands);
    };
  }

  private List<Use> plain(String operator, List<Expression> operands) {
    if (operator.startsWith("IS ") || operator.startsWith("OPERATOR") || operands.size() > 2) {
      return List.of();
    }
    if (operator.endsWith(" ANY")) {
      Expression set = operands.getLast();
      String own = symbol(operator.substring(0, operator.length() - " ANY".length()));
      return own.isEmpty()
          ? List.of()
          : List.of(new Use(own, operands, List.of(of(operands.getFirst()), elements(of(set)))));
    }
    String own = symbol(operator);
    return own.isEmpty()
        ? List.of()
        : List.of(new Use(own, operands, operands.stream().map(this::of).toList()));
  }

  private Use use(String operator, Expression left, Expression right) {
    return new Use(operator, List.of(left, right), List.of(of(left), of(right)));
  }

  private static boolean isNull(Expression expression) {
    return expression.bare() instanceof Literal literal && literal.kind() == Literal.Kind.NULL;
  }

  /** What the elements of an array are; a constant without a type may be one of anything. */
  private static Operand elements(Operand array) {
    return array instanceof Operand.Typed(SqlType type) && type.isArray()
        ? new Operand.Typed(type.element())
        : Operand.UNSURE;
  }

  /** The operator that words stand for, or nothing where they stand for more than that. */
  private static String symbol(String operator) {
    return switch (operator) {
      case "LIKE" -> "~~";
      case "NOT LIKE" -> "!~~";
      case "ILIKE" -> "~~*";
      case "NOT ILIKE" -> "!~~*";
      default -> operator.chars().anyMatch(Character::isLetter) ? "" : operator;
    };
  }

  private Operand of(Operation operation) {
    List<Expression> operands = operation.operands();
    return switch (operation.operator()) {
      case "()" -> operands.size() == 1 ? of(operands.getFirst()) : Operand.UNSURE;
      case "COLLATE" -> of(operands.getFirst());
      case "AND", "OR", "NOT", "OVERLAPS", "IN", "NOT IN", "BETWEEN", "NOT BETWEEN" -> TRUTH;
      case "LIKE", "NOT LIKE", "ILIKE", "NOT ILIKE", "SIMILAR TO", "NOT SIMILAR TO" -> TRUTH;
      case "ARRAY" -> array(operands);
      case "AT TIME ZONE" -> zoned(of(operands.getFirst()));
      case "ROW", ".", "[]", "CASE", "DEFAULT", "AT LOCAL" -> Operand.UNSURE;
      default -> ofOperator(operation);
    };
  }

  private Operand ofOperator(Operation operation) {
    String operator = operation.operator();
    if (operator.startsWith("IS ") || operator.endsWith(" ANY")) {
      return TRUTH;
    }
    List<Use> uses = uses(operation);
    return uses.size() == 1 ? overload(uses.getFirst()).result() : Operand.UNSURE;
  }

  /** The operator that is taken. */
  Overload overload(Use use) {
    return types().operator(use.operator(), use.operands());
  }

  private Operand zoned(Operand operand) {
    if (operand instanceof Operand.Typed(SqlType type) && isPlain(type)) {
      return switch (type.name()) {
        case TIMESTAMPTZ -> Operand.of(TIMESTAMP);
        case TIMESTAMP, DATE -> Operand.of(type.name().equals(DATE) ? TIMESTAMP : TIMESTAMPTZ);
        default -> Operand.UNSURE;
      };
    }
    return Operand.UNSURE;
  }

  private Operand array(List<Expression> elements) {
    if (elements.isEmpty()) {
      return Operand.UNSURE;
    }
    Operand element = common(elements);
    Operand known = element.equals(Operand.UNTYPED) ? Operand.of("text") : element;
    return known instanceof Operand.Typed(SqlType type) && !type.isArray()
        ? new Operand.Typed(new SqlType(type.schema(), type.name(), List.of(), 1))
        : Operand.UNSURE;
  }

  /** The type that several values share ({@code select_common_type}), where that is plain. */
  private Operand common(List<Expression> expressions) {
    List<SqlType> found = new ArrayList<>();
    for (Expression each : expressions) {
      switch (of(each)) {
        case Operand.Typed(SqlType type) -> found.add(type.withoutModifiers());
        case Operand.Unsure ignored -> {
          return Operand.UNSURE;
        }
        case Operand.Untyped ignored -> {}
      }
    }
    if (found.isEmpty()) {
      return Operand.UNTYPED;
    }
    if (found.stream().distinct().count() == 1) {
      return new Operand.Typed(found.getFirst());
    }
    if (found.stream().allMatch(type -> isPlain(type) && NUMBERS.contains(type.name()))) {
      int widest = found.stream().mapToInt(type -> NUMBERS.indexOf(type.name())).max().orElse(0);
      return Operand.of(NUMBERS.get(widest));
    }
    return Operand.UNSURE;
  }

  // Calls

  private Operand of(Call call) {
    String name = call.function().name().value();
    List<Expression> arguments = call.arguments();
    if (!isBuiltIn(call)) {
      return Operand.UNSURE;
    }
    if (SPECIAL.containsKey(name)) {
      return Operand.of(SPECIAL.getOrDefault(name, ""));
    }
    return switch (name) {
      case "coalesce", "greatest", "least" -> common(arguments);
      default -> overload(call).result();
    };
  }

  /** The function that is taken. */
  Overload overload(Call call) {
    String name = call.function().name().value();
    return isBuiltIn(call) && isPlain(call)
        ? types().function(name, call.arguments().stream().map(this::of).toList())
        : new Overload.Unsure(Optional.empty());
  }

  /** Whether a call is one of the function of PostgreSQL with a name. */
  boolean isBuiltIn(Call call) {
    boolean own =
        call.function().schema().map(Name::value).filter(it -> !it.equals("pg_catalog")).isEmpty();
    return own && step.ever().routines(step.routine(call.function())).isEmpty();
  }

  /** Whether there is nothing in a call but arguments and the commas between them. */
  private boolean isPlain(Call call) {
    StringBuilder rest = new StringBuilder();
    int at = call.function().name().span().end();
    for (Expression argument : call.arguments()) {
      rest.append(sql, at, Math.max(at, argument.span().start()));
      at = Math.max(at, argument.span().end());
    }
    rest.append(sql, at, Math.max(at, call.span().end()));
    String words = Wording.of(rest.toString()).toLowerCase(Locale.ROOT);
    return words.chars().allMatch(c -> c == '(' || c == ')' || c == ',' || c == ' ');
  }
}
