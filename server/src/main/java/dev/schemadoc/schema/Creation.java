package dev.schemadoc.schema;

import dev.schemadoc.sql.Constraint;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.IndexPart;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.QualifiedName;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.TableItem;
import dev.schemadoc.text.Place;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Carries out what makes tables, views, indexes and constraints. */
final class Creation {

  private final Ledger ledger;

  Creation(Ledger ledger) {
    this.ledger = ledger;
  }

  void table(Statement.CreateTable create) {
    TableId id = ledger.made(create.table());
    List<Showing.Parent> parents = new ArrayList<>();
    create
        .partitionOf()
        .ifPresent(parent -> parents.add(parent(Showing.Parent.Kind.PARTITION_OF, parent)));
    for (QualifiedName parent : create.inherits()) {
      parents.add(parent(Showing.Parent.Kind.INHERITS, parent));
    }
    create
        .ofType()
        .ifPresent(
            type ->
                parents.add(
                    new Showing.Parent(Showing.Parent.Kind.OF_TYPE, ledger.type(type), List.of())));
    boolean whole = create.complete() && create.query().isEmpty() && ledger.isPostgresql();
    boolean stub =
        create.items().stream().allMatch(TableItem.Elision.class::isInstance)
            && parents.isEmpty()
            && !create.complete();
    show(
        id,
        RelationKind.TABLE,
        create,
        create.ifNotExists(),
        create.table().name().span(),
        create.items(),
        parents,
        stub ? Showing.Extent.STUB : whole ? Showing.Extent.WHOLE : Showing.Extent.PART,
        create.columns());
  }

  Showing.Parent parent(Showing.Parent.Kind kind, QualifiedName name) {
    return new Showing.Parent(kind, ledger.table(name), List.of());
  }

  /** A constraint and the columns that it stands behind. */
  record Pending(Constraint constraint, List<String> columns) {}

  void show(
      TableId id,
      RelationKind kind,
      Statement statement,
      boolean unlessExists,
      Span name,
      List<TableItem> items,
      List<Showing.Parent> parents,
      Showing.Extent extent,
      List<Name> more) {
    SequencedMap<String, KnownColumn> columns = new LinkedHashMap<>();
    List<Showing.Parent> allParents = new ArrayList<>(parents);
    List<Pending> pending = new ArrayList<>();
    List<KnownIndex> inline = new ArrayList<>();
    boolean part = false;
    for (Name column : more) {
      columns.putIfAbsent(
          column.value(), KnownColumn.named(column.value(), ledger.at(column.span())));
    }
    for (TableItem item : items) {
      switch (item) {
        case TableItem.Column column -> {
          String own = column.name().value();
          if (column.type().isPresent() || parents.isEmpty()) {
            columns.putIfAbsent(own, Columns.of(column, ledger));
          }
          for (Constraint constraint : column.constraints()) {
            pending.add(new Pending(constraint, List.of(own)));
          }
        }
        case TableItem.TableConstraint constraint ->
            pending.add(new Pending(constraint.constraint(), List.of()));
        case TableItem.Like like ->
            allParents.add(
                new Showing.Parent(
                    Showing.Parent.Kind.LIKE, ledger.table(like.source()), like.options()));
        case TableItem.InlineIndex index -> inline.add(inline(id, index));
        case TableItem.Elision ignored -> part = true;
        case TableItem.Unreadable bad -> {
          part = true;
          bad.name()
              .ifPresent(
                  column ->
                      columns.putIfAbsent(
                          column.value(),
                          KnownColumn.named(column.value(), ledger.at(column.span()))));
        }
      }
    }
    Showing.Extent shown = part && extent == Showing.Extent.WHOLE ? Showing.Extent.PART : extent;
    for (Pending each : pending) {
      keyColumns(each)
          .forEach(column -> columns.computeIfPresent(column, (n, c) -> c.withNotNull(Answer.YES)));
    }
    ledger.note(id, kind, Optional.empty(), id, true, unlessExists, ledger.at(name));
    Showing showing =
        new Showing(
            id,
            kind,
            Optional.of(statement),
            shown,
            columns,
            allParents,
            ledger.at(name),
            ledger.step());
    ledger.update(id, saying -> saying.plus(showing));
    inline.forEach(index -> ledger.update(id, saying -> saying.plus(index)));
    columns.values().forEach(column -> sequence(id, column));
    constrain(id, pending);
  }

