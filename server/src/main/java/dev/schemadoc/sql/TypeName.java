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

  /** The type as PostgreSQL would print it. */
  public String sql() {
    StringBuilder sql = new StringBuilder();
    String base = name.toString();
    if (!modifiers.isEmpty() && base.startsWith("time") && base.contains(" ")) {
      int space = base.indexOf(' ');
      sql.append(base, 0, space).append('(').append(String.join(",", modifiers)).append(')');
      sql.append(base.substring(space));
    } else {
      sql.append(base);
      if (!modifiers.isEmpty()) {
        sql.append('(').append(String.join(",", modifiers)).append(')');
      }
    }
    return sql.append("[]".repeat(dimensions)).toString();
  }
}
