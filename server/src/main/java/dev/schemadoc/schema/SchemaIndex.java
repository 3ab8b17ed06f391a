package dev.schemadoc.schema;

import dev.schemadoc.sql.AlterAction;
import dev.schemadoc.sql.Command;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.Declaration;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.Near;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.TableItem;
import dev.schemadoc.text.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is known about every name, from all documents and from beside them.
 *
 * @param tables the tables, views and whatever else a foreign key could name
 * @param relations the names of the shared name space, each with all who declare it
 */
public record SchemaIndex(Map<TableId, KnownTable> tables, Map<TableId, List<Relation>> relations) {

  public SchemaIndex {
    tables = Collections.unmodifiableMap(new TreeMap<>(tables));
    relations = Collections.unmodifiableMap(new TreeMap<>(relations));
  }

  /**
   * Merges the facts of documents.
   *
   * @param facts in an order that does not depend on how they were found
   * @param beside the tables that something else than a document declares
   */
  public static SchemaIndex of(Collection<Facts> facts, Set<TableId> beside) {
    Builder builder = new Builder();
    facts.forEach(builder::add);
    beside.forEach(builder::beside);
    return builder.build();
  }

  public Optional<KnownTable> table(TableId id) {
    return Optional.ofNullable(tables.get(id));
  }

  /** The known tables whose names are like a name, nearest first. */
  public List<TableId> near(TableId id) {
    Map<String, TableId> candidates = new LinkedHashMap<>();
    for (TableId known : tables.keySet()) {
      if (known.schema().equals(id.schema())) {
        candidates.put(known.name(), known);
      }
    }
    return Near.near(id.name(), candidates.keySet()).stream().map(candidates::get).toList();
  }

  /** Collects while the facts go by. */
  private static final class Builder {

    /** A table that is still being collected. */
    private static final class Entry {
      final List<Place> declarations = new ArrayList<>();
      final LinkedHashMap<String, Place> columns = new LinkedHashMap<>();
      boolean complete = true;
      boolean declared;
    }

    private final Map<TableId, Entry> tables = new TreeMap<>();
    private final Map<TableId, List<Relation>> relations = new TreeMap<>();

    SchemaIndex build() {
      Map<TableId, KnownTable> known = new TreeMap<>();
      tables.forEach(
          (id, entry) -> {
            if (entry.declared) {
              known.put(id, new KnownTable(id, entry.declarations, entry.columns, entry.complete));
            }
          });
      relations.replaceAll((id, list) -> List.copyOf(list));
      return new SchemaIndex(known, relations);
    }

    void beside(TableId id) {
      Entry entry = entry(id);
      entry.declared = true;
      entry.complete = false;
    }

    void add(Facts facts) {
      for (Facts.Fence fence : facts.fences()) {
        if (fence.contributes()) {
          for (Statement statement : fence.script().statements()) {
            add(facts, fence, statement);
          }
        }
      }
    }

    private Entry entry(TableId id) {
      return tables.computeIfAbsent(id, key -> new Entry());
    }

    private void add(Facts facts, Facts.Fence fence, Statement statement) {
      switch (statement) {
        case Statement.CreateTable create -> createTable(facts, fence, create);
        case Statement.AlterTable alter -> alterTable(facts, fence, alter);
        case Statement.CreateIndex create -> {
          if (fence.isPostgresql() && create.name().isPresent()) {
            Name name = create.name().get();
            TableId table = TableId.of(create.table());
            relation(
                new Relation(
                    table.sibling(name.value()), "index", false, table, facts.place(name.span())));
          }
        }
        case Declaration declaration -> declaration(facts, declaration);
        case Statement.CreateEnum ignored -> {}
        case Statement.Alter ignored -> {}
        case Statement.CommentOn ignored -> {}
        case Statement.Drop ignored -> {}
        case Command ignored -> {}
        case Statement.Unreadable ignored -> {}
      }
    }

