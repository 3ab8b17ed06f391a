package dev.schemadoc.schema;

import dev.schemadoc.sql.Near;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * What is known of a table, a view or whatever else has columns, from all that is said about it.
 *
 * @param showings every place that declares it, documents in order, then what is beside them
 * @param columns all that it has or may have
 * @param constraints likewise
 * @param indexes likewise, those of constraints not among them
 * @param members its triggers, policies and rules
 * @param rowSecurity whether row level security is enabled
 * @param complete whether there can be nothing that is not known: no columns, constraints or
 *     indexes. It is not so where something is left out, unreadable, inherited from something
 *     unknown or written in another dialect, where two places declare it differently, and where
 *     only something beside the documents declares it.
 */
public record KnownTable(
    TableId id,
    List<Showing> showings,
    SequencedMap<String, KnownColumn> columns,
    List<KnownConstraint> constraints,
    List<KnownIndex> indexes,
    List<KnownMember> members,
    Answer rowSecurity,
    boolean complete) {

  /** The columns that every table has (PostgreSQL, 5.6 System Columns). */
  public static final Set<String> SYSTEM_COLUMNS =
      Set.of("tableoid", "xmin", "cmin", "xmax", "cmax", "ctid");

  public KnownTable {
    showings = List.copyOf(showings);
    columns = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(columns));
    constraints = List.copyOf(constraints);
    indexes = List.copyOf(indexes);
    members = List.copyOf(members);
  }

  /** What it is, as its first place says. */
  public RelationKind kind() {
    return showings.stream()
        .filter(showing -> !showing.isStub())
        .findFirst()
        .or(() -> showings.stream().findFirst())
        .map(Showing::kind)
        .orElse(RelationKind.TABLE);
  }

  /** Where documents declare it, in order; none where only something beside them does. */
  public List<Place> declarations() {
    return showings.stream()
        .filter(showing -> !showing.isBeside())
        .sorted(Comparator.comparing(Showing::isStub))
        .map(Showing::place)
        .toList();
  }

  /** Whether a document declares it, with more than its name. */
  public boolean isShown() {
    return showings.stream().anyMatch(showing -> !showing.isBeside() && !showing.isStub());
  }

  /** Whether it is a partitioned table. */
  public Answer partitioned() {
    Answer all = Answer.UNKNOWN;
    boolean first = true;
    for (Showing showing : showings) {
      if (showing.statement().orElse(null) instanceof Statement.CreateTable create
          && !showing.isStub()) {
        Answer here = Answer.of(create.partitionBy().isPresent());
        all = first ? here : all.agreed(here);
        first = false;
      }
    }
    return all;
  }

  public Optional<KnownColumn> column(String name) {
    return Optional.ofNullable(columns.get(name));
  }

  /** Whether it has a column. */
  public Answer has(String column) {
    if (SYSTEM_COLUMNS.contains(column)) {
      return Answer.YES;
    }
    KnownColumn known = columns.get(column);
    if (known != null) {
      return known.exists();
    }
    return complete ? Answer.NO : Answer.UNKNOWN;
  }

  /** Whether a column certainly does not exist. */
  public boolean lacks(String column) {
    return has(column).isNo();
  }

  /** The columns whose names are like a name, nearest first. */
  public List<String> near(String column) {
    return Near.near(column, columns.keySet());
  }

  public Optional<KnownConstraint> constraint(String name) {
    return constraints.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  public List<KnownConstraint> constraints(KnownConstraint.Kind kind) {
    return constraints.stream().filter(each -> each.kind() == kind).toList();
  }

  /** The primary key; where two places show different ones, the first. */
  public Optional<KnownConstraint> primaryKey() {
    return constraints(KnownConstraint.Kind.PRIMARY_KEY).stream().findFirst();
  }

  /**
   * Whether a foreign key may refer to these columns: a primary key, a unique constraint or a
   * unique index of the whole table has exactly them, in whatever order.
   */
  public Answer isUnique(List<String> wanted) {
    Set<String> names = Set.copyOf(wanted);
    boolean known =
        constraints.stream().anyMatch(each -> isKey(each) && sameColumns(each.columns(), wanted))
            || names.size() == wanted.size()
                && indexes.stream().anyMatch(index -> index.makesUnique(names));
    if (known) {
      return Answer.YES;
    }
    return complete ? Answer.NO : Answer.UNKNOWN;
  }

  /** What is known of it where it is as one of two says. */
  KnownTable or(KnownTable later) {
    SequencedMap<String, KnownColumn> either = new LinkedHashMap<>(columns);
    later.columns.forEach(
        (name, column) ->
            either.merge(
                name,
                column,
                (one, other) -> one.agreedWith(other).withExists(one.exists().or(other.exists()))));
    return new KnownTable(
        id,
        union(showings, later.showings),
        either,
        union(constraints, later.constraints),
        union(indexes, later.indexes),
        union(members, later.members),
        rowSecurity.or(later.rowSecurity),
        complete && later.complete);
  }

  private static <T> List<T> union(List<T> one, List<T> other) {
    List<T> both = new ArrayList<>(one);
    other.stream().filter(each -> !one.contains(each)).forEach(both::add);
    return both;
  }

  private static boolean isKey(KnownConstraint constraint) {
    return constraint.kind() == KnownConstraint.Kind.PRIMARY_KEY
        || constraint.kind() == KnownConstraint.Kind.UNIQUE;
  }

  private static boolean sameColumns(List<String> one, List<String> other) {
    return one.size() == other.size() && Set.copyOf(one).equals(Set.copyOf(other));
  }
}
