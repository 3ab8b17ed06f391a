package dev.schemadoc.sql;

import dev.schemadoc.text.Span;
import java.util.List;
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

  /** An action that could not be read; a syntax problem tells why. */
  record Unreadable(Span span) implements AlterAction {}

  /**
   * What neither adds nor drops nor renames: how the table and its columns are kept, filled and
   * guarded.
   */
  sealed interface Property extends AlterAction {}

  /** {@code SET SCHEMA}. */
  record SetSchema(Name schema, Span span) implements Property {}

  /** {@code OWNER TO}. */
  record OwnerTo(Name role, Span span) implements Property {}

  /**
   * {@code ATTACH PARTITION}.
   *
   * @param bound the text of {@code FOR VALUES …} or {@code DEFAULT}
   */
  record AttachPartition(QualifiedName partition, Optional<Span> bound, Span span)
      implements Property {}

  /** {@code DETACH PARTITION}. */
  record DetachPartition(
      QualifiedName partition, boolean concurrently, boolean finalizes, Span span)
      implements Property {}

  /** {@code INHERIT}, or {@code NO INHERIT}. */
  record Inherit(QualifiedName parent, boolean inherits, Span span) implements Property {}

  /** {@code OF type}, or {@code NOT OF} without one. */
  record OfType(Optional<QualifiedName> type, Span span) implements Property {}

  /** {@code ENABLE}, {@code DISABLE}, {@code FORCE} or {@code NO FORCE ROW LEVEL SECURITY}. */
  record RowSecurity(State state, Span span) implements Property {

    /** What becomes of it. */
    public enum State {
      ENABLE,
      DISABLE,
      FORCE,
      NO_FORCE
    }
  }

  /** When a trigger or a rule fires. */
  enum Firing {
    ENABLE,
    DISABLE,
    ENABLE_REPLICA,
    ENABLE_ALWAYS
  }

  /**
   * {@code ENABLE TRIGGER}, {@code DISABLE TRIGGER} and the like.
   *
   * @param trigger unquoted {@code all} or {@code user} is no name but stands for many
   */
  record SwitchTrigger(Firing firing, Name trigger, Span span) implements Property {}

  /** {@code ENABLE RULE}, {@code DISABLE RULE} and the like. */
  record SwitchRule(Firing firing, Name rule, Span span) implements Property {}

  /** {@code SET (…)}. */
  record SetParameters(List<Setting> settings, Span span) implements Property {
    public SetParameters {
      settings = List.copyOf(settings);
    }
  }

  /** {@code RESET (…)}. */
  record ResetParameters(List<Setting> settings, Span span) implements Property {
    public ResetParameters {
      settings = List.copyOf(settings);
    }
  }

  /** {@code REPLICA IDENTITY}. */
  record ReplicaIdentity(Kind kind, Optional<Name> index, Span span) implements Property {

    /** What tells subscribers which row is meant. */
    public enum Kind {
      DEFAULT,
      FULL,
      NOTHING,
      INDEX
    }
  }

  /** {@code CLUSTER ON index}, or {@code SET WITHOUT CLUSTER} without one. */
  record ClusterOn(Optional<Name> index, Span span) implements Property {}

  /** {@code SET TABLESPACE}. */
  record SetTablespace(Name tablespace, Span span) implements Property {}

  /** {@code SET LOGGED} or {@code SET UNLOGGED}. */
  record SetLogged(boolean logged, Span span) implements Property {}

  /** {@code SET ACCESS METHOD}, {@code DEFAULT} without one. */
  record SetAccessMethod(Optional<Name> method, Span span) implements Property {}

  /** {@code VALIDATE CONSTRAINT}. */
  record ValidateConstraint(Name constraint, Span span) implements Property {}

  /** {@code ALTER CONSTRAINT}; what is absent is not said. */
  record AlterConstraint(
      Name constraint,
      Optional<Boolean> deferrable,
      Optional<Boolean> initiallyDeferred,
      Optional<Boolean> enforced,
      Optional<Boolean> inherit,
      Span span)
      implements Property {}

  /** A property of one column. */
  sealed interface ColumnProperty extends Property {
    Name column();
  }

  /** {@code ADD GENERATED … AS IDENTITY}. */
  record AddIdentity(Name column, boolean always, List<SequenceOption> options, Span span)
      implements ColumnProperty {
    public AddIdentity {
      options = List.copyOf(options);
    }
  }

  /**
   * {@code SET GENERATED}, {@code SET} with an option of its sequence, or {@code RESTART}.
   *
   * @param always absent where this stays as it is
   */
  record ChangeIdentity(
      Name column, Optional<Boolean> always, List<SequenceOption> options, Span span)
      implements ColumnProperty {
    public ChangeIdentity {
      options = List.copyOf(options);
    }
  }

  /** {@code DROP IDENTITY}. */
  record DropIdentity(Name column, boolean ifExists, Span span) implements ColumnProperty {}

  /** {@code SET EXPRESSION AS} of a generated column. */
  record SetExpression(Name column, Expression value, Span span) implements ColumnProperty {}

  /** {@code DROP EXPRESSION} of a generated column. */
  record DropExpression(Name column, boolean ifExists, Span span) implements ColumnProperty {}

  /** {@code SET STATISTICS}, {@code DEFAULT} without a number. */
  record SetStatistics(Name column, Optional<NumberLiteral> target, Span span)
      implements ColumnProperty {}

  /** {@code SET STORAGE}. */
  record SetStorage(Name column, Name storage, Span span) implements ColumnProperty {}

  /** {@code SET COMPRESSION}. */
  record SetCompression(Name column, Name compression, Span span) implements ColumnProperty {}

  /** {@code ALTER COLUMN … SET (…)}. */
  record SetColumnParameters(Name column, List<Setting> settings, Span span)
      implements ColumnProperty {
    public SetColumnParameters {
      settings = List.copyOf(settings);
    }
  }

  /** {@code ALTER COLUMN … RESET (…)}. */
  record ResetColumnParameters(Name column, List<Setting> settings, Span span)
      implements ColumnProperty {
    public ResetColumnParameters {
      settings = List.copyOf(settings);
    }
  }

  /**
   * Any other action, known by its words; it names a column where one is said.
   *
   * @param column the column of {@code ALTER COLUMN}
   */
  record Other(Optional<Name> column, Span span) implements Property {}
}
