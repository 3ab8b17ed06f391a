/**
 * What statements mean: tables, columns, constraints, types and indexes, and who declares or
 * mentions each name.
 *
 * <p>Knows no documents, and no positions inside a schema: two tables that say the same are equal
 * wherever they are written.
 */
@NullMarked
package dev.schemadoc.schema;

import org.jspecify.annotations.NullMarked;
