package dev.schemadoc.cli;

/** When to use colours. */
enum Color {
  AUTO,
  ALWAYS,
  NEVER
}
