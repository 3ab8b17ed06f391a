package dev.schemadoc.rules;

import dev.schemadoc.schema.Thing;
import dev.schemadoc.text.Place;
import java.util.List;
import java.util.Set;

/**
 * Something that would have nothing to stand on if something else were dropped.
 *
 * @param words what it is, with its name: {@code foreign key `a` of `b`}
 * @param light whether it can be dropped too without losing what is stored
 * @param name its own name, with that of what it is a part of, to tell what is dropped together
 */
record Dependent(String words, boolean light, Object name, Place place) {

  /** Whether it is one of several things, or a part of one. */
  boolean isOf(Set<?> things) {
    return things.contains(name)
        || name instanceof List<?> parts && parts.stream().anyMatch(things::contains)
        || name instanceof Thing.Column column && things.contains(column.table());
  }
}
