package dev.schemadoc.schema;

/** On what the result of a function depends (PostgreSQL, 36.7 Function Volatility Categories). */
public enum Volatility {
  /** On nothing but its arguments. */
  IMMUTABLE,
  /** On the database or the settings as well; the same within one statement. */
  STABLE,
  /** On anything. */
  VOLATILE
}
