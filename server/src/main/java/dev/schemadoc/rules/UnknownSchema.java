package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;
import static dev.schemadoc.text.Severity.WARNING;

import dev.schemadoc.schema.Ddl;
import dev.schemadoc.schema.Mention;
import dev.schemadoc.schema.Names;
import dev.schemadoc.schema.Step;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.schema.Thing;
import dev.schemadoc.sql.Near;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A statement puts something into a schema that is not there.
 *
 * <p>Page: docs/rules/unknown-schema.md.
 */
final class UnknownSchema {

  private UnknownSchema() {}

  static final Rule RULE =
      new Rule("unknown-schema", ERROR, "schema that nobody creates", UnknownSchema::check)
          .aboutWhatIsNowhere();

  /** The schemas that come with extensions. */
  private static final Map<String, String> OF_EXTENSIONS =
      Map.of(
          "cron", "pg_cron",
          "net", "pg_net",
          "topology", "postgis_topology",
          "tiger", "postgis_tiger_geocoder",
          "ag_catalog", "age",
          "pgmq", "pgmq",
          "partman", "pg_partman",
          "vault", "supabase_vault");

  /** What Supabase has in every database; nobody creates it. */
  private static final Set<String> OF_SUPABASE =
      Set.of("auth", "storage", "extensions", "realtime", "graphql", "graphql_public", "vault");

  private static void check(Subject subject, Reporter report) {
    for (Mention mention : subject.facts().mentions()) {
      if (mention.thing() instanceof Thing.Schema(String schema) && !mention.declares()) {
        Step step = subject.step(mention);
        if (!IfExists.isSaid(step.statement())
            && isMissing(subject, step.ever(), mention, schema)) {
          report(subject, report, step, mention, schema);
        }
      }
    }
  }

  private static boolean isMissing(Subject subject, Names names, Mention mention, String schema) {
    boolean isOfSupabase = OF_SUPABASE.contains(schema) && mention.use() != Mention.Use.OWNER;
    boolean isOfExtension = names.extensions().contains(OF_EXTENSIONS.getOrDefault(schema, ""));
    return names.hasSchema(schema).isNo()
        && !isOfSupabase
        && !isOfExtension
        && !subject.settings().isExternal(new TableId(schema, ""));
  }

  private static void report(
      Subject subject, Reporter report, Step step, Mention mention, String schema) {
    List<String> created = new ArrayList<>(subject.index().schemas());
    created.removeIf(name -> subject.index().hasSchema(name).isNo());
    List<String> near = Near.near(schema, created);
    String advice = Nearest.advice(near, "create it, or correct the name");
    var problem =
        report.at(
            mention.place().span(),
            near.isEmpty() ? WARNING : ERROR,
            "nothing in the workspace creates schema `%s`; %s".formatted(schema, advice));
    Nearest.offer(problem, "Rename to `%s`", mention.place().span(), near, Ddl::identifier);
    String statement = "CREATE SCHEMA IF NOT EXISTS %s;".formatted(Ddl.identifier(schema));
    problem.fix(
        "Create schema `%s`".formatted(schema),
        List.of(Insertion.before(report, step.statement(), statement)));
  }
}
