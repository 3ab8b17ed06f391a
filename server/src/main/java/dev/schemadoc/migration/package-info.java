/**
 * Two schemas in, an ordered and reversible list of operations out.
 *
 * <p>Knows no Python, no Alembic, no SQL text and no positions.
 */
@NullMarked
package dev.schemadoc.migration;

import org.jspecify.annotations.NullMarked;
