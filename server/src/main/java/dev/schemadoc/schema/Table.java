package dev.schemadoc.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table.
 *
 * @param persistence {@code UNLOGGED} or {@code TEMPORARY}; empty for an ordinary table
 * @param inherits the tables it inherits from
 * @param partitionBy the text behind PARTITION BY; empty where it is not partitioned
 * @param with the storage parameters as SQL; empty where none are written
 * @param comment the text of COMMENT ON TABLE
 */
public record Table(
    TableId id,
    List<Column> columns,
    List<Constraint> constraints,
    List<Index> indexes,
    String persistence,
    List<TableId> inherits,
    String partitionBy,
    String with,
    Optional<String> comment) {

  public Table {
    columns = List.copyOf(columns);
    constraints = List.copyOf(constraints);
    indexes = List.copyOf(indexes);
    inherits = List.copyOf(inherits);
  }

  public Optional<Column> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  public Optional<Constraint.PrimaryKey> primaryKey() {
    return constraints.stream()
        .filter(Constraint.PrimaryKey.class::isInstance)
        .map(Constraint.PrimaryKey.class::cast)
        .findFirst();
  }

  public List<Constraint.ForeignKey> foreignKeys() {
    return constraints.stream()
        .filter(Constraint.ForeignKey.class::isInstance)
        .map(Constraint.ForeignKey.class::cast)
        .toList();
  }

  public Table withColumns(List<Column> other) {
    return new Table(
        id, other, constraints, indexes, persistence, inherits, partitionBy, with, comment);
  }

  public Table withConstraints(List<Constraint> other) {
    return new Table(
        id, columns, other, indexes, persistence, inherits, partitionBy, with, comment);
  }

  public Table withIndexes(List<Index> other) {
    return new Table(
        id, columns, constraints, other, persistence, inherits, partitionBy, with, comment);
  }

  public Table withComment(Optional<String> other) {
    return new Table(
        id, columns, constraints, indexes, persistence, inherits, partitionBy, with, other);
  }

  public Table withId(TableId other) {
    return new Table(
        other, columns, constraints, indexes, persistence, inherits, partitionBy, with, comment);
  }

  public Table plus(Column column) {
    List<Column> more = new ArrayList<>(columns);
    more.add(column);
    return withColumns(more);
  }

  public Table plus(Constraint constraint) {
    List<Constraint> more = new ArrayList<>(constraints);
    more.add(constraint);
    return withConstraints(more);
  }

  public Table plus(Index index) {
    List<Index> more = new ArrayList<>(indexes);
    more.add(index);
    return withIndexes(more);
  }

  /** The table with one column changed. */
  public Table with(String name, java.util.function.UnaryOperator<Column> change) {
    return withColumns(
        columns.stream()
            .map(column -> column.name().equals(name) ? change.apply(column) : column)
            .toList());
  }
}
