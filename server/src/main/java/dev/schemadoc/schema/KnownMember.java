package dev.schemadoc.schema;

import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.Place;

/**
 * Something that has its name inside of a table: a trigger, a policy or a rule.
 *
 * @param statement that which creates it
 * @param step the number of the statement in its document
 */
public record KnownMember(Kind kind, String name, Statement statement, Place place, int step) {

  /** What it is. */
  public enum Kind {
    TRIGGER,
    POLICY,
    RULE
  }

  /**
   * Whether it is what a statement names.
   *
   * @param wanted the kind, in capitals
   */
  boolean is(String wanted, String other) {
    return kind.name().equals(wanted) && name.equals(other);
  }

  KnownMember withName(String other) {
    return new KnownMember(kind, other, statement, place, step);
  }
}
