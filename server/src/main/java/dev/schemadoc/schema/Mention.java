package dev.schemadoc.schema;

import dev.schemadoc.text.Place;

/**
 * A place where a document says something about a name.
 *
 * @param step the number of the statement in its document, as in {@link Step#number()}
 */
public record Mention(Role role, Use use, Thing thing, Place place, int step) {

  /** What is said about the thing. */
  public enum Role {
    DECLARES,
    AMENDS,
    REFERS,
    DROPS
  }

  /** In which part of a statement a name stands. */
  public enum Use {
    /** The statement is about the thing itself: it creates, alters or drops it. */
    SUBJECT,
    /** What a statement is about a part of: the table of an index, a policy or a comment. */
    OWNER,
    /** The columns of a foreign key, its target, and the columns of the target. */
    FOREIGN_KEY,
    /** The columns of a primary key, a unique or an exclusion constraint. */
    KEY,
    CHECK,
    GENERATED,
    DEFAULT,
    /** A key of an index. */
    INDEX_KEY,
    /** {@code INCLUDE}. */
    INCLUDE,
    /** The condition of a partial index or an exclusion constraint. */
    PREDICATE,
    PARTITION_KEY,
    /** {@code LIKE}, {@code INHERITS}, {@code PARTITION OF} or {@code OF}. */
    PARENT,
    /** The type of a column, a domain, a parameter and the like. */
    TYPE,
    /** The condition or the events of a trigger. */
    TRIGGER,
    /** The function of a trigger. */
    TRIGGER_FUNCTION,
    POLICY,
    GRANT,
    COMMENT,
    /** A query, also the one of a view. */
    QUERY,
    /** Anywhere else. */
    OTHER
  }

  public boolean declares() {
    return role == Role.DECLARES;
  }

  public boolean refers() {
    return role == Role.REFERS;
  }
}
