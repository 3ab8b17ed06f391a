package dev.schemadoc.design;

import dev.schemadoc.text.Span;

/**
 * A heading.
 *
 * @param level 1 to 6
 * @param text its words, as written
 */
public record Heading(int level, String text, Span span) {}
