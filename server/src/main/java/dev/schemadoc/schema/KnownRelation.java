package dev.schemadoc.schema;

import dev.schemadoc.text.Place;
import java.util.Optional;

/**
 * One use of a name in the name space that tables, indexes, views, sequences, composite types and
 * the constraints with an index share (PostgreSQL, {@code pg_class}).
 *
 * @param constraint the kind of the constraint whose index it is, if it is one
 * @param owner the table of an index or a sequence of a column; the relation itself else
 * @param given whether the name is written; else PostgreSQL chose one that was free
 * @param unlessExists whether {@code IF NOT EXISTS} is said
 * @param replaces whether its document dropped another thing of that name before
 * @param place where the name stands, or what it was chosen for
 * @param step the number of the statement in its document
 */
public record KnownRelation(
    TableId id,
    RelationKind kind,
    Optional<KnownConstraint.Kind> constraint,
    TableId owner,
    boolean given,
    boolean unlessExists,
    boolean replaces,
    Place place,
    int step) {

  /** What it is, in words: {@code table `a`}, {@code index of `a`}. */
  public String described() {
    String words = words();
    return owner.equals(id) ? words + " `" + id + "`" : words + " of `" + owner + "`";
  }

  /** What sort of thing it is, in words. */
  public String words() {
    return constraint.map(KnownConstraint.Kind::words).orElse(kind.words());
  }

  KnownRelation withId(TableId other, TableId newOwner) {
    return new KnownRelation(
        other, kind, constraint, newOwner, given, unlessExists, replaces, place, step);
  }
}
