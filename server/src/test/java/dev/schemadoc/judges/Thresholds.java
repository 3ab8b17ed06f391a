package dev.schemadoc.judges;

/** What the reader has to reach, as shares. */
final class Thresholds {

  /** Of the verdicts about mutants. */
  static final double VERDICTS = 0.999;

  /** Of the places at which both refuse a mutant. */
  static final double PLACES = 0.99;

  /** Of the columns and constraints beside a mutated one. */
  static final double ITEMS = 0.99;

  /** Of the statements beside a mutated one whose parentheses and quotes are in order. */
  static final double NEIGHBOURS = 1;

  private Thresholds() {}
}
