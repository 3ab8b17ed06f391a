/**
 * Texts, spans, positions, edits and problems: plain values about characters and places.
 *
 * <p>Knows nothing of Markdown, SQL, schemas or editors; every other package may use it, and it
 * uses none.
 */
@NullMarked
package dev.schemadoc.text;

import org.jspecify.annotations.NullMarked;
