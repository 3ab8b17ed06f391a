package dev.schemadoc.schema;

import dev.schemadoc.sql.QualifiedName;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.TypeName;
import dev.schemadoc.text.Place;
import dev.schemadoc.text.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What a document says about each name while its statements are carried out one by one. */
final class Ledger {

  final Versions<TableId, TableSaying> tables = new Versions<>();
  final Versions<TableId, Said<KnownRelation>> relations = new Versions<>();
  final Versions<TableId, TypeSaying> types = new Versions<>();
  final Versions<TableId, Said<KnownRoutine>> routines = new Versions<>();
  final Versions<Thing, Said<Declared>> things = new Versions<>();

  private final Facts facts;

  /** The indexes and sequences that were ever noted for a table. */
  private final Map<TableId, Set<TableId>> owned = new HashMap<>();

  /** The tables that ever had a foreign key to a table. */
  private final Map<TableId, Set<TableId>> referrers = new HashMap<>();

  /** What became of columns so far. */
  private final Map<TableId, Map<String, ColumnChange>> changes = new HashMap<>();

  private final Set<TableId> constraintNames = new HashSet<>();

  /** How far the numbers behind chosen names have come. */
  private final Map<String, Integer> numbers = new HashMap<>();

  private SearchPath path = SearchPath.DEFAULT;
  private int step;
  private Optional<Statement> statement = Optional.empty();
  private boolean isPostgresql = true;

  Ledger(Facts facts) {
    this.facts = facts;
  }

  // Where the document is

  void next(Statement next, boolean postgresql) {
    step++;
    statement = Optional.of(next);
    isPostgresql = postgresql;
  }

  /** The statement that is carried out. */
  Optional<Statement> statement() {
    return statement;
  }

  int step() {
    return step;
  }

  boolean isPostgresql() {
    return isPostgresql;
  }

  SearchPath path() {
    return path;
  }

  void set(SearchPath other) {
    path = other;
  }

  String sql() {
    return facts.sql();
  }

  Place at(Span span) {
    return facts.place(span);
  }

  // What names stand for

  TableId made(QualifiedName name) {
    return path.made(name);
  }

  TableId table(QualifiedName name) {
    return path.found(name, tables.keys()::contains);
  }

  TableId type(QualifiedName name) {
    return path.found(name, types.keys()::contains);
  }

  /** The type that is written; one without a schema is found by the search path. */
  SqlType written(TypeName type) {
    return SqlType.of(type).in(type(type.name()).schema());
  }

  TableId routine(QualifiedName name) {
    return path.found(name, routines.keys()::contains);
  }

  TableId relation(QualifiedName name) {
    return path.found(name, relations.keys()::contains);
  }

  /** The table, or whatever else {@code ALTER TABLE} takes. */
  TableId altered(QualifiedName name) {
    return path.found(name, id -> tables.keys().contains(id) || relations.keys().contains(id));
  }

  // Tables

  TableSaying saying(TableId id) {
    return tables.last(id).orElseGet(() -> TableSaying.nothing(id));
  }

  void put(TableSaying saying) {
    tables.put(saying.id(), step, saying);
  }

  void update(TableId id, UnaryOperator<TableSaying> change) {
    put(change.apply(saying(id)));
  }

  Optional<ColumnChange> change(TableId table, String column) {
    return Optional.ofNullable(changes.getOrDefault(table, Map.of()).get(column));
  }

  void change(TableId table, String column, ColumnChange change) {
    changes.computeIfAbsent(table, each -> new HashMap<>()).put(column, change);
    update(table, saying -> saying.plus(column, change));
  }

  void note(KnownConstraint constraint) {
    constraintNames.add(constraint.table().sibling(constraint.name()));
    constraint
        .target()
        .ifPresent(
            target ->
                referrers
                    .computeIfAbsent(target, each -> new LinkedHashSet<>())
                    .add(constraint.table()));
    update(constraint.table(), saying -> saying.plus(constraint));
  }

