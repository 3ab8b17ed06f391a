package dev.schemadoc.sql;

import dev.schemadoc.text.Span;

/**
 * A number that a statement gives.
 *
 * @param value with its sign, without blanks and without {@code +}: {@code -5}
 */
public record NumberLiteral(String value, Span span) {}
