/**
 * The Alembic project: the texts of its revisions go in, the current schema and the text of a new
 * revision come out.
 *
 * <p>Knows Python and Alembic and, in one class each, tree-sitter and Pebble; does not know design
 * documents, and reads, runs and writes no file itself.
 */
@NullMarked
package dev.schemadoc.alembic;

import org.jspecify.annotations.NullMarked;
