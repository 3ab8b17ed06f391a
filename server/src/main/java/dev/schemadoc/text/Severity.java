package dev.schemadoc.text;

/**
 * How much a problem matters.
 *
 * <p>An error is what PostgreSQL or Alembic would refuse, or what would be silently wrong. A
 * warning is very likely a mistake. An information is a fact the author should know. A hint is a
 * matter of taste.
 */
public enum Severity {
  ERROR,
  WARNING,
  INFORMATION,
  HINT;

  /** Whether this is as bad as the other, or worse. */
  public boolean atLeast(Severity other) {
    return compareTo(other) <= 0;
  }

  /** The word that people read: {@code error}, {@code warning}, {@code info} or {@code hint}. */
  public String word() {
    return switch (this) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFORMATION -> "info";
      case HINT -> "hint";
    };
  }
}
