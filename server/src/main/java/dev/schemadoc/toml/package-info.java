/**
 * TOML as values with their places, and a change of it that keeps all that stands around.
 *
 * <p>Knows nothing of what the files are for.
 */
@NullMarked
package dev.schemadoc.toml;

import org.jspecify.annotations.NullMarked;
