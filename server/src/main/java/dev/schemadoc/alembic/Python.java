package dev.schemadoc.alembic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A Python expression of the kinds that migrations are made of. */
public sealed interface Python {

  /**
   * A call.
   *
   * @param function the name of what is called, for example {@code op.create_table}
   */
  record Call(String function, List<Argument> arguments) implements Python {
    public Call {
      arguments = List.copyOf(arguments);
    }

    /** This call with one more argument behind the others. */
    public Call and(Python value) {
      return plus(new Value(value));
    }

    /** This call with one more argument with a name. */
    public Call with(String name, Python value) {
      return plus(new Keyword(name, value));
    }

    /** This call with one more argument with a name, where there is something to say. */
    public <T> Call withIf(
        String name, Optional<T> value, Function<T, ? extends Python> expression) {
      return value.map(present -> with(name, expression.apply(present))).orElse(this);
    }

    /** This call with a remark above the next argument. */
    public Call remark(String text) {
      return plus(new Remark(text));
    }

    private Call plus(Argument argument) {
      return new Call(function, Stream.concat(arguments.stream(), Stream.of(argument)).toList());
    }
  }

  /** A text; one that is too long for its line is written as several side by side. */
  record Text(String value) implements Python {}

  /**
   * A text of several lines that stand as they are, between triple quotes; for SQL, for it gains a
   * line break before and after.
   */
  record Block(String value) implements Python {}

  /** A name, number or other expression that has no parts to break between and holds no text. */
  record Raw(String source) implements Python {}

  /** A list. */
  record Sequence(List<Python> items) implements Python {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** A tuple. */
  record Tuple(List<Python> items) implements Python {
    public Tuple {
      items = List.copyOf(items);
    }
  }

  /** A dictionary. */
  record Dictionary(List<Entry> entries) implements Python {
    public Dictionary {
      entries = List.copyOf(entries);
    }
  }

  /** A key of a dictionary with its value. */
  record Entry(Python key, Python value) {}

  /** What stands between the parentheses of a call. */
  sealed interface Argument {}

  /** An argument by its position. */
  record Value(Python value) implements Argument {}

  /** An argument by its name. */
  record Keyword(String name, Python value) implements Argument {}

  /** A comment on lines of its own. */
  record Remark(String text) implements Argument {}

  static Call call(String function, Python... arguments) {
    return new Call(function, Stream.of(arguments).<Argument>map(Value::new).toList());
  }

  static Text text(String value) {
    return new Text(value);
  }

  static Block block(String value) {
    return new Block(value);
  }

  static Raw raw(String source) {
    return new Raw(source);
  }

  static Raw bool(boolean value) {
    return new Raw(value ? "True" : "False");
  }

  static Raw number(long value) {
    return new Raw(Long.toString(value));
  }

  static Raw none() {
    return new Raw("None");
  }

  static Sequence list(List<? extends Python> items) {
    return new Sequence(new ArrayList<>(items));
  }

  /** A list of texts. */
  static Sequence texts(List<String> items) {
    return list(items.stream().map(Text::new).toList());
  }

  static Tuple tuple(List<? extends Python> items) {
    return new Tuple(new ArrayList<>(items));
  }
}
