package dev.schemadoc.text;

/**
 * A zero-based line and a zero-based count of units within it.
 *
 * @param line the line
 * @param character the units before the position, of the {@link Encoding} agreed on
 */
public record Position(int line, int character) {}
