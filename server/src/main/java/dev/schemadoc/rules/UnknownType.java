package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;
import static dev.schemadoc.text.Severity.WARNING;

import dev.schemadoc.schema.Ddl;
import dev.schemadoc.schema.Mention;
import dev.schemadoc.schema.Names;
import dev.schemadoc.schema.SqlType;
import dev.schemadoc.schema.Step;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.schema.Thing;
import dev.schemadoc.schema.TypeMeaning;
import dev.schemadoc.sql.Command;
import dev.schemadoc.sql.Near;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A statement uses a type that PostgreSQL does not have and nobody declares.
 *
 * <p>Page: docs/rules/unknown-type.md.
 */
final class UnknownType {

  static final Rule RULE =
      new Rule("unknown-type", ERROR, "type that nobody declares", UnknownType::check)
          .aboutWhatIsNowhere();

  /** What PostgreSQL has for types that other databases and languages have. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("datetime", "timestamptz"),
          Map.entry("datetime2", "timestamptz"),
          Map.entry("smalldatetime", "timestamptz"),
          Map.entry("datetimeoffset", "timestamptz"),
          Map.entry("tinyint", "smallint"),
          Map.entry("mediumint", "integer"),
          Map.entry("int32", "integer"),
          Map.entry("uint32", "bigint"),
          Map.entry("int64", "bigint"),
          Map.entry("uint64", "numeric"),
          Map.entry("long", "bigint"),
          Map.entry("double", "double precision"),
          Map.entry("float32", "real"),
          Map.entry("float64", "double precision"),
          Map.entry("number", "numeric"),
          Map.entry("string", "text"),
          Map.entry("nvarchar", "varchar"),
          Map.entry("varchar2", "varchar"),
          Map.entry("nvarchar2", "varchar"),
          Map.entry("tinytext", "text"),
          Map.entry("mediumtext", "text"),
          Map.entry("longtext", "text"),
          Map.entry("clob", "text"),
          Map.entry("blob", "bytea"),
          Map.entry("tinyblob", "bytea"),
          Map.entry("mediumblob", "bytea"),
          Map.entry("longblob", "bytea"),
          Map.entry("binary", "bytea"),
          Map.entry("varbinary", "bytea"),
          Map.entry("uniqueidentifier", "uuid"),
          Map.entry("guid", "uuid"));

  /** Types that take what stands in parentheses behind them. */
  private static final Set<String> MODIFIED = Set.of("varchar", "numeric");

  /** The types that are misspelt most. */
  private static final List<String> COMMON =
      List.of(
          "bigint",
          "boolean",
          "bytea",
          "date",
          "integer",
          "interval",
          "jsonb",
          "numeric",
          "serial",
          "bigserial",
          "smallint",
          "text",
          "timestamp",
          "timestamptz",
          "tsvector",
          "uuid",
          "varchar");

  private static final Pattern MODIFIERS = Pattern.compile("\\s*\\([^()]*\\)");

  /** A type in a statement: it is told once. */
  private record Told(int step, TableId type) {}

  private final Subject subject;
  private final Reporter report;
  private final Set<Told> told = new HashSet<>();

  private UnknownType(Subject subject, Reporter report) {
    this.subject = subject;
    this.report = report;
  }

  private static void check(Subject subject, Reporter report) {
    UnknownType rule = new UnknownType(subject, report);
    for (Mention mention : subject.facts().mentions()) {
      if (mention.thing() instanceof Thing.Type(TableId type) && !mention.declares()) {
        rule.check(mention, type);
      }
    }
  }

  private void check(Mention mention, TableId type) {
    Step step = subject.step(mention);
    boolean needNotBe =
        step.statement() instanceof Command.Query
            || mention.use() == Mention.Use.SUBJECT && IfExists.isSaid(step.statement());
    if (!needNotBe && isMissing(step.ever(), type) && told.add(new Told(mention.step(), type))) {
      report(step.statement(), mention, type);
    }
  }

  /** Whether a type certainly does not exist; those of known extensions are another matter. */
  static boolean isMissing(Names names, TableId id) {
    if (id.schema().equals("pg_catalog") || id.schema().equals("information_schema")) {
      return false;
    }
    // An array may be called by its own name, too.
    String name = id.name().startsWith("_") ? id.name().substring(1) : id.name();
    return isMissing(names, id, id.name()) && isMissing(names, id, name);
  }

  private static boolean isMissing(Names names, TableId id, String name) {
    Optional<String> schema = Optional.of(id.schema()).filter(each -> !id.isInDefaultSchema());
    return names.meaning(new SqlType(schema, name, List.of(), 0))
            instanceof TypeMeaning.Nothing nothing
        && nothing.certain()
        && !names.hasTable(id.sibling(name)).isPossible();
  }

  private void report(Statement statement, Mention mention, TableId type) {
    Span name = mention.place().span();
    Optional<String> here = Optional.ofNullable(ELSEWHERE.get(type.name()));
    if (here.isPresent() && type.isInDefaultSchema()) {
      Span whole = MODIFIED.contains(here.get()) ? name : withModifiers(name);
      report
          .at(name, "PostgreSQL has no type `%s`; use `%s`".formatted(type.name(), here.get()))
          .fix("Use `%s`".formatted(here.get()), whole, here.get())
          .repeatable();
      return;
    }
    List<String> near = near(type);
    String advice = Nearest.advice(near, "create it, or correct the name");
    var problem =
        report.at(
            name,
            near.isEmpty() ? WARNING : ERROR,
            "nothing in the workspace declares type `%s`; %s".formatted(type, advice));
    Nearest.offer(
        problem,
        "Use `%s`",
        name,
        near,
        other -> COMMON.contains(other) ? other : Ddl.identifier(other));
    if (mention.use() == Mention.Use.TYPE) {
      List<String> values = EnumValues.of(subject.facts(), statement, name);
      String enumeration =
          "CREATE TYPE %s AS ENUM (%s);"
              .formatted(
                  Ddl.name(type),
                  values.stream().map(Ddl::literal).collect(Collectors.joining(", ")));
      problem.fix(
          "Create enum type `%s`".formatted(type),
          List.of(Insertion.before(report, statement, enumeration)));
    }
  }

  private Span withModifiers(Span name) {
    String sql = subject.facts().sql();
    Matcher matcher = MODIFIERS.matcher(sql).region(name.end(), sql.length());
    return matcher.lookingAt() ? new Span(name.start(), matcher.end()) : name;
  }

  private List<String> near(TableId type) {
    List<String> candidates = new ArrayList<>();
    subject.index().types().stream()
        .filter(each -> each.schema().equals(type.schema()))
        .forEach(each -> candidates.add(each.name()));
    if (type.isInDefaultSchema()) {
      candidates.addAll(COMMON);
    }
    return Near.near(type.name(), candidates);
  }
}
