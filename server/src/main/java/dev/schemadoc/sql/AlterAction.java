package dev.schemadoc.sql;

import dev.schemadoc.text.Span;
import java.util.Optional;

/** One action of {@code ALTER TABLE}. */
public sealed interface AlterAction {

  Span span();

  /** {@code ADD COLUMN}. */
  record AddColumn(boolean ifNotExists, TableItem.Column column, Span span)
      implements AlterAction {}

  /** {@code ADD CONSTRAINT} or an unnamed constraint behind {@code ADD}. */
  record AddConstraint(Constraint constraint, Span span) implements AlterAction {}

  /** {@code DROP COLUMN}. */
  record DropColumn(boolean ifExists, Name column, boolean cascade, Span span)
      implements AlterAction {}

  /** {@code DROP CONSTRAINT}. */
  record DropConstraint(boolean ifExists, Name constraint, boolean cascade, Span span)
      implements AlterAction {}

  /** {@code ALTER COLUMN … TYPE}. */
  record SetType(
      Name column,
      TypeName type,
      Optional<QualifiedName> collation,
      Optional<Expression> using,
      Span span)
      implements AlterAction {}

  /** {@code ALTER COLUMN … SET DEFAULT}, or {@code DROP DEFAULT} without a value. */
  record SetDefault(Name column, Optional<Expression> value, Span span) implements AlterAction {}

  /** {@code ALTER COLUMN … SET NOT NULL} or {@code DROP NOT NULL}. */
  record SetNotNull(Name column, boolean notNull, Span span) implements AlterAction {}

  /** {@code RENAME TO}. */
  record RenameTable(Name to, Span span) implements AlterAction {}

  /** {@code RENAME COLUMN … TO}. */
  record RenameColumn(Name from, Name to, Span span) implements AlterAction {}

  /** {@code RENAME CONSTRAINT … TO}. */
  record RenameConstraint(Name from, Name to, Span span) implements AlterAction {}

  /**
   * Any other action, known by its words; it names a column where one is said.
   *
   * @param column the column of {@code ALTER COLUMN}
   */
  record Other(Optional<Name> column, Span span) implements AlterAction {}

  /** An action that could not be read; a syntax problem tells why. */
  record Unreadable(Span span) implements AlterAction {}
}
