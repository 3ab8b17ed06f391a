package dev.schemadoc.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Compares the page about the SQL that is read with what would be generated. */
final class SqlPageTest {

  @Test
  void thePageIsUpToDate() throws IOException {
    Path page = SqlPage.REPOSITORY.resolve("docs/sql.md");
    String generated = SqlPage.text();
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(page, generated);
    }
    assertEquals(
        generated, Files.readString(page), "Run: mvn test -Ddocs.update -Dtest=SqlPageTest");
  }
}
