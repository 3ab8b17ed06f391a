package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;

import dev.schemadoc.rules.Written.ExpressionOf;
import dev.schemadoc.schema.Facts;
import dev.schemadoc.schema.SqlType;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.sql.Expression;
import dev.schemadoc.sql.Expression.Call;
import dev.schemadoc.sql.Expression.Cast;
import dev.schemadoc.sql.Expression.Operation;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.Edit;
import dev.schemadoc.text.Span;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An index, a generated column or a partition key uses what may be different tomorrow.
 *
 * <p>Page: docs/rules/not-immutable.md.
 */
final class NotImmutable {

  private final Facts facts;
  private final Reporter report;
  private final BuiltIns functions;

  /** The enum types of the document. */
  private final Set<TableId> enums = new HashSet<>();

  private NotImmutable(Facts facts, Reporter report) {
    this.facts = facts;
    this.report = report;
    this.functions = BuiltIns.in(facts);
    for (Statement statement : facts.statements()) {
      if (statement instanceof Statement.CreateEnum create) {
        enums.add(TableId.of(create.type()));
      }
    }
  }

  static final Rule RULE =
      new Rule(
          "not-immutable",
          ERROR,
          "index or generated column that uses what changes by itself",
          NotImmutable::check);

  private static final String HOURS = "hours and days depend on the time zone that is set";
  private static final String FORMAT = "how times are written depends on settings";

  private static void check(Subject subject, Reporter report) {
    NotImmutable rule = new NotImmutable(subject.facts(), report);
    Typing.walk(subject, rule::check);
  }

  private void check(ExpressionOf each, Typing types) {
    boolean strict =
        switch (each.use()) {
          case GENERATED, INDEX_KEY, INDEX_CONDITION, PARTITION_KEY -> true;
          case CHECK, DEFAULT, POLICY, CONVERSION -> false;
        };
    if (strict) {
      each.expression()
          .all()
          .flatMap(part -> find(types, part).stream())
          // The smallest part is the cause of what is found around it.
          .min(Comparator.comparingInt(found -> found.span().length()))
          .ifPresent(found -> tell(each.use(), found));
    }
  }

  /**
   * What may change.
   *
   * @param why why it may, and what to do
   * @param title the mend, if there is one
   */
  private record Found(Span span, String why, String title, List<Edit> edits) {

    static Found of(Expression expression, String why) {
      return new Found(expression.span(), why, "", List.of());
    }
  }

  private void tell(ExpressionOf.Use use, Found found) {
    String written = found.span().in(facts.sql()).replaceAll("\\s+", " ");
    String shown = written.length() > 40 ? written.substring(0, 39) + "…" : written;
    Reporter.Report problem =
        report.at(
            found.span(),
            "`%s` may change by itself and cannot be used in %s: %s"
                .formatted(shown, use, found.why()));
    if (!found.edits().isEmpty()) {
      problem.fix(found.title(), found.edits());
    }
  }

  private Optional<Found> find(Typing types, Expression expression) {
    if (expression instanceof Call call) {
      return call(types, call);
    } else if (expression instanceof Cast cast) {
      return cast(types, cast);
    } else if (expression instanceof Operation operation) {
      return operation(types, operation);
    }
    return Optional.empty();
  }

  // Functions

