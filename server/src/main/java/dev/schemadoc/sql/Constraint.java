package dev.schemadoc.sql;

import dev.schemadoc.text.Span;
import java.util.List;
import java.util.Optional;

/**
 * A constraint of a column or of a table, and what else may stand behind a column.
 *
 * @param name the name given with {@code CONSTRAINT}
 * @param body what it demands
 * @param attributes {@code DEFERRABLE}, {@code NOT VALID} and their like
 * @param span from {@code CONSTRAINT} or the first keyword to the end
 */
public record Constraint(Optional<Name> name, Body body, Attributes attributes, Span span) {

  /**
   * When and how a constraint is checked.
   *
   * @param noInherit {@code NO INHERIT}
   * @param notEnforced {@code NOT ENFORCED} (PostgreSQL 18)
   */
  public record Attributes(
      boolean deferrable,
      boolean initiallyDeferred,
      boolean notValid,
      boolean noInherit,
      boolean notEnforced) {

    public static final Attributes NONE = new Attributes(false, false, false, false, false);
  }

  /** What a constraint demands. */
  public sealed interface Body {

    /** {@code NOT NULL}; as a table constraint (PostgreSQL 18) it names its column. */
    public record NotNull(List<Name> columns) implements Body {
      public NotNull {
        columns = List.copyOf(columns);
      }
    }

    /** {@code NULL}: says in words what is so anyway. */
    public record Nullable() implements Body {}

    /** {@code DEFAULT expression}. */
    public record Default(Expression value) implements Body {}

    /** {@code CHECK (expression)}; the expression is without the parentheses of the syntax. */
    public record Check(Expression condition) implements Body {}

    /**
     * {@code PRIMARY KEY}; behind a column the list of columns is empty.
     *
     * @param withoutOverlaps whether the last column is a range of time ({@code WITHOUT OVERLAPS})
     */
    public record PrimaryKey(List<Name> columns, boolean withoutOverlaps, IndexSettings settings)
        implements Body {
      public PrimaryKey {
        columns = List.copyOf(columns);
      }
    }

    /**
     * {@code UNIQUE}; behind a column the list of columns is empty.
     *
     * @param withoutOverlaps whether the last column is a range of time ({@code WITHOUT OVERLAPS})
     */
    public record Unique(
        List<Name> columns,
        boolean withoutOverlaps,
        boolean nullsNotDistinct,
        IndexSettings settings)
        implements Body {
      public Unique {
        columns = List.copyOf(columns);
      }
    }

    /** {@code PRIMARY KEY USING INDEX name} or {@code UNIQUE USING INDEX name}. */
    public record UsingIndex(boolean primaryKey, Name index) implements Body {}

    /**
     * {@code FOREIGN KEY (columns) REFERENCES target (targetColumns)}; behind a column the list of
     * columns is empty. No target columns mean the primary key of the target.
     *
     * @param period whether the last column is a range of time ({@code PERIOD})
     */
    public record ForeignKey(
        List<Name> columns,
        boolean period,
        QualifiedName target,
        List<Name> targetColumns,
        Optional<String> match,
        Optional<Action> onDelete,
        Optional<Action> onUpdate)
        implements Body {
      public ForeignKey {
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
      }
    }

    /** {@code EXCLUDE USING method (element WITH operator, …) WHERE (predicate)}. */
    public record Exclude(
        Optional<Name> method,
        List<Element> elements,
        IndexSettings settings,
        Optional<Expression> where)
        implements Body {
      public Exclude {
        elements = List.copyOf(elements);
      }

      /** One element with the operator that must not hold. */
      public record Element(IndexPart part, String operator) {}
    }

    /** {@code GENERATED ALWAYS AS (expression) STORED} or {@code VIRTUAL}. */
    public record Generated(Expression value, boolean stored) implements Body {}

    /** {@code GENERATED ALWAYS | BY DEFAULT AS IDENTITY (options)}. */
    public record Identity(boolean always, List<SequenceOption> options) implements Body {
      public Identity {
        options = List.copyOf(options);
      }

      /** From the first option to the last. */
      public Optional<Span> optionsSpan() {
        return options.isEmpty()
            ? Optional.empty()
            : Optional.of(options.getFirst().span().to(options.getLast().span()));
      }
    }
  }

  /**
   * A referential action.
   *
   * @param kind {@code NO ACTION}, {@code RESTRICT}, {@code CASCADE}, {@code SET NULL} or {@code
   *     SET DEFAULT}
   * @param columns the columns of {@code SET NULL (a, b)}
   */
  public record Action(String kind, List<Name> columns, Span span) {
    public Action {
      columns = List.copyOf(columns);
    }
  }

  /**
   * What an index behind a constraint may be told.
   *
   * @param include the columns of {@code INCLUDE}
   * @param with the text of {@code WITH (…)}, without parentheses
   * @param tablespace {@code USING INDEX TABLESPACE}
   */
  public record IndexSettings(List<Name> include, Optional<Span> with, Optional<Name> tablespace) {

    public static final IndexSettings NONE =
        new IndexSettings(List.of(), Optional.empty(), Optional.empty());

    public IndexSettings {
      include = List.copyOf(include);
    }
  }
}
