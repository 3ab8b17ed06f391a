package dev.schemadoc.migration;

import dev.schemadoc.schema.Column;
import dev.schemadoc.schema.Constraint;
import dev.schemadoc.schema.EnumType;
import dev.schemadoc.schema.Schema;
import dev.schemadoc.schema.Table;
import dev.schemadoc.schema.TableId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;

/** Finds the steps that build tables. */
public final class Planner {

  private Planner() {}

  /**
   * The steps that create tables, in one plan.
   *
   * @param current what exists already, or is created before
   * @param desired the schema that holds the tables
   * @param wanted the tables to create, in any order; those that {@code current} has are left out
   */
  public static Plan create(Schema current, Schema desired, Collection<TableId> wanted) {
    List<Operation> operations = new ArrayList<>();
    List<Table> tables =
        order(desired, wanted).stream()
            .filter(id -> current.table(id).isEmpty())
            .flatMap(id -> desired.table(id).stream())
            .toList();
    schemas(current, tables).forEach(name -> operations.add(new Operation.CreateSchema(name)));
    for (EnumType type : enums(desired, tables)) {
      if (current.enumType(type.id()).isEmpty()) {
        operations.add(new Operation.CreateEnum(type));
      }
    }
    Set<TableId> pending = new LinkedHashSet<>(tables.stream().map(Table::id).toList());
    List<Operation> closing = new ArrayList<>();
    for (Table table : tables) {
      pending.remove(table.id());
      operations.add(createTable(desired, table, pending, closing));
    }
    operations.addAll(closing);
    for (Table table : tables) {
      table.indexes().forEach(index -> operations.add(new Operation.CreateIndex(index)));
    }
    return new Plan(operations);
  }

  /**
   * One plan for each table, in an order in which each can run after those before.
   *
   * <p>A foreign key that closes a cycle goes into the plan of the table that comes last.
   */
  public static SequencedMap<TableId, Plan> createEach(
      Schema current, Schema desired, Collection<TableId> wanted) {
    SequencedMap<TableId, Plan> plans = new LinkedHashMap<>();
    Schema built = current;
    List<TableId> ordered = order(desired, wanted);
    Set<TableId> pending = new LinkedHashSet<>(ordered);
    Map<TableId, List<Operation>> closing = new LinkedHashMap<>();
    for (TableId id : ordered) {
      pending.remove(id);
      Optional<Table> table = desired.table(id).filter(t -> current.table(t.id()).isEmpty());
      if (table.isEmpty()) {
        continue;
      }
      List<Operation> operations = new ArrayList<>();
      schemas(built, List.of(table.get()))
          .forEach(name -> operations.add(new Operation.CreateSchema(name)));
      List<EnumType> created = new ArrayList<>();
      for (EnumType type : enums(desired, List.of(table.get()))) {
        if (built.enumType(type.id()).isEmpty()) {
          operations.add(new Operation.CreateEnum(type));
          created.add(type);
        }
      }
      List<Operation> split = new ArrayList<>();
      operations.add(createTable(desired, table.get(), pending, split));
      for (Operation operation : split) {
        if (operation instanceof Operation.AddConstraint(TableId ignored, Constraint constraint)
            && constraint instanceof Constraint.ForeignKey key) {
          closing.computeIfAbsent(key.target(), target -> new ArrayList<>()).add(operation);
        }
      }
      operations.addAll(closing.getOrDefault(id, List.of()));
      table.get().indexes().forEach(index -> operations.add(new Operation.CreateIndex(index)));
      plans.put(id, new Plan(operations));
      built = with(built, table.get(), created);
    }
    return plans;
  }

  private static Schema with(Schema schema, Table table, List<EnumType> enums) {
    SequencedMap<TableId, EnumType> types = new LinkedHashMap<>(schema.enums());
    enums.forEach(type -> types.put(type.id(), type));
    return new Schema(new LinkedHashMap<>(schema.tables()), types).with(table);
  }

  /** Creates a table; its foreign keys to tables still to come are set aside. */
  private static Operation.CreateTable createTable(
      Schema desired, Table table, Set<TableId> pending, List<Operation> closing) {
    List<Constraint> inside = new ArrayList<>();
    for (Constraint constraint : table.constraints()) {
      boolean early =
          constraint instanceof Constraint.ForeignKey key && pending.contains(key.target());
      if (early) {
        closing.add(new Operation.AddConstraint(table.id(), constraint));
      } else {
        inside.add(constraint);
      }
    }
    return new Operation.CreateTable(
        table.withConstraints(inside), List.copyOf(enums(desired, List.of(table))));
  }

  private static SequencedSet<String> schemas(Schema current, List<Table> tables) {
    SequencedSet<String> names = new LinkedHashSet<>();
    for (Table table : tables) {
      boolean known =
          current.tables().keySet().stream()
              .anyMatch(id -> id.schema().equals(table.id().schema()));
      if (!table.id().isInDefaultSchema() && !known) {
        names.add(table.id().schema());
      }
    }
    return names;
  }

  private static SequencedSet<EnumType> enums(Schema desired, List<Table> tables) {
    SequencedSet<EnumType> types = new LinkedHashSet<>();
    for (Table table : tables) {
      for (Column column : table.columns()) {
        desired.enumOf(column.type()).ifPresent(types::add);
      }
    }
    return types;
  }

  /** The tables with those that they refer to first; cycles are broken where they are met. */
  static List<TableId> order(Schema desired, Collection<TableId> wanted) {
    SequencedSet<TableId> done = new LinkedHashSet<>();
    Set<TableId> open = new LinkedHashSet<>();
    SequencedSet<TableId> all = new LinkedHashSet<>();
    desired.tables().keySet().stream().filter(wanted::contains).forEach(all::add);
    all.addAll(wanted);
    for (TableId id : all) {
      visit(desired, id, all, open, done);
    }
    return List.copyOf(done);
  }

  private static void visit(
      Schema desired, TableId id, Set<TableId> wanted, Set<TableId> open, Set<TableId> done) {
    if (!wanted.contains(id) || done.contains(id) || !open.add(id)) {
      return;
    }
    Optional<Table> table = desired.table(id);
    if (table.isPresent()) {
      for (Constraint.ForeignKey key : table.get().foreignKeys()) {
        visit(desired, key.target(), wanted, open, done);
      }
      for (TableId parent : table.get().inherits()) {
        visit(desired, parent, wanted, open, done);
      }
    }
    done.add(id);
  }
}
