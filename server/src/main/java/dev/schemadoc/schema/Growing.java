package dev.schemadoc.schema;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * A list that is never modified and cheap to make longer at its end: the longer one shares what
 * both have.
 *
 * <p>A document may say thousands of things about one table; each state in between is kept, and
 * must not be a copy.
 */
final class Growing<T> extends AbstractList<T> {

  private final List<T> shared;
  private final int size;

  private Growing(List<T> shared, int size) {
    this.shared = shared;
    this.size = size;
  }

  static <T> Growing<T> empty() {
    return new Growing<>(new ArrayList<>(2), 0);
  }

  static <T> Growing<T> of(Collection<T> elements) {
    return new Growing<>(new ArrayList<>(elements), elements.size());
  }

  /** The same with one more at the end. Only one thread may make a list longer. */
  Growing<T> plus(T element) {
    List<T> longer = shared.size() == size ? shared : new ArrayList<>(this);
    longer.add(element);
    return new Growing<>(longer, size + 1);
  }

  /** The elements that stay, this list itself where all do. */
  Growing<T> keeping(Predicate<T> stays) {
    List<T> kept = stream().filter(stays).toList();
    return kept.size() == size ? this : of(kept);
  }

  @Override
  public T get(int index) {
    return shared.get(Objects.checkIndex(index, size));
  }

  @Override
  public int size() {
    return size;
  }
}
