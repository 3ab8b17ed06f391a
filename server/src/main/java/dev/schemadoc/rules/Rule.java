package dev.schemadoc.rules;

import dev.schemadoc.text.Severity;

/**
 * One kind of problem: its name, how bad it is, and how it is found.
 *
 * @param code the stable name, which reads well behind "ignore": {@code unknown-table}
 * @param severity how bad the worst problem of this rule is
 * @param summary one line for lists
 * @param check reports what is wrong in a document; touches nothing
 */
public record Rule(String code, Severity severity, String summary, Check check) {

  /** Looks at one document and reports what is wrong. */
  @FunctionalInterface
  public interface Check {
    void check(Subject subject, Reporter report);
  }
}
