package dev.schemadoc.sql;

import dev.schemadoc.text.Span;
import java.util.List;

/**
 * A type as it is written in a statement.
 *
 * @param name the name in its canonical spelling, multi-word names joined by one space: {@code
 *     character varying}, {@code timestamp with time zone}; a user's type by its own name
 * @param modifiers what stands in parentheses, such as {@code 10} and {@code 2}
 * @param dimensions how many pairs of brackets follow; 0 is no array
 * @param nameSpan the words of the name; a precision among them, as in {@code time(3) with time
 *     zone}, is in it
 * @param span everything
 */
public record TypeName(
    QualifiedName name, List<String> modifiers, int dimensions, Span nameSpan, Span span) {

  public TypeName {
    modifiers = List.copyOf(modifiers);
  }
}
