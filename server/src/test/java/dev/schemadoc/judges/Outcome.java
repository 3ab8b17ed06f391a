package dev.schemadoc.judges;

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
