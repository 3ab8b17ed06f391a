package dev.schemadoc.schema;

import dev.schemadoc.sql.Constraint;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.text.Place;
import java.util.List;
import java.util.Optional;

/**
 * A constraint of a table, as it is declared.
 *
 * @param name the one given or, as PostgreSQL would, chosen
 * @param given whether the name is written
 * @param columns its own columns, also where it stands behind one column; of a {@code CHECK} those
 *     that it uses
 * @param target of a foreign key the table that it refers to
 * @param targetColumns of a foreign key the columns written behind the target; none stand for the
 *     primary key
 * @param source how it is written, with its spans
 * @param place where its name stands or, without one, where it does
 */
public record KnownConstraint(
    TableId table,
    String name,
    boolean given,
    Kind kind,
    List<String> columns,
    Optional<TableId> target,
    List<String> targetColumns,
    Constraint source,
    Place place) {

  /** What a constraint demands. */
  public enum Kind {
    PRIMARY_KEY("primary key", "pkey"),
    UNIQUE("unique constraint", "key"),
    EXCLUDE("exclusion constraint", "excl"),
    FOREIGN_KEY("foreign key", "fkey"),
    CHECK("check constraint", "check"),
    NOT_NULL("not-null constraint", "not_null");

    private final String words;
    private final String label;

    Kind(String words, String label) {
      this.words = words;
      this.label = label;
    }

    /** As people call it. */
    public String words() {
      return words;
    }

    /** How the names end that PostgreSQL chooses. */
    String label() {
      return label;
    }

    /** Whether there is an index of the same name. */
    public boolean hasIndex() {
      return this == PRIMARY_KEY || this == UNIQUE || this == EXCLUDE;
    }
  }

  public KnownConstraint {
    columns = List.copyOf(columns);
    targetColumns = List.copyOf(targetColumns);
  }

  /** The foreign key that it is. */
  public Optional<Body.ForeignKey> foreignKey() {
    return source.body() instanceof Body.ForeignKey key ? Optional.of(key) : Optional.empty();
  }

  KnownConstraint withName(String other, boolean written) {
    return new KnownConstraint(
        table, other, written, kind, columns, target, targetColumns, source, place);
  }

  KnownConstraint withTable(TableId other) {
    return new KnownConstraint(
        other, name, given, kind, columns, target, targetColumns, source, place);
  }

  KnownConstraint withColumns(List<String> own, List<String> theirs) {
    return new KnownConstraint(table, name, given, kind, own, target, theirs, source, place);
  }

  KnownConstraint withTarget(TableId other) {
    return new KnownConstraint(
        table, name, given, kind, columns, Optional.of(other), targetColumns, source, place);
  }
}
