package dev.schemadoc.schema;

/**
 * What is known about a question that documents may leave open.
 *
 * <p>A rule speaks where the answer is certain, and is silent where it is {@link #UNKNOWN}.
 */
public enum Answer {
  YES,
  NO,
  UNKNOWN;

  public static Answer of(boolean certain) {
    return certain ? YES : NO;
  }

  public boolean isYes() {
    return this == YES;
  }

  public boolean isNo() {
    return this == NO;
  }

  /** Whether it may be so. */
  public boolean isPossible() {
    return this != NO;
  }

  /** Whether one of the two is so. */
  public Answer or(Answer other) {
    if (this == YES || other == YES) {
      return YES;
    }
    return this == NO ? other : this;
  }

  /** Whether both are so. */
  public Answer and(Answer other) {
    if (this == NO || other == NO) {
      return NO;
    }
    return this == YES ? other : this;
  }

  /** This where the other says the same, else unknown. */
  public Answer agreed(Answer other) {
    return this == other ? this : UNKNOWN;
  }
}
