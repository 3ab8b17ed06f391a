package dev.schemadoc.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a document says about each of many things, as it changes from statement to statement.
 *
 * <p>Only changes are kept, so the state before any statement can be looked up, and nothing is
 * copied for the many statements that say nothing about a thing.
 */
final class Versions<K, V> {

  /** A value, and the number of the statement from whose end on it holds. */
  private record Version<V>(int since, V value) {}

  private final Map<K, List<Version<V>>> versions = new LinkedHashMap<>();

  /** Notes that from the end of a statement on something else is so. */
  void put(K key, int step, V value) {
    List<Version<V>> known = versions.computeIfAbsent(key, each -> new ArrayList<>(2));
    if (!known.isEmpty() && known.getLast().since() == step) {
      known.removeLast();
    }
    known.add(new Version<>(step, value));
  }

  /** What holds before a statement. */
  Optional<V> before(K key, int step) {
    List<Version<V>> known = versions.getOrDefault(key, List.of());
    int low = 0;
    int high = known.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (known.get(middle).since() < step) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? Optional.empty() : Optional.of(known.get(low - 1).value());
  }

  /** What holds at the end. */
  Optional<V> last(K key) {
    List<Version<V>> known = versions.get(key);
    return known == null ? Optional.empty() : Optional.of(known.getLast().value());
  }

  /** How many states there are. */
  int count(K key) {
    return versions.getOrDefault(key, List.of()).size();
  }

  Set<K> keys() {
    return Collections.unmodifiableSet(versions.keySet());
  }
}