    private void declaration(Facts facts, Declaration declaration) {
      boolean relation =
          switch (declaration.kind()) {
            case "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE", "TABLE", "SEQUENCE" -> true;
            default -> false;
          };
      if (!relation || declaration.name().isEmpty()) {
        return;
      }
      TableId id = TableId.of(declaration.name().get());
      Place place = facts.place(declaration.name().get().span());
      if (!declaration.kind().equals("SEQUENCE")) {
        Entry entry = entry(id);
        entry.declared = true;
        entry.complete = false;
        entry.declarations.add(place);
      }
      relation(
          new Relation(
              id, declaration.kind().toLowerCase(java.util.Locale.ROOT), false, id, place));
    }

    private void createTable(Facts facts, Facts.Fence fence, Statement.CreateTable create) {
      TableId id = TableId.of(create.table());
      Place place = facts.place(create.table().name().span());
      Entry entry = entry(id);
      entry.declared = true;
      entry.declarations.add(place);
      boolean closed =
          create.inherits().isEmpty()
              && create.partitionOf().isEmpty()
              && create.ofType().isEmpty()
              && create.query().isEmpty();
      entry.complete &= create.complete() && closed && fence.isPostgresql();
      for (TableItem item : create.items()) {
        switch (item) {
          case TableItem.Column column -> {
            column(facts, entry, column.name());
            column.constraints().forEach(constraint -> constraint(facts, fence, id, constraint));
          }
          case TableItem.TableConstraint constraint ->
              constraint(facts, fence, id, constraint.constraint());
          case TableItem.Unreadable bad -> {
            bad.name().ifPresent(name -> column(facts, entry, name));
            entry.complete = false;
          }
          case TableItem.InlineIndex ignored -> {}
          case TableItem.Like ignored -> entry.complete = false;
          case TableItem.Elision ignored -> entry.complete = false;
        }
      }
      if (fence.isPostgresql()) {
        relation(new Relation(id, "table", false, id, place));
      }
    }

    private void alterTable(Facts facts, Facts.Fence fence, Statement.AlterTable alter) {
      TableId id = TableId.of(alter.table());
      Entry entry = entry(id);
      for (AlterAction action : alter.actions()) {
        switch (action) {
          case AlterAction.AddColumn add -> {
            column(facts, entry, add.column().name());
            add.column()
                .constraints()
                .forEach(constraint -> constraint(facts, fence, id, constraint));
          }
          case AlterAction.AddConstraint add -> constraint(facts, fence, id, add.constraint());
          case AlterAction.RenameColumn rename -> column(facts, entry, rename.to());
          case AlterAction.RenameTable rename -> {
            Entry renamed = entry(id.sibling(rename.to().value()));
            renamed.declared = true;
            renamed.complete = false;
            renamed.declarations.add(facts.place(rename.to().span()));
          }
          case AlterAction.Unreadable ignored -> entry.complete = false;
          case AlterAction.DropColumn ignored -> {}
          case AlterAction.DropConstraint ignored -> {}
          case AlterAction.SetType ignored -> {}
          case AlterAction.SetDefault ignored -> {}
          case AlterAction.SetNotNull ignored -> {}
          case AlterAction.RenameConstraint ignored -> {}
          case AlterAction.Property ignored -> {}
        }
      }
    }

    private static void column(Facts facts, Entry entry, Name name) {
      entry.columns.putIfAbsent(name.value(), facts.place(name.span()));
    }

    private void constraint(
        Facts facts, Facts.Fence fence, TableId table, dev.schemadoc.sql.Constraint constraint) {
      if (constraint.name().isEmpty() || !fence.isPostgresql()) {
        return;
      }
      String kind =
          switch (constraint.body()) {
            case Body.PrimaryKey ignored -> "primary key";
            case Body.Unique ignored -> "unique constraint";
            case Body.Exclude ignored -> "exclusion constraint";
            case Body.UsingIndex ignored -> "";
            case Body.NotNull ignored -> "";
            case Body.Nullable ignored -> "";
            case Body.Default ignored -> "";
            case Body.Check ignored -> "";
            case Body.ForeignKey ignored -> "";
            case Body.Generated ignored -> "";
            case Body.Identity ignored -> "";
          };
      if (!kind.isEmpty()) {
        Name name = constraint.name().get();
        relation(
            new Relation(table.sibling(name.value()), kind, true, table, facts.place(name.span())));
      }
    }

    private void relation(Relation relation) {
      relations.computeIfAbsent(relation.id(), id -> new ArrayList<>()).add(relation);
    }
  }
}
