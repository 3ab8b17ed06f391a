package dev.schemadoc.schema;

import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * One place that declares a table, a view or whatever else has columns.
 *
 * @param statement that which creates it; absent where something beside the documents declares it
 * @param extent how much of it is shown
 * @param columns as written there, without those of its parents
 * @param parents whose columns it has too
 * @param place where its name stands
 * @param step the number of the statement in its document
 */
public record Showing(
    TableId id,
    RelationKind kind,
    Optional<Statement> statement,
    Extent extent,
    SequencedMap<String, KnownColumn> columns,
    List<Parent> parents,
    Place place,
    int step) {

  /** How much of a table is shown. */
  public enum Extent {
    /** All of it. */
    WHOLE,
    /** Something is left out, cannot be read, or is written in another dialect. */
    PART,
    /** Nothing but the name. */
    STUB
  }

  /**
   * Another table or type whose columns it has.
   *
   * @param options of {@code LIKE}: {@code INCLUDING ALL} and the like
   */
  public record Parent(Kind kind, TableId id, List<String> options) {

    /** In which way. */
    public enum Kind {
      LIKE,
      INHERITS,
      PARTITION_OF,
      OF_TYPE,
      /** It is the same table, under its former name. */
      RENAMED
    }

    public Parent {
      options = List.copyOf(options);
    }

    /** Whether constraints with an index come along. */
    boolean bringsKeys() {
      return switch (kind) {
        case LIKE -> brings("INDEXES");
        case PARTITION_OF, RENAMED -> true;
        case INHERITS, OF_TYPE -> false;
      };
    }

    boolean bringsChecks() {
      return kind != Kind.OF_TYPE && (kind != Kind.LIKE || brings("CONSTRAINTS"));
    }

    boolean bringsForeignKeys() {
      return kind == Kind.PARTITION_OF || kind == Kind.RENAMED;
    }

    private boolean brings(String what) {
      boolean brought = false;
      for (String option : options) {
        if (option.endsWith(" ALL") || option.endsWith(" " + what)) {
          brought = option.startsWith("INCLUDING");
        }
      }
      return brought;
    }

    /** Whether the defaults of columns come along. */
    boolean bringsDefaults() {
      return kind != Kind.LIKE || brings("DEFAULTS");
    }
  }

  public Showing {
    columns = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(columns));
    parents = List.copyOf(parents);
  }

  public boolean isStub() {
    return extent == Extent.STUB;
  }

  public boolean isBeside() {
    return statement.isEmpty();
  }
}
