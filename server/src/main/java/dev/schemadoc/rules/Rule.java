package dev.schemadoc.rules;

import dev.schemadoc.settings.Level;
import dev.schemadoc.text.Severity;

/**
 * One kind of problem: its name, how bad it is, and how it is found.
 *
 * @param code the stable name, which reads well behind "ignore": {@code unknown-table}
 * @param severity how bad the worst problem of this rule is, where it is not set otherwise
 * @param onByDefault whether it runs where the settings say nothing; an opinion that many good
 *     documents do not share does not
 * @param aboutAbsence whether it tells of what is nowhere, so that it can be right only once
 *     everything was read
 * @param summary one line for lists
 * @param check reports what is wrong in a document; touches nothing
 */
public record Rule(
    String code,
    Severity severity,
    boolean onByDefault,
    boolean aboutAbsence,
    String summary,
    Check check) {

  /** Looks at one document and reports what is wrong. */
  @FunctionalInterface
  public interface Check {
    void check(Subject subject, Reporter report);
  }

  /** A rule that runs where the settings say nothing. */
  public Rule(String code, Severity severity, String summary, Check check) {
    this(code, severity, true, false, summary, check);
  }

  /** The same rule, which only runs where the settings ask for it. */
  public Rule offByDefault() {
    return new Rule(code, severity, false, aboutAbsence, summary, check);
  }

  /** The same rule, as one that tells of what is nowhere. */
  public Rule aboutWhatIsNowhere() {
    return new Rule(code, severity, onByDefault, true, summary, check);
  }

  /** How loud it is where the settings say nothing. */
  public Level defaultLevel() {
    return onByDefault ? Level.of(severity) : Level.OFF;
  }
}
