package dev.schemadoc.judges;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.schemadoc.sql.Reserved;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** PostgreSQL itself says which keywords need quotes. */
final class KeywordsIT {

  @Test
  void everyKeywordIsQuotedThatPostgresqlQuotes() throws SQLException {
    int keywords = 0;
    try (Connection connection = Databases.fresh().connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT word, catcode <> 'U', quote_ident(word) FROM pg_get_keywords()")) {
      while (rows.next()) {
        String word = rows.getString(1);
        assertEquals(rows.getBoolean(2), Reserved.needsQuotes(word), word);
        assertEquals(rows.getString(3), Reserved.needsQuotes(word) ? '"' + word + '"' : word, word);
        keywords++;
      }
    }
    assertTrue(keywords > 400);
  }
}
