package dev.schemadoc.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.schemadoc.sql.Expression.Call;
import dev.schemadoc.sql.Expression.Cast;
import dev.schemadoc.sql.Expression.ColumnReference;
import dev.schemadoc.sql.Expression.Elided;
import dev.schemadoc.sql.Expression.Literal;
import dev.schemadoc.sql.Expression.Operation;
import dev.schemadoc.sql.Expression.Parameter;
import dev.schemadoc.sql.Expression.Subquery;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Expressions, and the same with all the parentheses that PostgreSQL reads into them. PostgreSQL's
 * own parser makes the same tree of both sides, where both are SQL.
 */
final class ExpressionReaderTest {

  private static final TinyGrammar ANY = TinyGrammar.of("any = expression");
  private static final TinyGrammar RESTRICTED =
      TinyGrammar.of("restricted = restricted_expression");

  @TestFactory
  Stream<DynamicTest> arithmetic() {
    return expressions(
        """
        a + b * c    → (a + (b * c))
        a * b + c    → ((a * b) + c)
        (a + b) * c  → ((a + b) * c)
        a - b - c    → ((a - b) - c)
        a / b % c    → ((a / b) % c)
        a ^ b ^ c    → ((a ^ b) ^ c)
        a * b ^ c    → (a * (b ^ c))
        -a ^ b       → ((- a) ^ b)
        -a::int      → (- (a :: integer))
        - -a         → (- (- a))
        a - -1       → (a - -1)
        -a + b       → ((- a) + b)
        """);
  }

  @TestFactory
  Stream<DynamicTest> comparisonsAndOtherOperators() {
    return expressions(
        """
        a < b + c                      → (a < (b + c))
        a || b || c                    → ((a || b) || c)
        a || b + c                     → (a || (b + c))
        a = b || c                     → (a = (b || c))
        a @> b = c                     → ((a @> b) = c)
        a -> 'b' ->> 'c' = 'd'         → (((a -> 'b') ->> 'c') = 'd')
        @ a + b                        → (@ (a + b))
        a + @ b || c                   → ((a + (@ b)) || c)
        a OPERATOR(pg_catalog.+) b * c → (a OPERATOR(pg_catalog.+) (b * c))
        a = ANY (b) AND c              → ((a = ANY (b)) AND c)
        a <> ANY (SELECT 1)            → (a <> ANY (SELECT 1))
        """);
  }

  @TestFactory
  Stream<DynamicTest> conditions() {
    return expressions(
        """
        a OR b AND c                 → (a OR (b AND c))
        a AND b OR c                 → ((a AND b) OR c)
        NOT a AND b                  → ((NOT a) AND b)
        NOT a = b                    → (NOT (a = b))
        NOT NOT a                    → (NOT (NOT a))
        NOT a IS NULL                → (NOT (a IS NULL))
        a = b IS NULL                → ((a = b) IS NULL)
        a IS NULL = b                → ((a IS NULL) = b)
        a IS NOT NULL AND b          → ((a IS NOT NULL) AND b)
        a ISNULL OR b NOTNULL        → ((a IS NULL) OR (b IS NOT NULL))
        a IS TRUE IS NOT FALSE       → ((a IS TRUE) IS NOT FALSE)
        a IS DISTINCT FROM b AND c   → ((a IS DISTINCT FROM b) AND c)
        a IS NOT DISTINCT FROM b = c → (a IS NOT DISTINCT FROM (b = c))
        """);
  }

  @TestFactory
  Stream<DynamicTest> patternsAndSets() {
    return expressions(
        """
        a LIKE b || c              → (a LIKE (b || c))
        a NOT LIKE b ESCAPE c      → (a NOT LIKE b ESCAPE c)
        a ILIKE b AND c            → ((a ILIKE b) AND c)
        a SIMILAR TO b OR c        → ((a SIMILAR TO b) OR c)
        a LIKE b = c               → ((a LIKE b) = c)
        a = b LIKE c               → (a = (b LIKE c))
        a BETWEEN b AND c AND d    → ((a BETWEEN b AND c) AND d)
        a BETWEEN b + 1 AND c + 1  → (a BETWEEN (b + 1) AND (c + 1))
        NOT a NOT BETWEEN b AND c  → (NOT (a NOT BETWEEN b AND c))
        a IN (1, 2) OR b           → ((a IN (1, 2)) OR b)
        a = b IN (c)               → (a = (b IN (c)))
        a NOT IN (SELECT 1)        → (a NOT IN (SELECT 1))
        (a, b) IN ((1, 2), (3, 4)) → (ROW(a, b) IN (ROW(1, 2), ROW(3, 4)))
        """);
  }