  /** The columns that a primary key makes NOT NULL, or that a table constraint does. */
  private static List<String> keyColumns(Pending pending) {
    return switch (pending.constraint().body()) {
      case Body.PrimaryKey key ->
          pending.columns().isEmpty() ? Columns.names(key.columns()) : pending.columns();
      case Body.NotNull notNull -> Columns.names(notNull.columns());
      case Body.Nullable ignored -> List.of();
      case Body.Default ignored -> List.of();
      case Body.Check ignored -> List.of();
      case Body.Unique ignored -> List.of();
      case Body.UsingIndex ignored -> List.of();
      case Body.ForeignKey ignored -> List.of();
      case Body.Exclude ignored -> List.of();
      case Body.Generated ignored -> List.of();
      case Body.Identity ignored -> List.of();
    };
  }

  private KnownIndex inline(TableId table, TableItem.InlineIndex index) {
    Place place = ledger.at(index.name().map(Name::span).orElse(index.span()));
    return new KnownIndex(
        table.sibling(index.name().map(Name::value).orElse("")),
        table,
        index.name().isPresent(),
        index.unique(),
        "btree",
        List.of(),
        Optional.of(Columns.names(index.columns())),
        List.of(),
        Optional.empty(),
        false,
        place);
  }

  /** The sequence that fills a column, if one does. */
  void sequence(TableId table, KnownColumn column) {
    boolean filled =
        column.value() instanceof KnownColumn.Value.Serial
            || column.value() instanceof KnownColumn.Value.Identity;
    if (filled) {
      TableId id = table.sibling(ledger.choose(table, List.of(column.name()), "seq"));
      ledger.note(id, RelationKind.SEQUENCE, Optional.empty(), table, false, false, column.place());
    }
  }

  /** Names and notes constraints in the order in which PostgreSQL makes them. */
  void constrain(TableId table, List<Pending> pending) {
    for (KnownConstraint.Kind kind :
        List.of(
            KnownConstraint.Kind.NOT_NULL,
            KnownConstraint.Kind.CHECK,
            KnownConstraint.Kind.PRIMARY_KEY,
            KnownConstraint.Kind.UNIQUE,
            KnownConstraint.Kind.EXCLUDE,
            KnownConstraint.Kind.FOREIGN_KEY)) {
      for (Pending each : pending) {
        if (kindOf(each.constraint().body()).filter(kind::equals).isPresent()) {
          constrain(table, each, kind);
        }
      }
    }
  }

  private static Optional<KnownConstraint.Kind> kindOf(Body body) {
    return switch (body) {
      case Body.PrimaryKey ignored -> Optional.of(KnownConstraint.Kind.PRIMARY_KEY);
      case Body.UsingIndex using ->
          Optional.of(
              using.primaryKey() ? KnownConstraint.Kind.PRIMARY_KEY : KnownConstraint.Kind.UNIQUE);
      case Body.Unique ignored -> Optional.of(KnownConstraint.Kind.UNIQUE);
      case Body.Exclude ignored -> Optional.of(KnownConstraint.Kind.EXCLUDE);
      case Body.ForeignKey ignored -> Optional.of(KnownConstraint.Kind.FOREIGN_KEY);
      case Body.Check ignored -> Optional.of(KnownConstraint.Kind.CHECK);
      case Body.NotNull ignored -> Optional.of(KnownConstraint.Kind.NOT_NULL);
      case Body.Nullable ignored -> Optional.empty();
      case Body.Default ignored -> Optional.empty();
      case Body.Generated ignored -> Optional.empty();
      case Body.Identity ignored -> Optional.empty();
    };
  }

