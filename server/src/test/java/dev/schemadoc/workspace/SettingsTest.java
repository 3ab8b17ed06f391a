package dev.schemadoc.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.schemadoc.rules.Rules;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.settings.Settings;
import dev.schemadoc.settings.SettingsFile;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Fix;
import dev.schemadoc.text.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is set for documents, and what becomes of it. */
final class SettingsTest {

  private static final DocumentId ID = new DocumentId("/w/app/.kiro/specs/a/design.md");

  private static final String TEXT =
      "```sql\nCREATE SCHEMA auth;\nCREATE TABLE orders (user_id uuid PRIMARY KEY REFERENCES auth.users (id),"
          + " account_id uuid REFERENCES billing_accounts (id));\nCREATE TABLE auth.sessions (id uuid PRIMARY KEY);\n```\n";

  // Which file counts

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "schemadoc.toml                             | ",
        "app/schemadoc.toml                         | ",
        "app/.kiro/specs/a/schemadoc.toml           | ",
        "pyproject.toml                             | [tool.schemadoc.rules]",
        "app/pyproject.toml                         | [tool.schemadoc.rules]",
      })
  void aFileAboveTheDocumentCounts(String path, String header) {
    String rules = header == null ? "[rules]" : header;
    assertEquals(
        0, workspace(Map.of(path, rules + "\nunknown-table = 'off'\n")).problems(ID).size());
  }

  @ParameterizedTest
  @CsvSource({"other/schemadoc.toml", "app/.kiro/specs/b/schemadoc.toml", "app/settings.toml"})
  void aFileElsewhereDoesNot(String path) {
    assertEquals(2, workspace(Map.of(path, "rules.unknown-table = 'off'\n")).problems(ID).size());
  }

  @Test
  void theNearestFileCountsAlone() {
    Workspace workspace =
        workspace(
            Map.of(
                "schemadoc.toml", "rules.unknown-table = 'off'",
                "app/schemadoc.toml", "external-schemas = ['auth']"));
    assertEquals(List.of("billing_accounts"), words(workspace));
    assertEquals(
        Optional.of(new DocumentId("/w/app/schemadoc.toml")),
        workspace.settingsFor(ID).map(SettingsFile::id));
  }

  @Test
  void aFileAboveTheFolderCountsWhereThereIsNoneInIt() {
    ProjectFiles files =
        new ProjectFiles(
            Map.of(), Set.of(), Map.of(), Map.of("/schemadoc.toml", "rules.unknown-table = 'off'"));
    assertEquals(0, Workspace.EMPTY.withRoot("/w", files).with(ID, TEXT).problems(ID).size());
  }

  @Test
  void whatTheEditorSetsCountsWhereTheFileSaysNothing() {
    Settings fromEditor =
        SettingsFile.read(
                new DocumentId("/w/x.toml"),
                "external-schemas = ['auth']\nrules.syntax = 'off'\nrules.unknown-table = 'off'",
                "/w",
                Rules.codes())
            .orElseThrow()
            .settings();
    Workspace workspace =
        workspace(Map.of("schemadoc.toml", "rules.unknown-table = 'hint'"))
            .withDefaults("/w", fromEditor);
    assertEquals(List.of("billing_accounts"), words(workspace));
    assertEquals("hint", workspace.problems(ID).getFirst().severity().word());
    assertEquals(
        0,
        Workspace.EMPTY
            .withRoot("/w", ProjectFiles.NONE)
            .withDefaults("/w", fromEditor)
            .with(ID, TEXT)
            .problems(ID)
            .size());
  }

  @Test
  void aFileCanCountInstead() {
    SettingsFile instead =
        SettingsFile.read(
                new DocumentId("/elsewhere/ci.toml"),
                "rules.unknown-table = 'info'",
                "/w",
                Rules.codes())
            .orElseThrow();
    Workspace workspace =
        workspace(Map.of("schemadoc.toml", "rules.unknown-table = 'off'")).withSettings(instead);
    assertEquals("info", workspace.problems(ID).getFirst().severity().word());
    assertEquals(List.of(instead), List.copyOf(workspace.settingsFiles()));
  }

  @Test
  void excludesAddUp() {
    Workspace workspace =
        workspace(
            Map.of(
                "schemadoc.toml", "exclude = ['archive']", "app/schemadoc.toml", "exclude = []"));
    assertTrue(workspace.excludes(new DocumentId("/w/app/archive/.kiro/specs/a/design.md")));
    assertFalse(workspace.excludes(ID));
  }

  // What is set

  @Test
  void externalTablesExist() {
    assertEquals(
        List.of("users"),
        words(workspace(Map.of("schemadoc.toml", "external-tables = ['billing_*', 'users']"))));
    assertEquals(
        List.of("billing_accounts"),
        words(workspace(Map.of("schemadoc.toml", "external-tables = ['auth.users']"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "users      | users       | true",
        "users      | auth.users  | false",
        "auth.*     | auth.users  | true",
        "auth.*     | users       | false",
        "*.users    | auth.users  | true",
        "*.*        | a.b         | true",
        "*          | users       | true",
        "*          | a.b         | false",
        "Users      | users       | false",
        "a.b        | axb         | false",
      })
  void namesMayHavePatterns(String written, String table, boolean external) {
    Settings settings =
        workspace(Map.of("schemadoc.toml", "external-tables = ['" + written + "']")).settings(ID);
    assertEquals(external, settings.isExternal(TableId.parse(table)));
  }

  @Test
  void aDialectThatIsSetIsNotGuessed() {
    String text = "```sql\nCREATE TABLE a (id INT AUTO_INCREMENT) ENGINE=InnoDB;\n```\n";
    Workspace unset = Workspace.EMPTY.withRoot("/w", ProjectFiles.NONE).with(ID, text);
    assertEquals(List.of("other-dialect"), codes(unset));
    Map<String, String> set = Map.of("schemadoc.toml", "dialect = 'postgresql'");
    Workspace before =
        Workspace.EMPTY.withRoot("/w", new ProjectFiles(set, Set.of(), Map.of())).with(ID, text);
    assertTrue(codes(before).contains("syntax"), codes(before).toString());
    Workspace after = unset.withRoot("/w", new ProjectFiles(set, Set.of(), Map.of()));
    assertEquals(codes(before), codes(after));
    assertEquals(codes(unset), codes(after.withRoot("/w", ProjectFiles.NONE)));
  }

  @Test
  void rulesCanBeChosen() {
    Workspace workspace = workspace(Map.of("schemadoc.toml", "rules.unknown-table = 'off'"));
    assertEquals(2, workspace.withRules(Set.of("unknown-table"), Set.of()).problems(ID).size());
    assertEquals(0, workspace.withRules(Set.of("syntax"), Set.of()).problems(ID).size());
    assertEquals(
        0, workspace(Map.of()).withRules(Set.of(), Set.of("unknown-table")).problems(ID).size());
  }

  @Test
  void whatIsWrongInAFileHasALevelToo() {
    DocumentId file = new DocumentId("/w/schemadoc.toml");
    assertEquals(1, workspace(Map.of("schemadoc.toml", "design = []")).problems(file).size());
    assertEquals(
        0,
        workspace(Map.of("schemadoc.toml", "design = []\nrules.invalid-setting = 'off'"))
            .problems(file)
            .size());
  }

  // What is offered

  @Test
  void aTableCanBeMarkedAsExternal() {
    Map<String, String> files = new TreeMap<>();
    assertEquals(
        "Mark `billing_accounts` as external in schemadoc.toml: /w/schemadoc.toml external-tables = [\"billing_accounts\"]\n",
        external(files));
    files.put(
        "pyproject.toml", "[tool.schemadoc]\n# Ours.\nexternal-tables = [\n  'auth.users',\n]\n");
    assertEquals(
        "Mark `billing_accounts` as external in pyproject.toml: /w/pyproject.toml"
            + " [tool.schemadoc]\n# Ours.\nexternal-tables = [\n  'auth.users',\n  \"billing_accounts\",\n]\n",
        external(files));
    files.put("app/schemadoc.toml", "dialect = 'auto' # who knows\n");
    assertEquals(
        "Mark `billing_accounts` as external in schemadoc.toml: /w/app/schemadoc.toml"
            + " dialect = 'auto' # who knows\nexternal-tables = [\"billing_accounts\"]\n",
        external(files));
    files.put("app/schemadoc.toml", "dialect = [\n");
    assertEquals("", external(files));
  }

  private static String external(Map<String, String> files) {
    Workspace workspace = workspace(files);
    Problem problem =
        workspace.problems(ID).stream()
            .filter(it -> it.span().in(TEXT).equals("billing_accounts"))
            .findFirst()
            .orElseThrow();
    return workspace.remedies(ID, problem).stream()
        .filter(remedy -> remedy.title().startsWith("Mark"))
        .map(
            remedy ->
                remedy.title()
                    + ": "
                    + switch (remedy) {
                      case Remedy.Creates(String ignored, String path, String text) ->
                          path + " " + text;
                      case Remedy.Edits(Fix fix) -> applied(workspace, fix);
                    })
        .findFirst()
        .orElse("");
  }

  private static String applied(Workspace workspace, Fix fix) {
    var edit = fix.edits().getFirst();
    DocumentId file = edit.place().document();
    String text = workspace.source(file).orElseThrow().text();
    return file
        + " "
        + text.substring(0, edit.place().span().start())
        + edit.replacement()
        + text.substring(edit.place().span().end());
  }

  private static Workspace workspace(Map<String, String> files) {
    return Workspace.EMPTY
        .withRoot("/w", new ProjectFiles(files, Set.of(), Map.of()))
        .with(ID, TEXT);
  }

  private static List<String> words(Workspace workspace) {
    return workspace.problems(ID).stream().map(problem -> problem.span().in(TEXT)).toList();
  }

  private static List<String> codes(Workspace workspace) {
    return workspace.problems(ID).stream().map(Problem::code).toList();
  }
}