  @TestFactory
  Stream<DynamicTest> castsZonesAndSubscripts() {
    return expressions(
        """
        a::int::text             → ((a :: integer) :: text)
        a || b::text             → (a || (b :: text))
        CAST(a + b AS int) * c   → (((a + b) :: integer) * c)
        a::text LIKE b           → ((a :: text) LIKE b)
        DATE '2024-01-01' + 1    → (('2024-01-01' :: date) + 1)
        INTERVAL '1' DAY * 2     → (('1' :: interval) * 2)
        a + b AT TIME ZONE 'UTC' → (a + (b AT TIME ZONE 'UTC'))
        a AT TIME ZONE b || c    → ((a AT TIME ZONE b) || c)
        a[1] + b[c + 1]          → (a[1] + b[(c + 1)])
        ARRAY[1, a + 1] && b     → (ARRAY[1, (a + 1)] && b)
        -a[1]                    → (- a[1])
        """);
  }

  @TestFactory
  Stream<DynamicTest> functionsAndCases() {
    return expressions(
        """
        lower(a) || b                           → (lower(a) || b)
        app.f(a, b := c)                        → app.f(a, c)
        coalesce(a, b + 1)                      → coalesce(a, (b + 1))
        -- Only the values of a function with a syntax of its own are its arguments.
        extract(year FROM a) + 1                → (extract(a) + 1)
        -- What stands in the clauses behind a call counts as its arguments.
        count(*) FILTER (WHERE a > 1) > 2       → (count((a > 1)) > 2)
        sum(a) OVER (PARTITION BY b ORDER BY c) → sum(a, b, c)
        current_date - a                        → (current_date() - a)
        CASE WHEN a THEN b ELSE c END || d      → (CASE(a, b, c) || d)
        CASE a WHEN 1 THEN b END                → CASE(a, 1, b)
        EXISTS (SELECT 1) AND a                 → ((SELECT 1) AND a)
        (a, b) OVERLAPS (c, d) AND e            → ((ROW(a, b) OVERLAPS ROW(c, d)) AND e)
        ROW(a) = ROW()                          → (ROW(a) = ROW())
        """);
  }

  @TestFactory
  Stream<DynamicTest> whatIsNotThere() {
    return expressions(
        """
        a > $1        → (a > $1)
        a = :id AND b → ((a = $1) AND b)
        a > ...       → (a > …)
        f(...)        → f(…)
        """);
  }

  @Test
  void comparisonsDoNotChain() {
    stops(
        """
        SELECT a < b = c
                     ^
        """);
    stops(
        """
        SELECT a IS DISTINCT FROM b IS NULL
                                    ^^
        """);
    stops(
        """
        SELECT a LIKE b LIKE c
                        ^^^^
        """);
    stops(
        """
        SELECT a BETWEEN b AND c BETWEEN d AND e
                                 ^^^^^^^
        """);
  }

  /** Behind DEFAULT some operators belong to the constraints: what is not read stands behind ¦. */
  @TestFactory
  Stream<DynamicTest> whereADefaultEnds() {
    return Cases.of(
        """
        a + 1 NOT NULL                   → (a + 1) ¦ NOT NULL
        -1 UNIQUE                        → -1 ¦ UNIQUE
        a < b AND c                      → (a < b) ¦ AND c
        'x'::text COLLATE "C"            → ('x' :: text) ¦ COLLATE "C"
        now() AT TIME ZONE 'UTC'         → now() ¦ AT TIME ZONE 'UTC'
        (now() AT TIME ZONE 'UTC') CHECK → (now() AT TIME ZONE 'UTC') ¦ CHECK
        a || b LIKE c                    → (a || b) ¦ LIKE c
        a IN (1)                         → a ¦ IN (1)
        a IS DISTINCT FROM b NULL        → (a IS DISTINCT FROM b) ¦ NULL
        1, b int                         → 1 ¦ , b int
        f(a AND b) PRIMARY KEY           → f((a AND b)) ¦ PRIMARY KEY
        """,
        text -> {
          Node node = RESTRICTED.read(text).children().getFirst();
          String rest = text.substring(node.span().end());
          return shown((Expression) node.value()) + " ¦ " + rest.strip();
        });
  }