  void renamedConstraint(TableId table, String from, String to) {
    constraintNames.add(table.sibling(to));
    update(table, saying -> saying.renamedConstraint(from, to));
  }

  /** The tables that have or had a foreign key to a table. */
  List<TableId> referrers(TableId target) {
    return List.copyOf(referrers.getOrDefault(target, Set.of()));
  }

  /** A table goes by another name from now on. */
  void moved(TableId from, TableId to) {
    Map<String, ColumnChange> moved = changes.remove(from);
    if (moved != null) {
      changes.put(to, moved);
    }
    referrers.computeIfAbsent(to, each -> new LinkedHashSet<>()).addAll(referrers(from));
  }

  void forget(TableId table) {
    changes.remove(table);
    saying(table).constraints().forEach(each -> free(table.sibling(each.name())));
  }

  // The name space of tables, indexes and sequences

  Said<KnownRelation> said(TableId id) {
    return relations.last(id).orElse(Said.nothing());
  }

  void put(TableId id, Said<KnownRelation> said) {
    relations.put(id, step, said);
  }

  /**
   * Notes that the present statement gives a name.
   *
   * @param given whether the name is written
   * @param unlessExists whether {@code IF NOT EXISTS} is said
   */
  void note(
      TableId id,
      RelationKind kind,
      Optional<KnownConstraint.Kind> constraint,
      TableId owner,
      boolean given,
      boolean unlessExists,
      Place place) {
    boolean replaces = said(id).dropped();
    note(
        new KnownRelation(id, kind, constraint, owner, given, unlessExists, replaces, place, step));
  }

  void note(KnownRelation relation) {
    if (isPostgresql) {
      owned.computeIfAbsent(relation.owner(), each -> new LinkedHashSet<>()).add(relation.id());
      put(relation.id(), said(relation.id()).plus(relation));
    }
  }

  /** The names that indexes and sequences of a table have or had. */
  List<TableId> owned(TableId table) {
    return List.copyOf(owned.getOrDefault(table, Set.of()));
  }

  boolean exists(TableId id) {
    return !said(id).here().isEmpty();
  }

  /** The name of a constraint or an index can be given again. */
  void free(TableId name) {
    constraintNames.remove(name);
    numbers.clear();
  }

  /** The name that PostgreSQL would give to an index or a sequence. */
  String choose(TableId table, List<String> columns, String label) {
    return choose(table, columns, label, name -> exists(name));
  }

  /** The name that PostgreSQL would give to a constraint. */
  String choose(TableId table, List<String> columns, KnownConstraint.Kind kind) {
    return choose(
        table,
        columns,
        kind.label(),
        name -> constraintNames.contains(name) || kind.hasIndex() && exists(name));
  }

  private String choose(
      TableId table, List<String> columns, String label, Predicate<TableId> taken) {
    String base = table + " " + String.join(" ", columns) + " " + label;
    int first = numbers.getOrDefault(base, 0);
    int[] number = {first};
    String chosen =
        DefaultNames.choose(
            table.name(),
            columns,
            label,
            first,
            name -> {
              boolean isTaken = taken.test(table.sibling(name));
              number[0] += isTaken ? 1 : 0;
              return isTaken;
            });
    numbers.put(base, number[0]);
    return chosen;
  }

  // Everything else

  TypeSaying type(TableId id) {
    return types.last(id).orElse(TypeSaying.nothing());
  }

  void put(TableId id, TypeSaying saying) {
    types.put(id, step, saying);
  }

  Said<KnownRoutine> routines(TableId id) {
    return routines.last(id).orElse(Said.nothing());
  }

  void putRoutines(TableId id, Said<KnownRoutine> said) {
    routines.put(id, step, said);
  }

  Said<Declared> declared(Thing thing) {
    return things.last(thing).orElse(Said.nothing());
  }

  void put(Thing thing, Said<Declared> said) {
    things.put(thing, step, said);
  }
}
