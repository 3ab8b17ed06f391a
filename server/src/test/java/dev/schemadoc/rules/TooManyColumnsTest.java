package dev.schemadoc.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Problem;
import dev.schemadoc.workspace.Workspace;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The limit that no page can show. */
final class TooManyColumnsTest {

  @Test
  void aTableHas1600Columns() {
    assertEquals(List.of(), told(1600));
    assertEquals(
        List.of("this table has 1602 columns, but PostgreSQL can keep 1600 in one; drop 2 of them"),
        told(1602));
  }

  private static List<String> told(int columns) {
    String list =
        IntStream.rangeClosed(1, columns)
            .mapToObj(number -> "c" + number + " int")
            .collect(Collectors.joining(", "));
    DocumentId id = new DocumentId("/design.md");
    return Workspace.EMPTY
        .with(id, "```sql\nCREATE TABLE wide (%s);\n```\n".formatted(list))
        .problems(id)
        .stream()
        .filter(problem -> problem.code().equals("too-many-columns"))
        .map(Problem::message)
        .toList();
  }
}
