package dev.schemadoc.schema;

/** What the author shows a fence for. */
public enum Intent {
  /** The schema as it shall be. */
  DESIGN,
  /** An example, or what shall not be done: contributes nothing and is not judged. */
  EXAMPLE,
  /** The way back: contributes nothing. */
  ROLLBACK
}
