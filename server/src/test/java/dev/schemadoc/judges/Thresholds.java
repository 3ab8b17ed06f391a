package dev.schemadoc.judges;

/** What has to be reached, as shares unless something else is said. */
final class Thresholds {

  /** Of the verdicts about mutants. */
  static final double VERDICTS = 0.999;

  /** Of the places at which both refuse a mutant. */
  static final double PLACES = 0.99;

  /** Of the columns and constraints beside a mutated one. */
  static final double ITEMS = 0.99;

  /** Of the statements beside a mutated one whose parentheses and quotes are in order. */
  static final double NEIGHBOURS = 1;

  /** Of the mutants of sound workspaces, those about which PostgreSQL and the program agree. */
  static final double AGREEMENT = 0.995;

  /** How many examples on the pages of rules may show an error where PostgreSQL sees none. */
  static final int FALSE_ERRORS_OF_EXAMPLES = 0;

  /** How many statements in examples may be refused without a word. */
  static final int MISSES_OF_EXAMPLES = 0;

  private Thresholds() {}
}
