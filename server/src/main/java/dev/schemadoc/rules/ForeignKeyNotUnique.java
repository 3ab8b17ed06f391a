package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;

import dev.schemadoc.rules.ForeignKeys.ForeignKey;
import dev.schemadoc.schema.Ddl;
import dev.schemadoc.schema.KnownConstraint;
import dev.schemadoc.schema.KnownIndex;
import dev.schemadoc.schema.KnownTable;
import dev.schemadoc.schema.Showing;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.TableItem;
import dev.schemadoc.text.Edit;
import dev.schemadoc.text.Place;
import dev.schemadoc.text.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A foreign key refers to columns that are no key of their table.
 *
 * <p>Page: docs/rules/foreign-key-not-unique.md.
 */
final class ForeignKeyNotUnique {

  private ForeignKeyNotUnique() {}

  static final Rule RULE =
      new Rule(
          "foreign-key-not-unique",
          ERROR,
          "foreign key to columns that are neither a primary key nor unique",
          ForeignKeyNotUnique::check);

  private static void check(Subject subject, Reporter report) {
    for (ForeignKey key : ForeignKeys.of(subject)) {
      Optional<KnownTable> table = key.referred();
      if (table.isPresent() && table.get().kind().isTable()) {
        if (key.key().targetColumns().isEmpty()) {
          primaryKey(report, key, table.get());
        } else if (key.isEven() && !key.key().period()) {
          columns(report, key, table.get());
        }
      }
    }
  }

  private static void primaryKey(Reporter report, ForeignKey key, KnownTable table) {
    if (!table.complete() || table.primaryKey().isPresent()) {
      return;
    }
    Span name = key.key().target().name().span();
    Reporter.Report problem =
        report.at(
            name,
            "table `%s` has no primary key for %s to refer to; give it one, or name its columns"
                .formatted(table.id(), key.described()));
    declared(problem, table);
    int count = key.columns().size();
    table.constraints(KnownConstraint.Kind.UNIQUE).stream()
        .filter(unique -> unique.columns().size() == count)
        .forEach(
            unique ->
                problem.fix(
                    "Refer to `%s`".formatted(String.join(", ", unique.columns())),
                    Span.at(name.end()),
                    " (" + Ddl.columns(unique.columns()) + ")"));
  }

  private static void columns(Reporter report, ForeignKey key, KnownTable table) {
    List<String> names = key.key().targetColumns().stream().map(Name::value).toList();
    Set<String> distinct = new HashSet<>(names);
    boolean known =
        distinct.size() == names.size()
            && names.stream().allMatch(name -> table.has(name).isYes())
            && table.isUnique(names).isNo();
    Optional<KnownConstraint> deferrable = deferrable(table, names);
    if (known || deferrable.isPresent() && table.complete()) {
      String target = key.describedTarget(names);
      String wrong =
          deferrable
              .filter(ignored -> !known)
              .map(
                  constraint ->
                      "the key of %s is `DEFERRABLE`, and a foreign key cannot refer to such a one;"
                              .formatted(target)
                          + " make it `NOT DEFERRABLE`")
              .orElseGet(() -> notUnique(key, table, names, target));
      Reporter.Report problem = report.at(key.referredSpan(), wrong);
      declared(problem, table);
      if (known) {
        partial(problem, table, names);
        unique(problem, table, names);
        instead(problem, key, table);
      }
    }
  }

  private static String notUnique(
      ForeignKey key, KnownTable table, List<String> names, String target) {
    boolean one = names.size() == 1;
    boolean part =
        table.primaryKey().filter(primary -> primary.columns().containsAll(names)).isPresent();
    String why =
        (one ? "is not unique" : "are not unique together")
            + (part ? " but only a part of the primary key" : "");
    return "foreign key %s refers to %s, which %s; make %s `UNIQUE`, or refer to a key"
        .formatted(key.described(), target, why, one ? "it" : "them");
  }

  /** The deferrable key of columns that have no other one. */
  private static Optional<KnownConstraint> deferrable(KnownTable table, List<String> names) {
    List<KnownConstraint> keys =
        table.constraints().stream()
            .filter(
                each ->
                    (each.kind() == KnownConstraint.Kind.PRIMARY_KEY
                            || each.kind() == KnownConstraint.Kind.UNIQUE)
                        && each.columns().size() == names.size()
                        && each.columns().containsAll(names))
            .toList();
    boolean indexed =
        table.indexes().stream().anyMatch(index -> index.makesUnique(Set.copyOf(names)));
    boolean all = keys.stream().allMatch(each -> each.source().attributes().deferrable());
    return all && !indexed ? keys.stream().findFirst() : Optional.empty();
  }

  private static void declared(Reporter.Report problem, KnownTable table) {
    table.declarations().stream()
        .limit(1)
        .forEach(place -> problem.related(place, "`%s` is declared here".formatted(table.id())));
  }

  private static void partial(Reporter.Report problem, KnownTable table, List<String> names) {
    for (KnownIndex index : table.indexes()) {
      boolean same =
          index.unique()
              && index.columns().map(Set::copyOf).filter(Set.copyOf(names)::equals).isPresent();
      if (same && index.where().isPresent()) {
        problem.related(
            index.place(), "this unique index has a condition, so it does not count here");
      }
    }
  }

  /** Offers to make the columns unique where their table is created. */
  private static void unique(Reporter.Report problem, KnownTable table, List<String> names) {
    for (Showing showing : table.showings()) {
      if (showing.statement().orElse(null) instanceof Statement.CreateTable create) {
        mend(showing.place(), create, names)
            .ifPresent(
                edit ->
                    problem.fix(
                        "Make `%s` of `%s` unique".formatted(String.join(", ", names), table.id()),
                        List.of(edit)));
        return;
      }
    }
  }

  private static Optional<Edit> mend(
      Place table, Statement.CreateTable create, List<String> names) {
    if (names.size() > 1) {
      return create.items().isEmpty()
          ? Optional.empty()
          : Optional.of(
              insert(
                  table,
                  create.items().getLast().span().end(),
                  ", UNIQUE (" + Ddl.columns(names) + ")"));
    }
    for (TableItem item : create.items()) {
      if (item instanceof TableItem.Column column
          && column.name().value().equals(names.getFirst())) {
        return Optional.of(insert(table, column.span().end(), " UNIQUE"));
      }
    }
    return Optional.empty();
  }

  private static Edit insert(Place table, int offset, String written) {
    return new Edit(new Place(table.document(), Span.at(offset)), written);
  }

  /** Offers the primary key, if it has as many columns. */
  private static void instead(Reporter.Report problem, ForeignKey key, KnownTable table) {
    table
        .primaryKey()
        .filter(primary -> primary.columns().size() == key.columns().size())
        .ifPresent(
            primary ->
                problem.fix(
                    "Refer to the primary key `%s`".formatted(String.join(", ", primary.columns())),
                    key.referredSpan(),
                    Ddl.columns(primary.columns())));
  }
}
