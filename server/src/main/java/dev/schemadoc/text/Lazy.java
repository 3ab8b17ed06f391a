package dev.schemadoc.text;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A value that is computed when it is first asked for and remembered.
 *
 * <p>It hangs off the input that it is computed from, so it can never be out of date.
 */
public final class Lazy<T> {

  private final Supplier<T> compute;
  private volatile Optional<T> value = Optional.empty();

  private Lazy(Supplier<T> compute) {
    this.compute = compute;
  }

  public static <T> Lazy<T> of(Supplier<T> compute) {
    return new Lazy<>(compute);
  }

  /** The value; computed once, however many threads ask. */
  public T get() {
    Optional<T> known = value;
    if (known.isPresent()) {
      return known.get();
    }
    synchronized (this) {
      if (value.isEmpty()) {
        value = Optional.of(compute.get());
      }
      return value.get();
    }
  }
}
