package dev.schemadoc.sql;

import dev.schemadoc.text.Span;
import java.util.Optional;

/**
 * What {@code CREATE FUNCTION} and {@code ALTER FUNCTION} say about a function besides its body.
 *
 * @param value the text behind the keyword: {@code 100} of {@code COST 100}, {@code search_path =
 *     app} of {@code SET search_path = app}
 */
public record RoutineOption(Kind kind, Optional<Span> value, Span span) {

  /** What an option is about. */
  public enum Kind {
    CALLED_ON_NULL_INPUT,
    /** {@code STRICT} or {@code RETURNS NULL ON NULL INPUT}. */
    STRICT,
    IMMUTABLE,
    STABLE,
    VOLATILE,
    SECURITY_DEFINER,
    SECURITY_INVOKER,
    LEAKPROOF,
    NOT_LEAKPROOF,
    COST,
    ROWS,
    SUPPORT,
    PARALLEL,
    SET,
    RESET,
    WINDOW,
    TRANSFORM
  }
}
