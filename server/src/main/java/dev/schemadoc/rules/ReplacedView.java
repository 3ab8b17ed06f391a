package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;

import dev.schemadoc.rules.ViewColumns.ViewColumn;
import dev.schemadoc.schema.Ddl;
import dev.schemadoc.schema.KnownRelation;
import dev.schemadoc.schema.KnownTable;
import dev.schemadoc.schema.Mention;
import dev.schemadoc.schema.RelationKind;
import dev.schemadoc.schema.Step;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.schema.Thing;
import dev.schemadoc.sql.Declaration;
import dev.schemadoc.text.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code CREATE OR REPLACE VIEW} takes a column away or calls it otherwise.
 *
 * <p>Page: docs/rules/replaced-view.md.
 */
final class ReplacedView {

  static final Rule RULE =
      new Rule(
          "replaced-view",
          ERROR,
          "`CREATE OR REPLACE VIEW` without a column that the view has",
          ReplacedView::check);

  private ReplacedView() {}

  private static void check(Subject subject, Reporter report) {
    for (Step step : subject.steps()) {
      if (step.statement() instanceof Declaration.View view && view.orReplace()) {
        former(subject, step, view)
            .ifPresent(former -> compare(subject, step, view, former, report));
      }
    }
  }

  /** The statement by which the view is there already, where that is certain. */
  private static Optional<Step> former(Subject subject, Step step, Declaration.View view) {
    TableId id = step.made(view.view());
    List<KnownRelation> relations = step.before().relations(id);
    boolean changed =
        subject.facts().mentions().stream()
            .anyMatch(
                mention ->
                    mention.role() == Mention.Role.AMENDS
                        && mention.use() != Mention.Use.COMMENT
                        && mention.thing().equals(new Thing.Table(id)));
    boolean elsewhere =
        step.before().table(id).map(KnownTable::showings).orElse(List.of()).stream()
            .anyMatch(it -> !it.place().document().equals(subject.facts().document()));
    return relations.stream()
        .filter(relation -> relations.size() == 1 && !changed && !elsewhere)
        .filter(relation -> relation.kind() == RelationKind.VIEW)
        .flatMap(
            relation -> subject.steps().stream().filter(other -> other.number() == relation.step()))
        .findFirst();
  }

  private static void compare(
      Subject subject, Step step, Declaration.View view, Step former, Reporter report) {
    if (!(former.statement() instanceof Declaration.View before)) {
      return;
    }
    Optional<List<ViewColumn>> had = ViewColumns.of(former, before);
    Optional<List<ViewColumn>> has = ViewColumns.of(step, view);
    if (had.isEmpty() || has.isEmpty()) {
      return;
    }
    List<ViewColumn> old = had.get();
    List<ViewColumn> now = has.get();
    Optional<Reporter.Report> problem;
    if (now.size() < old.size()) {
      String lost =
          old.subList(now.size(), old.size()).stream()
              .map(column -> column.name().map("`%s`"::formatted).orElse("one without a name"))
              .collect(Collectors.joining(", "));
      problem =
          Optional.of(
              report.at(
                  view.view().name().span(),
                  "view `%s` has %d columns, and `OR REPLACE` takes none away (%s); keep them, or drop the view first"
                      .formatted(view.view(), old.size(), lost)));
    } else {
      problem = renamed(view, old, now, report);
    }
    problem.ifPresent(
        it ->
            it.related(subject.facts().place(before.view().name().span()), "the view as it is")
                .fix(
                    "Drop the view first",
                    List.of(
                        Insertion.before(
                            report,
                            view,
                            "DROP VIEW %s;".formatted(Ddl.name(step.made(view.view())))))));
  }

  private static Optional<Reporter.Report> renamed(
      Declaration.View view, List<ViewColumn> old, List<ViewColumn> now, Reporter report) {
    for (int i = 0; i < old.size(); i++) {
      Optional<String> was = old.get(i).name();
      Optional<String> is = now.get(i).name();
      if (was.isPresent() && is.isPresent() && !was.equals(is)) {
        Span span = now.get(i).span();
        return Optional.of(
            report.at(
                span,
                "column %d of view `%s` is called `%s`, and `OR REPLACE` cannot make it `%s`; put new columns last, or drop the view first"
                    .formatted(i + 1, view.view(), was.get(), is.get())));
      }
    }
    return Optional.empty();
  }
}
