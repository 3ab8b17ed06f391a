package dev.schemadoc.schema;

/**
 * One key of an index.
 *
 * @param sql a column's name, not quoted, or an expression as SQL without outer parentheses
 * @param isColumn which of the two it is
 * @param collation as SQL; empty where none is written
 * @param operatorClass as SQL with its parameters; empty where none is written
 * @param descending whether DESC is written
 * @param nulls {@code FIRST}, {@code LAST} or empty
 */
public record IndexKey(
    String sql,
    boolean isColumn,
    String collation,
    String operatorClass,
    boolean descending,
    String nulls) {

  /** Whether the key is nothing but a column. */
  public boolean isPlainColumn() {
    return isColumn
        && collation.isEmpty()
        && operatorClass.isEmpty()
        && !descending
        && nulls.isEmpty();
  }
}
