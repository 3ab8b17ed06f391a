package dev.schemadoc.schema;

import dev.schemadoc.sql.Declaration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Puts together what many places say about one table. */
final class TableMerge {

  /** Where the parents of a table are looked up. */
  interface Parents {

    /** A table whose columns one that is shown somewhere has too. */
    Optional<KnownTable> table(Showing child, Showing.Parent parent);

    /** The composite type of a typed table. */
    Optional<KnownType> type(Showing child, Showing.Parent parent);
  }

  /** What one document makes of the table. */
  private static final class Part {
    final TableSaying saying;
    final boolean own;

    /** The columns of its showings, as it changed them. */
    final SequencedMap<String, KnownColumn> columns = new LinkedHashMap<>();

    /** The columns that are in every whole showing, as it changed them. */
    Optional<Set<String>> sure = Optional.empty();

    /** The columns that it added. */
    final SequencedMap<String, KnownColumn> added = new LinkedHashMap<>();

    Part(TableSaying saying, boolean own) {
      this.saying = saying;
      this.own = own;
    }
  }

  private final TableId id;
  private final Parents parents;
  private final List<Part> parts = new ArrayList<>();
  private final SequencedMap<String, KnownColumn> columns = new LinkedHashMap<>();
  private final List<KnownConstraint> constraints = new ArrayList<>();
  private final List<KnownIndex> indexes = new ArrayList<>();
  private final List<Showing> showings = new ArrayList<>();
  private final Set<Set<String>> wholes = new HashSet<>();
  private final List<Set<String>> partial = new ArrayList<>();
  private boolean complete = true;

  private TableMerge(TableId id, Parents parents) {
    this.id = id;
    this.parents = parents;
  }

  /**
   * What is known of a table.
   *
   * @param others what other documents say, in order
   * @param own what the document says from whose point of view this is; it counts more
   * @param beside what is said beside the documents
   */
  static Optional<KnownTable> of(
      TableId id,
      List<TableSaying> others,
      Optional<TableSaying> own,
      List<TableSaying> beside,
      Parents parents) {
    boolean dropped = own.filter(TableSaying::dropped).isPresent();
    TableMerge merge = new TableMerge(id, parents);
    if (!dropped) {
      others.forEach(saying -> merge.parts.add(new Part(saying, false)));
    }
    own.ifPresent(saying -> merge.parts.add(new Part(saying, true)));
    List<TableSaying> outside = dropped ? List.of() : beside;
    boolean declared =
        merge.parts.stream().anyMatch(part -> part.saying.declares())
            || outside.stream().anyMatch(TableSaying::declares);
    return declared ? Optional.of(merge.merged(outside)) : Optional.empty();
  }

  private KnownTable merged(List<TableSaying> beside) {
    for (Part part : parts) {
      part.saying.showings().forEach(showing -> show(part, showing));
      changeOwn(part);
    }
    Set<String> added = new HashSet<>();
    for (Part part : parts) {
      part.columns.forEach((name, column) -> columns.merge(name, column, KnownColumn::agreedWith));
    }
    for (Part part : parts) {
      part.added.forEach((name, column) -> columns.merge(name, column, KnownColumn::agreedWith));
      added.addAll(part.added.keySet());
    }
    parts.forEach(part -> changeOthers(part, added));
    columns.replaceAll(
        (name, column) -> isSure(name, added) ? column : column.withExists(Answer.UNKNOWN));
    parts.forEach(this::dropOthers);
    boolean shown = !wholes.isEmpty();
    complete &= wholes.size() == 1;
    for (Set<String> names : partial) {
      complete &=
          shown
              && wholes.stream()
                  .allMatch(
                      whole ->
                          names.stream()
                              .allMatch(name -> whole.contains(name) || added.contains(name)));
    }
    beside.forEach(saying -> addBeside(saying, shown));
    constraints();
    List<KnownMember> members = new ArrayList<>();
    Answer rowSecurity = Answer.NO;
    for (Part part : parts) {
      complete &= !part.saying.open();
      members.addAll(part.saying.members());
      if (part.saying.rowSecurity().isPresent()) {
        rowSecurity = Answer.of(part.saying.rowSecurity().get());
      }
    }
    beside.forEach(saying -> members.addAll(saying.members()));
    boolean besideSays = beside.stream().anyMatch(saying -> saying.rowSecurity().isPresent());
    if (rowSecurity.isNo() && (!shown || besideSays)) {
      rowSecurity = Answer.UNKNOWN;
    }
    return new KnownTable(
        id, showings, columns, constraints, indexes, members, rowSecurity, complete && shown);
  }

