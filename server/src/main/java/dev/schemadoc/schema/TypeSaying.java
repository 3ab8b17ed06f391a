package dev.schemadoc.schema;

import dev.schemadoc.text.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What one document says about one type at one moment.
 *
 * @param definitions the places that declare it
 * @param added the values that {@code ALTER TYPE} adds or renames to
 * @param removed the values that it renames
 */
record TypeSaying(
    Said<KnownType.Definition> definitions,
    SequencedMap<String, Place> added,
    List<String> removed) {

  TypeSaying {
    added = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(added));
    removed = List.copyOf(removed);
  }

  static TypeSaying nothing() {
    return new TypeSaying(Said.nothing(), new LinkedHashMap<>(), List.of());
  }

  TypeSaying with(Said<KnownType.Definition> other) {
    return new TypeSaying(other, added, removed);
  }

  TypeSaying plus(String label, Place place) {
    SequencedMap<String, Place> more = new LinkedHashMap<>(added);
    more.putIfAbsent(label, place);
    return new TypeSaying(
        definitions, more, removed.stream().filter(each -> !each.equals(label)).toList());
  }

  TypeSaying minus(String label) {
    SequencedMap<String, Place> less = new LinkedHashMap<>(added);
    less.remove(label);
    List<String> gone = new ArrayList<>(removed);
    gone.add(label);
    return new TypeSaying(definitions, less, gone);
  }

  /** What is said at one of two moments. */
  TypeSaying or(TypeSaying later) {
    SequencedMap<String, Place> both = new LinkedHashMap<>(added);
    later.added.forEach(both::putIfAbsent);
    return new TypeSaying(
        definitions.or(later.definitions),
        both,
        removed.stream().filter(later.removed::contains).toList());
  }

  TypeSaying gone() {
    return new TypeSaying(definitions.drop(), new LinkedHashMap<>(), List.of());
  }
}
