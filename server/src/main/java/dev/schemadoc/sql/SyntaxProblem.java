package dev.schemadoc.sql;

import dev.schemadoc.text.Span;
import java.util.Optional;

/**
 * A place where PostgreSQL's grammar stops, and why.
 *
 * @param span the token at which PostgreSQL stops
 * @param message what is wrong, why, and what to do
 * @param replacement what to write instead of the span, where that is certain
 */
public record SyntaxProblem(Span span, String message, Optional<String> replacement) {

  SyntaxProblem(Span span, String message) {
    this(span, message, Optional.empty());
  }
}
