package dev.schemadoc.sql;

import dev.schemadoc.text.Span;
import java.util.Optional;

/**
 * One key of an index.
 *
 * @param value a column, a function call, or an expression in parentheses
 * @param collation {@code COLLATE name}
 * @param operatorClass the operator class, with its parameters
 * @param order {@code ASC} or {@code DESC}
 * @param nulls {@code FIRST} or {@code LAST}
 */
public record IndexPart(
    Expression value,
    Optional<QualifiedName> collation,
    Optional<QualifiedName> operatorClass,
    Optional<Span> operatorClassOptions,
    Optional<String> order,
    Optional<String> nulls,
    Span span) {}
