package dev.schemadoc.schema;

import java.util.List;
import java.util.Optional;

/** A constraint of a table; it always has a name, for PostgreSQL gives one where none is given. */
public sealed interface Constraint {

  String name();

  Timing timing();

  /** The same constraint under another name. */
  Constraint withName(String name);

  /** When a constraint is checked. */
  enum Timing {
    IMMEDIATE,
    DEFERRABLE,
    DEFERRED
  }

  /** {@code PRIMARY KEY}. */
  record PrimaryKey(
      String name, List<String> columns, List<String> include, String with, Timing timing)
      implements Constraint {
    public PrimaryKey {
      columns = List.copyOf(columns);
      include = List.copyOf(include);
    }

    @Override
    public PrimaryKey withName(String other) {
      return new PrimaryKey(other, columns, include, with, timing);
    }
  }

  /** {@code UNIQUE}. */
  record Unique(
      String name,
      List<String> columns,
      boolean nullsNotDistinct,
      List<String> include,
      String with,
      Timing timing)
      implements Constraint {
    public Unique {
      columns = List.copyOf(columns);
      include = List.copyOf(include);
    }

    @Override
    public Unique withName(String other) {
      return new Unique(other, columns, nullsNotDistinct, include, with, timing);
    }
  }

  /**
   * {@code FOREIGN KEY}.
   *
   * @param targetColumns the columns referred to, also where only the table is written
   * @param match {@code FULL} where written
   * @param onDelete the action as SQL; empty for NO ACTION
   * @param onUpdate likewise
   */
  record ForeignKey(
      String name,
      List<String> columns,
      TableId target,
      List<String> targetColumns,
      Optional<String> match,
      Optional<String> onDelete,
      Optional<String> onUpdate,
      boolean notValid,
      Timing timing)
      implements Constraint {
    public ForeignKey {
      columns = List.copyOf(columns);
      targetColumns = List.copyOf(targetColumns);
    }

    @Override
    public ForeignKey withName(String other) {
      return new ForeignKey(
          other, columns, target, targetColumns, match, onDelete, onUpdate, notValid, timing);
    }
  }

  /** {@code CHECK}; the condition as SQL without outer parentheses. */
  record Check(String name, String condition, boolean noInherit, boolean notValid)
      implements Constraint {
    @Override
    public Timing timing() {
      return Timing.IMMEDIATE;
    }

    @Override
    public Check withName(String other) {
      return new Check(other, condition, noInherit, notValid);
    }
  }

  /**
   * {@code EXCLUDE}.
   *
   * @param method the index method as SQL; empty for the default
   * @param elements key and operator of each element, as SQL
   * @param where the predicate as SQL; empty where there is none
   */
  record Exclude(String name, String method, List<Element> elements, String where, Timing timing)
      implements Constraint {
    public Exclude {
      elements = List.copyOf(elements);
    }

    @Override
    public Exclude withName(String other) {
      return new Exclude(other, method, elements, where, timing);
    }

    /** One element. */
    public record Element(IndexKey key, String operator) {}
  }
}
