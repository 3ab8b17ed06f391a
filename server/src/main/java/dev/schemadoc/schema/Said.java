package dev.schemadoc.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What one document says about a name at one moment: what it declared under it and did not drop.
 *
 * @param dropped whether it dropped what was there before, whoever declares that
 */
record Said<T>(List<T> here, boolean dropped) {

  Said {
    here = List.copyOf(here);
  }

  static <T> Said<T> nothing() {
    return new Said<>(List.of(), false);
  }

  Said<T> plus(T declared) {
    List<T> more = new ArrayList<>(here);
    more.add(declared);
    return new Said<>(more, dropped);
  }

  Said<T> without(Predicate<T> gone) {
    return new Said<>(here.stream().filter(gone.negate()).toList(), dropped);
  }

  Said<T> map(UnaryOperator<T> change) {
    return new Said<>(here.stream().map(change).toList(), dropped);
  }

  /** What is said at one of two moments. */
  Said<T> or(Said<T> later) {
    if (this == later) {
      return this;
    }
    List<T> both = new ArrayList<>(here);
    later.here.stream().filter(each -> !here.contains(each)).forEach(both::add);
    return new Said<>(both, dropped && later.dropped);
  }

  /** The same, with everything dropped. */
  Said<T> drop() {
    return new Said<>(List.of(), true);
  }
}
