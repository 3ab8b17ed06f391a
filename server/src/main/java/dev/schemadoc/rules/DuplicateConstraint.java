package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;

import dev.schemadoc.schema.Facts;
import dev.schemadoc.schema.KnownRelation;
import dev.schemadoc.schema.Mention;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.schema.Thing;
import dev.schemadoc.sql.AlterAction;
import dev.schemadoc.sql.Command;
import dev.schemadoc.sql.Constraint;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.Declaration;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.TableItem;
import dev.schemadoc.text.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A constraint has a name that something else in its name space has already.
 *
 * <p>Every name of a constraint is unique in its table. The names of primary keys, unique and
 * exclusion constraints are names of indexes too, so each of them is unique in its schema.
 *
 * <p>Page: docs/rules/duplicate-constraint.md.
 */
final class DuplicateConstraint {

  private DuplicateConstraint() {}

  static final Rule RULE =
      new Rule(
          "duplicate-constraint",
          ERROR,
          "constraint name that is taken already",
          DuplicateConstraint::check);

  private static void check(Subject subject, Reporter report) {
    Facts facts = subject.facts();
    Map<TableId, Map<String, Taken>> taken = new HashMap<>();
    List<Name> settled = new ArrayList<>();
    for (Statement statement : facts.statements()) {
      switch (statement) {
        case Statement.CreateTable create -> {
          // A table may be shown twice; each showing has names of its own.
          TableId table = TableId.of(create.table());
          taken.put(table, new HashMap<>());
          for (TableItem item : create.items()) {
            for (Constraint constraint : constraints(item)) {
              inTable(facts, report, taken, table, constraint, index(item, constraint))
                  .ifPresent(settled::add);
            }
          }
        }
        case Statement.AlterTable alter -> alter(facts, report, taken, alter).forEach(settled::add);
        case Statement.Drop drop -> drop.names().forEach(name -> taken.remove(TableId.of(name)));
        case Statement.CreateIndex ignored -> {}
        case Statement.CreateEnum ignored -> {}
        case Statement.CommentOn ignored -> {}
        case Declaration ignored -> {}
        case Statement.Alter ignored -> {}
        case Command ignored -> {}
        case Statement.Unreadable ignored -> {}
      }
    }
    inSchema(subject, report, settled);
  }

  private static List<Constraint> constraints(TableItem item) {
    return switch (item) {
      case TableItem.Column column -> column.constraints();
      case TableItem.TableConstraint constraint -> List.of(constraint.constraint());
      case TableItem.InlineIndex ignored -> List.of();
      case TableItem.Like ignored -> List.of();
      case TableItem.Elision ignored -> List.of();
      case TableItem.Unreadable ignored -> List.of();
    };
  }

  private static List<Name> alter(
      Facts facts,
      Reporter report,
      Map<TableId, Map<String, Taken>> taken,
      Statement.AlterTable alter) {
    TableId table = TableId.of(alter.table());
    List<Name> settled = new ArrayList<>();
    for (AlterAction action : alter.actions()) {
      switch (action) {
        case AlterAction.AddColumn add -> {
          for (Constraint constraint : add.column().constraints()) {
            inTable(facts, report, taken, table, constraint, Optional.empty())
                .ifPresent(settled::add);
          }
        }
        case AlterAction.AddConstraint add ->
            inTable(facts, report, taken, table, add.constraint(), Optional.empty())
                .ifPresent(settled::add);
        case AlterAction.DropConstraint drop ->
            names(taken, table).remove(drop.constraint().value());
        case AlterAction.RenameConstraint rename ->
            names(taken, table).remove(rename.from().value());
        // The constraints of the column go with it.
        case AlterAction.DropColumn ignored -> taken.remove(table);
        case AlterAction.SetType ignored -> {}
        case AlterAction.SetDefault ignored -> {}
        case AlterAction.SetNotNull ignored -> {}
        case AlterAction.RenameTable ignored -> taken.remove(table);
        case AlterAction.RenameColumn ignored -> {}
        case AlterAction.Property ignored -> {}
        case AlterAction.Unreadable ignored -> taken.remove(table);
      }
    }
    return settled;
  }

  private static Map<String, Taken> names(Map<TableId, Map<String, Taken>> taken, TableId table) {
    return taken.computeIfAbsent(table, key -> new HashMap<>());
  }

