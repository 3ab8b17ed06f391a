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
record Said<T>(Growing<T> here, boolean dropped) {

  static <T> Said<T> nothing() {
    return new Said<>(Growing.empty(), false);
  }

  Said<T> plus(T declared) {
    return new Said<>(here.plus(declared), dropped);
  }

  Said<T> without(Predicate<T> gone) {
    return new Said<>(here.keeping(gone.negate()), dropped);
  }

  Said<T> map(UnaryOperator<T> change) {
    return new Said<>(Growing.of(here.stream().map(change).toList()), dropped);
  }

  /** What is said at one of two moments. */
  Said<T> or(Said<T> later) {
    List<T> both = new ArrayList<>(here);
    later.here.stream().filter(each -> !here.contains(each)).forEach(both::add);
    return new Said<>(Growing.of(both), dropped && later.dropped);
  }

  /** The same, with everything dropped. */
  Said<T> drop() {
    return new Said<>(Growing.empty(), true);
  }
}
