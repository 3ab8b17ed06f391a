/**
 * A design document: its headings, its fences, and its SQL as a masked text in which every
 * character keeps its place.
 *
 * <p>Knows Markdown; does not know what the SQL says.
 */
@NullMarked
package dev.schemadoc.design;

import org.jspecify.annotations.NullMarked;
