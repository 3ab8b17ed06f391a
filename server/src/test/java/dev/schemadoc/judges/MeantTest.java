package dev.schemadoc.judges;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page about the SQL that is read tells of every difference from PostgreSQL that is meant. */
final class MeantTest {

  @Test
  void everyDifferenceIsOnThePage() throws IOException {
    String page = Files.readString(Judge.ROOT.resolve("docs/sql.md"));
    assertEquals(
        List.of(),
        Arrays.stream(Comparison.Meant.values())
            .map(Comparison.Meant::title)
            .filter(title -> !page.contains("\n- **" + title + "**: "))
            .toList(),
        "Say so in SqlPage, and run: mvn test -Ddocs.update -Dtest=SqlPageTest");
  }
}
