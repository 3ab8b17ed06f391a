package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.HINT;

import dev.schemadoc.schema.Ddl;
import dev.schemadoc.schema.KnownConstraint;
import dev.schemadoc.schema.KnownIndex;
import dev.schemadoc.schema.KnownTable;
import dev.schemadoc.schema.Step;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.sql.Expression.Operation;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * No index begins with the columns of a foreign key.
 *
 * <p>Page: docs/rules/unindexed-foreign-key.md.
 */
final class UnindexedForeignKey {

  private UnindexedForeignKey() {}

  static final Rule RULE =
      new Rule(
          "unindexed-foreign-key",
          HINT,
          "foreign key whose columns no index begins with",
          UnindexedForeignKey::check);

  private static void check(Subject subject, Reporter report) {
    for (Step step : subject.steps()) {
      if (step.statement() instanceof Statement.CreateTable create) {
        step(subject, report, step, step.made(create.table()));
      } else if (step.statement() instanceof Statement.AlterTable alter) {
        step(subject, report, step, step.table(alter.table()));
      }
    }
  }

  private static void step(Subject subject, Reporter report, Step step, TableId id) {
    Optional<KnownTable> table = subject.index().table(id).filter(KnownTable::complete);
    if (table.isEmpty()) {
      return;
    }
    for (KnownConstraint key : table.get().constraints(KnownConstraint.Kind.FOREIGN_KEY)) {
      boolean isHere =
          key.place().document().equals(subject.facts().document())
              && step.statement().span().contains(key.place().span());
      if (isHere
          && !key.columns().isEmpty()
          && !isCovered(table.get(), key)
          // A key to a table that nobody declares has its own squiggle.
          && key.target()
              .filter(target -> subject.index().hasTable(target).isPossible())
              .isPresent()) {
        report(subject, report, step, table.get(), key);
      }
    }
  }

  private static boolean isCovered(KnownTable table, KnownConstraint key) {
    Set<String> wanted = Set.copyOf(key.columns());
    return table.constraints().stream()
            .filter(each -> each.kind().hasIndex())
            .anyMatch(each -> beginsWith(each.columns(), wanted))
        || table.indexes().stream().anyMatch(index -> covers(index, wanted));
  }

  private static boolean covers(KnownIndex index, Set<String> wanted) {
    boolean searches =
        index.method().equals("btree") || index.method().equals("hash") && wanted.size() == 1;
    // An index without the rows that refer to nothing will do.
    boolean holdsAll =
        index
            .where()
            .map(
                where ->
                    where.bare() instanceof Operation operation
                        && operation.operator().equals("IS NOT NULL"))
            .orElse(true);
    return searches
        && holdsAll
        && index.columns().filter(keys -> beginsWith(keys, wanted)).isPresent();
  }

  private static boolean beginsWith(List<String> keys, Set<String> wanted) {
    return keys.size() >= wanted.size()
        && Set.copyOf(keys.subList(0, wanted.size())).equals(wanted);
  }

  private static void report(
      Subject subject, Reporter report, Step step, KnownTable table, KnownConstraint key) {
    String columns = key.columns().stream().map(Ddl::identifier).collect(Collectors.joining(", "));
    String shown =
        key.columns().stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    String name =
        Name.truncate("%s_%s_idx".formatted(table.id().name(), String.join("_", key.columns())));
    String index =
        "CREATE INDEX %s ON %s (%s);"
            .formatted(Ddl.identifier(name), Ddl.name(table.id()), columns);
    report
        .at(
            span(step, table, key),
            "no index of `%s` begins with %s, so each row that is dropped or changed in `%s` leads to a search through the whole table; add one"
                .formatted(table.id(), shown, key.target().map(TableId::toString).orElse("")))
        .fix(
            "Create an index on %s".formatted(shown),
            List.of(Insertion.after(subject, report, step.statement(), index)))
        .repeatable();
  }

  /** The columns, where they are written in the same statement. */
  private static Span span(Step step, KnownTable table, KnownConstraint key) {
    List<Name> written = key.foreignKey().map(each -> each.columns()).orElse(List.of());
    if (!written.isEmpty()) {
      return written.getFirst().span().to(written.getLast().span());
    }
    return table
        .column(key.columns().getFirst())
        .map(column -> column.place())
        .filter(place -> place.document().equals(key.place().document()))
        .map(place -> place.span())
        .filter(span -> step.statement().span().contains(span))
        .orElse(key.place().span());
  }
}
