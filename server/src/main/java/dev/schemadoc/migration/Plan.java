package dev.schemadoc.migration;

import java.util.List;

/**
 * Ordered steps that lead from one schema to another.
 *
 * @param operations the steps, in the order in which they run
 */
public record Plan(List<Operation> operations) {

  public Plan {
    operations = List.copyOf(operations);
  }

  /** The way back: every step taken back, the last one first. */
  public Plan reverse() {
    return new Plan(operations.reversed().stream().map(Operation::reverse).toList());
  }
}
