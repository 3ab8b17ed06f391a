package dev.schemadoc.schema;

import dev.schemadoc.sql.AlterAction;
import dev.schemadoc.sql.Change;
import dev.schemadoc.sql.Command;
import dev.schemadoc.sql.Constraint;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.Declaration;
import dev.schemadoc.sql.Expression;
import dev.schemadoc.sql.IndexPart;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.QualifiedName;
import dev.schemadoc.sql.Script;
import dev.schemadoc.sql.SequenceOption;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.TableItem;
import dev.schemadoc.sql.Target;
import dev.schemadoc.text.Place;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one document says about each name, from statement to statement: its statements are carried
 * out in their order, as far as that can be done without knowing any other document.
 *
 * <p>A statement that PostgreSQL would refuse is carried out all the same, so that one mistake does
 * not bring forth others.
 */
final class History {

  /** A statement and the schemas in which its names are looked for. */
  record Numbered(int number, Facts.Fence fence, Statement statement, SearchPath path) {}

  /** The beginning of a statement inside of a {@code DO} block that declares something. */
  private static final Pattern INNER =
      Pattern.compile(
          "(?i)\\b(?:CREATE\\s+(?:TYPE|DOMAIN|TABLE|SCHEMA|EXTENSION|SEQUENCE|INDEX|ROLE|UNIQUE"
              + "|POLICY|TRIGGER|OR)|ALTER\\s+(?:TABLE|TYPE))\\b");

  private static final int LONGEST_BLOCK = 100_000;

  final Versions<TableId, TableSaying> tables = new Versions<>();
  final Versions<TableId, Said<KnownRelation>> relations = new Versions<>();
  final Versions<TableId, TypeSaying> types = new Versions<>();
  final Versions<TableId, Said<KnownRoutine>> routines = new Versions<>();
  final Versions<Thing, Said<Declared>> things = new Versions<>();

  private final Facts facts;
  private final List<Numbered> statements = new ArrayList<>();
  private final Set<TableId> constraintNames = new HashSet<>();
  private SearchPath path = SearchPath.DEFAULT;
  private int step;
  private boolean isPostgresql = true;

  private History(Facts facts) {
    this.facts = facts;
  }

  static History of(Facts facts) {
    History history = new History(facts);
    for (Facts.Fence fence : facts.fences()) {
      if (fence.contributes()) {
        history.isPostgresql = fence.isPostgresql();
        for (Statement statement : fence.script().statements()) {
          history.statements.add(new Numbered(history.step, fence, statement, history.path));
          history.apply(statement);
          history.step++;
        }
      }
    }
    return history;
  }

  /** The statements that contribute to the schema, also those in other dialects. */
  List<Numbered> statements() {
    return List.copyOf(statements);
  }

  /** The table that a name refers to. */
  TableId table(QualifiedName name, SearchPath searched) {
    return searched.found(name, tables.keys()::contains);
  }

  /** The type that a name refers to. */
  TableId type(QualifiedName name, SearchPath searched) {
    return searched.found(name, types.keys()::contains);
  }

  /** The function that a name refers to. */
  TableId routine(QualifiedName name, SearchPath searched) {
    return searched.found(name, routines.keys()::contains);
  }

  /** The index, the sequence or whatever else a name of their name space refers to. */
  TableId relation(QualifiedName name, SearchPath searched) {
    return searched.found(name, relations.keys()::contains);
  }

  // One statement

  private void apply(Statement statement) {
    switch (statement) {
      case Statement.CreateTable create -> createTable(create);
      case Statement.CreateIndex create -> createIndex(create);
      case Statement.CreateEnum create ->
          define(
              create.type(),
              create,
              new KnownType.Body.Enum(
                  create.labels().stream().map(Statement.Label::value).toList()));
      case Statement.AlterTable alter -> {
        TableId id = relationOf(alter.table());
        for (AlterAction action : alter.actions()) {
          id = alter(id, action);
        }
      }
      case Statement.Alter alter -> alter(alter);
      case Statement.Drop drop -> drop(drop);
      case Declaration declaration -> declare(declaration);
      case Command.DoBlock block -> block(block);
      case Command.Other other -> command(other);
      case Command.Query ignored -> {}
      case Command.Grant ignored -> {}
      case Command.DefaultPrivileges ignored -> {}
      case Command.Transaction ignored -> {}
      case Statement.CommentOn ignored -> {}
      case Statement.Unreadable ignored -> {}
    }
  }

  /** A block runs what stands in it, or some of it: it may ask first whether something exists. */
  private void block(Command.DoBlock block) {
    if (block.body().isEmpty() || block.body().get().length() > LONGEST_BLOCK) {
      return;
    }
    Span body = block.body().get();
    String text = body.in(facts.sql());
    Matcher inner = INNER.matcher(text);
    int from = 0;
    while (inner.find(from)) {
      int end = text.indexOf(';', inner.end());
      int stop = end < 0 ? text.length() : end;
      Span span = new Span(body.start() + inner.start(), body.start() + stop);
      Script.read(facts.sql(), span).statements().stream()
          .filter(statement -> !(statement instanceof Statement.Drop))
          .forEach(this::apply);
      from = stop;
    }
  }

