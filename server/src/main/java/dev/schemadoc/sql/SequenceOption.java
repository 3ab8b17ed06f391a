package dev.schemadoc.sql;

import dev.schemadoc.text.Span;
import java.util.Optional;

/** What a sequence may be told, also the one behind an identity column. */
public sealed interface SequenceOption {

  Span span();

  /** {@code AS type}. */
  record As(TypeName type, Span span) implements SequenceOption {}

  /** {@code INCREMENT BY number}. */
  record Increment(NumberLiteral by, Span span) implements SequenceOption {}

  /** {@code MINVALUE number}, or {@code NO MINVALUE} without one. */
  record MinValue(Optional<NumberLiteral> value, Span span) implements SequenceOption {}

  /** {@code MAXVALUE number}, or {@code NO MAXVALUE} without one. */
  record MaxValue(Optional<NumberLiteral> value, Span span) implements SequenceOption {}

  /** {@code START WITH number}. */
  record Start(NumberLiteral with, Span span) implements SequenceOption {}

  /** {@code RESTART WITH number}, or {@code RESTART} at the start. */
  record Restart(Optional<NumberLiteral> with, Span span) implements SequenceOption {}

  /** {@code CACHE number}. */
  record Cache(NumberLiteral size, Span span) implements SequenceOption {}

  /** {@code CYCLE} or {@code NO CYCLE}. */
  record Cycle(boolean cycle, Span span) implements SequenceOption {}

  /** {@code OWNED BY table.column}, or {@code OWNED BY NONE} without an owner. */
  record OwnedBy(Optional<Owner> owner, Span span) implements SequenceOption {}

  /** The column that owns a sequence. */
  record Owner(QualifiedName table, Name column, Span span) {}

  /** {@code SEQUENCE NAME name}, which only dumps of identity columns use. */
  record Named(QualifiedName name, Span span) implements SequenceOption {}

  /** {@code LOGGED} or {@code UNLOGGED}. */
  record Logged(boolean logged, Span span) implements SequenceOption {}
}
