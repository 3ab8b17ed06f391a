package dev.schemadoc.sql;

import dev.schemadoc.sql.Token.Kind;
import java.util.List;

/** Whose SQL a fence holds. */
public enum Dialect {
  POSTGRESQL("PostgreSQL"),
  MYSQL("MySQL"),
  SQLITE("SQLite"),
  CLICKHOUSE("ClickHouse"),
  TSQL("Transact-SQL"),
  ORACLE("Oracle");

  private final String title;

  Dialect(String title) {
    this.title = title;
  }

  /** The name that people know it by. */
  public String title() {
    return title;
  }

  /** Tells the dialect by words that only it has; PostgreSQL where nothing speaks against it. */
  static Dialect of(String text, List<Token> tokens) {
    boolean postgresql = false;
    boolean mysqlManner = false;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind() == Kind.BACKTICK_IDENTIFIER) {
        mysqlManner = true;
      }
      if (token.kind() == Kind.UNKNOWN || token.kind() != Kind.WORD) {
        continue;
      }
      String word = Name.fold(token.text(text));
      switch (word) {
        case "auto_increment", "unsigned", "mediumtext", "longtext", "tinytext", "mediumint" -> {
          return MYSQL;
        }
        case "engine" -> {
          if (next(tokens, i, text).equals("=")) {
            String engine = Name.fold(next(tokens, i + 1, text));
            return engine.endsWith("mergetree") ? CLICKHOUSE : MYSQL;
          }
        }
        case "autoincrement", "pragma" -> {
          return SQLITE;
        }
        case "nullable", "lowcardinality" -> {
          if (next(tokens, i, text).equals("(")) {
            return CLICKHOUSE;
          }
        }
        case "nvarchar", "uniqueidentifier", "datetime2" -> {
          return TSQL;
        }
        case "varchar2" -> {
          return ORACLE;
        }
        case "uuid",
            "jsonb",
            "timestamptz",
            "serial",
            "bigserial",
            "gen_random_uuid",
            "text",
            "bytea",
            "plpgsql" ->
            postgresql |= !word.equals("text");
        case "datetime", "tinyint", "fulltext" -> mysqlManner = true;
        // ADD COLUMN … AFTER other_column; a trigger's AFTER has an event or a line behind it.
        case "after" -> {
          boolean ends =
              i + 2 < tokens.size()
                  && tokens.get(i + 1).kind() == Kind.WORD
                  && (tokens.get(i + 2).kind() == Kind.COMMA
                      || tokens.get(i + 2).kind() == Kind.SEMICOLON);
          mysqlManner |= ends;
        }
        case "enum" -> {
          boolean type = i > 0 && tokens.get(i - 1).kind() == Kind.WORD;
          boolean inline = type && !Name.fold(tokens.get(i - 1).text(text)).equals("as");
          mysqlManner |= inline && next(tokens, i, text).equals("(");
        }
        case "update" -> {
          boolean onUpdate = i > 0 && Name.fold(tokens.get(i - 1).text(text)).equals("on");
          mysqlManner |= onUpdate && Name.fold(next(tokens, i, text)).startsWith("current_t");
        }
        case "virtual" -> {
          if (Name.fold(next(tokens, i, text)).equals("table")) {
            return SQLITE;
          }
        }
        default -> {}
      }
    }
    return mysqlManner && !postgresql ? MYSQL : POSTGRESQL;
  }

  private static String next(List<Token> tokens, int index, String text) {
    return index + 1 < tokens.size() ? tokens.get(index + 1).text(text) : "";
  }
}
