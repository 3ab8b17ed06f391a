package dev.schemadoc.schema;

import dev.schemadoc.sql.Name;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;

/**
 * The names that PostgreSQL gives to constraints and indexes that have none.
 *
 * <p>Follows {@code ChooseRelationName}, {@code ChooseConstraintName} and {@code makeObjectName} of
 * PostgreSQL's {@code indexcmds.c} and {@code pg_constraint.c}.
 */
final class DefaultNames {

  private DefaultNames() {}

  /**
   * A free name made of a table, columns and a label.
   *
   * @param columns the columns; none for a primary key
   * @param taken whether a name is in use
   */
  static String choose(String table, List<String> columns, String label, Predicate<String> taken) {
    return choose(table, columns, label, 0, taken);
  }

  /** The same, where all numbers below the first are known to be in use. */
  static String choose(
      String table, List<String> columns, String label, int first, Predicate<String> taken) {
    String middle = joined(columns);
    for (int number = first; ; number++) {
      String name = objectName(table, middle, number == 0 ? label : label + number);
      if (!taken.test(name)) {
        return name;
      }
    }
  }

  /** Joins column names with underscores and stops once they fill a name. */
  private static String joined(List<String> columns) {
    StringBuilder joined = new StringBuilder();
    for (String column : columns) {
      if (!joined.isEmpty()) {
        joined.append('_');
      }
      joined.append(column);
      if (joined.length() * 3 > Name.MAX_BYTES && bytes(joined.toString()) >= Name.MAX_BYTES + 1) {
        break;
      }
    }
    return joined.toString();
  }

  /** Joins the parts with underscores and shortens the longer of the first two until all fits. */
  static String objectName(String first, String second, String label) {
    int overhead = bytes(label) + 1 + (second.isEmpty() ? 0 : 1);
    int available = Name.MAX_BYTES - overhead;
    int firstBytes = bytes(first);
    int secondBytes = bytes(second);
    while (firstBytes + secondBytes > available) {
      if (firstBytes > secondBytes) {
        firstBytes--;
      } else {
        secondBytes--;
      }
    }
    String start = clip(first, firstBytes);
    return second.isEmpty()
        ? start + "_" + label
        : start + "_" + clip(second, secondBytes) + "_" + label;
  }

  /** The longest start of a text that takes no more bytes and splits no character. */
  private static String clip(String text, int limit) {
    if (bytes(text) <= limit) {
      return text;
    }
    int used = 0;
    int end = 0;
    while (end < text.length()) {
      int codePoint = text.codePointAt(end);
      int width = bytes(Character.toString(codePoint));
      if (used + width > limit) {
        break;
      }
      used += width;
      end += Character.charCount(codePoint);
    }
    return text.substring(0, end);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
