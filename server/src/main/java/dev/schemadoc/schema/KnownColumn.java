package dev.schemadoc.schema;

import dev.schemadoc.sql.Expression;
import dev.schemadoc.text.Place;
import java.util.Optional;

/**
 * What is known of a column.
 *
 * @param type absent where it is not known, or where two places disagree; a serial type is the
 *     integer type that it makes
 * @param notNull whether it takes no null: declared so, part of the primary key, or filled by a
 *     sequence
 * @param exists unknown where only some of the places that declare the table show it, where it is
 *     dropped in another document, or where only something beside the documents has it
 * @param place where it is declared first
 */
public record KnownColumn(
    String name, Optional<SqlType> type, Answer notNull, Value value, Answer exists, Place place) {

  /** Where the value of a column comes from when none is given. */
  public sealed interface Value {

    /** Nowhere: it is null. */
    record None() implements Value {}

    /** {@code DEFAULT}; the expression stands in the document of the column's place. */
    record Default(Expression expression) implements Value {}

    record Generated(Expression expression, boolean stored) implements Value {}

    record Identity(boolean always) implements Value {}

    /** A serial type. */
    record Serial() implements Value {}

    /** It is not known, or two places disagree. */
    record Unknown() implements Value {}
  }

  static final Value NO_VALUE = new Value.None();
  static final Value UNKNOWN_VALUE = new Value.Unknown();

  /** A column of which nothing but the name is known. */
  public static KnownColumn named(String name, Place place) {
    return new KnownColumn(
        name, Optional.empty(), Answer.UNKNOWN, UNKNOWN_VALUE, Answer.YES, place);
  }

  /** Whether it is filled when nothing is given. */
  public Answer hasDefault() {
    return switch (value) {
      case Value.None ignored -> Answer.NO;
      case Value.Unknown ignored -> Answer.UNKNOWN;
      case Value.Default ignored -> Answer.YES;
      case Value.Generated ignored -> Answer.YES;
      case Value.Identity ignored -> Answer.YES;
      case Value.Serial ignored -> Answer.YES;
    };
  }

  KnownColumn withName(String other) {
    return new KnownColumn(other, type, notNull, value, exists, place);
  }

  KnownColumn withType(Optional<SqlType> other) {
    return new KnownColumn(name, other, notNull, value, exists, place);
  }

  KnownColumn withNotNull(Answer other) {
    return new KnownColumn(name, type, other, value, exists, place);
  }

  KnownColumn withValue(Value other) {
    return new KnownColumn(name, type, notNull, other, exists, place);
  }

  KnownColumn withExists(Answer other) {
    return new KnownColumn(name, type, notNull, value, other, place);
  }

  /** What is certain where a second place declares the same column. */
  KnownColumn agreedWith(KnownColumn other) {
    return new KnownColumn(
        name,
        type.equals(other.type) ? type : Optional.empty(),
        notNull.agreed(other.notNull),
        value.getClass().equals(other.value.getClass()) ? value : UNKNOWN_VALUE,
        exists,
        place);
  }
}
