package dev.schemadoc.sql;

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
  static Dialect of(Tokens tokens) {
    boolean postgresql = false;
    boolean mysqlManner = false;
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.is(i, Terminal.BACKTICK_IDENTIFIER)) {
        mysqlManner = true;
      }
      String word = tokens.word(i);
      switch (word) {
        case "auto_increment", "unsigned", "mediumtext", "longtext", "tinytext", "mediumint" -> {
          return MYSQL;
        }
        case "engine" -> {
          if (next(tokens, i).equals("=")) {
            String engine = Name.fold(next(tokens, i + 1));
            return engine.endsWith("mergetree") ? CLICKHOUSE : MYSQL;
          }
        }
        case "autoincrement", "pragma" -> {
          return SQLITE;
        }
        case "nullable", "lowcardinality" -> {
          if (next(tokens, i).equals("(")) {
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
                  && Terminal.isWord(tokens.terminal(i + 1))
                  && (tokens.is(i + 2, Terminal.COMMA) || tokens.is(i + 2, Terminal.SEMICOLON));
          mysqlManner |= ends;
        }
        case "enum" -> {
          boolean type = i > 0 && Terminal.isWord(tokens.terminal(i - 1));
          boolean inline = type && !tokens.word(i - 1).equals("as");
          mysqlManner |= inline && next(tokens, i).equals("(");
        }
        case "update" -> {
          boolean onUpdate = i > 0 && tokens.word(i - 1).equals("on");
          mysqlManner |= onUpdate && Name.fold(next(tokens, i)).startsWith("current_t");
        }
        case "virtual" -> {
          if (Name.fold(next(tokens, i)).equals("table")) {
            return SQLITE;
          }
        }
        default -> {}
      }
    }
    return mysqlManner && !postgresql ? MYSQL : POSTGRESQL;
  }

  private static String next(Tokens tokens, int index) {
    return index + 1 < tokens.size() ? tokens.text(index + 1) : "";
  }
}
