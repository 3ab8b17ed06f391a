package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;

import dev.schemadoc.schema.Ddl;
import dev.schemadoc.schema.KnownConstraint;
import dev.schemadoc.schema.KnownIndex;
import dev.schemadoc.schema.KnownRelation;
import dev.schemadoc.schema.KnownTable;
import dev.schemadoc.schema.Step;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.schema.Thing;
import dev.schemadoc.sql.AlterAction;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.QualifiedName;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.Target;
import dev.schemadoc.text.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something is dropped that something else needs, without {@code CASCADE}.
 *
 * <p>Page: docs/rules/drop-in-use.md.
 */
final class DropInUse {

  static final Rule RULE =
      new Rule("drop-in-use", ERROR, "drop of what something else still needs", DropInUse::check);

  private static final String RESTRICT = "restrict";

  private final Subject subject;
  private final Dependents dependents;
  private final Reporter report;

  private DropInUse(Subject subject, Reporter report) {
    this.subject = subject;
    this.dependents = new Dependents(subject);
    this.report = report;
  }

  private static void check(Subject subject, Reporter report) {
    List<Step> drops = subject.steps().stream().filter(DropInUse::drops).toList();
    if (!drops.isEmpty()) {
      DropInUse rule = new DropInUse(subject, report);
      drops.forEach(rule::check);
    }
  }

  private static boolean drops(Step step) {
    return step.statement() instanceof Statement.Drop
        || step.statement() instanceof Statement.AlterTable alter
            && alter.actions().stream().anyMatch(DropInUse::drops);
  }

  private static boolean drops(AlterAction action) {
    return action instanceof AlterAction.DropColumn || action instanceof AlterAction.DropConstraint;
  }

  private void check(Step step) {
    if (step.statement() instanceof Statement.Drop drop) {
      for (Target target : drop.targets()) {
        switch (target) {
          case Target.Named named -> named(step, drop, named);
          case Target.Routine routine -> {
            if (!drop.cascade()) {
              routine(step, drop, routine);
            }
          }
          case Target.Column ignored -> {}
          case Target.Member ignored -> {}
          case Target.Unnamed ignored -> {}
        }
      }
    } else if (step.statement() instanceof Statement.AlterTable alter) {
      long drops = alter.actions().stream().filter(DropInUse::drops).count();
      step.before()
          .table(step.table(alter.table()))
          .ifPresent(table -> alter.actions().forEach(it -> action(step, table, it, drops == 1)));
    }
  }

  // DROP

  private void named(Step step, Statement.Drop drop, Target.Named named) {
    QualifiedName name = named.name();
    if (drop.kind().equals("INDEX")) {
      index(step, drop, name);
    } else if (!drop.cascade()) {
      switch (drop.kind()) {
        case "TABLE", "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE" -> {
          TableId id = step.table(name);
          if (step.before().table(id).isPresent()) {
            List<Dependent> found = dependents.of(new Thing.Table(id), step);
            tell(step, drop, name, named.kind().toLowerCase(Locale.ROOT), id.toString(), found);
          }
        }
        case "TYPE", "DOMAIN" -> {
          TableId id = step.type(name);
          if (step.before().type(id).isPresent()) {
            List<Dependent> found = dependents.of(new Thing.Type(id), step);
            tell(step, drop, name, named.kind().toLowerCase(Locale.ROOT), id.toString(), found);
          }
        }
        case "SEQUENCE" -> {
          TableId id = step.relation(name);
          tell(step, drop, name, "sequence", id.toString(), dependents.ofSequence(id, step));
        }
        case "SCHEMA" -> {
          String own = name.name().value();
          tell(step, drop, name, "schema", own, dependents.inSchema(own, step));
        }
        default -> {}
      }
    }
  }

  private void routine(Step step, Statement.Drop drop, Target.Routine target) {
    TableId id = step.routine(target.name());
    // Which of several is used depends on the types of arguments.
    if (step.before().routines(id).size() == 1) {
      List<Dependent> found = dependents.of(new Thing.Routine(id), step);
      tell(step, drop, target.name(), target.kind().toLowerCase(Locale.ROOT), id.toString(), found);
    }
  }

  private void index(Step step, Statement.Drop drop, QualifiedName name) {
    TableId id = step.relation(name);
    List<KnownRelation> relations = step.before().relations(id);
    if (relations.size() != 1) {
      return;
    }
    TableId owner = relations.getFirst().owner();
    Optional<KnownConstraint.Kind> kind = relations.getFirst().constraint();
    Optional<KnownTable> table = step.before().table(owner).filter(KnownTable::isShown);
    if (table.isEmpty()) {
      return;
    }
    if (kind.isPresent()) {
      Reporter.Report problem =
          report
              .at(
                  name.span(),
                  "index `%s` belongs to the %s of `%s` and goes with that alone; drop the"
                          .formatted(id, kind.get().words(), owner)
                      + " constraint")
              .related(relations.getFirst().place(), "the constraint");
      if (drop.targets().size() == 1) {
        problem.fix(
            "Drop the constraint",
            drop.span(),
            "ALTER TABLE %s DROP CONSTRAINT %s%s"
                .formatted(
                    Ddl.name(owner),
                    drop.ifExists() ? "IF EXISTS " : "",
                    Ddl.identifier(id.name())));
      }
    } else if (!drop.cascade()) {
      for (KnownIndex index : table.get().indexes()) {
        if (index.id().equals(id) && index.unique() && index.where().isEmpty()) {
          index
              .columns()
              .map(Set::copyOf)
              .filter(columns -> isOnlyKey(table.get(), columns))
              .map(columns -> dependents.ofKey(table.get(), columns, step))
              .ifPresent(found -> tell(step, drop, name, "index", id.toString(), found));
        }
      }
    }
  }