  @Test
  void everyColumnAndFunctionHasItsPlace() {
    uses(
        """
        lower(jobs.title) <> 'x' AND (data -> 'a') IS NOT NULL OR app.rank("Level", 1) > 0
        ^^^^^ function lower
              ^^^^^^^^^^ column title
                                      ^^^^ column data
                                                                  ^^^^^^^^ function rank
                                                                           ^^^^^^^ column Level
        """);
    uses(
        """
        CASE WHEN a THEN now() ELSE b END + extract(hour FROM c) + count(*) FILTER (WHERE d)
                  ^ column a
                         ^^^ function now
                                    ^ column b
                                            ^^^^^^^ function extract
                                                              ^ column c
                                                                   ^^^^^ function count
                                                                                          ^ column d
        """);
  }

  private static Stream<DynamicTest> expressions(String table) {
    return Cases.of(table, text -> shown(read(text)));
  }

  private static Expression read(String text) {
    Node node = ANY.read(text);
    assertEquals(List.of(), node.parser().problems(), text);
    return (Expression) node.children().getFirst().value();
  }

  private static void stops(String drawn) {
    Squiggles.checkPlaces(drawn, text -> Script.read(text).problems());
  }

  private static void uses(String drawn) {
    Squiggles.check(
        drawn,
        text -> {
          List<SyntaxProblem> uses = new ArrayList<>();
          read(text)
              .all()
              .forEach(
                  inner -> {
                    if (inner instanceof ColumnReference column) {
                      uses.add(new SyntaxProblem(column.span(), "column " + column.column()));
                    } else if (inner instanceof Call call) {
                      uses.add(
                          new SyntaxProblem(
                              call.function().span(), "function " + call.function().name()));
                    }
                  });
          return uses;
        });
  }

  /** Writes an expression with all its parentheses. */
  private static String shown(Expression expression) {
    return switch (expression) {
      case Literal literal ->
          literal.kind() == Literal.Kind.STRING ? "'" + literal.value() + "'" : literal.value();
      case ColumnReference column ->
          column.path().stream().map(Name::value).collect(Collectors.joining("."));
      case Call call -> call.function() + shown(call.arguments());
      case Cast cast -> "(%s :: %s)".formatted(shown(cast.operand()), cast.type().name());
      case Subquery ignored -> "(SELECT 1)";
      case Parameter ignored -> "$1";
      case Elided ignored -> "…";
      case Operation operation -> operation(operation.operator(), operation.operands());
    };
  }

  private static String operation(String operator, List<Expression> operands) {
    return switch (operator) {
      case "()" -> shown(operands.getFirst());
      case "ROW", "CASE" -> operator + shown(operands);
      case "ARRAY" -> "ARRAY[" + String.join(", ", each(operands)) + "]";
      case "[]" -> shown(operands.getFirst()) + "[" + shown(operands.getLast()) + "]";
      case "IN", "NOT IN" -> {
        Expression set = operands.getLast();
        String list =
            set instanceof Subquery ? shown(set) : shown(operands.subList(1, operands.size()));
        yield "(%s %s %s)".formatted(shown(operands.getFirst()), operator, list);
      }
      default -> infix(operator, each(operands));
    };
  }

  private static String infix(String operator, List<String> operands) {
    boolean between = operator.endsWith("BETWEEN");
    return switch (operands.size()) {
      case 1 ->
          operator.startsWith("IS ")
              ? "(%s %s)".formatted(operands.getFirst(), operator)
              : "(%s %s)".formatted(operator, operands.getFirst());
      case 2 ->
          operator.endsWith(" ANY") && !operands.get(1).startsWith("(")
              ? "(%s %s (%s))".formatted(operands.get(0), operator, operands.get(1))
              : "(%s %s %s)".formatted(operands.get(0), operator, operands.get(1));
      default ->
          "(%s %s %s %s %s)"
              .formatted(
                  operands.get(0),
                  operator,
                  operands.get(1),
                  between ? "AND" : "ESCAPE",
                  operands.get(2));
    };
  }

  private static String shown(List<Expression> expressions) {
    return "(" + String.join(", ", each(expressions)) + ")";
  }

  private static List<String> each(List<Expression> expressions) {
    return expressions.stream().map(ExpressionReaderTest::shown).toList();
  }
}
