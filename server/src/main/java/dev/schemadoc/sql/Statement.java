package dev.schemadoc.sql;

import dev.schemadoc.text.Span;
import java.util.List;
import java.util.Optional;

/** One SQL statement with its exact span, the terminating semicolon not included. */
public sealed interface Statement {

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
   * @param storage the text of {@code WITH (…)}, without parentheses
   * @param query the text of the query of {@code CREATE TABLE … AS}
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
      Optional<Span> storage,
      Optional<Span> query,
      boolean complete,
      Span span)
      implements Statement {
    public CreateTable {
      items = List.copyOf(items);
      inherits = List.copyOf(inherits);
    }
  }

  /** How a table is partitioned. */
  record PartitionBy(String strategy, List<Expression> keys, Span span) {
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

  /** {@code ALTER TABLE}. */
  record AlterTable(QualifiedName table, boolean ifExists, List<AlterAction> actions, Span span)
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

  /** {@code COMMENT ON TABLE name IS …} or {@code COMMENT ON COLUMN table.column IS …}. */
  record CommentOn(QualifiedName table, Optional<Name> column, Optional<String> comment, Span span)
      implements Statement {}

  /** {@code DROP kind name, …}. */
  record Drop(String kind, List<QualifiedName> names, boolean ifExists, Span span)
      implements Statement {
    public Drop {
      names = List.copyOf(names);
    }
  }

  /**
   * A statement that declares something else than a table, known by kind and name, and by what it
   * mentions.
   *
   * @param kind in capitals: {@code VIEW}, {@code FUNCTION}, {@code SEQUENCE}, {@code EXTENSION} …
   * @param references the names of other things, in order
   */
  record CreateOther(
      String kind, Optional<QualifiedName> name, List<Reference> references, Span span)
      implements Statement {
    public CreateOther {
      references = List.copyOf(references);
    }
  }

  /**
   * A query or a change of data: contributes nothing to the schema.
   *
   * @param references the tables that it reads or changes, in order
   */
  record Query(List<Reference> references, Span span) implements Statement {
    public Query {
      references = List.copyOf(references);
    }
  }

  /**
   * Any other statement, known by its first word.
   *
   * @param references the names that it mentions, in order
   */
  record Other(String keyword, List<Reference> references, Span span) implements Statement {
    public Other {
      references = List.copyOf(references);
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
