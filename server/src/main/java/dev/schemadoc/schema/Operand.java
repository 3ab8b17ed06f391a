package dev.schemadoc.schema;

/** What is known of the type of a value that an operator or a function is given. */
public sealed interface Operand {

  /** A value of a type. */
  record Typed(SqlType type) implements Operand {}

  /** A constant without a type, which takes that of its surroundings: a text in quotes, NULL. */
  record Untyped() implements Operand {}

  /** A value of which it is not known what type it has. */
  record Unsure() implements Operand {}

  Operand UNTYPED = new Untyped();
  Operand UNSURE = new Unsure();

  static Operand of(String type) {
    return new Typed(SqlType.of(type));
  }
}