  private void command(Command.Other other) {
    if (other.keyword().equals("SET") || other.keyword().equals("RESET")) {
      SearchPath.setBy(other.span().in(facts.sql())).ifPresent(set -> path = set);
    }
  }

  // CREATE TABLE and the like

  private void createTable(Statement.CreateTable create) {
    TableId id = path.made(create.table());
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
                    new Showing.Parent(Showing.Parent.Kind.OF_TYPE, type(type, path), List.of())));
    boolean whole = create.complete() && create.query().isEmpty() && isPostgresql;
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

  private Showing.Parent parent(Showing.Parent.Kind kind, QualifiedName name) {
    return new Showing.Parent(kind, table(name, path), List.of());
  }

  /** A constraint and the columns that it stands behind. */
  private record Pending(Constraint constraint, List<String> columns) {}

  private void show(
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
      columns.putIfAbsent(column.value(), KnownColumn.named(column.value(), at(column.span())));
    }
    for (TableItem item : items) {
      switch (item) {
        case TableItem.Column column -> {
          String own = column.name().value();
          if (column.type().isPresent() || parents.isEmpty()) {
            columns.putIfAbsent(own, Columns.of(column, at(column.name().span())));
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
                    Showing.Parent.Kind.LIKE, table(like.source(), path), like.options()));
        case TableItem.InlineIndex index -> inline.add(inline(id, index));
        case TableItem.Elision ignored -> part = true;
        case TableItem.Unreadable bad -> {
          part = true;
          bad.name()
              .ifPresent(
                  column ->
                      columns.putIfAbsent(
                          column.value(), KnownColumn.named(column.value(), at(column.span()))));
        }
      }
    }
    Showing.Extent shown = part && extent == Showing.Extent.WHOLE ? Showing.Extent.PART : extent;
    for (Pending each : pending) {
      keyColumns(each)
          .forEach(column -> columns.computeIfPresent(column, (n, c) -> c.withNotNull(Answer.YES)));
    }
    relation(
        new KnownRelation(
            id, kind, Optional.empty(), id, true, unlessExists, dropped(id), at(name), step));
    Showing showing =
        new Showing(id, kind, Optional.of(statement), shown, columns, allParents, at(name), step);
    TableSaying saying = saying(id).plus(showing);
    for (KnownIndex index : inline) {
      saying = saying.plus(index);
    }
    tables.put(id, step, saying);
    for (KnownColumn column : columns.values()) {
      boolean hasSequence =
          column.value() instanceof KnownColumn.Value.Serial
              || column.value() instanceof KnownColumn.Value.Identity;
      if (hasSequence) {
        sequenceOf(id, column);
      }
    }
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
    Place place = at(index.name().map(Name::span).orElse(index.span()));
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

  private void sequenceOf(TableId table, KnownColumn column) {
    String name =
        DefaultNames.choose(
            table.name(), List.of(column.name()), "seq", taken -> exists(table.sibling(taken)));
    relation(
        new KnownRelation(
            table.sibling(name),
            RelationKind.SEQUENCE,
            Optional.empty(),
            table,
            false,
            false,
            false,
            column.place(),
            step));
  }

  /** Names and notes constraints in the order in which PostgreSQL makes them. */
  private void constrain(TableId table, List<Pending> pending) {
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
    String name =
        written
            .map(Name::value)
            .orElseGet(
                () ->
                    source.body() instanceof Body.UsingIndex using
                        ? using.index().value()
                        : DefaultNames.choose(
                            table.name(),
                            parts,
                            kind.label(),
                            taken ->
                                constraintNames.contains(table.sibling(taken))
                                    || kind.hasIndex() && exists(table.sibling(taken))));
    constraintNames.add(table.sibling(name));
    Place place = at(written.map(Name::span).orElse(source.span()));
    Optional<Body.ForeignKey> key =
        source.body() instanceof Body.ForeignKey foreign ? Optional.of(foreign) : Optional.empty();
    KnownConstraint constraint =
        new KnownConstraint(
            table,
            name,
            written.isPresent(),
            kind,
            columns,
            key.map(foreign -> table(foreign.target(), path)),
            key.map(foreign -> Columns.names(foreign.targetColumns())).orElse(List.of()),
            source,
            place);
    TableSaying saying = saying(table).plus(constraint);
    if (source.body() instanceof Body.UsingIndex using) {
      // The index becomes the constraint's, and takes its name.
      TableId index = table.sibling(using.index().value());
      saying =
          saying.withIndexes(
              saying.indexes().stream().filter(each -> !each.id().equals(index)).toList());
      relations.put(index, step, said(index).drop());
    }
    tables.put(table, step, saying);
    if (kind.hasIndex() && isPostgresql) {
      TableId id = table.sibling(name);
      relation(
          new KnownRelation(
              id,
              RelationKind.INDEX,
              Optional.of(kind),
              table,
              written.isPresent(),
              false,
              dropped(id),
              place,
              step));
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
          saying(table).indexes().stream()
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

  private void createIndex(Statement.CreateIndex create) {
    TableId table = table(create.table(), path);
    TableId id =
        table.sibling(
            create
                .name()
                .map(Name::value)
                .orElseGet(
                    () ->
                        DefaultNames.choose(
                            table.name(),
                            create.parts().stream().map(Interpreter::columnNameOf).toList(),
                            "idx",
                            taken -> exists(table.sibling(taken)))));
    Place place = at(create.name().map(Name::span).orElse(create.span()));
    if (isPostgresql) {
      relation(
          new KnownRelation(
              id,
              RelationKind.INDEX,
              Optional.empty(),
              table,
              create.name().isPresent(),
              create.ifNotExists(),
              dropped(id),
              place,
              step));
    }
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
    tables.put(table, step, saying(table).plus(index));
  }

  // Other declarations

  private void declare(Declaration declaration) {
    switch (declaration) {
      case Declaration.View view -> {
        TableId id = path.made(view.view());
        if (view.orReplace() && !said(id).here().isEmpty()) {
          relations.put(id, step, said(id).without(each -> each.kind() == RelationKind.VIEW));
        }
        show(
            id,
            view.materialized() ? RelationKind.MATERIALIZED_VIEW : RelationKind.VIEW,
            view,
            view.ifNotExists() || view.orReplace(),
            view.view().name().span(),
            List.of(),
            List.of(),
            Showing.Extent.PART,
            view.columns());
      }
      case Declaration.ForeignTable table -> {
        List<Showing.Parent> parents = new ArrayList<>();
        table
            .partitionOf()
            .ifPresent(parent -> parents.add(parent(Showing.Parent.Kind.PARTITION_OF, parent)));
        table
            .inherits()
            .forEach(parent -> parents.add(parent(Showing.Parent.Kind.INHERITS, parent)));
        show(
            path.made(table.table()),
            RelationKind.FOREIGN_TABLE,
            table,
            table.ifNotExists(),
            table.table().name().span(),
            table.items(),
            parents,
            isPostgresql ? Showing.Extent.WHOLE : Showing.Extent.PART,
            List.of());
      }
      case Declaration.Sequence sequence -> {
        TableId id = path.made(sequence.sequence());
        Place place = at(sequence.sequence().name().span());
        TableId owner =
            sequence.options().stream()
                .filter(SequenceOption.OwnedBy.class::isInstance)
                .flatMap(option -> ((SequenceOption.OwnedBy) option).owner().stream())
                .map(owned -> table(owned.table(), path))
                .findFirst()
                .orElse(id);
        relation(
            new KnownRelation(
                id,
                RelationKind.SEQUENCE,
                Optional.empty(),
                owner,
                true,
                sequence.ifNotExists(),
                dropped(id),
                place,
                step));
        declared(new Thing.Sequence(id), sequence, place);
      }
      case Declaration.Domain domain ->
          define(
              domain.domain(),
              domain,
              new KnownType.Body.Domain(
                  domain.type().map(SqlType::of),
                  domain.constraints().stream()
                      .anyMatch(each -> each.body() instanceof Body.NotNull),
                  domain.constraints().stream()
                      .anyMatch(each -> each.body() instanceof Body.Default)));
      case Declaration.CompositeType type -> {
        TableId id = path.made(type.type());
        Place place = at(type.type().name().span());
        relation(
            new KnownRelation(
                id,
                RelationKind.COMPOSITE_TYPE,
                Optional.empty(),
                id,
                true,
                false,
                dropped(id),
                place,
                step));
        define(type.type(), type, new KnownType.Body.Composite(type.attributes()));
      }
      case Declaration.RangeType type ->
          define(type.type(), type, new KnownType.Body.Range(type.subtype().map(SqlType::of)));
      case Declaration.BaseType type ->
          define(
              type.type(),
              type,
              type.settings().isEmpty() ? new KnownType.Body.Shell() : new KnownType.Body.Base());
      case Declaration.Schema schema -> {
        schema
            .name()
            .ifPresent(
                name ->
                    declared(
                        new Thing.Schema(name.name().value()), schema, at(name.name().span())));
        inside(schema);
      }
      case Declaration.Extension extension ->
          declared(
              new Thing.Extension(extension.extension().value()),
              extension,
              at(extension.extension().span()));
      case Declaration.Routine routine ->
          routine(
              routine.routine(),
              routine.procedure() ? KnownRoutine.Kind.PROCEDURE : KnownRoutine.Kind.FUNCTION,
              routine,
              routine.orReplace());
      case Declaration.Trigger trigger ->
          member(
              KnownMember.Kind.TRIGGER,
              trigger.trigger(),
              table(trigger.table(), path),
              trigger,
              trigger.orReplace());
      case Declaration.Policy policy ->
          member(
              KnownMember.Kind.POLICY, policy.policy(), table(policy.table(), path), policy, false);
      case Declaration.Other other -> other(other);
    }
  }

  /** The tables that {@code CREATE SCHEMA} declares inside, of which only the names are known. */
  private void inside(Declaration.Schema schema) {
    for (Statement.Reference reference : schema.references()) {
      if (reference.role() == Statement.Reference.Role.TABLE && schema.name().isPresent()) {
        String home = schema.name().get().name().value();
        TableId id =
            new TableId(
                reference.name().schema().map(Name::value).orElse(home),
                reference.name().name().value());
        Place place = at(reference.name().name().span());
        tables.put(
            id,
            step,
            saying(id)
                .plus(
                    new Showing(
                        id,
                        RelationKind.TABLE,
                        Optional.of(schema),
                        Showing.Extent.STUB,
                        new LinkedHashMap<>(),
                        List.of(),
                        place,
                        step)));
      }
    }
  }

  private void other(Declaration.Other other) {
    if (other.name().isEmpty()) {
      return;
    }
    QualifiedName name = other.name().get();
    Place place = at(name.name().span());
    switch (other.kind()) {
      case "AGGREGATE" -> routine(name, KnownRoutine.Kind.AGGREGATE, other, false);
      case "FUNCTION" -> routine(name, KnownRoutine.Kind.FUNCTION, other, true);
      case "PROCEDURE" -> routine(name, KnownRoutine.Kind.PROCEDURE, other, true);
      case "TABLE", "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE" -> {
        TableId id = path.made(name);
        show(
            id,
            RelationKind.valueOf(other.kind().replace(' ', '_')),
            other,
            true,
            name.name().span(),
            List.of(),
            List.of(),
            Showing.Extent.STUB,
            List.of());
      }
      case "TYPE", "DOMAIN" -> define(name, other, new KnownType.Body.Unknown());
      case "SCHEMA" -> declared(new Thing.Schema(name.name().value()), other, place);
      case "EXTENSION" -> declared(new Thing.Extension(name.name().value()), other, place);
      case "SEQUENCE" -> declared(new Thing.Sequence(path.made(name)), other, place);
      case "ROLE", "USER", "GROUP" -> declared(new Thing.Role(name.name().value()), other, place);
      case "RULE" ->
          other.references().stream()
              .filter(reference -> reference.role() == Statement.Reference.Role.TABLE)
              .findFirst()
              .ifPresent(
                  table ->
                      member(
                          KnownMember.Kind.RULE,
                          name.name(),
                          table(table.name(), path),
                          other,
                          true));
      default -> declared(new Thing.Other(other.kind(), path.made(name)), other, place);
    }
  }

  private void declared(Thing thing, Statement statement, Place place) {
    Said<Declared> said = things.last(thing).orElse(Said.nothing());
    things.put(thing, step, said.plus(new Declared(thing, statement, place, step)));
  }

  private void define(QualifiedName name, Statement statement, KnownType.Body body) {
    TableId id = path.made(name);
    TypeSaying saying = type(id);
    // A shell is there to be filled in.
    Said<KnownType.Definition> before =
        saying.definitions().without(each -> each.body() instanceof KnownType.Body.Shell);
    types.put(
        id,
        step,
        saying.with(
            before.plus(
                new KnownType.Definition(
                    id,
                    body,
                    Optional.of(statement),
                    saying.definitions().dropped(),
                    at(name.name().span()),
                    step))));
  }

  private void routine(
      QualifiedName name, KnownRoutine.Kind kind, Statement statement, boolean orReplace) {
    TableId id = path.made(name);
    Said<KnownRoutine> said = routines.last(id).orElse(Said.nothing());
    KnownRoutine routine =
        new KnownRoutine(id, kind, statement, said.dropped(), at(name.name().span()), step);
    if (orReplace) {
      said = said.without(each -> Signatures.same(each, routine));
    }
    routines.put(id, step, said.plus(routine));
  }

  private void member(
      KnownMember.Kind kind, Name name, TableId table, Statement statement, boolean orReplace) {
    TableSaying saying = saying(table);
    List<KnownMember> members = new ArrayList<>(saying.members());
    if (orReplace) {
      members.removeIf(each -> each.kind() == kind && each.name().equals(name.value()));
    }
    members.add(new KnownMember(kind, name.value(), statement, at(name.span()), step));
    tables.put(table, step, saying.withMembers(members));
  }

  // ALTER TABLE

  /** Changes a table; the name that it has afterwards. */
  private TableId alter(TableId id, AlterAction action) {
    switch (action) {
      case AlterAction.AddColumn add -> addColumn(id, add);
      case AlterAction.AddConstraint add ->
          constrain(id, List.of(new Pending(add.constraint(), List.of())));
      case AlterAction.DropColumn drop -> dropColumn(id, drop.column());
      case AlterAction.DropConstraint drop -> dropConstraint(id, drop.constraint().value());
      case AlterAction.SetType set ->
          change(id, set.column(), column -> column.withType(SqlType.of(set.type())));
      case AlterAction.SetDefault set ->
          change(
              id,
              set.column(),
              column ->
                  column.withValue(set.value().map(Columns::value).orElse(KnownColumn.NO_VALUE)));
      case AlterAction.SetNotNull set ->
          change(id, set.column(), column -> column.withNotNull(set.notNull()));
      case AlterAction.RenameTable rename -> {
        return rename(id, id.sibling(rename.to().value()), rename.to().span());
      }
      case AlterAction.SetSchema set -> {
        return rename(id, new TableId(set.schema().value(), id.name()), set.schema().span());
      }
      case AlterAction.RenameColumn rename -> renameColumn(id, rename.from(), rename.to());
      case AlterAction.RenameConstraint rename ->
          renameConstraint(id, rename.from().value(), rename.to());
      case AlterAction.AddIdentity add ->
          change(
              id,
              add.column(),
              column -> column.withValue(new KnownColumn.Value.Identity(add.always())));
      case AlterAction.DropIdentity drop ->
          change(id, drop.column(), column -> column.withValue(KnownColumn.NO_VALUE));
      case AlterAction.DropExpression drop ->
          change(id, drop.column(), column -> column.withValue(KnownColumn.NO_VALUE));
      case AlterAction.RowSecurity security -> {
        switch (security.state()) {
          case ENABLE -> tables.put(id, step, saying(id).withRowSecurity(true));
          case DISABLE -> tables.put(id, step, saying(id).withRowSecurity(false));
          case FORCE, NO_FORCE -> {}
        }
      }
      case AlterAction.Inherit ignored -> tables.put(id, step, saying(id).opened());
      case AlterAction.OfType ignored -> tables.put(id, step, saying(id).opened());
      case AlterAction.Unreadable ignored -> tables.put(id, step, saying(id).opened());
      case AlterAction.Property ignored -> {}
    }
    return id;
  }

  private void addColumn(TableId id, AlterAction.AddColumn add) {
    Name name = add.column().name();
    KnownColumn column = Columns.of(add.column(), at(name.span()));
    TableSaying saying = saying(id);
    SequencedMap<String, ColumnChange> changes = new LinkedHashMap<>(saying.changes());
    changes.put(name.value(), ColumnChange.added(column));
    tables.put(id, step, saying.withChanges(changes));
    boolean hasSequence =
        column.value() instanceof KnownColumn.Value.Serial
            || column.value() instanceof KnownColumn.Value.Identity;
    if (hasSequence) {
      sequenceOf(id, column);
    }
    constrain(
        id,
        add.column().constraints().stream()
            .map(constraint -> new Pending(constraint, List.of(name.value())))
            .toList());
  }

  private void change(TableId id, Name column, UnaryOperator<ColumnChange> change) {
    Place place = at(column.span());
    tables.put(id, step, saying(id).changing(column.value(), change, ColumnChange.at(place)));
  }

  private void dropColumn(TableId id, Name column) {
    String name = column.value();
    TableSaying saying = saying(id);
    SequencedMap<String, ColumnChange> changes = new LinkedHashMap<>(saying.changes());
    changes.put(name, ColumnChange.at(at(column.span())).drop(at(column.span())));
    for (KnownConstraint constraint : saying.constraints()) {
      if (constraint.columns().contains(name)) {
        release(id, constraint.name());
      }
    }
    for (KnownIndex index : saying.indexes()) {
      if (uses(index, name)) {
        release(id, index.id().name());
      }
    }
    tables.put(
        id,
        step,
        saying
            .withChanges(changes)
            .withConstraints(
                saying.constraints().stream()
                    .filter(each -> !each.columns().contains(name))
                    .toList(),
                saying.droppedConstraints())
            .withIndexes(saying.indexes().stream().filter(index -> !uses(index, name)).toList()));
  }

  /** Whether an index goes with a column. */
  private static boolean uses(KnownIndex index, String column) {
    boolean inKeys =
        index.columns().map(keys -> keys.contains(column)).orElse(false)
            || index.columns().isEmpty()
                && index.parts().stream().anyMatch(part -> names(part.value(), column));
    return inKeys
        || index.include().contains(column)
        || index.where().filter(where -> names(where, column)).isPresent();
  }

  private static boolean names(Expression expression, String column) {
    return expression.columns().stream()
        .anyMatch(reference -> reference.column().value().equals(column));
  }

  /** The name of an index or a constraint becomes free. */
  private void release(TableId table, String name) {
    TableId id = table.sibling(name);
    constraintNames.remove(id);
    relations.put(id, step, said(id).without(each -> each.owner().equals(table)));
  }

  private void dropConstraint(TableId id, String name) {
    TableSaying saying = saying(id);
    release(id, name);
    tables.put(
        id,
        step,
        saying.withConstraints(
            saying.constraints().stream().filter(each -> !each.name().equals(name)).toList(),
            TableSaying.with(saying.droppedConstraints(), name)));
  }

  private void renameColumn(TableId id, Name from, Name to) {
    TableSaying saying = saying(id);
    SequencedMap<String, ColumnChange> changes = new LinkedHashMap<>(saying.changes());
    ColumnChange known = changes.getOrDefault(from.value(), ColumnChange.at(at(from.span())));
    Place place = at(to.span());
    ColumnChange renamed =
        known.added().isPresent()
            ? ColumnChange.added(known.applied(known.added().get()).withName(to.value()))
            : known.renamedFrom(known.from().orElse(from.value()), place);
    changes.put(from.value(), ColumnChange.at(at(from.span())).drop(at(from.span())));
    changes.remove(to.value());
    changes.put(to.value(), renamed);
    UnaryOperator<String> rename = column -> column.equals(from.value()) ? to.value() : column;
    tables.put(
        id,
        step,
        saying
            .withChanges(changes)
            .withConstraints(
                saying.constraints().stream()
                    .map(
                        each ->
                            each.withColumns(
                                each.columns().stream().map(rename).toList(), each.targetColumns()))
                    .toList(),
                saying.droppedConstraints())
            .withIndexes(
                saying.indexes().stream()
                    .map(
                        each ->
                            each.withColumns(
                                each.columns().map(keys -> keys.stream().map(rename).toList()),
                                each.include().stream().map(rename).toList()))
                    .toList()));
    for (TableId other : List.copyOf(tables.keys())) {
      TableSaying there = saying(other);
      boolean refers =
          there.constraints().stream()
              .anyMatch(
                  each ->
                      each.target().filter(id::equals).isPresent()
                          && each.targetColumns().contains(from.value()));
      if (refers) {
        tables.put(
            other,
            step,
            there.withConstraints(
                there.constraints().stream()
                    .map(
                        each ->
                            each.target().filter(id::equals).isPresent()
                                ? each.withColumns(
                                    each.columns(),
                                    each.targetColumns().stream().map(rename).toList())
                                : each)
                    .toList(),
                there.droppedConstraints()));
      }
    }
  }

  private void renameConstraint(TableId id, String from, Name to) {
    TableSaying saying = saying(id);
    List<String> gone = TableSaying.with(saying.droppedConstraints(), from);
    tables.put(
        id,
        step,
        saying.withConstraints(
            saying.constraints().stream()
                .map(each -> each.name().equals(from) ? each.withName(to.value(), true) : each)
                .toList(),
            gone));
    constraintNames.remove(id.sibling(from));
    constraintNames.add(id.sibling(to.value()));
    rename(RelationKind.INDEX, id.sibling(from), id.sibling(to.value()));
  }

  /** Renames a table, or whatever else {@code ALTER TABLE} can rename; its new name. */
  private TableId rename(TableId from, TableId to, Span where) {
    Said<KnownRelation> said = said(from);
    boolean other =
        !said.here().isEmpty() && said.here().stream().noneMatch(each -> each.kind().hasColumns());
    if (other) {
      renameRelation(from, to);
      return to;
    }
    TableSaying saying = saying(from);
    tables.put(from, step, TableSaying.gone(from));
    TableSaying renamed = saying.renamed(to);
    boolean known = saying.showings().stream().anyMatch(showing -> !showing.isStub());
    if (!known) {
      // Whatever others declare under the old name is what this is.
      renamed =
          renamed.plus(
              new Showing(
                  to,
                  RelationKind.TABLE,
                  statements.isEmpty()
                      ? Optional.empty()
                      : Optional.of(statements.getLast().statement()),
                  Showing.Extent.WHOLE,
                  new LinkedHashMap<>(),
                  List.of(new Showing.Parent(Showing.Parent.Kind.RENAMED, from, List.of())),
                  at(where),
                  step));
    }
    tables.put(to, step, renamed);
    relations.put(from, step, said.drop());
    KnownRelation table =
        said.here().stream()
            .findFirst()
            .map(each -> each.withId(to, to))
            .orElseGet(
                () ->
                    new KnownRelation(
                        to,
                        RelationKind.TABLE,
                        Optional.empty(),
                        to,
                        true,
                        false,
                        dropped(to),
                        at(where),
                        step));
    relation(table);
    moveOwned(from, to);
    for (TableId each : List.copyOf(tables.keys())) {
      TableSaying there = saying(each);
      if (there.constraints().stream().anyMatch(c -> c.target().filter(from::equals).isPresent())) {
        tables.put(
            each,
            step,
            there.withConstraints(
                there.constraints().stream()
                    .map(c -> c.target().filter(from::equals).isPresent() ? c.withTarget(to) : c)
                    .toList(),
                there.droppedConstraints()));
      }
    }
    return to;
  }

  /** What belongs to a table belongs to it under its new name, and moves with it. */
  private void moveOwned(TableId from, TableId to) {
    for (TableId id : List.copyOf(relations.keys())) {
      Said<KnownRelation> said = said(id);
      List<KnownRelation> owned =
          said.here().stream()
              .filter(each -> each.owner().equals(from) && !each.id().equals(from))
              .toList();
      if (owned.isEmpty()) {
        continue;
      }
      TableId moved = new TableId(to.schema(), id.name());
      relations.put(id, step, said.without(owned::contains));
      for (KnownRelation each : owned) {
        relations.put(moved, step, said(moved).plus(each.withId(moved, to)));
      }
    }
  }

  private void rename(RelationKind kind, TableId from, TableId to) {
    if (said(from).here().stream().anyMatch(each -> each.kind() == kind)) {
      renameRelation(from, to);
    }
  }

  private void renameRelation(TableId from, TableId to) {
    Said<KnownRelation> said = said(from);
    relations.put(from, step, said.drop());
    for (KnownRelation each : said.here()) {
      TableId owner = each.owner().equals(from) ? to : each.owner();
      relations.put(to, step, said(to).plus(each.withId(to, owner)));
      if (each.kind() == RelationKind.INDEX && tables.last(each.owner()).isPresent()) {
        TableSaying saying = saying(each.owner());
        tables.put(
            each.owner(),
            step,
            saying.withIndexes(
                saying.indexes().stream()
                    .map(index -> index.id().equals(from) ? index.withId(to, owner) : index)
                    .toList()));
      }
    }
    moveThing(new Thing.Sequence(from), new Thing.Sequence(to));
  }

  private void moveThing(Thing from, Thing to) {
    Optional<Said<Declared>> said = things.last(from);
    if (said.isPresent()) {
      things.put(from, step, said.get().drop());
      for (Declared each : said.get().here()) {
        Said<Declared> there = things.last(to).orElse(Said.nothing());
        things.put(
            to, step, there.plus(new Declared(to, each.statement(), each.place(), each.step())));
      }
    }
  }

  // ALTER of anything else

  private void alter(Statement.Alter alter) {
    for (Change change : alter.changes()) {
      alter(alter.target(), change);
    }
  }

  private void alter(Target target, Change change) {
    switch (change) {
      case Change.RenameTo rename -> renameTarget(target, rename.to(), Optional.empty());
      case Change.SetSchema set -> renameTarget(target, set.schema(), Optional.of(set.schema()));
      case Change.OfRelation of -> {
        if (target instanceof Target.Named named) {
          TableId unused = alter(relationOf(named.name()), of.action());
        }
      }
      case Change.AddValue add ->
          changeType(target, saying -> saying.plus(add.value().value(), at(add.value().span())));
      case Change.RenameValue rename ->
          changeType(
              target,
              saying ->
                  saying
                      .minus(rename.from().value())
                      .plus(rename.to().value(), at(rename.to().span())));
      case Change.OfType ignored -> changeType(target, saying -> saying.with(unknown(saying)));
      case Change.SetNotNull ignored -> {}
      case Change.SetDefault ignored -> {}
      case Change.OfDomain ignored -> {}
      case Change.OwnerTo ignored -> {}
      case Change.OfSequence ignored -> {}
      case Change.OfRoutine ignored -> {}
      case Change.OfPolicy ignored -> {}
      case Change.UpdateExtension ignored -> {}
      case Change.AttachIndex ignored -> {}
      case Change.Other ignored -> {}
    }
  }

  /** The same type, of whose make-up nothing is certain any more. */
  private static Said<KnownType.Definition> unknown(TypeSaying saying) {
    return saying
        .definitions()
        .map(
            each ->
                new KnownType.Definition(
                    each.id(),
                    new KnownType.Body.Unknown(),
                    each.statement(),
                    each.replaces(),
                    each.place(),
                    each.step()));
  }

  private void changeType(Target target, UnaryOperator<TypeSaying> change) {
    if (target instanceof Target.Named named) {
      TableId id = type(named.name(), path);
      types.put(id, step, change.apply(type(id)));
    }
  }

  private void renameTarget(Target target, Name to, Optional<Name> schema) {
    switch (target) {
      case Target.Named named -> {
        TableId from =
            switch (named.kind()) {
              case "TYPE", "DOMAIN" -> type(named.name(), path);
              default -> relationOf(named.name());
            };
        TableId renamed =
            schema
                .map(name -> new TableId(name.value(), from.name()))
                .orElseGet(() -> from.sibling(to.value()));
        renameNamed(named, from, renamed, to);
      }
      case Target.Member member -> renameMember(member, to);
      case Target.Routine routine -> {
        TableId from = routine(routine.name(), path);
        TableId renamed =
            schema
                .map(name -> new TableId(name.value(), from.name()))
                .orElseGet(() -> from.sibling(to.value()));
        Said<KnownRoutine> said = routines.last(from).orElse(Said.nothing());
        routines.put(from, step, said.drop());
        for (KnownRoutine each : said.here()) {
          Said<KnownRoutine> there = routines.last(renamed).orElse(Said.nothing());
          routines.put(
              renamed,
              step,
              there.plus(
                  new KnownRoutine(
                      renamed, each.kind(), each.statement(), false, each.place(), each.step())));
        }
        if (said.here().isEmpty()) {
          routines.put(renamed, step, routines.last(renamed).orElse(Said.nothing()));
        }
      }
      case Target.Column ignored -> {}
      case Target.Unnamed ignored -> {}
    }
  }

  private void renameNamed(Target.Named named, TableId from, TableId to, Name written) {
    switch (named.kind()) {
      case "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE", "TABLE" -> {
        TableId unused = rename(from, to, written.span());
      }
      case "INDEX", "SEQUENCE" -> renameRelation(from, to);
      case "TYPE", "DOMAIN" -> {
        TypeSaying saying = type(from);
        types.put(from, step, type(from).gone());
        types.put(
            to,
            step,
            new TypeSaying(
                saying
                    .definitions()
                    .map(
                        each ->
                            new KnownType.Definition(
                                to,
                                each.body(),
                                each.statement(),
                                each.replaces(),
                                each.place(),
                                each.step())),
                saying.added(),
                saying.removed()));
        renameRelation(from, to);
      }
      case "SCHEMA" ->
          moveThing(
              new Thing.Schema(named.name().name().value()), new Thing.Schema(written.value()));
      case "ROLE" ->
          moveThing(new Thing.Role(named.name().name().value()), new Thing.Role(written.value()));
      default -> moveThing(new Thing.Other(named.kind(), from), new Thing.Other(named.kind(), to));
    }
  }

  private void renameMember(Target.Member member, Name to) {
    TableId table = table(member.owner(), path);
    TableSaying saying = saying(table);
    tables.put(
        table,
        step,
        saying.withMembers(
            saying.members().stream()
                .map(
                    each ->
                        isKind(each, member.kind()) && each.name().equals(member.name().value())
                            ? each.withName(to.value())
                            : each)
                .toList()));
  }

  private static boolean isKind(KnownMember member, String kind) {
    return member.kind().name().equals(kind.toUpperCase(Locale.ROOT));
  }

  // DROP

  private void drop(Statement.Drop drop) {
    for (Target target : drop.targets()) {
      switch (target) {
        case Target.Named named -> dropNamed(drop, named);
        case Target.Member member -> {
          TableId table = table(member.owner(), path);
          TableSaying saying = saying(table);
          List<KnownMember> rest = new ArrayList<>(saying.members());
          rest.removeIf(
              each -> isKind(each, member.kind()) && each.name().equals(member.name().value()));
          tables.put(table, step, saying.withMembers(rest));
        }
        case Target.Routine routine -> {
          TableId id = routine(routine.name(), path);
          Said<KnownRoutine> said = routines.last(id).orElse(Said.nothing());
          routines.put(
              id,
              step,
              routine.arguments().isEmpty()
                  ? said.drop()
                  : new Said<>(
                      said.without(each -> Signatures.matches(each, routine.arguments().get()))
                          .here(),
                      true));
        }
        case Target.Column ignored -> {}
        case Target.Unnamed ignored -> {}
      }
    }
  }

  private void dropNamed(Statement.Drop drop, Target.Named named) {
    QualifiedName name = named.name();
    String own = name.name().value();
    switch (drop.kind()) {
      case "TABLE", "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE" ->
          dropTable(table(name, path), drop.cascade());
      case "INDEX" -> dropIndex(relation(name, path));
      case "SEQUENCE" -> {
        TableId id = relation(name, path);
        relations.put(id, step, said(id).drop());
        dropThing(new Thing.Sequence(id));
      }
      case "TYPE", "DOMAIN" -> {
        TableId id = type(name, path);
        types.put(id, step, type(id).gone());
        if (said(id).here().stream().anyMatch(each -> each.kind() == RelationKind.COMPOSITE_TYPE)) {
          relations.put(id, step, said(id).drop());
        }
      }
      case "SCHEMA" -> {
        dropThing(new Thing.Schema(own));
        if (drop.cascade()) {
          for (TableId id : List.copyOf(tables.keys())) {
            if (id.schema().equals(own)) {
              dropTable(id, true);
            }
          }
        }
      }
      case "EXTENSION" -> dropThing(new Thing.Extension(own));
      case "ROLE" -> dropThing(new Thing.Role(own));
      default -> dropThing(new Thing.Other(drop.kind(), path.made(name)));
    }
  }

  private void dropThing(Thing thing) {
    things.put(thing, step, things.last(thing).orElse(Said.nothing()).drop());
  }

  private void dropTable(TableId table, boolean cascade) {
    saying(table).constraints().forEach(each -> constraintNames.remove(table.sibling(each.name())));
    tables.put(table, step, TableSaying.gone(table));
    relations.put(table, step, said(table).drop());
    for (TableId id : List.copyOf(relations.keys())) {
      Said<KnownRelation> said = said(id);
      if (said.here().stream().anyMatch(each -> each.owner().equals(table))) {
        relations.put(id, step, said.without(each -> each.owner().equals(table)));
        constraintNames.remove(id);
      }
    }
    if (!cascade) {
      return;
    }
    for (TableId id : List.copyOf(tables.keys())) {
      TableSaying saying = saying(id);
      List<KnownConstraint> kept =
          saying.constraints().stream()
              .filter(each -> each.target().filter(table::equals).isEmpty())
              .toList();
      if (kept.size() < saying.constraints().size()) {
        tables.put(id, step, saying.withConstraints(kept, saying.droppedConstraints()));
      }
    }
  }

  private void dropIndex(TableId id) {
    for (KnownRelation each : said(id).here()) {
      if (tables.last(each.owner()).isPresent()) {
        TableSaying saying = saying(each.owner());
        tables.put(
            each.owner(),
            step,
            saying.withIndexes(
                saying.indexes().stream().filter(index -> !index.id().equals(id)).toList()));
      }
    }
    relations.put(id, step, said(id).drop());
  }

  // What is known so far

  private Place at(Span span) {
    return facts.place(span);
  }

  private TableSaying saying(TableId id) {
    return tables.last(id).orElseGet(() -> TableSaying.nothing(id));
  }

  private Said<KnownRelation> said(TableId id) {
    return relations.last(id).orElse(Said.nothing());
  }

  private TypeSaying type(TableId id) {
    return types.last(id).orElse(TypeSaying.nothing());
  }

  private TableId relationOf(QualifiedName name) {
    return path.found(name, id -> tables.keys().contains(id) || relations.keys().contains(id));
  }

  private boolean exists(TableId id) {
    return !said(id).here().isEmpty();
  }

  private boolean dropped(TableId id) {
    return said(id).dropped();
  }

  private void relation(KnownRelation relation) {
    if (isPostgresql) {
      relations.put(relation.id(), step, said(relation.id()).plus(relation));
    }
  }
}
