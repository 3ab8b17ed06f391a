package dev.schemadoc.schema;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What one document says about one table at one moment.
 *
 * @param showings the places that declare it, as they are written
 * @param dropped whether the document dropped the table before, whoever declares that
 * @param changes what {@code ALTER TABLE} did to columns, in order; the last of a column counts
 * @param constraints all that the document gives it and did not take away
 * @param droppedConstraints the names of those that it took away
 * @param indexes likewise
 * @param members likewise
 * @param rowSecurity what the document says about row level security, if anything
 * @param open whether something could not be read
 * @param grown whether nothing was ever taken away or changed, so that all that held before holds
 */
record TableSaying(
    TableId id,
    Growing<Showing> showings,
    boolean dropped,
    Growing<Changed> changes,
    Growing<KnownConstraint> constraints,
    Growing<String> droppedConstraints,
    Growing<KnownIndex> indexes,
    Growing<KnownMember> members,
    Optional<Boolean> rowSecurity,
    boolean open,
    boolean grown) {

  /** What became of the column of a name. */
  record Changed(String column, ColumnChange change) {}

  static TableSaying nothing(TableId id) {
    return empty(id, false, true);
  }

  /** The table is gone. */
  static TableSaying gone(TableId id) {
    return empty(id, true, false);
  }

  private static TableSaying empty(TableId id, boolean dropped, boolean grown) {
    return new TableSaying(
        id,
        Growing.empty(),
        dropped,
        Growing.empty(),
        Growing.empty(),
        Growing.empty(),
        Growing.empty(),
        Growing.empty(),
        Optional.empty(),
        false,
        grown);
  }

  boolean declares() {
    return !showings.isEmpty();
  }

  /** What became of each column in the end. */
  SequencedMap<String, ColumnChange> lastChanges() {
    SequencedMap<String, ColumnChange> last = new LinkedHashMap<>();
    changes.forEach(changed -> last.put(changed.column(), changed.change()));
    return last;
  }

  /** Whether a column is not as it was declared, by anything but being added. */
  private static boolean takesAway(ColumnChange change) {
    return change.added().isEmpty() || !change.equals(ColumnChange.added(change.added().get()));
  }

  TableSaying plus(Showing showing) {
    return with(showings.plus(showing), changes, constraints, indexes, members, grown);
  }

  TableSaying plus(String column, ColumnChange change) {
    Growing<Changed> more = changes.plus(new Changed(column, change));
    return with(showings, more, constraints, indexes, members, grown && !takesAway(change));
  }

  TableSaying plus(KnownConstraint constraint) {
    return with(showings, changes, constraints.plus(constraint), indexes, members, grown);
  }

  TableSaying plus(KnownIndex index) {
    return with(showings, changes, constraints, indexes.plus(index), members, grown);
  }

  TableSaying plus(KnownMember member) {
    return with(showings, changes, constraints, indexes, members.plus(member), grown);
  }

  TableSaying keepingConstraints(Predicate<KnownConstraint> stays) {
    Growing<KnownConstraint> kept = constraints.keeping(stays);
    return with(
        showings, changes, kept, indexes, members, grown && kept.size() == constraints.size());
  }

  TableSaying keepingIndexes(Predicate<KnownIndex> stays) {
    Growing<KnownIndex> kept = indexes.keeping(stays);
    return with(
        showings, changes, constraints, kept, members, grown && kept.size() == indexes.size());
  }

  TableSaying keepingMembers(Predicate<KnownMember> stays) {
    Growing<KnownMember> kept = members.keeping(stays);
    return with(
        showings, changes, constraints, indexes, kept, grown && kept.size() == members.size());
  }

  TableSaying mapConstraints(UnaryOperator<KnownConstraint> change) {
    Growing<KnownConstraint> changed = Growing.of(constraints.stream().map(change).toList());
    return with(showings, changes, changed, indexes, members, false);
  }

  TableSaying mapIndexes(UnaryOperator<KnownIndex> change) {
    Growing<KnownIndex> changed = Growing.of(indexes.stream().map(change).toList());
    return with(showings, changes, constraints, changed, members, false);
  }

  TableSaying mapMembers(UnaryOperator<KnownMember> change) {
    Growing<KnownMember> changed = Growing.of(members.stream().map(change).toList());
    return with(showings, changes, constraints, indexes, changed, false);
  }

  TableSaying renamedConstraint(String from, String to) {
    return withoutConstraint(from)
        .with(
            showings,
            changes,
            Growing.of(
                constraints.stream()
                    .map(each -> each.name().equals(from) ? each.withName(to, true) : each)
                    .toList()),
            indexes,
            members,
            false);
  }

  TableSaying withoutConstraint(String name) {
    TableSaying rest = keepingConstraints(each -> !each.name().equals(name));
    return new TableSaying(
        id,
        showings,
        dropped,
        changes,
        rest.constraints,
        droppedConstraints.plus(name),
        indexes,
        members,
        rowSecurity,
        open,
        false);
  }

  TableSaying withRowSecurity(boolean enabled) {
    return new TableSaying(
        id,
        showings,
        dropped,
        changes,
        constraints,
        droppedConstraints,
        indexes,
        members,
        Optional.of(enabled),
        open,
        grown && enabled);
  }

  TableSaying opened() {
    return new TableSaying(
        id,
        showings,
        dropped,
        changes,
        constraints,
        droppedConstraints,
        indexes,
        members,
        rowSecurity,
        true,
        grown);
  }

  /** The same under another name. */
  TableSaying renamed(TableId to) {
    return new TableSaying(
        to,
        showings,
        false,
        changes,
        Growing.of(constraints.stream().map(each -> each.withTable(to)).toList()),
        droppedConstraints,
        Growing.of(
            indexes.stream()
                .map(each -> each.withId(new TableId(to.schema(), each.id().name()), to))
                .toList()),
        members,
        rowSecurity,
        open,
        false);
  }

  /** The same as something beside the documents says it. */
  TableSaying beside(UnaryOperator<Showing> outside) {
    return new TableSaying(
        id,
        Growing.of(showings.stream().map(outside).toList()),
        false,
        changes,
        constraints,
        Growing.empty(),
        indexes,
        members,
        rowSecurity,
        open,
        grown);
  }

  private TableSaying with(
      Growing<Showing> newShowings,
      Growing<Changed> newChanges,
      Growing<KnownConstraint> newConstraints,
      Growing<KnownIndex> newIndexes,
      Growing<KnownMember> newMembers,
      boolean stillGrown) {
    return new TableSaying(
        id,
        newShowings,
        dropped,
        newChanges,
        newConstraints,
        droppedConstraints,
        newIndexes,
        newMembers,
        rowSecurity,
        open,
        stillGrown);
  }
}
