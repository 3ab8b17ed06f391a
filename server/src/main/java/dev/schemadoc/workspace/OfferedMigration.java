package dev.schemadoc.workspace;

import dev.schemadoc.schema.TableId;
import dev.schemadoc.text.DocumentId;
import java.util.Optional;

/**
 * A migration that can be asked for at a place of a document.
 *
 * @param title what an editor shows
 * @param table the table, or none for the whole document
 * @param head the revision that it would follow, where the chain has several heads
 */
public record OfferedMigration(
    String title, DocumentId document, Optional<TableId> table, Optional<String> head) {}
