package dev.schemadoc.sql;

import dev.schemadoc.text.Span;
import java.util.List;
import java.util.Optional;

/**
 * A parameter of a function or a procedure, or a column of what {@code RETURNS TABLE} gives.
 *
 * @param value what it is if the caller gives nothing
 */
public record Parameter(
    Mode mode, Optional<Name> name, Type type, Optional<Expression> value, Span span) {

  /** Which way a value goes. */
  public enum Mode {
    IN,
    OUT,
    INOUT,
    VARIADIC,
    TABLE
  }

  /**
   * The type of a parameter or of a result.
   *
   * @param setOf whether many values are returned
   * @param name the type, unless it is that of a column
   * @param column of {@code table.column%TYPE} the path to the column, else empty
   */
  public record Type(boolean setOf, Optional<TypeName> name, List<Name> column, Span span) {
    public Type {
      column = List.copyOf(column);
    }
  }

  /** Whether it is one of those by which PostgreSQL tells functions of the same name apart. */
  public boolean isInput() {
    return switch (mode) {
      case IN, INOUT, VARIADIC -> true;
      case OUT, TABLE -> false;
    };
  }
}
