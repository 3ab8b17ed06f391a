package dev.schemadoc.sql;

import dev.schemadoc.text.Span;

/**
 * A comment.
 *
 * @param text its words, without the marks of the comment and outer blanks
 */
public record Comment(String text, Span span) {}
