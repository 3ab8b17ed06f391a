package dev.schemadoc.judges;

/** How what PostgreSQL and the program say about a statement stand to each other. */
enum Judgement {
  EXECUTED("executed, and no error is told"),
  REFUSED("refused, and a problem is told"),

  FALSE_ERROR("executed, but an error is told"),
  MISSED("refused, but no problem is told"),

  /** A query declares nothing and is not looked at. */
  QUERY("refused: a query, a change of data or a setting"),
  /** What the grammar refuses is for the judge of the grammar, and so is what is no SQL at all. */
  GRAMMAR("refused by the grammar"),
  /** Nobody looks into the bodies of functions and {@code DO} blocks. */
  BODY("refused inside of the body of a function"),
  /** The same statement twice says the same, and documents may repeat each other. */
  RESTATED("refused: the same statement stands somewhere else"),
  /** {@code IF NOT EXISTS} was said, and it does. */
  UNCHANGED("executed without effect: there is one already"),
  /** The PostgreSQL of the judges has not every extension. */
  EXTENSION("refused: the extension is not available here"),
  /** Roles, text search configurations and the like belong to the server, not to a document. */
  SERVER("refused: needs what is installed on the server"),
  /** The judges run documents without being the superuser. */
  PRIVILEGE("refused: needs the superuser"),
  /** The judges run everything in one transaction. */
  TRANSACTION("refused: cannot be run inside of a transaction"),
  /** It may well be right once the other one is. */
  DEPENDENT("refused: needs what a refused statement declares"),
  /** Declared by a migration, or shown in a fence that PostgreSQL is not given. */
  BESIDE("refused: needs what is declared beside the statements that are run"),
  NOT_RUN("not run: begins or ends a transaction");

  private final String title;

  Judgement(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** Whether the program is wrong. */
  boolean isFailure() {
    return this == FALSE_ERROR || this == MISSED;
  }

  /** Whether the two are meant to differ, or cannot be compared. */
  boolean isNamed() {
    return compareTo(MISSED) > 0;
  }
}
