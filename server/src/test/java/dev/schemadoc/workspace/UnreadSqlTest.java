package dev.schemadoc.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.schemadoc.text.DocumentId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** SQL that nobody reads is told, once and where it stands. */
final class UnreadSqlTest {

  private static final DocumentId ID = new DocumentId("/w/.kiro/specs/a/design.md");

  @Test
  void sqlInAnotherFenceIsTold() {
    assertTells(
        "```\n# Schema\n\n```sql\nCREATE TABLE a (b int);\n```\n",
        "```sql: this SQL is not read, for it stands inside of another fence; close that fence"
            + " before it, or make the line that opens it longer");
    assertTells("````\n# Schema\n\n```sql\nCREATE TABLE a (b int);\n```\n````\n");
  }

  @Test
  void sqlBehindAFenceThatWasClosedTooEarlyIsTold() {
    assertTells(
        "```sql\nCREATE TABLE a (b int);\n```\n\n-- More\nCREATE TABLE c (\nd int\n);\n````\n",
        "CREATE TABLE c (: this SQL is not read, for it stands outside of a fence; put it between"
            + " lines ```sql and ```");
    assertTells("CREATE TABLE statements (see above) run first.\n");
  }

  @Test
  void sqlInAFenceThatDoesNotSaySoIsTold() {
    assertTells(
        "```\nCREATE TABLE a (\n  b int\n);\n```\n",
        "CREATE TABLE a (: this SQL is not read, for its fence does not say that it is SQL; open"
            + " the fence with ```sql");
  }

  @Test
  void aFenceThatIsNotClosedIsTold() {
    assertTells(
        "```sql\nCREATE TABLE a (b int);\n",
        "```sql: this fence is not closed, so all that follows is read as SQL; add a line ```");
    assertTells(
        "- ```sql\n  CREATE TABLE a (b int);\n\nafter\n",
        "```sql: this fence is not closed, so the rest of its list item or quote is read as SQL;"
            + " add a line ```");
    assertTells("```sql\n");
  }

  private static void assertTells(String text, String... told) {
    assertEquals(
        List.of(told),
        new Document(ID, text)
            .ownProblems().stream()
                .map(problem -> problem.span().in(text) + ": " + problem.message())
                .toList());
  }
}
