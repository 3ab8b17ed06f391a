package dev.schemadoc.judges;

import dev.schemadoc.judges.Databases.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * What a database holds, as PostgreSQL itself describes it: one line for each fact, such as {@code
 * table public.jobs | column 003 property_id: uuid}, in a fixed order.
 *
 * <p>Two databases with equal catalogs cannot be told apart by an application. What only a session
 * or a vacuum sees is left out: object numbers, statistics, holes that dropped columns leave, and
 * Alembic's own table.
 */
record Catalog(List<String> facts) {
  private static final String QUERY = query();

  static Catalog of(Database database) {
    try (var connection = database.connect()) {
      return of(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("the catalog of " + database.name() + " cannot be read", e);
    }
  }

  /** What the transaction of a connection sees; its search path is empty from now on. */
  static Catalog of(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute("SET search_path = ''");
      var facts = new ArrayList<String>();
      try (var rows = statement.executeQuery(QUERY)) {
        while (rows.next()) {
          facts.add(rows.getString(1));
        }
      }
      return new Catalog(List.copyOf(facts));
    }
  }

  /**
   * What tells this catalog from the expected one, none when they are equal: {@code -} marks what
   * is missing here, {@code +} what is too much.
   */
  List<String> differences(Catalog expected) {
    var here = new HashSet<>(facts);
    var there = new HashSet<>(expected.facts);
    var differences = new ArrayList<String>();
    expected.facts.stream()
        .filter(fact -> !here.contains(fact))
        .forEach(fact -> differences.add("- " + fact));
    facts.stream()
        .filter(fact -> !there.contains(fact))
        .forEach(fact -> differences.add("+ " + fact));
    return differences;
  }

  private static String query() {
    try (InputStream stream = Catalog.class.getResourceAsStream("catalog.sql")) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
