package dev.schemadoc.sql;

/** Tells which names need quotes (PostgreSQL, 4.1.1). */
public final class Reserved {

  private Reserved() {}

  /** Whether a name means something else, or nothing, when it is written without quotes. */
  public static boolean needsQuotes(String name) {
    if (name.isEmpty() || !isStart(name.charAt(0))) {
      return true;
    }
    boolean plain = name.chars().allMatch(c -> isStart((char) c) || c >= '0' && c <= '9');
    int keyword = Keywords.number(name);
    return !plain || keyword >= 0 && Keywords.category(keyword) != Keywords.Category.UNRESERVED;
  }

  private static boolean isStart(char c) {
    return c >= 'a' && c <= 'z' || c == '_';
  }
}
