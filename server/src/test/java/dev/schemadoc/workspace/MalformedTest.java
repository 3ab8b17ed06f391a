package dev.schemadoc.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Problem;
import dev.schemadoc.text.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in a document, it is read, and soon. */
final class MalformedTest {

  private static final DocumentId ID = new DocumentId("/w/.kiro/specs/a/design.md");

  /** Long enough for any machine; a reader that hangs takes forever. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  static Stream<String> texts() {
    return Stream.of(
        "",
        "\uFEFF",
        "\u0000\u0001\uD800",
        "```sql",
        "```sql\n",
        "```sql\nCREATE",
        "> ```sql\n> CREATE TABLE a (\n\nb int);",
        ">".repeat(20_000) + " x\n```sql\nCREATE TABLE a (b int);\n```\n",
        "- ".repeat(5_000),
        "* ".repeat(3_000) + "\n" + "    ".repeat(3_000) + "x\n",
        "[".repeat(50_000),
        sql("(".repeat(50_000)),
        sql("CREATE TABLE a (b int CHECK (" + "(".repeat(50_000)),
        sql("CREATE TABLE a (b int CHECK (" + "NOT ".repeat(50_000) + "a))"),
        sql("CREATE TABLE a (b int DEFAULT " + "+ ".repeat(30_000) + "1)"),
        sql("CREATE TABLE a (b int CHECK (" + "a AND ".repeat(20_000) + "a))"),
        sql("'".repeat(50_001)),
        sql("'a\n".repeat(20_001)),
        sql("/*".repeat(50_001)),
        sql("$a$ ".repeat(30_001)),
        sql("CREATE TABLE ".repeat(20_000)),
        sql("CREATE TABLE a (" + "b int,".repeat(50_000)),
        sql("ALTER TABLE a " + "ADD x int, ".repeat(30_000)));
  }

  private static String sql(String text) {
    return "```sql\n" + text + "\n```\n";
  }

  @ParameterizedTest
  @MethodSource("texts")
  void everyTextIsRead(String text) {
    assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          Workspace workspace = workspace(text);
          for (Problem problem : workspace.problems(ID)) {
            assertTrue(problem.span().end() <= text.length(), problem.toString());
          }
          workspace.offers(ID, new Span(0, text.length()));
          workspace.designs();
        });
  }

  @Test
  void aDocumentThatIsHalfTypedIsReadAtEveryCharacter() throws IOException {
    String text =
        Files.readString(
            Path.of("../test-fixtures/field-service/.kiro/specs/field-operations/design.md"));
    int first = text.indexOf("```sql");
    int last = text.lastIndexOf("```");
    assertTrue(first > 0 && last - first > 2_000);
    for (int end = first; end < last; end++) {
      Document document = new Document(ID, text.substring(first, end));
      for (Problem problem : document.ownProblems()) {
        assertTrue(problem.span().end() <= end - first, problem.toString());
      }
    }
  }

  @Test
  void aDocumentThatIsTooLongIsSaidToBe() {
    List<Problem> problems = workspace("x".repeat(Document.LONGEST + 1)).problems(ID);
    assertEquals(
        List.of("this document is longer than 50 million characters and is not read; split it"),
        problems.stream().map(Problem::message).toList());
  }

  private static Workspace workspace(String text) {
    return Workspace.EMPTY
        .reportingTo(
            (code, failure) -> {
              throw failure;
            })
        .with(ID, text);
  }
}
