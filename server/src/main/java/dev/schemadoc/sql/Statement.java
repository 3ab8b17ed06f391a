package dev.schemadoc.sql;

import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One SQL statement with its exact span, the terminating semicolon not included. */
public sealed interface Statement
    permits Statement.CreateTable,
        Statement.CreateIndex,
        Statement.CreateEnum,
        Statement.AlterTable,
        Statement.Alter,
        Statement.CommentOn,
        Statement.Drop,
        Statement.Unreadable,
        Declaration,
        Command {

  Span span();

  /**
   * {@code CREATE TABLE}.
   *
   * @param persistence {@code TEMPORARY} or {@code UNLOGGED}
   * @param items what stands in the parentheses
   * @param inherits the tables of {@code INHERITS}
   * @param partitionBy the text of {@code PARTITION BY}, from the strategy on
   * @param partitionOf the table of {@code PARTITION OF}
   * @param partitionBound the text of {@code FOR VALUES …} or {@code DEFAULT}
   * @param method the access method behind {@code USING}
   * @param storage the text of {@code WITH (…)}, without parentheses
   * @param onCommit what becomes of a temporary table: {@code DROP}, {@code DELETE ROWS} or {@code
   *     PRESERVE ROWS}
   * @param columns of {@code CREATE TABLE … AS} the names of the columns where they are given
   * @param query the text of the query of {@code CREATE TABLE … AS}, or of {@code EXECUTE …}
   * @param withData whether {@code WITH DATA} or {@code WITH NO DATA} is said
   * @param complete whether every part was read and nothing was left out
   */
  record CreateTable(
      QualifiedName table,
      Optional<String> persistence,
      boolean ifNotExists,
      List<TableItem> items,
      List<QualifiedName> inherits,
      Optional<PartitionBy> partitionBy,
      Optional<QualifiedName> partitionOf,
      Optional<Span> partitionBound,
      Optional<QualifiedName> ofType,
      Optional<Name> method,
      Optional<Span> storage,
      Optional<String> onCommit,
      Optional<Name> tablespace,
      List<Name> columns,
      Optional<Span> query,
      Optional<Boolean> withData,
      boolean complete,
      Span span)
      implements Statement {
    public CreateTable {
      items = List.copyOf(items);
      inherits = List.copyOf(inherits);
      columns = List.copyOf(columns);
    }
  }

  /** How a table is partitioned; its keys have no order. */
  record PartitionBy(String strategy, List<IndexPart> keys, Span span) {
    public PartitionBy {
      keys = List.copyOf(keys);
    }
  }

  /** {@code CREATE INDEX}. */
  record CreateIndex(
      boolean unique,
      boolean concurrently,
      boolean ifNotExists,
      Optional<Name> name,
      boolean only,
      QualifiedName table,
      Optional<Name> method,
      List<IndexPart> parts,
      List<Name> include,
      boolean nullsNotDistinct,
      Optional<Span> with,
      Optional<Name> tablespace,
      Optional<Expression> where,
      Span span)
      implements Statement {
    public CreateIndex {
      parts = List.copyOf(parts);
      include = List.copyOf(include);
    }
  }

  /**
   * {@code ALTER TABLE}.
   *
   * @param only whether the tables that inherit from it stay as they are
   */
  record AlterTable(
      QualifiedName table, boolean ifExists, boolean only, List<AlterAction> actions, Span span)
      implements Statement {
    public AlterTable {
      actions = List.copyOf(actions);
    }
  }

  /** {@code CREATE TYPE name AS ENUM}. */
  record CreateEnum(QualifiedName type, List<Label> labels, Span span) implements Statement {
    public CreateEnum {
      labels = List.copyOf(labels);
    }
  }

  /** A value of an enum type. */
  record Label(String value, Span span) {}

  /**
   * {@code ALTER} of anything but a table.
   *
   * @param changes in order
   * @param references the names of other things, in order
   */
  record Alter(
      Target target, boolean ifExists, List<Change> changes, List<Reference> references, Span span)
      implements Statement {
    public Alter {
      changes = List.copyOf(changes);
      references = List.copyOf(references);
    }
  }

  /**
   * {@code COMMENT ON}.
   *
   * @param comment absent where it is taken away with {@code NULL}
   * @param text the literal, or {@code NULL}
   */
  record CommentOn(Target target, Optional<String> comment, Span text, Span span)
      implements Statement {

    /** The table that it is about, or whose column. */
    public Optional<QualifiedName> table() {
      return switch (target) {
        case Target.Column column -> Optional.of(column.table());
        case Target.Named named when named.kind().equals("TABLE") -> Optional.of(named.name());
        default -> Optional.empty();
      };
    }

    /** The column that it is about. */
    public Optional<Name> column() {
      return target instanceof Target.Column column
          ? Optional.of(column.column())
          : Optional.empty();
    }
  }

  /**
   * {@code DROP}.
   *
   * @param kind of the targets, in capitals: {@code TABLE}, {@code MATERIALIZED VIEW}, {@code
   *     FUNCTION}, {@code TRIGGER} …; {@code OWNED} is what roles own
   */
  record Drop(
      String kind,
      boolean concurrently,
      boolean ifExists,
      List<Target> targets,
      boolean cascade,
      Span span)
      implements Statement {
    public Drop {
      targets = List.copyOf(targets);
    }

    /** The names of what has a name of its own, as a table has and a trigger has not. */
    public List<QualifiedName> names() {
      List<QualifiedName> names = new ArrayList<>();
      for (Target target : targets) {
        if (target instanceof Target.Named named) {
          names.add(named.name());
        }
      }
      return names;
    }
  }

  /** A name that a statement mentions. */
  record Reference(Role role, QualifiedName name) {

    /** What sort of thing a name belongs to. */
    public enum Role {
      TABLE,
      TYPE,
      FUNCTION,
      SEQUENCE,
      SCHEMA,
      INDEX,
      ROLE
    }
  }

  /** Text that is no statement; a problem tells so where that helps. */
  record Unreadable(Span span) implements Statement {}
}
