package dev.schemadoc.schema;

/**
 * What follows from an index as a whole, so that it is worked out once and not for each document.
 *
 * <p>A question is a constant: two that are not the same object are two questions.
 */
@FunctionalInterface
public interface Question<T> {

  T ask(SchemaIndex index);
}