  /** Takes a name; answers with it if it is the second of the table and need not be told again. */
  private static Optional<Name> inTable(
      Facts facts,
      Reporter report,
      Map<TableId, Map<String, Taken>> taken,
      TableId table,
      Constraint constraint,
      Optional<IndexOf> index) {
    if (constraint.name().isEmpty()) {
      return Optional.empty();
    }
    Name name = constraint.name().get();
    Map<String, Taken> names = names(taken, table);
    Taken first = names.putIfAbsent(name.value(), new Taken(name, index));
    if (first == null) {
      return Optional.empty();
    }
    if (index.isPresent() && index.equals(first.index())) {
      return Optional.of(name);
    }
    String free = free(name.value(), names);
    report
        .at(
            name.span(),
            "table `%s` has two constraints named `%s`; rename one".formatted(table, name.value()))
        .related(facts.place(first.name().span()), "the other `%s`".formatted(name.value()))
        .fix("Rename to `%s`".formatted(free), name.span(), free);
    return Optional.of(name);
  }

  /** A name that is taken, with the index that goes by it if a new table makes one. */
  private record Taken(Name name, Optional<IndexOf> index) {}

  /**
   * The index of a constraint of a new table. PostgreSQL makes one of two that are the same, and
   * forgets the name of the second ({@code transformIndexConstraints}).
   */
  private record IndexOf(
      List<String> columns,
      List<String> include,
      boolean nullsNotDistinct,
      boolean deferrable,
      boolean deferred) {}

  private static Optional<IndexOf> index(TableItem item, Constraint constraint) {
    List<Name> own = item instanceof TableItem.Column column ? List.of(column.name()) : List.of();
    return switch (constraint.body()) {
      case Body.PrimaryKey key ->
          index(constraint, own, key.columns(), key.settings(), key.withoutOverlaps(), false);
      case Body.Unique key ->
          index(
              constraint,
              own,
              key.columns(),
              key.settings(),
              key.withoutOverlaps(),
              key.nullsNotDistinct());
      default -> Optional.empty();
    };
  }

  private static Optional<IndexOf> index(
      Constraint constraint,
      List<Name> own,
      List<Name> columns,
      Constraint.IndexSettings settings,
      boolean withoutOverlaps,
      boolean nullsNotDistinct) {
    return withoutOverlaps
        ? Optional.empty()
        : Optional.of(
            new IndexOf(
                Stream.concat(own.stream(), columns.stream()).map(Name::value).toList(),
                settings.include().stream().map(Name::value).toList(),
                nullsNotDistinct,
                constraint.attributes().deferrable(),
                constraint.attributes().initiallyDeferred()));
  }

  private static String free(String name, Map<String, Taken> names) {
    for (int number = 2; ; number++) {
      String candidate = Name.truncate(name + "_" + number);
      if (!names.containsKey(candidate)) {
        return candidate;
      }
    }
  }

  /** Reports names of constraints with an index that another relation of the schema has. */
  private static void inSchema(Subject subject, Reporter report, List<Name> settled) {
    for (TableId name : names(subject)) {
      List<KnownRelation> relations =
          subject.index().relations(name).stream().filter(KnownRelation::given).toList();
      for (int i = 1; i < relations.size(); i++) {
        KnownRelation relation = relations.get(i);
        Place place = relation.place();
        if (!place.document().equals(subject.facts().document())
            || settled.stream().anyMatch(each -> each.span().equals(place.span()))) {
          continue;
        }
        relations.subList(0, i).stream()
            .filter(other -> clash(other, relation))
            .filter(other -> !isSettled(settled, other.place(), place))
            .findFirst()
            .ifPresent(other -> report(report, relation, other));
      }
    }
  }

  private static boolean isSettled(List<Name> settled, Place place, Place here) {
    return place.document().equals(here.document())
        && settled.stream().anyMatch(each -> each.span().equals(place.span()));
  }

  /** The names that the document gives to tables, indexes and constraints. */
  private static Set<TableId> names(Subject subject) {
    Set<TableId> names = new TreeSet<>();
    for (Mention mention : subject.facts().mentions()) {
      if (mention.declares()) {
        switch (mention.thing()) {
          case Thing.Table(TableId id) -> names.add(id);
          case Thing.Index(TableId id) -> names.add(id);
          case Thing.Sequence(TableId id) -> names.add(id);
          case Thing.Constraint(TableId table, String name) -> names.add(table.sibling(name));
          default -> {}
        }
      }
    }
    return names;
  }

  /** Whether two uses of a name cannot stand side by side; the same thing shown twice can. */
  private static boolean clash(KnownRelation first, KnownRelation second) {
    boolean sameThing =
        first.owner().equals(second.owner()) && first.words().equals(second.words());
    // `UNIQUE` and the index that implements it are often both written down; the index rule
    // speaks of that.
    return !sameThing && (first.constraint().isPresent() || second.constraint().isPresent());
  }

  private static void report(Reporter report, KnownRelation relation, KnownRelation other) {
    String name = relation.id().name();
    report
        .at(
            relation.place().span(),
            "%s of `%s` and %s have the one name `%s`, for constraints with an index share the names"
                    .formatted(relation.words(), relation.owner(), other.described(), name)
                + " of tables and indexes; rename one")
        .related(other.place(), "the other `%s`".formatted(name));
  }
}