  /** Whether certainly no more than one constraint or index makes certain columns unique. */
  private static boolean isOnlyKey(KnownTable table, Set<String> columns) {
    long constraints =
        Stream.of(KnownConstraint.Kind.PRIMARY_KEY, KnownConstraint.Kind.UNIQUE)
            .flatMap(kind -> table.constraints(kind).stream())
            .filter(it -> Set.copyOf(it.columns()).equals(columns))
            .count();
    long indexes = table.indexes().stream().filter(it -> it.makesUnique(columns)).count();
    return table.complete() && constraints + indexes == 1;
  }

  // ALTER TABLE

  private void action(Step step, KnownTable table, AlterAction action, boolean alone) {
    switch (action) {
      case AlterAction.DropColumn drop -> {
        if (!drop.cascade()) {
          String column = drop.column().value();
          List<Dependent> found = dependents.ofColumn(table, column, step);
          tell(
              drop.column(),
              "column `%s.%s`".formatted(table.id(), column),
              without(found, table, alone),
              action.span());
        }
      }
      case AlterAction.DropConstraint drop -> {
        Optional<KnownConstraint> constraint =
            table
                .constraint(drop.constraint().value())
                .filter(
                    it ->
                        it.kind() == KnownConstraint.Kind.PRIMARY_KEY
                            || it.kind() == KnownConstraint.Kind.UNIQUE);
        if (!drop.cascade() && constraint.isPresent()) {
          Set<String> columns = Set.copyOf(constraint.get().columns());
          if (isOnlyKey(table, columns)) {
            List<Dependent> found = dependents.ofKey(table, columns, step);
            tell(
                drop.constraint(),
                "constraint `%s` of `%s`".formatted(drop.constraint().value(), table.id()),
                without(found, table, alone),
                action.span());
          }
        }
      }
      default -> {}
    }
  }

  /** What other actions of the same statement may drop is not told. */
  private static List<Dependent> without(List<Dependent> found, KnownTable table, boolean alone) {
    return alone ? found : found.stream().filter(it -> !it.isOf(Set.of(table.id()))).toList();
  }

  // Problems

  private void tell(
      Step step,
      Statement.Drop drop,
      QualifiedName name,
      String kind,
      String written,
      List<Dependent> found) {
    Set<Object> together =
        drop.targets().stream()
            .flatMap(
                target ->
                    switch (target) {
                      case Target.Named named ->
                          Stream.<Object>of(
                              step.table(named.name()),
                              step.type(named.name()),
                              step.relation(named.name()));
                      case Target.Routine routine -> Stream.of(step.routine(routine.name()));
                      case Target.Column ignored -> Stream.empty();
                      case Target.Member ignored -> Stream.empty();
                      case Target.Unnamed ignored -> Stream.empty();
                    })
            .collect(Collectors.toSet());
    List<Dependent> rest = found.stream().filter(it -> !it.isOf(together)).toList();
    tell(name.name(), "%s `%s`".formatted(kind, written), rest, drop.span());
  }

  /**
   * Tells what is in the way.
   *
   * @param end behind which {@code CASCADE} would stand
   */
  private void tell(Name name, String what, List<Dependent> found, Span end) {
    if (found.isEmpty()) {
      return;
    }
    String first = found.getFirst().words();
    String others =
        switch (found.size()) {
          case 1 -> "";
          case 2 -> " and one other thing";
          default -> " and %d other things".formatted(found.size() - 1);
        };
    Reporter.Report problem =
        report.at(
            name.span(),
            "%s cannot be dropped, for %s%s still %s it; drop what needs it first, or add `CASCADE`"
                .formatted(what, first, others, found.size() == 1 ? "needs" : "need"));
    found.stream().limit(5).forEach(it -> problem.related(it.place(), it.words()));
    if (found.stream().allMatch(Dependent::light)) {
      String title =
          found.size() == 1
              ? "Drop %s too, with `CASCADE`".formatted(first)
              : "Drop all %d of them too, with `CASCADE`".formatted(found.size());
      String written = end.in(subject.facts().sql());
      int restrict = written.length() - RESTRICT.length();
      boolean said = written.toLowerCase(Locale.ROOT).endsWith(" " + RESTRICT);
      if (said) {
        problem.fix(title, new Span(end.start() + restrict, end.end()), "CASCADE");
      } else {
        problem.fix(title, Span.at(end.end()), " CASCADE");
      }
    }
  }
}
