package dev.schemadoc.sql;

import dev.schemadoc.text.Span;
import java.util.List;
import java.util.Optional;

/** One change that {@code ALTER} makes to an object that is no table. */
public sealed interface Change {

  Span span();

  /** {@code RENAME TO}. */
  record RenameTo(Name to, Span span) implements Change {}

  /** {@code SET SCHEMA}. */
  record SetSchema(Name schema, Span span) implements Change {}

  /** {@code OWNER TO}. */
  record OwnerTo(Name role, Span span) implements Change {}

  /** Of views, sequences, indexes and foreign tables: what {@code ALTER TABLE} could say too. */
  record OfRelation(AlterAction action, Span span) implements Change {}

  /** {@code ALTER SEQUENCE} with one of the options of {@code CREATE SEQUENCE}. */
  record OfSequence(SequenceOption option, Span span) implements Change {}

  /** {@code ALTER FUNCTION} with one of the options of {@code CREATE FUNCTION}. */
  record OfRoutine(RoutineOption option, Span span) implements Change {}

  /** {@code ALTER POLICY}; what is absent stays as it is. */
  record OfPolicy(
      List<Name> roles, Optional<Expression> using, Optional<Expression> check, Span span)
      implements Change {
    public OfPolicy {
      roles = List.copyOf(roles);
    }
  }

  /** {@code ALTER EXTENSION … UPDATE}, to the newest version where none is said. */
  record UpdateExtension(Optional<StringLiteral> version, Span span) implements Change {}

  /** {@code ALTER INDEX … ATTACH PARTITION}. */
  record AttachIndex(QualifiedName index, Span span) implements Change {}

  /** A change of a type. */
  sealed interface OfType extends Change {}

  /** {@code ADD VALUE}, at the end where no place is said. */
  record AddValue(
      boolean ifNotExists, Statement.Label value, Optional<Position> position, Span span)
      implements OfType {

    /** {@code BEFORE 'value'} or {@code AFTER 'value'}. */
    public record Position(boolean before, Statement.Label value, Span span) {}
  }

  /** {@code RENAME VALUE … TO}. */
  record RenameValue(Statement.Label from, Statement.Label to, Span span) implements OfType {}

  /** {@code ADD ATTRIBUTE}. */
  record AddAttribute(Declaration.CompositeType.Attribute attribute, boolean cascade, Span span)
      implements OfType {}

  /** {@code DROP ATTRIBUTE}. */
  record DropAttribute(boolean ifExists, Name attribute, boolean cascade, Span span)
      implements OfType {}

  /** {@code ALTER ATTRIBUTE … TYPE}. */
  record SetAttributeType(
      Name attribute, TypeName type, Optional<QualifiedName> collation, boolean cascade, Span span)
      implements OfType {}

  /** {@code RENAME ATTRIBUTE … TO}. */
  record RenameAttribute(Name from, Name to, boolean cascade, Span span) implements OfType {}

  /** {@code SET (…)} of a base type. */
  record SetProperties(List<Setting> settings, Span span) implements OfType {
    public SetProperties {
      settings = List.copyOf(settings);
    }
  }

  /** A change of a domain. */
  sealed interface OfDomain extends Change {}

  /** {@code SET DEFAULT}, or {@code DROP DEFAULT} without a value. */
  record SetDefault(Optional<Expression> value, Span span) implements OfDomain {}

  /** {@code SET NOT NULL} or {@code DROP NOT NULL}. */
  record SetNotNull(boolean notNull, Span span) implements OfDomain {}

  /** {@code ADD CONSTRAINT}, also one without a name. */
  record AddConstraint(Constraint constraint, Span span) implements OfDomain {}

  /** {@code DROP CONSTRAINT}. */
  record DropConstraint(boolean ifExists, Name constraint, boolean cascade, Span span)
      implements OfDomain {}

  /** {@code VALIDATE CONSTRAINT}. */
  record ValidateConstraint(Name constraint, Span span) implements OfDomain {}

  /** {@code RENAME CONSTRAINT … TO}. */
  record RenameConstraint(Name from, Name to, Span span) implements OfDomain {}

  /** Any other change, known by its words. */
  record Other(Span span) implements Change {}
}
