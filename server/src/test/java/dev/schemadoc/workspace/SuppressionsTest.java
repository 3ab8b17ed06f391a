package dev.schemadoc.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Marks that dismiss problems, where the pages about them say too little. */
final class SuppressionsTest {

  private static final DocumentId ID = new DocumentId("/w/.kiro/specs/a/design.md");

  /** In each, `%s` stands where a mark may, for the problems that are always the same. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE a (\n  -- %s\n  b uuid PRIMARY KEY REFERENCES b (id)\n);",
        "CREATE TABLE a (\n  b uuid PRIMARY KEY REFERENCES b (id) -- %s\n);",
        "CREATE TABLE a (\n  b uuid PRIMARY KEY REFERENCES b (id), /* %s */\n  c uuid\n);",
        "CREATE TABLE a (\n  /* %s */ b uuid PRIMARY KEY REFERENCES b (id)\n);",
        "CREATE TABLE a (\n  -- %s\n\n  -- A word about it.\n  b uuid PRIMARY KEY\n    REFERENCES b (id)\n);",
        "-- %s\nCREATE TABLE a (\n  b uuid PRIMARY KEY,\n  c uuid REFERENCES b (id)\n);",
        "CREATE TABLE a (b uuid PRIMARY KEY REFERENCES b (id)); -- %s",
        "CREATE TABLE a (id uuid PRIMARY KEY);\nALTER TABLE a\n  ADD c uuid,\n  -- %s\n  ADD b uuid REFERENCES b (id);",
        "CREATE TABLE c (id uuid PRIMARY KEY);\n\n\n-- %s\n\n\nCREATE TABLE a (b uuid PRIMARY KEY REFERENCES b (id));",
        "CREATE TABLE a (b uuid PRIMARY KEY REFERENCES b (id));\n/* a word; %s */\nCREATE TABLE c (b uuid PRIMARY KEY REFERENCES b (id));",
      })
  void aMarkIsAboutWhatItStandsAt(String sql) {
    String marked = sql.formatted("schemadoc: ignore unknown-table");
    int others = sql.contains("a word;") ? 1 : 0;
    assertEquals(1 + others, codes(fence(sql.formatted("nothing"))).size());
    assertEquals(others, codes(fence(marked)).size(), codes(fence(marked)).toString());
    assertEquals(others, codes(fence(marked).replace("\n", "\r\n")).size());
    assertEquals(others, codes(quoted(fence(marked))).size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "schemadoc: ignore unknown-table",
        "schemadoc: ignore unknown-table, syntax",
        "schemadoc: ignore syntax,unknown-table",
        "schemadoc: ignore syntax unknown-table",
        "schemadoc: ignore unknown-table: billing declares it",
        "schemadoc: ignore unknown-table (billing declares it)",
        "schemadoc: ignore unknown-table because billing declares it",
        "Schemadoc: ignore   unknown-table",
        "it is elsewhere; schemadoc: ignore unknown-table",
        "schemadoc:ignore unknown-table",
      })
  void aReasonMayFollow(String mark) {
    List<String> left =
        codes(
            fence(
                "CREATE TABLE a (\n  -- " + mark + "\n  b uuid PRIMARY KEY REFERENCES b (id)\n);"));
    assertEquals(mark.contains("syntax") ? List.of("unused-suppression syntax") : List.of(), left);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!-- %s -->\n",
        "<!-- %s -->\n\n\n",
        "<!--\n%s\n-->\n\n<!-- more -->\n",
        "# Heading\n\nSome text.\n<!-- %s -->\n",
      })
  void aCommentOfMarkdownIsAboutTheNextFence(String before) {
    String mark = before.formatted("schemadoc: ignore unknown-table");
    String broken = fence("CREATE TABLE a (b uuid PRIMARY KEY REFERENCES b (id));");
    assertEquals(List.of(), codes(mark + broken));
    assertEquals(
        List.of("unknown-table b"), codes(mark + broken + "\n" + broken.replace(" a ", " c ")));
    assertEquals(List.of(), codes(quoted(mark + broken)));
  }

  @Test
  void textBetweenPartsAMarkFromTheFence() {
    assertEquals(
        List.of("unused-suppression unknown-table", "unknown-table b"),
        codes(
            "<!-- schemadoc: ignore unknown-table -->\nText.\n\n"
                + fence("CREATE TABLE a (b uuid PRIMARY KEY REFERENCES b (id));")));
  }

  @Test
  void syntaxCanBeIgnored() {
    String sql =
        "CREATE TABLE a (\n  -- schemadoc: ignore syntax\n  b uuid PRIMRY KEY,\n  c uuid UNIQE\n);";
    assertEquals(1, codes(fence(sql)).size(), codes(fence(sql)).toString());
  }

  @Test
  void aDialectCanBeIgnored() {
    String mysql = fence("CREATE TABLE a (id INT AUTO_INCREMENT, PRIMARY KEY (id)) ENGINE=InnoDB;");
    assertEquals(1, codes(mysql).size());
    assertEquals(List.of(), codes("<!-- schemadoc: ignore other-dialect -->\n" + mysql));
    assertEquals(
        List.of(), codes("<!-- schemadoc: ignore-file other-dialect -->\n\n# A\n" + mysql));
  }

  @Test
  void marksThatDoNothingCanBeIgnoredToo() {
    String unused =
        fence("-- schemadoc: ignore unknown-table\nCREATE TABLE a (id uuid PRIMARY KEY);");
    assertEquals(1, codes(unused).size());
    assertEquals(List.of(), codes("<!-- schemadoc: ignore-file unused-suppression -->\n" + unused));
    assertEquals(
        List.of("unused-suppression unused-suppression"),
        codes("<!-- schemadoc: ignore-file unused-suppression -->\n" + fence("SELECT 1;")));
  }

  @Test
  void aMarkForARuleThatIsOffIsLeftAlone() {
    String text =
        fence("-- schemadoc: ignore unknown-table\nCREATE TABLE a (id uuid PRIMARY KEY);");
    Workspace workspace = Workspace.EMPTY.with(ID, text);
    assertEquals(1, workspace.problems(ID).size());
    assertEquals(List.of(), workspace.withRules(Set.of(), Set.of("unknown-table")).problems(ID));
  }

  @Test
  void aMarkWithoutARuleOffersThoseThatAreMeant() {
    String text =
        fence("CREATE TABLE a (\n  b uuid PRIMARY KEY REFERENCES b (id) -- schemadoc: ignore\n);");
    Problem unclear =
        Workspace.EMPTY.with(ID, text).problems(ID).stream()
            .filter(problem -> problem.code().equals("unclear-suppression"))
            .findFirst()
            .orElseThrow();
    assertEquals("Name `unknown-table`", unclear.fixes().getFirst().title());
  }

  @Test
  void whatIsNoMarkIsNotSpokenOf() {
    assertEquals(
        List.of(),
        codes(fence("-- schemadoc: see the page\nCREATE TABLE a (id uuid PRIMARY KEY);")));
    assertEquals(
        List.of(),
        codes(fence("CREATE TABLE a (id text PRIMARY KEY DEFAULT '-- schemadoc: ignore');")));
  }

  @Test
  void levelsCountBeforeMarks() {
    Workspace workspace =
        Workspace.EMPTY
            .withRoot(
                "/w",
                new ProjectFiles(
                    Map.of("schemadoc.toml", "rules.unused-suppression = \"error\""),
                    Set.of(),
                    Map.of()))
            .with(ID, fence("-- schemadoc: ignore syntax\nCREATE TABLE a (id uuid PRIMARY KEY);"));
    assertEquals(
        List.of("error"), workspace.problems(ID).stream().map(it -> it.severity().word()).toList());
  }

  private static String fence(String sql) {
    return "```sql\n" + sql + "\n```\n";
  }

  private static String quoted(String text) {
    return text.lines().map(line -> "> " + line).collect(Collectors.joining("\n")) + "\n";
  }

  /** The problems as their codes and the words that they are at. */
  private static List<String> codes(String text) {
    return Workspace.EMPTY.with(ID, text).problems(ID).stream()
        .map(problem -> problem.code() + " " + problem.span().in(text))
        .toList();
  }
}
