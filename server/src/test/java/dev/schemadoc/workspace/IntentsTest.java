package dev.schemadoc.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.schemadoc.schema.Facts;
import dev.schemadoc.schema.Intent;
import dev.schemadoc.text.DocumentId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fences of documents are taken for. */
final class IntentsTest {

  private static final DocumentId ID = new DocumentId("/w/.kiro/specs/a/design.md");
  private static final String TABLE = "CREATE TABLE a (b int PRIMARY KEY);\n";
  private static final String DROP = "DROP TABLE a;\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "```sql example\n%s```\n",
        "```sql {.bad}\n%s```\n",
        "```sql\n-- schemadoc: example\n%s```\n",
        "<!-- schemadoc: example -->\n\n```sql\n%s```\n",
        "- A\n  <!-- schemadoc: bad: nobody does this -->\n  ```sql\n  %s  ```\n",
        "Wrong:\n```sql\n%s```\n",
        "**Anti-pattern**\n\n```sql\n%s```\n",
        "❌ Don't do this\n\n```sql\n%s```\n",
      })
  void whatIsShownAsAnExampleIsNotTheDesign(String document) {
    assertEquals(List.of(Intent.EXAMPLE), intents(document.formatted(TABLE)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "## Example schema\n\n```sql\n%s```\n",
        "For example:\n\n```sql\n%s```\n",
        "Avoid bad rows:\n\n```sql\n%s```\n",
        "## Rollback\n\n```sql\n%s```\n",
        "## Current tables\n\n```sql\n%s```\n",
        "```sql title=\"before.sql\"\n%s```\n",
        "<!-- schemadoc: example -->\n\nA word.\n\n```sql\n%s```\n",
        "```sql\n-- before: there was none\n%s```\n",
      })
  void wordsAloneDoNotMakeTablesUnknown(String document) {
    assertEquals(List.of(Intent.DESIGN), intents(document.formatted(TABLE)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "## Rollback\n\n```sql\n%s```\n",
        "To roll back:\n\n```sql\n%s```\n",
        "```sql rollback\n%s```\n",
        "```sql\n-- schemadoc: rollback\n%s```\n",
        "## 回滚\n\n```sql\n%s```\n",
      })
  void theWayBackIsNotTheDesign(String document) {
    assertEquals(List.of(Intent.ROLLBACK), intents(document.formatted(DROP)));
  }

  @Test
  void whatThereWasIsLeftOutWhereItIsShownAsItShallBe() {
    String before = "## Before\n\n```sql\n" + TABLE + "CREATE INDEX i ON a (b);\n```\n\n";
    String after = "## After\n\n```sql\nCREATE TABLE public.a (c int PRIMARY KEY);\n```\n";
    assertEquals(List.of(Intent.BEFORE, Intent.DESIGN), intents(before + after));
    assertEquals(List.of(Intent.DESIGN, Intent.BEFORE), intents(after + before));
    assertEquals(
        List.of(Intent.DESIGN, Intent.DESIGN), intents(before + after.replace(".a", ".c")));
    assertEquals(List.of(Intent.DESIGN, Intent.DESIGN), intents(before + before));
    assertEquals(List.of(), new Document(ID, before + after).ownProblems());
  }

  @Test
  void aMarkOfAFenceIsNoStrangeMark() {
    for (String word : List.of("example", "bad", "before", "rollback")) {
      String comment = "```sql\n-- schemadoc: %s\n%s```\n".formatted(word, TABLE);
      assertEquals(List.of(), new Document(ID, comment).marks().strange());
    }
    String strange = "```sql\n-- schemadoc: exmaple\n%s```\n".formatted(TABLE);
    assertEquals(1, new Document(ID, strange).marks().strange().size());
  }

  private static List<Intent> intents(String text) {
    return Stream.of(new Document(ID, text))
        .flatMap(document -> document.facts().fences().stream())
        .map(Facts.Fence::intent)
        .toList();
  }
}
