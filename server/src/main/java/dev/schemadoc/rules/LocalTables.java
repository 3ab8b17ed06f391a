package dev.schemadoc.rules;

import dev.schemadoc.rules.Written.ColumnOf;
import dev.schemadoc.rules.Written.ConstraintOf;
import dev.schemadoc.schema.Facts;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.sql.AlterAction;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.QualifiedName;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.Statement.CreateTable;
import dev.schemadoc.sql.TableItem;
import dev.schemadoc.sql.TypeName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The tables of one document, as they are before one of its statements.
 *
 * <p>Known are only those of which this document says for certain what they are like: it creates
 * them once, and no other document does.
 */
final class LocalTables {

  /** A table as the statements so far have made it. */
  static final class Table {

    private final CreateTable created;
    private final SequencedMap<String, ColumnOf> columns = new LinkedHashMap<>();
    private Optional<ConstraintOf> primaryKey;

    private Table(CreateTable create) {
      this.created = create;
      Written.columns(create)
          .forEach(column -> columns.putIfAbsent(column.column().name().value(), column));
      this.primaryKey =
          Written.constraints(create).stream().filter(LocalTables::isPrimaryKey).findFirst();
    }

    CreateTable created() {
      return created;
    }

    /** The column of a name; there may be others than those that are known. */
    Optional<ColumnOf> column(String name) {
      return Optional.ofNullable(columns.get(name));
    }

    /** The constraint that makes the primary key, where the document writes one. */
    Optional<ConstraintOf> primaryKey() {
      return primaryKey;
    }
  }

  private final Map<TableId, Table> tables = new HashMap<>();
  private final Set<TableId> uncertain = new HashSet<>();

  private LocalTables() {}

  /** Goes through the statements of a document, with the tables as they are before each. */
  static void walk(Subject subject, BiConsumer<Statement, LocalTables> visitor) {
    LocalTables local = new LocalTables();
    local.findUncertain(subject);
    for (Statement statement : subject.facts().statements()) {
      visitor.accept(statement, local);
      local.apply(statement);
    }
  }

  /** The table of a name, if it is certain. */
  Optional<Table> table(QualifiedName name) {
    return Optional.ofNullable(tables.get(TableId.of(name)));
  }

  /** Whether a constraint is the primary key of its table. */
  static boolean isPrimaryKey(ConstraintOf constraint) {
    return constraint.constraint().body() instanceof Body.PrimaryKey
        || constraint.constraint().body() instanceof Body.UsingIndex index && index.primaryKey();
  }

  /** Whether a table has no other columns than those that its statement writes. */
  static boolean isComplete(CreateTable create) {
    return create.complete()
        && create.inherits().isEmpty()
        && create.partitionOf().isEmpty()
        && create.ofType().isEmpty()
        && create.query().isEmpty()
        && create.items().stream().noneMatch(TableItem.Like.class::isInstance);
  }

  private void findUncertain(Subject subject) {
    Facts facts = subject.facts();
    Set<TableId> created = new HashSet<>();
    for (Statement statement : facts.statements()) {
      if (statement instanceof CreateTable create) {
        TableId id = TableId.of(create.table());
        boolean elsewhere =
            subject.index().table(id).stream()
                .flatMap(table -> table.declarations().stream())
                .anyMatch(place -> !place.document().equals(facts.document()));
        if (!created.add(id) || elsewhere) {
          uncertain.add(id);
        }
      }
    }
  }

  private void apply(Statement statement) {
    if (statement instanceof CreateTable create) {
      put(TableId.of(create.table()), new Table(create));
    } else if (statement instanceof Statement.AlterTable alter) {
      alter(alter);
    } else if (statement instanceof Statement.Drop drop) {
      drop.names().forEach(name -> tables.remove(TableId.of(name)));
      if (drop.kind().equals("SCHEMA") || drop.kind().equals("OWNED")) {
        tables.clear();
      }
    }
  }

  private void put(TableId id, Table table) {
    if (!uncertain.contains(id)) {
      tables.put(id, table);
    }
  }

  private void alter(Statement.AlterTable alter) {
    TableId id = TableId.of(alter.table());
    Optional<Table> known = Optional.ofNullable(tables.get(id));
    if (known.isEmpty()) {
      return;
    }
    Table table = known.get();
    for (AlterAction action : alter.actions()) {
      apply(table, alter.table(), action);
      if (action instanceof AlterAction.RenameTable rename) {
        tables.remove(id);
        put(id.sibling(rename.to().value()), table);
      } else if (action instanceof AlterAction.SetSchema
          || action instanceof AlterAction.Unreadable) {
        tables.remove(id);
      }
    }
  }

  private static void apply(Table table, QualifiedName name, AlterAction action) {
    switch (action) {
      case AlterAction.AddColumn add -> {
        table.columns.putIfAbsent(add.column().name().value(), new ColumnOf(name, add.column()));
        addKey(table, name, add);
      }
      case AlterAction.AddConstraint add -> addKey(table, name, add);
      case AlterAction.DropColumn drop -> {
        String column = drop.column().value();
        table.columns.remove(column);
        table.primaryKey = table.primaryKey.filter(key -> !uses(key, column));
      }
      case AlterAction.RenameColumn rename ->
          Optional.ofNullable(table.columns.remove(rename.from().value()))
              .ifPresent(column -> table.columns.put(rename.to().value(), column));
      case AlterAction.SetType set ->
          table.columns.computeIfPresent(
              set.column().value(), (key, column) -> typed(column, set.type()));
      case AlterAction.DropConstraint drop -> {
        if (drop.constraint().value().equals(nameOfKey(table))) {
          table.primaryKey = Optional.empty();
        }
      }
      case AlterAction.SetDefault ignored -> {}
      case AlterAction.SetNotNull ignored -> {}
      case AlterAction.RenameTable ignored -> {}
      case AlterAction.RenameConstraint ignored -> {}
      case AlterAction.Property ignored -> {}
      case AlterAction.Unreadable ignored -> {}
    }
  }

  /** Notes the primary key that an action adds, if it adds one. */
  private static void addKey(Table table, QualifiedName name, AlterAction action) {
    Optional<ConstraintOf> key =
        Written.constraints(name, action).stream().filter(LocalTables::isPrimaryKey).findFirst();
    table.primaryKey = table.primaryKey.or(() -> key);
  }

  private static boolean uses(ConstraintOf key, String column) {
    return key.column().filter(it -> it.name().value().equals(column)).isPresent()
        || key.constraint().body() instanceof Body.PrimaryKey body
            && body.columns().stream().anyMatch(it -> it.value().equals(column));
  }

  private static String nameOfKey(Table table) {
    return table
        .primaryKey
        .flatMap(key -> key.constraint().name())
        .map(Name::value)
        .orElseGet(() -> table.created().table().name().value() + "_pkey");
  }

  private static ColumnOf typed(ColumnOf known, TypeName type) {
    TableItem.Column column = known.column();
    return new ColumnOf(
        known.table(),
        new TableItem.Column(
            column.name(),
            Optional.of(type),
            column.collation(),
            column.storage(),
            column.compression(),
            column.options(),
            column.constraints(),
            column.span()));
  }
}
