package dev.schemadoc.alembic;

import java.util.regex.Pattern;

/** Writes SQL so that SQLAlchemy hands it to PostgreSQL unchanged. */
final class SqlInPython {

  private SqlInPython() {}

  /** What SQLAlchemy could take for a parameter, or for the mark that something is none. */
  private static final Pattern COLON = Pattern.compile("(?U)(?<!:):\\w|\\\\:|:::");

  /**
   * The text for {@code sa.text()} and everything that calls it.
   *
   * <p>SQLAlchemy takes {@code :name} for a parameter and {@code \:} for a colon. Pairs of colons
   * mean themselves, but only where no escaped colon stands beside them, so it is all or nothing.
   */
  static String escaped(String sql) {
    return COLON.matcher(sql).find()
        ? sql.replace("\\:", "\\\\:").replaceAll("(?<!\\\\):", "\\\\:")
        : sql;
  }

  /** {@code sa.text("…")}. */
  static Python.Call text(String sql) {
    return Python.call("sa.text", Python.text(escaped(sql)));
  }

  /** {@code op.execute("…")}, which takes one statement, for asyncpg refuses two. */
  static PythonStatement execute(String sql) {
    String escaped = escaped(sql);
    Python argument = escaped.contains("\n") ? Python.block(escaped) : Python.text(escaped);
    return new PythonStatement.Do(Python.call("op.execute", argument));
  }
}
