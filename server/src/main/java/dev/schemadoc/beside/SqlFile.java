package dev.schemadoc.beside;

import dev.schemadoc.schema.Facts;
import dev.schemadoc.schema.Intent;
import dev.schemadoc.sql.Script;
import dev.schemadoc.text.DocumentId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a file of SQL: a migration, or the dump of a schema. */
final class SqlFile {

  private SqlFile() {}

  private static final Pattern SIGNS =
      Pattern.compile("\\b(?:create|alter)\\b", Pattern.CASE_INSENSITIVE);

  /** The line with which goose, dbmate, sql-migrate and MyBatis begin the way back. */
  private static final Pattern WAY_BACK =
      Pattern.compile(
          "^--\\s*(?:\\+goose\\s+down|\\+migrate\\s+down|migrate:down|//\\s*@undo)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  /** The line behind which pg_dump writes rows, which are no SQL. */
  private static final Pattern ROWS_FOLLOW =
      Pattern.compile(
          "^copy\\s[^;\\n]*\\sfrom\\s+stdin\\b[^;\\n]*;",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  private static final String ROWS_END = "\n\\.";

  /** Whether a file is worth the reading. */
  static boolean maySay(String text) {
    return SIGNS.matcher(text).find();
  }

  /** What a file says; its way back does not count. */
  static Facts of(DocumentId id, String text) {
    String sql = withoutRows(withoutWayBack(text));
    return new Facts(id, sql, List.of(new Facts.Fence(Script.read(sql), Intent.DESIGN)));
  }

  private static String withoutWayBack(String text) {
    Matcher matcher = WAY_BACK.matcher(text);
    return matcher.find() ? text.substring(0, matcher.start()) : text;
  }

  /** Puts spaces where rows stand, so that all else keeps its place. */
  private static String withoutRows(String text) {
    StringBuilder sql = new StringBuilder(text);
    Matcher matcher = ROWS_FOLLOW.matcher(text);
    int from = 0;
    while (matcher.find(from)) {
      int end = text.indexOf(ROWS_END, matcher.end());
      if (end < 0) {
        break;
      }
      from = end + ROWS_END.length();
      for (int at = matcher.end(); at < from; at++) {
        sql.setCharAt(at, ' ');
      }
    }
    return sql.toString();
  }
}
