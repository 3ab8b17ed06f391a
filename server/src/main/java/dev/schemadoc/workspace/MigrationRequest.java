package dev.schemadoc.workspace;

import dev.schemadoc.schema.TableId;
import dev.schemadoc.text.DocumentId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What somebody wants a migration for.
 *
 * @param what which tables
 * @param single whether all go into one revision; else each table gets its own
 * @param message the words of the revision; a fitting one where none is given
 * @param head the revision to follow, where the chain has several heads
 * @param now the time, in the zone of the user
 */
public record MigrationRequest(
    Wanted what,
    boolean single,
    Optional<String> message,
    Optional<String> head,
    ZonedDateTime now) {

  /** Which tables are wanted. */
  public sealed interface Wanted {

    /** Certain tables, as one document or, without one, whichever document declares them. */
    record Tables(List<TableId> tables, Optional<DocumentId> document) implements Wanted {
      public Tables {
        tables = List.copyOf(tables);
      }
    }

    /** The tables that a document declares. */
    record OfDocument(DocumentId document) implements Wanted {}

    /** All tables that no migration builds yet. */
    record Everything() implements Wanted {}
  }
}
