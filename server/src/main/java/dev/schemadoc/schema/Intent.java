package dev.schemadoc.schema;

/** What the author shows a fence for. */
public enum Intent {
  /** The schema as it shall be. */
  DESIGN,
  /** An example, or what shall not be done: contributes nothing and is not judged. */
  EXAMPLE,
  /** What there was, where the same document also shows what becomes of it: likewise. */
  BEFORE,
  /** The way back: likewise. */
  ROLLBACK
}
