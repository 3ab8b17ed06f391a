package dev.schemadoc.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a document is SQL, and where it stands. */
final class DesignTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sql",
        "SQL",
        "Sql",
        " sql ",
        "\tsql",
        "sql title=\"x\"",
        "sql{1,3}",
        "sql {1,3}",
        "sql:schema.sql",
        "sql,linenos",
        "sql;x",
        "sql=",
        "{sql}",
        "{.sql}",
        "{.sql #create .numberLines}",
        "{sql, connection=db}",
        "PostgreSQL",
        "postgres",
        "pgsql",
        "plpgsql",
        "psql"
      })
  void anInfoStringSaysThatItIsSql(String info) {
    assertReads("```" + info + "\nA\n```\n", "A");
    assertReads("~~~ " + info + "\nA\n~~~\n", "A");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sqlite",
        "mysql",
        "sql-explain",
        "nosql",
        "text sql",
        "{}",
        "{",
        ".",
        "{#sql}"
      })
  void anyOtherInfoStringSaysThatItIsNot(String info) {
    assertReads("```" + info + "\nA\n```\n", "");
  }

  @Test
  void aFenceTellsWhereItStandsAndWhatIsInIt() {
    String text =
        """
        # Data

        ## Jobs ##

        The new table:
        kept for a year.

        ```sql title="jobs"
        CREATE TABLE jobs (
        );
        ```
        """;
    Fence fence = Design.read(text).fences().getFirst();
    assertEquals("sql title=\"jobs\"", fence.info());
    assertEquals("sql", fence.language());
    assertEquals("```sql title=\"jobs\"", fence.opening().in(text));
    assertEquals("CREATE TABLE jobs (\n);\n", fence.content().in(text));
    assertEquals(List.of(fence.content()), fence.parts());
    assertEquals("kept for a year.", fence.lead());
    assertEquals(List.of("Data", "Jobs"), fence.headings().stream().map(Heading::text).toList());
    assertTrue(fence.closed());
  }

  @Test
  void theLeadIsTheTextSinceTheLastHeadingOrFence() {
    String text = "one\n```\n```\n```\n```\ntwo\n# H\n```\n```\n- three\n\n  ```\n  ```\n";
    assertEquals(
        List.of("one", "", "", "three"),
        Design.read(text).fences().stream().map(Fence::lead).toList());
  }

  @Test
  void headingsAreOfBothKinds() {
    assertHeadings("# A\n## B #\n### C#\n####### D\n#E\n    # F\n", "1 A", "2 B", "3 C#");
    assertHeadings("A\n===\n\nB\n  C\n---\n\n---\n\n> D\n> E\n> --\n", "1 A", "2 B\nC", "2 D\nE");
    assertHeadings("#\n## ##\n", "1 ", "2 ");
    assertHeadings("- A\n  ---\n- # B\n", "2 A", "1 B");
    assertHeadings("[a]: http://a.example 'a'\n===\n");
  }

  @Test
  void aFenceMayStandInListsAndQuotes() {
    assertReads("- x\n\n  ```sql\n  A\n\n    B\n  ```\n  after\n", "A\n  B");
    assertReads("1. x\n   - y\n     - z\n\n       ```sql\n       A\n       ```\n", "A");
    assertReads("10) ```sql\n    A\n    ```\n    after\n", "A");
    assertReads("> ```sql\n> A\n>B\n>\n> ```\n> after\n", "A\nB");
    assertReads("> - > ```sql\n>   > A\n>   > ```\n", "A");
    assertReads("*   ```sql\n    A\n    ```\n", "A");
  }

  @Test
  void aFenceEndsWithItsListItemOrQuote() {
    String quote = "> ```sql\n> A\nafter\n```sql\nB\n```\n";
    assertReads(quote, "A\nB");
    assertFalse(Design.read(quote).fences().getFirst().closed());
    assertReads("- ```sql\n  A\nafter\n\n```sql\nB\n```\n", "A\nB");
    assertReads("- x\n```sql\nA\n```\n", "A");
  }

  @Test
  void aTabIsAsWideAsToTheNextStop() {
    assertReads("-\t```sql\n\tA\n\t```\n", "A");
    assertReads("\t```sql\n\tA\n\t```\n", "");
    assertReads("- x\n\n\t```sql\n\tA\n\t```\n", "A");
    assertReads("1.\tx\n\n\t```sql\n\tA\n\t```\n", "A");
    assertReads("- x\n\n\t ```sql\n\t A\n\t ```\n", "A");
    assertReads("- x\n\n\t  ```sql\n\t  A\n", "");
    assertReads(">\t```sql\n>\tA\n>\t```\n", "A");
    assertReads("```sql\n\tA\n```\t\n", "\tA");
  }

  @Test
  void everyLineEndIsKept() {
    assertReads("x\r\n```sql\r\nA\r\nB\r\n```\r\nafter\r\n", "A\nB");
    assertReads("x\r```sql\rA\rB\r```\rafter\r", "A\nB");
    assertReads("x\n\r```sql\r\nA\n\rB\r```\nafter", "A\nB");
    assertReads("> ```sql\r> A\r\n> B\n> ```\n", "A\nB");
    Design design = Design.read("x\r\n```sql\rA\n```\n\r");
    assertEquals(" \r\n      \rA\n   \n\r", design.sql());
  }

  @Test
  void eachCharacterKeepsItsPlace() {
    String text = "😀 𝒳\n> ```sql\n> 'é😀' -- 𝒴\n> ```\n\uD83D\n";
    Design design = Design.read(text);
    assertEquals(text.indexOf("'é😀' -- 𝒴"), design.sql().indexOf("'é😀' -- 𝒴"));
    assertFalse(design.sql().contains("\uD83D "), "half a character is left");
  }

  @Test
  void aByteOrderMarkIsNoText() {
    assertReads("\uFEFF```sql\nA\n```\n", "A");
    assertHeadings("\uFEFF# A\n", "1 A");
    assertReads("\uFEFF", "");
  }

  @Test
  void aFenceIsClosedByItsOwnMarks() {
    assertReads("~~~sql\n```\nA\n~~~\n", "```\nA");
    assertReads("````sql\n```\nA\n`````  \nafter\n", "```\nA");
    assertReads("```sql\nA\n    ```\n   ```\nafter\n", "A\n    ```");
    assertReads("```sql\nA\n``` x\n```\n", "A\n``` x");
    assertReads("``sql\nA\n``\n", "");
    assertReads("```sql `x`\nA\n```\n", "");
    assertReads("~~~sql `x`\nA\n~~~\n", "A");
    assertReads("    ```sql\n    A\n", "");
    assertReads("text\n    ```sql\n```sql\nA\n", "A");
  }

  @Test
  void aFenceInALongerFenceIsText() {
    String text = "````markdown\n```sql\nA\n```\n````\n```sql\nB\n```\n";
    assertReads(text, "B");
    assertEquals(List.of(), Design.read(text).unread());
    assertReads("~~~\n```sql\nA\n```\n~~~\n", "");
  }

  @Test
  void aFenceThatIsNotClosedGoesToTheEnd() {
    assertReads("```sql\nA\n\n# B\n", "A\n# B");
    assertFalse(Design.read("```sql\nA").fences().getFirst().closed());
    assertReads("```sql", "");
    assertReads("```sql\n", "");
  }

  @Test
  void sqlThatAnotherFenceSwallowsIsNoted() {
    String text = "```\n\n## Schema\n\n```sql\nA\n```\n\n```SQL\nB\n```\n";
    assertReads(text, "B");
    assertEquals(
        List.of("INSIDE_ANOTHER_FENCE ```sql in ```"),
        Design.read(text).unread().stream()
            .map(u -> u.reason() + " " + u.span().in(text) + " in " + u.fence().in(text))
            .toList());
    assertEquals(List.of(), Design.read("```\n    ```sql\n```\n").unread());
    assertEquals(List.of(), Design.read("```\n```python\n```\n").unread());
  }

  @Test
  void sqlThatStandsOutsideOfFencesIsNoted() {
    String text =
        "```sql\nA\n```\n\n-- Audit\nCREATE TABLE IF NOT EXISTS audit (\nid uuid\n);\n````\n";
    assertReads(text, "A");
    List<Unread> unread = Design.read(text).unread();
    assertEquals(1, unread.size());
    assertEquals("CREATE TABLE IF NOT EXISTS audit (", unread.getFirst().span().in(text));
    assertEquals(Unread.Reason.OUTSIDE_OF_FENCES, unread.getFirst().reason());
    String prose =
        "CREATE TABLE jobs (as above) is run first\n\ncreate table (\nCreates table x (\n";
    assertEquals(List.of(), Design.read(prose).unread());
  }

  @Test
  void sqlInAFenceThatDoesNotSaySoIsNoted() {
    String text = "```\n-- Vans\n  create unlogged table vans (\n);\nCREATE TABLE depots (\n```\n";
    assertReads(text, "");
    List<Unread> unread = Design.read(text).unread();
    assertEquals(1, unread.size());
    assertEquals("create unlogged table vans (", unread.getFirst().span().in(text));
    assertEquals(Unread.Reason.UNMARKED_FENCE, unread.getFirst().reason());
    assertEquals(List.of(), Design.read(text.replaceFirst("```", "```mysql")).unread());
    assertEquals(List.of(), Design.read("```\nCREATE TABLE vans\n```\n").unread());
  }

  @Test
  void frontMatterIsNoText() {
    assertHeadings("---\ntitle: x\n---\n# A\n", "1 A");
    assertHeadings("\uFEFF---  \r\ntitle: x\r\nb:\r\n  - c\r\n...\r\n# A\r\n", "1 A");
    assertReads("---\ntitle: |\n  ```sql\n---\n```sql\nA\n```\n", "A");
    assertHeadings("---\ntitle: x\n", new String[0]);
    assertHeadings("---\n\nB\n---\n", "2 B");
    assertReads("---\na: b\n```sql\nA\n```\n---\n", "A");
  }

  @Test
  void rawHtmlHidesFences() {
    assertReads("<!-- ```sql\n\n```sql\nA\n```\n-->\n```sql\nB\n```\n", "B");
    assertReads("<!-- x -->\n```sql\nB\n```\n", "B");
    assertReads("<pre>\n\n```sql\nA\n```\n</pre>\n```sql\nB\n```\n", "B");
    assertReads("<div>\n```sql\nA\n```\n\n```sql\nB\n```\n", "B");
    assertReads("<details>\n<summary>x</summary>\n\n```sql\nA\n```\n\n</details>\n", "A");
    assertReads("<?x\n```sql\nA\n```\n?>\n```sql\nB\n```\n", "B");
    assertReads("<!X\n```sql\n>\n```sql\nB\n```\n", "B");
    assertReads("<![CDATA[\n```sql\n]]>\n```sql\nB\n```\n", "B");
    assertReads("<b c='d' e=f g>\n```sql\nA\n```\n\n```sql\nB\n```\n", "B");
    assertReads("</b >\n```sql\nA\n", "");
    assertReads("<b> x\n```sql\nA\n```\n", "A");
    assertReads("<b c='d>\n```sql\nA\n```\n", "A");
    assertReads("text\n<b>\n```sql\nA\n```\n", "A");
    assertReads("text\n<div>\n```sql\nA\n```\n", "");
    assertReads("<\n```sql\nA\n```\n<!\n```sql\nB\n```\n", "A\nB");
  }

  @Test
  void aListItemThatBeginsEmptyEndsAtABlankLine() {
    assertReads("-\n  ```sql\n  A\n  ```\n", "A");
    assertReads("-\n\n      ```sql\n      A\n", "");
    assertReads("text\n-\n```sql\nA\n```\n", "A");
    assertReads("text\n2. x\n\n   ```sql\n   A\n   ```\n", "A");
    assertReads("text\n2. x\n\n       ```sql\n", "");
    assertReads("1234567890. x\n\n            ```sql\n", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "\r",
        " ",
        "\t",
        "\u0000",
        "\uD800",
        "`",
        "```",
        "~~~",
        ">",
        "-",
        "1.",
        "#",
        "<",
        "=",
        "<!--",
        "- - - ```sql",
        "> \r\n> ```sql\r\n",
        "``typescrng\nepyt\n```tring T## Monito\n",
        "\uFEFF\uFEFF---\n"
      })
  void everyTextIsADocument(String text) {
    Documents.assertSound(text);
  }

  private static void assertReads(String text, String sql) {
    Documents.assertSound(text);
    Design design = Design.read(text);
    String parts =
        design.sqlFences().stream()
            .flatMap(fence -> fence.parts().stream())
            .map(part -> part.in(text))
            .collect(Collectors.joining());
    assertEquals(sql, withoutBlankLines(parts), text);
    assertEquals(
        sql.lines().map(String::strip).toList(),
        design.sql().lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
  }

  private static String withoutBlankLines(String text) {
    return text.lines().filter(line -> !line.isBlank()).collect(Collectors.joining("\n"));
  }

  private static void assertHeadings(String text, String... headings) {
    Documents.assertSound(text);
    assertEquals(
        List.of(headings),
        Design.read(text).headings().stream().map(h -> h.level() + " " + h.text()).toList(),
        text);
  }
}
