package dev.schemadoc.schema;

import dev.schemadoc.text.Place;
import java.util.Optional;

/**
 * What a document changes of one column with {@code ALTER TABLE}.
 *
 * @param added the column, where it is added
 * @param dropped whether it is gone, by that or another name
 * @param from its former name, where it was renamed
 * @param type its type from now on, where it is changed; likewise the others
 * @param place where the document said the last thing about it
 */
record ColumnChange(
    Optional<KnownColumn> added,
    boolean dropped,
    Optional<String> from,
    Optional<SqlType> type,
    Optional<Boolean> notNull,
    Optional<KnownColumn.Value> value,
    Place place) {

  static ColumnChange at(Place place) {
    return new ColumnChange(
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        place);
  }

  static ColumnChange added(KnownColumn column) {
    return new ColumnChange(
        Optional.of(column),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        column.place());
  }

  static ColumnChange dropped(Place place) {
    return new ColumnChange(
        Optional.empty(),
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        place);
  }

  ColumnChange renamedFrom(String name, Place where) {
    return new ColumnChange(added, false, Optional.of(name), type, notNull, value, where);
  }

  ColumnChange withType(SqlType other) {
    return new ColumnChange(added, dropped, from, Optional.of(other), notNull, value, place);
  }

  ColumnChange withNotNull(boolean other) {
    return new ColumnChange(added, dropped, from, type, Optional.of(other), value, place);
  }

  ColumnChange withValue(KnownColumn.Value other) {
    return new ColumnChange(added, dropped, from, type, notNull, Optional.of(other), place);
  }

  /** The column as it is then. */
  KnownColumn applied(KnownColumn column) {
    KnownColumn changed = column;
    if (type.isPresent()) {
      changed = changed.withType(type);
    }
    if (notNull.isPresent()) {
      changed = changed.withNotNull(Answer.of(notNull.get()));
    }
    if (value.isPresent()) {
      changed = changed.withValue(value.get());
    }
    return changed;
  }
}
