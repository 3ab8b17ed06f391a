package dev.schemadoc.toml;

import dev.schemadoc.text.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** A value of a file with settings, and where it stands. */
public sealed interface Value {

  /** The value, or its key where the value has many parts. */
  Span span();

  /** A string. */
  record Text(String value, Span span) implements Value {}

  /** A number without a fraction. */
  record Whole(long value, Span span) implements Value {}

  /** True or false. */
  record Flag(boolean value, Span span) implements Value {}

  /** Values in order. */
  record Items(List<Value> values, Span span) implements Value {
    public Items {
      values = List.copyOf(values);
    }
  }

  /** Values by their keys, in order. */
  record Table(SequencedMap<String, Entry> entries, Span span) implements Value {

    public Table {
      entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
    }

    /** The value of a key. */
    public Optional<Value> get(String key) {
      return Optional.ofNullable(entries.get(key)).map(Entry::value);
    }

    /** The table at a way of keys, where there is one. */
    public Optional<Table> table(String... way) {
      Optional<Table> at = Optional.of(this);
      for (String key : way) {
        at =
            at.flatMap(table -> table.get(key))
                .filter(Table.class::isInstance)
                .map(Table.class::cast);
      }
      return at;
    }
  }

  /** What else there may be: a fraction, a date. */
  record Other(Span span) implements Value {}

  /** A value and where its key stands. */
  record Entry(Span key, Value value) {}
}
