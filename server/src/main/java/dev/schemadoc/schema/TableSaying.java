package dev.schemadoc.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/**
 * What one document says about one table at one moment.
 *
 * @param showings the places that declare it, as they are written
 * @param dropped whether the document dropped the table before, whoever declares that
 * @param changes what {@code ALTER TABLE} did to columns, by their present names
 * @param constraints all that the document gives it and did not take away
 * @param droppedConstraints the names of those that it took away
 * @param indexes likewise
 * @param members likewise
 * @param rowSecurity what the document says about row level security, if anything
 * @param open whether something could not be read
 */
record TableSaying(
    TableId id,
    List<Showing> showings,
    boolean dropped,
    SequencedMap<String, ColumnChange> changes,
    List<KnownConstraint> constraints,
    List<String> droppedConstraints,
    List<KnownIndex> indexes,
    List<KnownMember> members,
    Optional<Boolean> rowSecurity,
    boolean open) {

  TableSaying {
    showings = List.copyOf(showings);
    changes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(changes));
    constraints = List.copyOf(constraints);
    droppedConstraints = List.copyOf(droppedConstraints);
    indexes = List.copyOf(indexes);
    members = List.copyOf(members);
  }

  static TableSaying nothing(TableId id) {
    return new TableSaying(
        id,
        List.of(),
        false,
        new LinkedHashMap<>(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        false);
  }

  /** The table is gone. */
  static TableSaying gone(TableId id) {
    return new TableSaying(
        id,
        List.of(),
        true,
        new LinkedHashMap<>(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        false);
  }

  boolean declares() {
    return !showings.isEmpty();
  }

  TableSaying plus(Showing showing) {
    return new TableSaying(
        id,
        with(showings, showing),
        dropped,
        changes,
        constraints,
        droppedConstraints,
        indexes,
        members,
        rowSecurity,
        open);
  }

  TableSaying changing(String column, UnaryOperator<ColumnChange> change, ColumnChange first) {
    SequencedMap<String, ColumnChange> more = new LinkedHashMap<>(changes);
    more.put(column, change.apply(more.getOrDefault(column, first)));
    return withChanges(more);
  }

  TableSaying withChanges(SequencedMap<String, ColumnChange> other) {
    return new TableSaying(
        id,
        showings,
        dropped,
        other,
        constraints,
        droppedConstraints,
        indexes,
        members,
        rowSecurity,
        open);
  }

  TableSaying withConstraints(List<KnownConstraint> other, List<String> gone) {
    return new TableSaying(
        id, showings, dropped, changes, other, gone, indexes, members, rowSecurity, open);
  }

  TableSaying plus(KnownConstraint constraint) {
    return withConstraints(with(constraints, constraint), droppedConstraints);
  }

  TableSaying withIndexes(List<KnownIndex> other) {
    return new TableSaying(
        id,
        showings,
        dropped,
        changes,
        constraints,
        droppedConstraints,
        other,
        members,
        rowSecurity,
        open);
  }

  TableSaying plus(KnownIndex index) {
    return withIndexes(with(indexes, index));
  }

  TableSaying withMembers(List<KnownMember> other) {
    return new TableSaying(
        id,
        showings,
        dropped,
        changes,
        constraints,
        droppedConstraints,
        indexes,
        other,
        rowSecurity,
        open);
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
        open);
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
        true);
  }

  /** The same under another name. */
  TableSaying renamed(TableId to) {
    return new TableSaying(
        to,
        showings,
        dropped,
        changes,
        constraints.stream().map(each -> each.withTable(to)).toList(),
        droppedConstraints,
        indexes.stream().map(each -> each.withId(to.sibling(each.id().name()), to)).toList(),
        members,
        rowSecurity,
        open);
  }

  static <T> List<T> with(List<T> list, T more) {
    List<T> longer = new ArrayList<>(list);
    longer.add(more);
    return longer;
  }
}
