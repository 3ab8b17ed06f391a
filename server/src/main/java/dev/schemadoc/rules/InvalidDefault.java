package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;

import dev.schemadoc.rules.Written.ConstraintOf;
import dev.schemadoc.schema.Ddl;
import dev.schemadoc.schema.KnownColumn;
import dev.schemadoc.schema.SqlType;
import dev.schemadoc.schema.Step;
import dev.schemadoc.schema.SystemCatalog.Cast.Context;
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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A default value is none of the values that the column can have.
 *
 * <p>Page: docs/rules/invalid-default.md.
 */
final class InvalidDefault {

  private final Subject subject;
  private final Step step;
  private final Reporter report;

  private InvalidDefault(Subject subject, Step step, Reporter report) {
    this.subject = subject;
    this.step = step;
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
    for (Step step : subject.steps()) {
      new InvalidDefault(subject, step, report).check(step.statement());
    }
  }

  private void check(Statement statement) {
    for (ConstraintOf each : Written.constraints(statement)) {
      Optional<SqlType> type = each.column().flatMap(TableItem.Column::type).map(step::type);
      if (each.constraint().body() instanceof Body.Default given && type.isPresent()) {
        check(each.column().get().name().value(), type.get(), given.value());
      }
    }
    if (statement instanceof Declaration.Domain domain && domain.type().isPresent()) {
      for (Constraint constraint : domain.constraints()) {
        if (constraint.body() instanceof Body.Default given) {
          check(domain.domain().toString(), step.type(domain.type().get()), given.value());
        }
      }
    } else if (statement instanceof Statement.AlterTable alter) {
      for (AlterAction action : alter.actions()) {
        if (action instanceof AlterAction.SetDefault set && set.value().isPresent()) {
          String column = set.column().value();
          step.ever()
              .table(step.table(alter.table()))
              .flatMap(table -> table.column(column))
              .flatMap(KnownColumn::type)
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
      return texts(owner, step.type(cast.type()), cast.operand());
    }
    if (!(bare instanceof Literal literal)
        || literal.kind() != Literal.Kind.STRING
        || !TextOfType.isWrong(base(type), literal.value())) {
      return false;
    }
    String called = literal.value().strip().toLowerCase(Locale.ROOT);
    boolean function = FUNCTIONS.contains(called);
    Reporter.Report problem =
        report.at(
            literal.span(),
            "the default of `%s` is a text that is no `%s`; %s"
                .formatted(
                    owner,
                    type,
                    function ? "drop the quotes" : "write " + TextOfType.example(type)));
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
    Typing typing = Typing.in(subject, step, Optional.empty());
    if (value.bare() instanceof Operation array && array.operator().equals("ARRAY")) {
      array(owner, type, array);
      return;
    }
    Optional<SqlType> found = typing.type(value);
    if (found.isPresent() && isUnfit(found.get(), type)) {
      fixes(tell(owner, type, "`" + found.get() + "`", value), type, value);
    }
  }

  private void array(String owner, SqlType type, Operation array) {
    if (array.operands().isEmpty()) {
      report
          .at(
              array.span(),
              "nobody can tell what an empty array is made of; write `'{}'`, or a type behind it")
          .fix("Make it `'{}'`", array.span(), "'{}'");
    } else if (!base(type).isArray()
        && isUnfit(new SqlType(Optional.empty(), "text", List.of(), 1), type)) {
      tell(owner, type, "an array", array);
    }
  }

  private boolean isUnfit(SqlType value, SqlType type) {
    return step.ever().typeSystem().casts(value, type, Context.ASSIGNMENT).isNo();
  }

  private SqlType base(SqlType type) {
    return step.ever().typeSystem().base(type).orElse(type);
  }

  private Reporter.Report tell(String owner, SqlType type, String found, Expression value) {
    return report.at(
        value.span(),
        "`%s` is `%s`, but its default is %s; write %s"
            .formatted(owner, type, found, TextOfType.example(type)));
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
}
