package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;
import static dev.schemadoc.text.Severity.WARNING;

import dev.schemadoc.schema.Ddl;
import dev.schemadoc.schema.Mention;
import dev.schemadoc.schema.Names;
import dev.schemadoc.schema.Step;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.schema.Thing;
import dev.schemadoc.sql.Command;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A statement names a table that no design declares and no migration builds.
 *
 * <p>Page: docs/rules/unknown-table.md.
 */
final class UnknownTable {

  private UnknownTable() {}

  static final Rule RULE =
      new Rule("unknown-table", ERROR, "table that nobody declares", UnknownTable::check)
          .aboutWhatIsNowhere();

  /** A table in a statement: it is told once. */
  private record Told(int step, TableId table) {}

  private static void check(Subject subject, Reporter report) {
    Set<Told> told = new HashSet<>();
    for (Mention mention : subject.facts().mentions()) {
      if (mention.thing() instanceof Thing.Table(TableId table)
          && isMissing(subject, mention, table)
          && (mention.use() == Mention.Use.FOREIGN_KEY
              || told.add(new Told(mention.step(), table)))) {
        report(subject, report, mention.place().span(), table);
      }
    }
  }

  private static boolean isMissing(Subject subject, Mention mention, TableId table) {
    if (mention.declares()) {
      return false;
    }
    Step step = subject.step(mention);
    return !isQuery(step.statement())
        && !isFormerName(step.statement(), mention)
        && !(mention.use() == Mention.Use.SUBJECT && IfExists.isSaid(step.statement()))
        && isMissing(step.ever(), table)
        && !subject.settings().isExternal(table);
  }

  private static boolean isMissing(Names names, TableId table) {
    return names.hasTable(table).isNo()
        && names.relations(table).isEmpty()
        && names.installed().catalogs().stream()
            .noneMatch(catalog -> catalog.hasTable(table.name()));
  }

  /** Queries and changes of data say nothing about the schema, and are not judged. */
  private static boolean isQuery(Statement statement) {
    return statement instanceof Command.Query || statement instanceof Command.Other;
  }

  /** Whether a mention is the name that {@code RENAME} gives up, which stands elsewhere too. */
  private static boolean isFormerName(Statement statement, Mention mention) {
    return mention.role() == Mention.Role.DROPS && !(statement instanceof Statement.Drop);
  }

  private static void report(Subject subject, Reporter report, Span name, TableId table) {
    List<TableId> near = subject.index().nearTables(table);
    String advice = Nearest.advice(near, "declare it, or correct the name");
    var problem =
        report.at(
            name,
            near.isEmpty() && !subject.whole() ? WARNING : ERROR,
            "nothing in the workspace declares table `%s`; %s".formatted(table, advice));
    problem.external(table);
    for (TableId candidate : near.subList(0, Math.min(3, near.size()))) {
      subject.index().table(candidate).stream()
          .flatMap(known -> known.declarations().stream())
          .limit(1)
          .forEach(place -> problem.related(place, "`%s` is declared here".formatted(candidate)));
      problem.fix(
          "Rename to `%s`".formatted(candidate.name()), name, Ddl.identifier(candidate.name()));
    }
  }
}
