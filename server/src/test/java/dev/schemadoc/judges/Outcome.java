package dev.schemadoc.judges;

import java.util.Set;

/** What PostgreSQL made of a statement. */
sealed interface Outcome {

  record Executed() implements Outcome {}

  /** There was something of that name already, and {@code IF NOT EXISTS} let it be. */
  record Unchanged() implements Outcome {}

  /** It begins or ends a transaction, which the judge does itself. */
  record NotRun() implements Outcome {}

  /**
   * PostgreSQL refused it.
   *
   * @param state the SQLSTATE (PostgreSQL, appendix A)
   * @param message what it said
   * @param detail what it said beside that, perhaps nothing
   * @param where in which function it was when it refused, perhaps nothing
   */
  record Refused(String state, String message, String detail, String where) implements Outcome {

    /** Something of that name is there: a table, an object, a column, a schema, a function. */
    static final Set<String> DUPLICATES = Set.of("42P07", "42710", "42701", "42P06", "42723");

    /** Undefined tables, columns, objects, functions and schemas; no unique constraint. */
    private static final Set<String> WANTS =
        Set.of("42P01", "42703", "42704", "42883", "3F000", "42830");

    /** Whether there is something of that name already. */
    boolean isDuplicate() {
      return DUPLICATES.contains(state);
    }

    /** Whether something is missing, which another statement may bring. */
    boolean isForWant() {
      return WANTS.contains(state);
    }

    /** What is said without the names, so that the same said of others is the same. */
    String kind() {
      return state
          + " "
          + message
              .lines()
              .findFirst()
              .orElse("")
              .replaceAll("\"[^\"]*\"", "…")
              .replaceAll(
                  " of type .* but (\\w+) expression is of type .*", " of another type than its $1")
              .replaceAll(" for type [^:]*", " for a type")
              .replaceAll("function \\S+\\(.*\\)", "function …")
              .replaceAll("operator does not exist: .*", "operator does not exist");
    }

    @Override
    public String toString() {
      return state + " " + message + (detail.isEmpty() ? "" : " (" + detail + ")");
    }
  }

  /** Whether what the statement asks for is there. */
  default boolean isDone() {
    return this instanceof Executed || this instanceof Unchanged;
  }
}
