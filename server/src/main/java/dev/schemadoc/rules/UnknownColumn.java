package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;

import dev.schemadoc.schema.Ddl;
import dev.schemadoc.schema.KnownTable;
import dev.schemadoc.schema.Mention;
import dev.schemadoc.schema.Step;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.schema.Thing;
import dev.schemadoc.sql.Command;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.Span;
import java.util.List;

/**
 * A key, an expression or another statement names a column that its table does not have.
 *
 * <p>Page: docs/rules/unknown-column.md.
 */
final class UnknownColumn {

  private UnknownColumn() {}

  static final Rule RULE =
      new Rule("unknown-column", ERROR, "column that its table does not have", UnknownColumn::check)
          .aboutWhatIsNowhere();

  private static void check(Subject subject, Reporter report) {
    for (Step step : subject.steps()) {
      if (step.statement() instanceof Statement.CreateTable create) {
        OwnColumns.check(create, report);
      }
    }
    for (Mention mention : subject.facts().mentions()) {
      if (mention.thing() instanceof Thing.Column(TableId table, String column)
          && !mention.declares()) {
        Step step = subject.step(mention);
        if (!(step.statement() instanceof Command.Query)
            && !IfExists.isSaid(step.statement(), mention)
            && !isOwn(step, mention, table)) {
          step.ever()
              .table(table)
              .filter(known -> known.lacks(column))
              .ifPresent(known -> report(subject, report, mention, known, column));
        }
      }
    }
  }

  /** Whether a new table speaks of itself alone: that is a matter of one statement. */
  private static boolean isOwn(Step step, Mention mention, TableId table) {
    return step.statement() instanceof Statement.CreateTable create
        && mention.use() != Mention.Use.FOREIGN_KEY
        && LocalTables.isComplete(create)
        && step.made(create.table()).equals(table);
  }

  private static void report(
      Subject subject, Reporter report, Mention mention, KnownTable table, String column) {
    Span name = mention.place().span();
    List<String> near = table.near(column);
    String advice = Nearest.advice(near, "its columns are " + list(table));
    var problem =
        report.at(
            name,
            "%s `%s` has no column `%s`; %s"
                .formatted(table.kind().words(), table.id(), column, advice));
    table.declarations().stream()
        .limit(1)
        .forEach(place -> problem.related(place, "`%s` is declared here".formatted(table.id())));
    Nearest.offer(problem, "Rename to `%s`", name, near, Ddl::identifier);
    if (mention.use() == Mention.Use.FOREIGN_KEY) {
      NewColumn.of(subject, report, mention, table)
          .ifPresent(edits -> problem.fix("Declare `%s`".formatted(column), edits));
    }
  }

  private static String list(KnownTable table) {
    List<String> names = table.columns().keySet().stream().map(name -> "`" + name + "`").toList();
    int shown = Math.min(6, names.size());
    String listed = String.join(", ", names.subList(0, shown));
    return names.isEmpty() ? "none" : listed + (names.size() > shown ? ", …" : "");
  }
}
