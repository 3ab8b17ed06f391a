package dev.schemadoc.judges;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.schemadoc.schema.Answer;
import dev.schemadoc.schema.Beside;
import dev.schemadoc.schema.Facts;
import dev.schemadoc.schema.Intent;
import dev.schemadoc.schema.SchemaIndex;
import dev.schemadoc.schema.SqlType;
import dev.schemadoc.schema.Types;
import dev.schemadoc.sql.Declaration;
import dev.schemadoc.sql.Script;
import dev.schemadoc.text.DocumentId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What PostgreSQL and the extensions that come with it bring along, asked of PostgreSQL. */
final class SystemCatalogIT {

  private static final Path FOLDER = Path.of("src/main/resources/dev/schemadoc/schema/catalog");

  /** What is no extension of its own kind: languages that the binaries have no library for. */
  private static final String LANGUAGES = "pl(?!pgsql).*|.*_pl(?:perl|python).*|bool_.*|jsonb_pl.*";

  @Test
  void theFilesSayWhatPostgresqlSays() throws SQLException, IOException {
    List<String> extensions = new ArrayList<>();
    try (Connection connection = Databases.fresh().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SET search_path TO pg_catalog, public");
      compare(connection, "", "postgresql");
      try (ResultSet rows =
          statement.executeQuery("SELECT name FROM pg_available_extensions ORDER BY name")) {
        while (rows.next()) {
          if (!rows.getString(1).matches(LANGUAGES)) {
            extensions.add(rows.getString(1));
          }
        }
      }
      for (String extension : extensions) {
        statement.execute(
            "CREATE EXTENSION IF NOT EXISTS \"" + extension + "\" SCHEMA public CASCADE");
      }
      for (String extension : extensions) {
        compare(connection, extension, extension);
      }
    }
    assertTrue(extensions.size() > 40, extensions.toString());
    assertTrue(new TreeSet<>(extensions).containsAll(List.of("citext", "pg_trgm", "uuid-ossp")));
  }

  private static final String OBJECTS =
      """
      CREATE EXTENSION citext;
      CREATE EXTENSION btree_gist;
      CREATE EXTENSION ltree;
      CREATE TYPE mood AS ENUM ('sad', 'ok');
      CREATE TYPE color AS ENUM ('red');
      CREATE DOMAIN mail AS varchar(90);
      CREATE DOMAIN long_mail AS mail;
      CREATE TYPE pair AS (a int, b text);
      CREATE TYPE span AS RANGE (subtype = float8);
      CREATE TABLE things (id int);
      """;

  private static final List<String> TYPES =
      List.of(
          ("smallint integer bigint numeric numeric(9,2) real float8 money text varchar varchar(9)"
                  + " char(3) bpchar name uuid boolean date time timetz timestamp timestamptz"
                  + " interval bytea bit(3) varbit inet cidr macaddr json jsonb xml point box"
                  + " tsvector tsquery oid regclass pg_lsn int[] bigint[] text[] varchar[] uuid[]"
                  + " int4range daterange int4multirange mood mood[] color mail mail[] long_mail"
                  + " pair pair[] span things citext citext[] ltree \"char\"")
              .split(" "));

  /** The statements that PostgreSQL refuses because of types are those that are thought wrong. */
  @Test
  void typesAreComparedAndIndexedAsPostgresqlDoes() throws SQLException {
    Types types = index(OBJECTS).typeSystem();
    List<String> wrong = new ArrayList<>();
    int judged = 0;
    try (Connection connection = Databases.fresh().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(OBJECTS);
      for (String key : TYPES) {
        for (String method : List.of("btree", "hash", "gist", "gin", "spgist", "brin")) {
          statement.execute("DROP TABLE IF EXISTS keys; CREATE TABLE keys (k " + key + ")");
          boolean taken = runs(statement, "CREATE INDEX ON keys USING " + method + " (k)");
          judged++;
          check(wrong, method + " " + key, taken, types.hasDefaultClass(method, type(key)));
        }
        statement.execute("DROP TABLE IF EXISTS keys; CREATE TABLE keys (k " + key + ")");
        if (!runs(statement, "ALTER TABLE keys ADD UNIQUE (k)")) {
          continue;
        }
        for (String referring : TYPES) {
          if (referring.equals("\"char\"") && !key.equals(referring)) {
            // Turns into text, which PostgreSQL takes up to version 17.
            continue;
          }
          boolean taken =
              runs(statement, "CREATE TABLE refs (r " + referring + " REFERENCES keys (k))");
          statement.execute("DROP TABLE IF EXISTS refs");
          judged++;
          check(
              wrong,
              referring + " REFERENCES " + key,
              taken,
              types.refersTo(type(referring), type(key)));
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(judged > 2_000, "" + judged);
  }

  private static void check(List<String> wrong, String what, boolean taken, Answer answer) {
    if (answer != Answer.of(taken)) {
      wrong.add(what + ": PostgreSQL " + (taken ? "takes" : "refuses") + " it, we say " + answer);
    }
  }

  private static boolean runs(Statement statement, String sql) {
    try {
      statement.execute(sql);
      return true;
    } catch (SQLException refused) {
      return false;
    }
  }

  private static SchemaIndex index(String sql) {
    Facts.Fence fence = new Facts.Fence(Script.read(sql), Intent.DESIGN);
    return SchemaIndex.of(
        List.of(new Facts(new DocumentId("/objects"), sql, List.of(fence))), Beside.NOTHING);
  }

  private static SqlType type(String written) {
    String sql = "CREATE DOMAIN d AS " + written;
    if (Script.read(sql).statements().getFirst() instanceof Declaration.Domain domain) {
      return SqlType.of(domain.type().orElseThrow());
    }
    throw new IllegalArgumentException(written);
  }

  private static void compare(Connection connection, String extension, String file)
      throws SQLException, IOException {
    StringBuilder lines = new StringBuilder();
    try (InputStream query = SystemCatalogIT.class.getResourceAsStream("system-catalog.sql")) {
      String sql = new String(query.readAllBytes(), StandardCharsets.UTF_8);
      try (PreparedStatement statement = connection.prepareStatement(sql.replace("$1", "?"))) {
        for (int i = 1; i <= statement.getParameterMetaData().getParameterCount(); i++) {
          statement.setString(i, extension);
        }
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            lines.append(rows.getString(1)).append('\n');
          }
        }
      }
    }
    String said =
        "# Made by SystemCatalogIT: what PostgreSQL %s answers to system-catalog.sql for %s.\n"
            .formatted(
                connection.getMetaData().getDatabaseMajorVersion(),
                extension.isEmpty() ? "itself" : "the extension " + extension);
    Path path = FOLDER.resolve(file + ".txt");
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(path, said + lines);
    }
    assertEquals(
        said + lines,
        Files.readString(path),
        "Run: mvn verify -Ddocs.update -Dit.test=SystemCatalogIT");
  }
}