  private void constrain(TableId table, Pending pending, KnownConstraint.Kind kind) {
    Constraint source = pending.constraint();
    List<String> columns = columnsOf(table, pending);
    Optional<Name> written = source.name();
    boolean unnamed = written.isEmpty() && kind == KnownConstraint.Kind.NOT_NULL;
    if (unnamed) {
      // It has no name before PostgreSQL 18.
      return;
    }
    List<String> parts =
        switch (kind) {
          case PRIMARY_KEY -> List.of();
          case CHECK -> columns.size() == 1 ? columns : List.of();
          case UNIQUE, EXCLUDE, FOREIGN_KEY, NOT_NULL -> columns;
        };
    String chosen =
        source.body() instanceof Body.UsingIndex using
            ? using.index().value()
            : written.map(Name::value).orElseGet(() -> ledger.choose(table, parts, kind));
    String name = written.map(Name::value).orElse(chosen);
    Place place = ledger.at(written.map(Name::span).orElse(source.span()));
    Optional<Body.ForeignKey> key =
        source.body() instanceof Body.ForeignKey foreign ? Optional.of(foreign) : Optional.empty();
    KnownConstraint constraint =
        new KnownConstraint(
            table,
            name,
            written.isPresent(),
            kind,
            columns,
            key.map(foreign -> ledger.table(foreign.target())),
            key.map(foreign -> Columns.names(foreign.targetColumns())).orElse(List.of()),
            source,
            place);
    ledger.note(constraint);
    if (source.body() instanceof Body.UsingIndex using) {
      // The index becomes the constraint's, and takes its name.
      TableId index = table.sibling(using.index().value());
      ledger.update(table, saying -> saying.keepingIndexes(each -> !each.id().equals(index)));
      ledger.put(index, ledger.said(index).drop());
    }
    if (kind.hasIndex()) {
      ledger.note(
          table.sibling(name),
          RelationKind.INDEX,
          Optional.of(kind),
          table,
          written.isPresent(),
          false,
          place);
    }
  }

  private List<String> columnsOf(TableId table, Pending pending) {
    List<String> behind = pending.columns();
    return switch (pending.constraint().body()) {
      case Body.PrimaryKey key -> behind.isEmpty() ? Columns.names(key.columns()) : behind;
      case Body.Unique key -> behind.isEmpty() ? Columns.names(key.columns()) : behind;
      case Body.ForeignKey key -> behind.isEmpty() ? Columns.names(key.columns()) : behind;
      case Body.NotNull key -> behind.isEmpty() ? Columns.names(key.columns()) : behind;
      case Body.UsingIndex using ->
          ledger.saying(table).indexes().stream()
              .filter(index -> index.id().name().equals(using.index().value()))
              .flatMap(index -> index.columns().stream())
              .findFirst()
              .orElse(List.of());
      case Body.Check check ->
          check.condition().columns().stream()
              .map(reference -> reference.column().value())
              .distinct()
              .toList();
      case Body.Exclude exclude ->
          exclude.elements().stream()
              .map(element -> Interpreter.columnNameOf(element.part()))
              .toList();
      case Body.Nullable ignored -> List.of();
      case Body.Default ignored -> List.of();
      case Body.Generated ignored -> List.of();
      case Body.Identity ignored -> List.of();
    };
  }

  void index(Statement.CreateIndex create) {
    TableId table = ledger.table(create.table());
    TableId id =
        table.sibling(
            create
                .name()
                .map(Name::value)
                .orElseGet(
                    () ->
                        ledger.choose(
                            table,
                            create.parts().stream().map(Interpreter::columnNameOf).toList(),
                            "idx")));
    Place place = ledger.at(create.name().map(Name::span).orElse(create.span()));
    ledger.note(
        id,
        RelationKind.INDEX,
        Optional.empty(),
        table,
        create.name().isPresent(),
        create.ifNotExists(),
        place);
    List<IndexPart> parts = create.parts();
    KnownIndex index =
        new KnownIndex(
            id,
            table,
            create.name().isPresent(),
            create.unique(),
            create.method().map(Name::value).orElse("btree"),
            parts,
            Columns.keys(parts),
            Columns.names(create.include()),
            create.where(),
            create.nullsNotDistinct(),
            place);
    ledger.update(table, saying -> saying.plus(index));
  }
}
