package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.INFORMATION;

import dev.schemadoc.rules.ForeignKeys.ForeignKey;
import dev.schemadoc.schema.KnownConstraint;
import dev.schemadoc.schema.KnownTable;
import dev.schemadoc.schema.Names;
import dev.schemadoc.schema.Showing;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.Place;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tables refer to each other where they are created, so that none can be created first.
 *
 * <p>Page: docs/rules/circular-foreign-keys.md.
 */
final class CircularForeignKeys {

  private CircularForeignKeys() {}

  static final Rule RULE =
      new Rule(
          "circular-foreign-keys",
          INFORMATION,
          "tables that refer to each other where they are created",
          CircularForeignKeys::check);

  private static void check(Subject subject, Reporter report) {
    Map<TableId, Set<TableId>> reached = new HashMap<>();
    for (ForeignKey key : ForeignKeys.of(subject)) {
      boolean inline = key.step().statement() instanceof Statement.CreateTable;
      if (!inline || key.table().equals(key.target())) {
        continue;
      }
      Names names = key.names();
      Set<TableId> behind =
          reached.computeIfAbsent(key.target(), target -> reachable(names, target));
      Optional<Place> back =
          behind.contains(key.table()) ? back(names, key.target(), key.table()) : Optional.empty();
      Place here = subject.facts().place(key.key().target().name().span());
      // One of the two that close the circle says it: the one that comes first.
      if (back.isPresent() && here.compareTo(back.get()) < 0) {
        report
            .at(
                here.span(),
                "`%s` and `%s` refer to each other, so neither can be created first; add one of the"
                        .formatted(key.table(), key.target())
                    + " foreign keys with `ALTER TABLE` when both are there")
            .related(back.get(), "the way back to `%s` leads by here".formatted(key.table()));
      }
    }
  }

  /** All tables that must be there before a table can be created. */
  private static Set<TableId> reachable(Names names, TableId from) {
    Set<TableId> found = new LinkedHashSet<>();
    Deque<TableId> open = new ArrayDeque<>();
    open.add(from);
    while (!open.isEmpty()) {
      TableId table = open.removeFirst();
      names
          .table(table)
          .ifPresent(
              known -> {
                for (KnownConstraint key : known.constraints(KnownConstraint.Kind.FOREIGN_KEY)) {
                  TableId target = key.target().orElse(table);
                  if (isInline(known, key) && found.add(target)) {
                    open.add(target);
                  }
                }
              });
    }
    return found;
  }

  /** Where a table, or one that it needs, refers to another. */
  private static Optional<Place> back(Names names, TableId from, TableId to) {
    Set<TableId> tables = new LinkedHashSet<>(Set.of(from));
    tables.addAll(reachable(names, from));
    return tables.stream()
        .flatMap(table -> names.table(table).stream())
        .flatMap(
            known ->
                known.constraints(KnownConstraint.Kind.FOREIGN_KEY).stream()
                    .filter(
                        key -> isInline(known, key) && key.target().filter(to::equals).isPresent())
                    .filter(key -> !key.table().equals(to)))
        .map(KnownConstraint::place)
        .findFirst();
  }

  /** Whether a foreign key stands in the statement that creates its table. */
  private static boolean isInline(KnownTable table, KnownConstraint key) {
    for (Showing showing : table.showings()) {
      boolean here =
          showing.statement().orElse(null) instanceof Statement.CreateTable create
              && showing.place().document().equals(key.place().document())
              && create.span().contains(key.place().span());
      if (here) {
        return true;
      }
    }
    return false;
  }
}
