package dev.schemadoc.schema;

import dev.schemadoc.text.Place;

/**
 * A name in the name space that tables, indexes, views, sequences and the constraints with an index
 * share (PostgreSQL, {@code pg_class}).
 *
 * @param kind what it names, in words: {@code table}, {@code index}, {@code unique constraint}
 * @param constraint whether it names a constraint
 * @param owner the table of an index or a constraint; the relation itself else
 * @param place where the name stands
 */
public record Relation(TableId id, String kind, boolean constraint, TableId owner, Place place) {}
