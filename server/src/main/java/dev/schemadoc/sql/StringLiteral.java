package dev.schemadoc.sql;

import dev.schemadoc.text.Span;

/**
 * A text that a statement gives, or a word or a number that PostgreSQL takes for one.
 *
 * @param value what is meant: quotes taken off, escapes undone
 */
public record StringLiteral(String value, Span span) {}
