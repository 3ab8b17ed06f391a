package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;

import dev.schemadoc.rules.LocalTables.Table;
import dev.schemadoc.rules.Written.ConstraintOf;
import dev.schemadoc.schema.Facts;
import dev.schemadoc.schema.KnownConstraint;
import dev.schemadoc.schema.KnownTable;
import dev.schemadoc.schema.Step;
import dev.schemadoc.sql.AlterAction;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.Statement.CreateTable;
import dev.schemadoc.text.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A table has two primary keys.
 *
 * <p>Page: docs/rules/second-primary-key.md.
 */
final class SecondPrimaryKey {

  private final Facts facts;
  private final Reporter report;

  private SecondPrimaryKey(Facts facts, Reporter report) {
    this.facts = facts;
    this.report = report;
  }

  static final Rule RULE =
      new Rule(
          "second-primary-key",
          ERROR,
          "primary key of a table that has one already",
          SecondPrimaryKey::check);

  private static void check(Subject subject, Reporter report) {
    SecondPrimaryKey rule = new SecondPrimaryKey(subject.facts(), report);
    LocalTables.walk(subject, rule::check);
    subject.steps().forEach(rule::elsewhere);
  }

  private void check(Statement statement, LocalTables tables) {
    if (statement instanceof CreateTable create) {
      List<ConstraintOf> keys =
          Written.constraints(create).stream().filter(LocalTables::isPrimaryKey).toList();
      keys.stream().skip(1).forEach(key -> created(create, keys, key));
    } else if (statement instanceof Statement.AlterTable alter) {
      altered(alter, tables.table(alter.table()).flatMap(Table::primaryKey));
    }
  }

  private void created(CreateTable create, List<ConstraintOf> keys, ConstraintOf second) {
    ConstraintOf first = keys.getFirst();
    Reporter.Report problem = tell(first, second);
    if (columns(first).equals(columns(second))) {
      problem.fix(
          "Drop the second primary key",
          second.column().isPresent()
              ? report.withoutWords(second.constraint().span())
              : report.withoutItem(second.constraint().span()));
    } else if (keys.stream().allMatch(key -> key.column().isPresent() && isUnnamed(key))) {
      List<Name> names =
          keys.stream().flatMap(key -> key.column().stream()).map(c -> c.name()).toList();
      problem.fix(
          "Make one key of %s".formatted(quoted(names)),
          KeyMends.asOneOfTable(
              report, create, keys, "PRIMARY KEY (%s)".formatted(KeyMends.list(facts, names))));
    }
  }

  private void altered(Statement.AlterTable alter, Optional<ConstraintOf> known) {
    Optional<ConstraintOf> first = drops(alter) ? Optional.empty() : known;
    for (AlterAction action : alter.actions()) {
      boolean perhaps = action instanceof AlterAction.AddColumn add && add.ifNotExists();
      for (ConstraintOf key : Written.constraints(alter.table(), action)) {
        if (LocalTables.isPrimaryKey(key) && !perhaps) {
          first.ifPresent(it -> tell(it, key));
          first = first.or(() -> Optional.of(key));
        }
      }
    }
  }

  /** Looks at a table of another document; to say its key once more is a repetition. */
  private void elsewhere(Step step) {
    if (!(step.statement() instanceof Statement.AlterTable alter) || drops(alter)) {
      return;
    }
    Optional<KnownConstraint> known =
        step.before()
            .table(step.table(alter.table()))
            .filter(KnownTable::complete)
            .filter(table -> table.declarations().stream().noneMatch(this::isHere))
            .flatMap(KnownTable::primaryKey)
            .filter(key -> !isHere(key.place()));
    for (AlterAction action : alter.actions()) {
      boolean perhaps = action instanceof AlterAction.AddColumn add && add.ifNotExists();
      for (ConstraintOf key : Written.constraints(alter.table(), action)) {
        if (LocalTables.isPrimaryKey(key) && !perhaps) {
          known
              .filter(first -> !columns(key).equals(new TreeSet<>(first.columns())))
              .ifPresent(first -> tell(first.place(), key));
        }
      }
    }
  }

  private boolean isHere(Place place) {
    return place.document().equals(facts.document());
  }

  /** PostgreSQL drops before it adds, in whatever order the actions stand. */
  private static boolean drops(Statement.AlterTable alter) {
    return alter.actions().stream()
        .anyMatch(
            action ->
                action instanceof AlterAction.DropConstraint
                    || action instanceof AlterAction.DropColumn);
  }

  private Reporter.Report tell(ConstraintOf first, ConstraintOf second) {
    return tell(facts.place(first.constraint().span()), second);
  }

  private Reporter.Report tell(Place first, ConstraintOf second) {
    return report
        .at(
            second.constraint().span(),
            "table `%s` has a primary key already, and a table has only one; drop this one, or make it `UNIQUE`"
                .formatted(second.table()))
        .related(first, "the other primary key");
  }

  private static boolean isUnnamed(ConstraintOf key) {
    return key.constraint().name().isEmpty();
  }

  private static Set<String> columns(ConstraintOf key) {
    Set<String> columns = new TreeSet<>();
    key.column().ifPresent(column -> columns.add(column.name().value()));
    if (key.constraint().body() instanceof Body.PrimaryKey body) {
      body.columns().forEach(name -> columns.add(name.value()));
    }
    return columns;
  }

  private static String quoted(List<Name> names) {
    return names.stream()
        .map(name -> "`" + name.value() + "`")
        .collect(Collectors.joining(" and "));
  }
}
