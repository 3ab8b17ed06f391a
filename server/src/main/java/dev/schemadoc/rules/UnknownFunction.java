package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;
import static dev.schemadoc.text.Severity.WARNING;

import dev.schemadoc.schema.Ddl;
import dev.schemadoc.schema.KnownRoutine;
import dev.schemadoc.schema.KnownType;
import dev.schemadoc.schema.Mention;
import dev.schemadoc.schema.Names;
import dev.schemadoc.schema.Overload;
import dev.schemadoc.schema.SqlType;
import dev.schemadoc.schema.Step;
import dev.schemadoc.schema.SystemCatalog;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.schema.Thing;
import dev.schemadoc.schema.TypeMeaning;
import dev.schemadoc.sql.Command;
import dev.schemadoc.sql.Expression;
import dev.schemadoc.sql.Near;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A statement uses a function that PostgreSQL does not have and nobody declares.
 *
 * <p>Page: docs/rules/unknown-function.md.
 */
final class UnknownFunction {

  private UnknownFunction() {}

  static final Rule RULE =
      new Rule("unknown-function", ERROR, "function that nobody declares", UnknownFunction::check)
          .aboutWhatIsNowhere();

  /** Functions with a grammar of their own, which the catalog has under other names or not. */
  private static final Set<String> SPECIAL =
      Set.of(
          "coalesce",
          "nullif",
          "greatest",
          "least",
          "grouping",
          "row",
          "array",
          "cast",
          "treat",
          "trim",
          "collation",
          "current_catalog",
          "current_date",
          "current_role",
          "current_schema",
          "current_time",
          "current_timestamp",
          "current_user",
          "localtime",
          "localtimestamp",
          "session_user",
          "system_user",
          "user",
          "exists",
          "xmlattributes",
          "xmlelement",
          "xmlexists",
          "xmlforest",
          "xmlparse",
          "xmlpi",
          "xmlroot",
          "xmlserialize",
          "xmltable",
          "json",
          "json_array",
          "json_arrayagg",
          "json_exists",
          "json_object",
          "json_objectagg",
          "json_query",
          "json_scalar",
          "json_serialize",
          "json_table",
          "json_value",
          "merge_action",
          "normalize");

  /** Functions that are called with words between their arguments. */
  private static final Set<String> WORDED =
      Set.of("extract", "overlay", "position", "substring", "btrim", "timezone", "count");

  /** A function in a statement: it is told once. */
  private record Told(int step, TableId function) {}

  private static void check(Subject subject, Reporter report) {
    Set<Told> told = new HashSet<>();
    for (Mention mention : subject.facts().mentions()) {
      if (mention.thing() instanceof Thing.Routine(TableId function) && !mention.declares()) {
        Step step = subject.step(mention);
        boolean needNotBe =
            step.statement() instanceof Command.Query
                || mention.use() == Mention.Use.SUBJECT && IfExists.isSaid(step.statement());
        if (!needNotBe
            && isMissing(step.ever(), function)
            && told.add(new Told(mention.step(), function))) {
          report(subject, report, mention, function);
        }
      }
    }
    for (Step step : subject.steps()) {
      for (Written.ExpressionOf each : Written.expressions(step.statement())) {
        Typing typing = Typing.in(subject, step, each.table());
        each.expression()
            .all()
            .forEach(
                expression -> {
                  if (expression instanceof Expression.Call call) {
                    arguments(report, step, typing, call);
                  }
                });
      }
    }
  }

  /** Reports a call with arguments that no function of its name takes: their number, or types. */
  private static void arguments(Reporter report, Step step, Typing typing, Expression.Call call) {
    TableId id = step.routine(call.function());
    String name = id.name();
    boolean special = SPECIAL.contains(name) || WORDED.contains(name);
    if (special || step.ever().installed().open() || !step.ever().isDescribed(id.schema())) {
      return;
    }
    int given = call.arguments().size();
    List<SystemCatalog.Function> known = step.ever().installed().functions(name);
    List<KnownRoutine> declared = step.ever().routines(id);
    boolean cast = given == 1 && mayBeType(step.ever(), id);
    boolean takes =
        cast
            || known.stream().anyMatch(function -> function.takes(given))
            || declared.stream().anyMatch(routine -> routine.takes(given).isPossible());
    boolean exists = !known.isEmpty() || !declared.isEmpty() || mayBeType(step.ever(), id);
    if (exists && !takes) {
      tell(
          report,
          call,
          id,
          given == 1 ? "1 argument" : given == 0 ? "no arguments" : given + " arguments");
    } else if (exists && !cast && typing.overload(call) instanceof Overload.None) {
      tell(
          report,
          call,
          id,
          call.arguments().stream()
              .map(argument -> Typing.words(typing.of(argument)))
              .collect(Collectors.joining(", ")));
    }
  }

  private static void tell(Reporter report, Expression.Call call, TableId id, String arguments) {
    report.at(
        call.function().name().span(),
        "no function `%s` takes %s; correct the call".formatted(id, arguments));
  }

  /** Whether a name may be that of a type into which values can be turned by calling it. */
  private static boolean mayBeType(Names names, TableId id) {
    Optional<String> schema = Optional.of(id.schema()).filter(each -> !id.isInDefaultSchema());
    SqlType type = new SqlType(schema, id.name(), List.of(), 0);
    return !UnknownType.isMissing(names, id)
        && switch (names.meaning(type)) {
          case TypeMeaning.Row ignored -> false;
          case TypeMeaning.Declared(KnownType known) ->
              !(known.body() instanceof KnownType.Body.Composite);
          case TypeMeaning.BuiltIn ignored -> true;
          case TypeMeaning.Missing ignored -> true;
          case TypeMeaning.Nothing ignored -> true;
        };
  }

  private static boolean isMissing(Names names, TableId function) {
    String name = function.name();
    return names.routines(function).isEmpty()
        && names.isDescribed(function.schema())
        && !names.installed().open()
        && !SPECIAL.contains(name)
        && names.installed().functions(name).isEmpty()
        // A call of the name of a type is a cast.
        && !mayBeType(names, function)
        && SystemCatalog.postgresql().types().stream().noneMatch(name::equals)
        && MissingExtension.ofFunction(names, function).isEmpty()
        && names.routines().stream().noneMatch(other -> other.name().equals(name));
  }

  private static void report(Subject subject, Reporter report, Mention mention, TableId function) {
    List<String> own = new ArrayList<>();
    subject.index().nearRoutines(function).forEach(each -> own.add(each.name()));
    List<String> near = new ArrayList<>(own);
    if (function.isInDefaultSchema() && mention.use() != Mention.Use.TRIGGER_FUNCTION) {
      near.addAll(Near.near(function.name(), SystemCatalog.postgresql().functions()));
    }
    String advice = Nearest.advice(near, "create it, or correct the name");
    var problem =
        report.at(
            mention.place().span(),
            own.isEmpty() ? WARNING : ERROR,
            "nothing in the workspace declares function `%s`; %s".formatted(function, advice));
    Nearest.offer(problem, "Use `%s`", mention.place().span(), near, Ddl::identifier);
  }
}