  private Optional<Found> call(Typing types, Call call) {
    List<Expression> arguments = call.arguments();
    String name = call.function().name().value();
    if (functions.isNotImmutable(call)) {
      return Optional.of(Found.of(call, advice(name)));
    }
    if (!functions.is(call, name) || arguments.isEmpty()) {
      return Optional.empty();
    }
    Expression last = arguments.getLast();
    return switch (name) {
      case "to_tsvector",
          "to_tsquery",
          "plainto_tsquery",
          "phraseto_tsquery",
          "websearch_to_tsquery" ->
          arguments.size() == 1 ? Optional.of(textSearch(call, last)) : Optional.empty();
      case "age" ->
          arguments.size() == 1
              ? Optional.of(
                  Found.of(call, "it counts from today; store the date and count in queries"))
              : Optional.empty();
      case "date", "extract" -> zoned(types, call, last);
      case "date_part", "date_trunc" ->
          arguments.size() == 2 ? zoned(types, call, last) : Optional.empty();
      case "to_timestamp" ->
          arguments.size() == 2
              ? Optional.of(Found.of(call, FORMAT + "; store the time itself"))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Found textSearch(Call call, Expression text) {
    return new Found(
        call.span(),
        "it takes the language that is set; name it: `%s('english', …)`"
            .formatted(call.function().name().value()),
        "Name the language `'english'`",
        List.of(report.edit(Span.at(text.span().start()), "'english', ")));
  }

  /** A function of the parts of a time, which depend on the zone if it has one. */
  private Optional<Found> zoned(Typing types, Call call, Expression time) {
    boolean trunc = call.function().name().value().equals("date_trunc");
    if (types.is(time, Typing.TIMESTAMPTZ)) {
      return Optional.of(inUtc(call, time));
    }
    return trunc && types.is(time, Typing.DATE)
        ? Optional.of(
            new Found(
                call.span(),
                "of a date it makes a time with a zone, and "
                    + HOURS
                    + "; make the date a `timestamp` first",
                "Make it a `timestamp` first",
                List.of(report.edit(Span.at(time.span().end()), "::timestamp"))))
        : Optional.empty();
  }

  private Found inUtc(Expression whole, Expression time) {
    return new Found(
        whole.span(),
        HOURS + "; name one with `AT TIME ZONE`",
        "Take the time in UTC",
        List.of(
            report.edit(Span.at(time.span().start()), "("),
            report.edit(Span.at(time.span().end()), " AT TIME ZONE 'UTC')")));
  }

  private static String advice(String function) {
    return switch (function) {
      case "concat",
          "concat_ws",
          "format",
          "array_to_string",
          "to_json",
          "to_jsonb",
          "row_to_json",
          "array_to_json",
          "json_build_object",
          "json_build_array",
          "jsonb_build_object",
          "jsonb_build_array" ->
          "how values are written depends on settings; join texts with `||`";
      case "to_char", "to_date", "to_number" -> FORMAT + "; store what you look for";
      case "now",
          "current_timestamp",
          "current_date",
          "current_time",
          "localtime",
          "localtimestamp",
          "transaction_timestamp",
          "statement_timestamp",
          "clock_timestamp",
          "timeofday" ->
          "compare with the time in queries, and leave it out here";
      case "random", "random_normal", "gen_random_uuid", "uuidv4", "uuidv7", "nextval" ->
          "use `DEFAULT`";
      default -> "use only what follows from the row itself";
    };
  }

  // Casts

  private Optional<Found> cast(Typing types, Cast cast) {
    // What is written as a constant is converted once and for all.
    if (cast.operand().bare() instanceof Expression.Literal) {
      return Optional.empty();
    }
    Optional<SqlType> from = types.type(cast.operand());
    return from.isEmpty() ? Optional.empty() : cast(cast, from.get(), SqlType.of(cast.type()));
  }

  private Optional<Found> cast(Cast cast, SqlType from, SqlType to) {
    if (isEnum(from) && Typing.isText(to) || isEnum(to) && Typing.isText(from)) {
      return Optional.of(
          Found.of(cast, "the values of an enum type may be renamed; index the column itself"));
    }
    if (from.isArray() != to.isArray() && (Typing.isText(from) || Typing.isText(to))) {
      return Optional.of(
          Found.of(cast, "how values are written depends on settings; index the column itself"));
    }
    if (from.isArray() || to.isArray()) {
      return Optional.empty();
    }
    return switch (from.name()) {
      case Typing.TIMESTAMPTZ ->
          switch (to.name()) {
            case Typing.DATE, Typing.TIMESTAMP, "time without time zone" ->
                Optional.of(inUtc(cast, cast.operand()));
            default -> Typing.isText(to) ? Optional.of(format(cast)) : Optional.empty();
          };
      case Typing.TIMESTAMP, Typing.DATE -> {
        if (to.name().equals(Typing.TIMESTAMPTZ)) {
          yield Optional.of(Found.of(cast, HOURS + "; name one with `AT TIME ZONE`"));
        }
        yield Typing.isText(to) ? Optional.of(format(cast)) : Optional.empty();
      }
      case Typing.INTERVAL -> Typing.isText(to) ? Optional.of(format(cast)) : Optional.empty();
      default -> Typing.isText(from) && isTime(to) ? Optional.of(format(cast)) : Optional.empty();
    };
  }

  private boolean isEnum(SqlType type) {
    return !type.isArray()
        && enums.contains(new TableId(type.schema().orElse(TableId.DEFAULT_SCHEMA), type.name()));
  }

  private static boolean isTime(SqlType type) {
    return switch (type.name()) {
      case Typing.DATE,
          Typing.TIMESTAMP,
          Typing.TIMESTAMPTZ,
          Typing.INTERVAL,
          "time without time zone",
          "time with time zone" ->
          true;
      default -> false;
    };
  }

  private static Found format(Cast cast) {
    return Found.of(cast, FORMAT + "; store the time as a time, and index that");
  }

  // Operators

  private Optional<Found> operation(Typing types, Operation operation) {
    List<Expression> operands = operation.operands();
    boolean zone = operands.stream().anyMatch(it -> types.is(it, Typing.TIMESTAMPTZ));
    if (!zone) {
      return operation.operator().equals("AT LOCAL")
          ? Optional.of(Found.of(operation, HOURS + "; name one with `AT TIME ZONE`"))
          : Optional.empty();
    }
    return switch (operation.operator()) {
      case "+", "-" ->
          operands.stream().anyMatch(it -> types.is(it, Typing.INTERVAL))
              ? Optional.of(
                  Found.of(
                      operation,
                      "days are not equally long in all time zones; add the interval in queries"))
              : Optional.empty();
      case "=", "<>", "!=", "<", "<=", ">", ">=", "BETWEEN", "NOT BETWEEN", "IN", "NOT IN" ->
          operands.stream()
                  .anyMatch(it -> types.is(it, Typing.DATE) || types.is(it, Typing.TIMESTAMP))
              ? Optional.of(
                  Found.of(
                      operation,
                      "a time with a zone is compared with one without, and "
                          + HOURS
                          + "; compare times of one type"))
              : Optional.empty();
      case "AT LOCAL" -> Optional.of(Found.of(operation, HOURS + "; name one with `AT TIME ZONE`"));
      default -> Optional.empty();
    };
  }
}
