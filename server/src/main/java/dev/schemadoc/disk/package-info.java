/**
 * A folder as it lies on disk: its design documents and the files of Alembic as values.
 *
 * <p>Both edges read through it, so that a terminal and an editor see the same files; it reads
 * only, and knows neither of them.
 */
@NullMarked
package dev.schemadoc.disk;

import org.jspecify.annotations.NullMarked;
