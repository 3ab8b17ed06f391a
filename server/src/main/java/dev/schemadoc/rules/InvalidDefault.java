package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;

import dev.schemadoc.rules.Written.ConstraintOf;
import dev.schemadoc.schema.Ddl;
import dev.schemadoc.schema.SqlType;
import dev.schemadoc.sql.AlterAction;
import dev.schemadoc.sql.Constraint;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.Declaration;
import dev.schemadoc.sql.Expression;
import dev.schemadoc.sql.Expression.Cast;
import dev.schemadoc.sql.Expression.Literal;
import dev.schemadoc.sql.Expression.Operation;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.TableItem;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A default value is none of the values that the column can have.
 *
 * <p>Page: docs/rules/invalid-default.md.
 */
final class InvalidDefault {

  private final BuiltIns functions;
  private final Reporter report;

  private InvalidDefault(Subject subject, Reporter report) {
    this.functions = BuiltIns.in(subject.facts());
    this.report = report;
  }

  static final Rule RULE =
      new Rule(
          "invalid-default",
          ERROR,
          "`DEFAULT` that does not fit the type of its column",
          InvalidDefault::check);

  /** Functions that are often put in quotes. */
  private static final Set<String> FUNCTIONS =
      Set.of(
          "current_timestamp",
          "current_date",
          "current_time",
          "localtime",
          "localtimestamp",
          "gen_random_uuid()",
          "uuid_generate_v4()");

  private static void check(Subject subject, Reporter report) {
    InvalidDefault rule = new InvalidDefault(subject, report);
    LocalTables.walk(subject, rule::check);
  }

  private void check(Statement statement, LocalTables tables) {
    for (ConstraintOf each : Written.constraints(statement)) {
      Optional<SqlType> type = each.column().flatMap(TableItem.Column::type).map(SqlType::of);
      if (each.constraint().body() instanceof Body.Default given && type.isPresent()) {
        check(each.column().get().name().value(), type.get(), given.value());
      }
    }
    if (statement instanceof Declaration.Domain domain && domain.type().isPresent()) {
      for (Constraint constraint : domain.constraints()) {
        if (constraint.body() instanceof Body.Default given) {
          check(domain.domain().toString(), SqlType.of(domain.type().get()), given.value());
        }
      }
    } else if (statement instanceof Statement.AlterTable alter) {
      for (AlterAction action : alter.actions()) {
        if (action instanceof AlterAction.SetDefault set && set.value().isPresent()) {
          String column = set.column().value();
          ColumnsInReach.of(alter, tables)
              .type(column)
              .ifPresent(type -> check(column, type, set.value().get()));
        }
      }
    }
  }

  private void check(String owner, SqlType type, Expression value) {
    // Of a serial column another rule speaks.
    if (!type.isSerial() && !texts(owner, type, value)) {
      types(owner, type, value);
    }
  }

  /** Looks at the texts in quotes; tells whether something was wrong. */
  private boolean texts(String owner, SqlType type, Expression value) {
    Expression bare = value.bare();
    if (bare instanceof Cast cast) {
      return texts(owner, SqlType.of(cast.type()), cast.operand());
    }
    if (!(bare instanceof Literal literal)
        || literal.kind() != Literal.Kind.STRING
        || !TextOfType.isWrong(type, literal.value())) {
      return false;
    }
    String called = literal.value().strip().toLowerCase(Locale.ROOT);
    boolean function = FUNCTIONS.contains(called);
    Reporter.Report problem =
        report.at(
            literal.span(),
            "the default of `%s` is a text that is no `%s`; %s"
                .formatted(owner, type, function ? "drop the quotes" : "write " + example(type)));
    if (function) {
      problem.fix("Drop the quotes", literal.span(), literal.value().strip());
    } else if (type.isArray()) {
      String text = literal.value().strip();
      if (text.isEmpty() || text.equals("[]")) {
        problem.fix("Make it `'{}'`", literal.span(), "'{}'").repeatable();
      }
    }
    return true;
  }

  private void types(String owner, SqlType type, Expression value) {
    Expression bare = value.bare();
    Typing typing = new Typing(functions, ColumnsInReach.NONE);
    if (bare instanceof Operation array && array.operator().equals("ARRAY")) {
      if (array.operands().isEmpty()) {
        report
            .at(
                array.span(),
                "nobody can tell what an empty array is made of; write `'{}'`, or a type behind it")
            .fix("Make it `'{}'`", array.span(), "'{}'");
      } else if (!type.isArray() && isKnown(type) && !isText(type)) {
        tell(owner, type, "an array", value);
      }
      return;
    }
    Optional<SqlType> found = typing.of(value);
    if (found.isEmpty() || !isKnown(type.element()) || !isKnown(found.get().element())) {
      return;
    }
    boolean fits =
        type.isArray() == found.get().isArray()
            ? type.isArray() || Assignments.fits(found.get(), type)
            : isText(type);
    if (!fits) {
      Reporter.Report problem = tell(owner, type, "`" + found.get() + "`", value);
      fixes(problem, type, value);
    }
  }

  private Reporter.Report tell(String owner, SqlType type, String found, Expression value) {
    return report.at(
        value.span(),
        "`%s` is `%s`, but its default is %s; write %s"
            .formatted(owner, type, found, example(type)));
  }

  private static void fixes(Reporter.Report problem, SqlType type, Expression value) {
    if (!(value.bare() instanceof Literal literal)) {
      return;
    }
    boolean zero = literal.value().equals("0");
    boolean one = literal.value().equals("1");
    if (type.equals(SqlType.of("boolean")) && (zero || one)) {
      String word = zero ? "false" : "true";
      problem.fix("Make it `%s`".formatted(word), value.span(), word).repeatable();
    } else if (type.name().equals("json") || type.name().equals("jsonb")) {
      String text = Ddl.literal(literal.value());
      problem.fix("Make it `%s`".formatted(text), value.span(), text).repeatable();
    }
  }

  private static boolean isText(SqlType type) {
    return !type.isArray() && (Typing.isText(type) || type.name().equals("name"));
  }

  private static boolean isKnown(SqlType type) {
    return type.schema().isEmpty() && Assignments.KNOWN.contains(type.name());
  }

  /** What could be written instead. */
  private static String example(SqlType type) {
    if (type.isArray()) {
      return "an array, such as `'{}'`";
    }
    return switch (type.name()) {
      case "smallint", "integer", "bigint" -> "a whole number that it can hold";
      case "numeric", "real", "double precision", "money" -> "a number";
      case "boolean" -> "`true` or `false`";
      case "uuid" -> "a UUID, or `gen_random_uuid()`";
      case "json", "jsonb" -> "JSON, such as `'{}'`";
      case Typing.DATE -> "a date, such as `'2025-01-31'`, or `current_date`";
      case Typing.TIMESTAMP, Typing.TIMESTAMPTZ ->
          "a time, such as `'2025-01-31 12:00'`, or `now()`";
      case "time without time zone", "time with time zone" -> "a time of day, such as `'12:00'`";
      case Typing.INTERVAL -> "an interval, such as `'1 day'`";
      default -> "a value of this type";
    };
  }
}