  /** Takes over the columns of one showing, with those of its parents. */
  private void show(Part part, Showing showing) {
    showings.add(showing);
    if (showing.isStub()) {
      return;
    }
    SequencedMap<String, KnownColumn> all = withParents(showing);
    if (showing.extent() == Showing.Extent.WHOLE) {
      wholes.add(Set.copyOf(all.keySet()));
      Set<String> names = new LinkedHashSet<>(all.keySet());
      part.sure.ifPresent(names::retainAll);
      part.sure = Optional.of(names);
    } else {
      partial.add(Set.copyOf(all.keySet()));
    }
    all.forEach((name, column) -> part.columns.merge(name, column, KnownColumn::agreedWith));
  }

  private SequencedMap<String, KnownColumn> withParents(Showing showing) {
    SequencedMap<String, KnownColumn> all = new LinkedHashMap<>();
    for (Showing.Parent parent : showing.parents()) {
      if (parent.kind() == Showing.Parent.Kind.OF_TYPE) {
        typed(showing, parent, all);
        continue;
      }
      Optional<KnownTable> source = parents.table(showing, parent);
      complete &= source.filter(KnownTable::complete).isPresent();
      source.ifPresent(table -> inherit(table, parent, all));
    }
    showing.columns().forEach((name, column) -> all.put(name, column));
    return all;
  }

  private void typed(
      Showing showing, Showing.Parent parent, SequencedMap<String, KnownColumn> all) {
    Optional<KnownType> type = parents.type(showing, parent);
    complete &= type.filter(KnownType::complete).isPresent();
    if (type.isPresent() && type.get().body() instanceof KnownType.Body.Composite composite) {
      for (Declaration.CompositeType.Attribute attribute : composite.attributes()) {
        String name = attribute.name().value();
        all.put(
            name,
            KnownColumn.named(name, showing.place())
                .withType(Optional.of(SqlType.of(attribute.type()))));
      }
    }
  }

  private void inherit(
      KnownTable table, Showing.Parent parent, SequencedMap<String, KnownColumn> all) {
    for (KnownColumn column : table.columns().values()) {
      KnownColumn own = parent.bringsDefaults() ? column : column.withValue(KnownColumn.NO_VALUE);
      all.putIfAbsent(column.name(), own);
    }
    for (KnownConstraint constraint : table.constraints()) {
      boolean brought =
          switch (constraint.kind()) {
            case PRIMARY_KEY, UNIQUE, EXCLUDE -> parent.bringsKeys();
            case CHECK -> parent.bringsChecks();
            case FOREIGN_KEY -> parent.bringsForeignKeys();
            case NOT_NULL -> true;
          };
      if (brought) {
        constraints.add(constraint.withTable(id));
      }
    }
    if (parent.bringsKeys()) {
      table.indexes().forEach(index -> indexes.add(index.withId(index.id(), id)));
    }
  }

  /** Carries out what a document changed of the columns that it shows itself. */
  private void changeOwn(Part part) {
    SequencedMap<String, KnownColumn> before = new LinkedHashMap<>(part.columns);
    Set<String> sure = new LinkedHashSet<>(part.sure.orElse(Set.of()));
    Set<String> sureBefore = Set.copyOf(sure);
    part.saying
        .lastChanges()
        .forEach(
            (name, change) -> {
              KnownColumn known = before.get(name);
              if (change.added().isPresent()) {
                part.added.put(name, change.applied(change.added().get()));
              } else if (change.dropped()) {
                part.columns.remove(name);
                sure.remove(name);
              } else if (change.from().isPresent()) {
                KnownColumn former = before.get(change.from().get());
                if (former != null) {
                  part.columns.put(name, change.applied(former).withName(name));
                  if (sureBefore.contains(change.from().get())) {
                    sure.add(name);
                  }
                }
              } else if (known != null) {
                part.columns.put(name, change.applied(known));
              }
            });
    part.sure = part.sure.map(ignored -> sure);
  }

  /** Carries out what a document changed of columns that only others show. */
  private void changeOthers(Part part, Set<String> added) {
    part.saying
        .lastChanges()
        .forEach(
            (name, change) -> {
              if (change.added().isPresent() || change.dropped()) {
                return;
              }
              if (change.from().isPresent()) {
                if (!part.columns.containsKey(name)) {
                  KnownColumn former = columns.get(change.from().get());
                  KnownColumn renamed =
                      former == null
                          ? KnownColumn.named(name, change.place())
                          : change.applied(former).withName(name);
                  columns.putIfAbsent(name, renamed);
                  added.add(name);
                }
                return;
              }
              KnownColumn known = columns.get(name);
              if (known != null && !part.columns.containsKey(name)) {
                KnownColumn changed = change.applied(known);
                columns.put(name, part.own ? changed : known.agreedWith(changed));
              }
            });
  }

  private void dropOthers(Part part) {
    part.saying
        .lastChanges()
        .forEach(
            (name, change) -> {
              KnownColumn known = columns.get(name);
              if (change.dropped() && known != null) {
                if (part.own) {
                  columns.remove(name);
                } else {
                  columns.put(name, known.withExists(Answer.UNKNOWN));
                }
              }
            });
  }

  /** Whether every place that shows the whole table shows a column, or it was added to it. */
  private boolean isSure(String column, Set<String> added) {
    return added.contains(column)
        || parts.stream()
            .flatMap(part -> part.sure.stream())
            .allMatch(names -> names.contains(column));
  }

  private void addBeside(TableSaying saying, boolean shown) {
    Part part = new Part(saying, false);
    for (Showing showing : saying.showings()) {
      showings.add(showing);
      part.columns.putAll(showing.columns());
    }
    changeOwn(part);
    part.columns.putAll(part.added);
    part.columns.forEach(
        (name, column) ->
            columns.putIfAbsent(name, shown ? column.withExists(Answer.UNKNOWN) : column));
    complete &= shown;
    if (!shown) {
      constraints.addAll(saying.constraints());
      indexes.addAll(saying.indexes());
    }
  }

  /** Takes over constraints and indexes; what is shown twice counts once. */
  private void constraints() {
    for (Part part : parts) {
      constraints.addAll(part.saying.constraints());
      indexes.addAll(part.saying.indexes());
    }
    Map<List<Object>, KnownConstraint> distinct = new LinkedHashMap<>();
    Set<String> gone = new HashSet<>();
    Set<String> goneColumns = new HashSet<>();
    for (Part part : parts) {
      if (part.own) {
        gone.addAll(part.saying.droppedConstraints());
        part.saying
            .lastChanges()
            .forEach(
                (name, change) -> {
                  if (change.dropped()) {
                    goneColumns.add(name);
                  }
                });
        part.saying.constraints().forEach(each -> gone.remove(each.name()));
      }
    }
    for (KnownConstraint each : constraints) {
      if (!gone.contains(each.name()) && each.columns().stream().noneMatch(goneColumns::contains)) {
        distinct.putIfAbsent(
            List.of(each.name(), each.kind(), each.columns(), each.targetColumns()), each);
      }
    }
    constraints.clear();
    constraints.addAll(distinct.values());
    Map<List<Object>, KnownIndex> distinctIndexes = new LinkedHashMap<>();
    for (KnownIndex each : indexes) {
      distinctIndexes.putIfAbsent(List.of(each.id(), each.columns(), each.unique()), each);
    }
    indexes.clear();
    indexes.addAll(distinctIndexes.values());
    for (KnownConstraint each : constraints) {
      if (each.kind() == KnownConstraint.Kind.PRIMARY_KEY) {
        each.columns()
            .forEach(name -> columns.computeIfPresent(name, (n, c) -> c.withNotNull(Answer.YES)));
      }
    }
  }
}
