package dev.schemadoc.lsp;

import static dev.schemadoc.lsp.Editor.json;
import static dev.schemadoc.lsp.Editor.object;
import static dev.schemadoc.lsp.Editor.objects;
import static dev.schemadoc.lsp.Editor.string;
import static dev.schemadoc.lsp.Editor.titles;
import static dev.schemadoc.lsp.Editor.uri;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.schemadoc.lsp.Editor.Squiggle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The language server as an editor meets it, message by message. */
@Timeout(120)
final class ProtocolTest {

  private static final String CUSTOMERS =
      """
      # Customers

      ```sql
      CREATE TABLE customers (
        id UUID PRIMARY KEY
      );
      ```
      """;

  private static final String JOBS =
      """
      # Jobs

      ```sql
      CREATE TABLE jobs (
        id UUID PRIMARY KEY,
        customer_id UUID NOT NULL REFERENCES custmers(id) UNIQUE
      );
      ```
      """;

  private static final String FOR_JOBS = "Generate Alembic migration for table `jobs`";
  private static final String FOR_DOCUMENT = "Generate Alembic migration for this design document";

  @TempDir private Path folder;
  private Editor editor;
  private boolean faultsExpected;

  @BeforeEach
  void start() throws IOException {
    editor = Editor.inProcess();
  }

  @AfterEach
  void hangUp() throws IOException {
    editor.close();
    assertEquals(List.of(), faultsExpected ? List.of() : faults(), "what went wrong in the server");
  }

  // Settings

  @Test
  void whatIsWrongInTheSettingsIsToldInTheirFile() throws IOException {
    Path jobs = workspace();
    Path settings = write(folder.resolve("schemadoc.toml"), "dialekt = \"auto\"\n");
    editor.initialize(Editor.MODERN, folder);
    String uri = uri(settings);
    editor.awaitSquiggles(uri, all -> all.size() == 1);
    editor.open(settings);
    assertEquals("dialekt", editor.squiggles(uri).getFirst().words());
    JsonObject fix = editor.codeAction(uri, "dialekt", "Change to `dialect`");
    editor.apply(fix.getAsJsonObject("edit"));
    assertEquals(List.of(), editor.squiggles(uri));

    // What is typed counts before it is saved, and no longer when it is closed without.
    String design = uri(jobs);
    editor.awaitSquiggles(design, all -> all.size() == 1);
    editor.replace(uri, "dialect = \"auto\"", "rules.unknown-table = \"off\"");
    editor.awaitSquiggles(design, List::isEmpty);
    editor.close(uri);
    editor.awaitSquiggles(design, all -> all.size() == 1);
    editor.awaitSquiggles(uri, all -> all.size() == 1);
  }

  @Test
  void settingsThatComeChangeAndGoCountAtOnce() throws IOException {
    Path jobs = workspace();
    editor.initialize(Editor.MODERN, folder);
    String uri = editor.open(jobs);
    editor.awaitSquiggles(uri, all -> all.size() == 1);
    Path settings = write(folder.resolve("schemadoc.toml"), "rules.unknown-table = \"off\"\n");
    changed(settings, 1);
    editor.awaitSquiggles(uri, List::isEmpty);
    write(settings, "external-tables = [\"customers\"]\n");
    changed(settings, 2);
    editor.awaitSquiggles(uri, all -> all.size() == 1);
    write(settings, "external-tables = [\"cust*\"]\n# more\n");
    changed(settings, 2);
    editor.awaitSquiggles(uri, List::isEmpty);
    Files.delete(settings);
    changed(settings, 3);
    editor.awaitSquiggles(uri, all -> all.size() == 1);
  }

  @Test
  void settingsMakeDesignsOfWhatIsOpenAlready() throws IOException {
    workspace();
    Path notes = write(folder.resolve("docs/notes.md"), JOBS.replace("jobs", "notes"));
    editor.initialize(Editor.MODERN, folder);
    String uri = editor.open(notes);
    editor.replace(uri, "custmers", "custmer");
    editor.awaitSquiggles(uri(design("jobs")), all -> all.size() == 1);
    Path settings =
        write(folder.resolve("schemadoc.toml"), "designs = [\"docs/*.md\", \"design.md\"]\n");
    changed(settings, 1);
    editor.awaitSquiggles(uri, all -> all.size() == 1);
    assertEquals("custmer", editor.squiggles(uri).getFirst().words());
    editor.replace(uri, "custmer(", "customers(");
    assertEquals(List.of(), editor.squiggles(uri));
    Files.delete(settings);
    changed(settings, 3);
    editor.replace(uri, "customers(", "custmers(");
    // An answer speaks of the text as it was when it was asked for; but the disk is read by then.
    editor.codeActions(uri, "custmers");
    assertEquals(List.of(), editor.codeActions(uri, "custmers"));
  }

  @Test
  void whatTheEditorSetsCounts() throws IOException {
    Path jobs = workspace();
    JsonObject capabilities = JsonParser.parseString(Editor.MODERN).getAsJsonObject();
    capabilities.getAsJsonObject("workspace").addProperty("configuration", true);
    editor.set(json("{'externalTables': ['custmers'], 'java': {'home': ''}, 'scopes': null}"));
    editor.initialize(capabilities.toString(), folder);
    String uri = editor.open(jobs);
    assertEquals(List.of(), editor.squiggles(uri));

    editor.set(json("{'rules': {'unknown-table': 'hint'}}"));
    editor.notify("workspace/didChangeConfiguration", json("{'settings': null}"));
    editor.awaitSquiggles(uri, all -> all.size() == 1);
    assertEquals(4, editor.squiggles(uri).getFirst().json().get("severity").getAsInt());

    Path settings = write(folder.resolve("schemadoc.toml"), "rules.unknown-table = \"info\"\n");
    changed(settings, 1);
    editor.awaitSquiggles(
        uri, all -> all.size() == 1 && all.getFirst().json().get("severity").getAsInt() == 3);
  }

  @Test
  void anEditorThatIsNotAskedMaySendWhatItSets() throws IOException {
    Path jobs = workspace();
    editor.initialize(Editor.MODERN, folder);
    String uri = editor.open(jobs);
    editor.awaitSquiggles(uri, all -> all.size() == 1);
    editor.notify(
        "workspace/didChangeConfiguration",
        json("{'settings': {'schemadoc': {'rules': {'unknown-table': 'off', 'x': 'off'}}}}"));
    editor.awaitSquiggles(uri, List::isEmpty);
    assertTrue(
        string(editor.await("window/logMessage"), "params", "message")
            .contains("there is no rule `x`"));
  }

  // What is dismissed

  @Test
  void aProblemCanBeIgnoredHere() throws IOException {
    Path jobs = workspace();
    editor.initialize(Editor.MODERN, folder);
    String uri = editor.open(jobs);
    JsonObject action = editor.codeAction(uri, "custmers", "Ignore `unknown-table` here");
    editor.apply(action.getAsJsonObject("edit"));
    assertEquals(List.of(), editor.squiggles(uri));
    String mark = "  -- schemadoc: ignore unknown-table\n  customer_id";
    assertEquals(JOBS.replace("  customer_id", mark), editor.text(uri));
  }

  @Test
  void aTableCanBeMarkedAsExternal() throws IOException {
    Path jobs = workspace();
    editor.initialize(Editor.MODERN, folder);
    String uri = editor.open(jobs);
    String title = "Mark `custmers` as external in schemadoc.toml";
    editor.apply(editor.codeAction(uri, "custmers", title).getAsJsonObject("edit"));
    Path settings = folder.resolve("schemadoc.toml");
    assertEquals("external-tables = [\"custmers\"]\n", Files.readString(settings));
    changed(settings, 1);
    editor.awaitSquiggles(uri, List::isEmpty);
  }

  @Test
  void whatCouldGoIsFadedOut() throws IOException {
    workspace();
    Path jobs = design("jobs");
    write(jobs, JOBS.replace("  id UUID", "  -- schemadoc: ignore syntax\n  id UUID"));
    JsonObject capabilities = JsonParser.parseString(Editor.MODERN).getAsJsonObject();
    capabilities
        .getAsJsonObject("textDocument")
        .getAsJsonObject("publishDiagnostics")
        .add("tagSupport", json("{'valueSet': [1, 2]}"));
    editor.initialize(capabilities.toString(), folder);
    String uri = editor.open(jobs);
    editor.awaitSquiggles(uri, all -> all.size() == 2);
    Squiggle unused = editor.squiggles(uri).getFirst();
    assertEquals("syntax", unused.words());
    assertEquals("[1]", unused.json().get("tags").toString());
  }

  @Test
  void thePointerTellsWhatARuleIsAbout() throws IOException {
    Path jobs = workspace();
    JsonObject capabilities = JsonParser.parseString(Editor.MODERN).getAsJsonObject();
    capabilities
        .getAsJsonObject("textDocument")
        .add("hover", json("{'contentFormat': ['markdown', 'plaintext']}"));
    editor.initialize(capabilities.toString(), folder);
    String uri = editor.open(jobs);
    editor.awaitSquiggles(uri, all -> all.size() == 1);
    JsonObject at =
        json("{'textDocument': {'uri': '%s'}, 'position': {'line': 5, 'character': 42}}", uri);
    JsonObject hover = editor.request("textDocument/hover", at).getAsJsonObject("result");
    assertEquals("markdown", string(hover, "contents", "kind"));
    assertTrue(string(hover, "contents", "value").contains("unknown-table"));
    assertTrue(string(hover, "contents", "value").contains("A statement names a table"));
    at.getAsJsonObject("position").addProperty("line", 0);
    assertTrue(editor.request("textDocument/hover", at).get("result").isJsonNull());
  }

  private void changed(Path file, int type) {
    editor.notify(
        "workspace/didChangeWatchedFiles",
        json("{'changes': [{'uri': '%s', 'type': %d}]}", uri(file), type));
  }

  // Squiggles and their mends

  @Test
  void thePointerTellsWhatAFenceIsTakenFor() throws Exception {
    Path jobs =
        write(
            design("fences"),
            """
            ```sql
            CREATE TABLE a (id int PRIMARY KEY);
            ```

            ## Rollback

            ```sql
            DROP TABLE a;
            ```
            """);
    editor.initialize(Editor.MODERN, folder);
    String uri = editor.open(jobs);
    JsonObject at = json("{'textDocument': {'uri': '%s'}, 'position': {'line': 0}}", uri);
    assertEquals("The design: 1 statement of PostgreSQL", hovered(at));
    at.getAsJsonObject("position").addProperty("line", 6);
    assertEquals("The way back: it is not checked, and declares nothing", hovered(at));
  }

  private String hovered(JsonObject at) throws Exception {
    at.getAsJsonObject("position").addProperty("character", 4);
    JsonObject hover = editor.request("textDocument/hover", at).getAsJsonObject("result");
    return string(hover, "contents", "value");
  }

  @Test
  void theSquiggleIsUnderTheWordAndTheQuickFixMendsIt() throws IOException {
    Path jobs = workspace();
    editor.initialize(Editor.MODERN, folder);
    String uri = editor.open(jobs);
    editor.awaitSquiggles(
        uri, all -> all.size() == 1 && all.getFirst().message().contains("did you mean"));
    Squiggle squiggle = editor.squiggles(uri).getFirst();
    assertTrue(
        editor.heard("textDocument/publishDiagnostics").stream()
            .map(JsonObject::toString)
            .allMatch(it -> it.contains("did you mean `customers`?")),
        "nothing is said before everything is read");
    assertEquals("custmers", squiggle.words());
    assertEquals("unknown-table", squiggle.code());
    assertEquals(1, squiggle.json().get("severity").getAsInt());
    JsonObject related = objects(squiggle.json().get("relatedInformation")).getFirst();
    assertEquals(uri(design("customers")), string(related, "location", "uri"));

    JsonObject fix = editor.codeAction(uri, "custmers", "Rename to `customers`");
    assertEquals("quickfix", string(fix, "kind"));
    assertTrue(fix.get("isPreferred").getAsBoolean());
    assertEquals(squiggle.json(), objects(fix.get("diagnostics")).getFirst());
    editor.apply(fix.getAsJsonObject("edit"));

    assertEquals(JOBS.replace("custmers", "customers"), editor.text(uri));
    assertEquals(List.of(), editor.squiggles(uri));
  }

  @Test
  void linesMayEndInTwoCharacters() throws IOException {
    Path jobs = workspace();
    Files.writeString(jobs, JOBS.replace("\n", "\r\n"));
    editor.initialize(Editor.MODERN, folder);
    String uri = editor.open(jobs);
    editor.awaitSquiggles(uri, all -> all.size() == 1);
    JsonObject fix = editor.codeAction(uri, "custmers", "Rename to `customers`");
    editor.apply(fix.getAsJsonObject("edit"));
    assertEquals(JOBS.replace("custmers", "customers").replace("\n", "\r\n"), editor.text(uri));
    assertEquals(List.of(), editor.squiggles(uri));
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', 42",
    "'utf-8', utf-8, 45",
    "'utf-32,utf-8', utf-32, 41",
    "'latin-1,utf-16', utf-16, 42",
    "'latin-1', '', 42",
  })
  void charactersAreCountedAsAgreed(String offered, String agreed, int start) throws IOException {
    Files.createDirectories(folder.resolve(".kiro"));
    JsonObject capabilities = JsonParser.parseString(Editor.MODERN).getAsJsonObject();
    JsonArray encodings = new JsonArray();
    Stream.of(offered.split(",")).filter(it -> !it.isEmpty()).forEach(encodings::add);
    capabilities.add("general", object("positionEncodings", encodings));
    JsonObject result = editor.initialize(capabilities.toString(), folder);
    JsonElement answer = result.getAsJsonObject("capabilities").get("positionEncoding");
    assertEquals(agreed, answer == null ? "" : answer.getAsString());

    String line = "  a UUID DEFAULT 'é🚀', b UUID REFERENCES custmers(id)";
    String uri =
        editor.open(uri(design("jobs")), "```sql\nCREATE TABLE jobs (\n" + line + "\n);\n```\n");
    editor.squiggles(uri);
    JsonObject range =
        objects(
                editor
                    .await("textDocument/publishDiagnostics")
                    .getAsJsonObject("params")
                    .get("diagnostics"))
            .stream()
            .filter(it -> string(it, "code").equals("unknown-table"))
            .findFirst()
            .orElseThrow()
            .getAsJsonObject("range");
    assertEquals(
        json(
            "{'start': {'line': 2, 'character': %d}, 'end': {'line': 2, 'character': %d}}",
            start, start + 8),
        range);

    // A change is counted in the same way.
    JsonObject change = object("range", range);
    change.addProperty("text", "jobs");
    editor.change(uri, change);
    editor.awaitSquiggles(
        uri, all -> all.stream().noneMatch(it -> it.code().equals("unknown-table")));
  }

  @Test
  void aDocumentThatIsNotOpenHasItsProblemsToo() throws IOException {
    workspace();
    editor.initialize(Editor.MODERN, folder);
    String uri = uri(design("jobs"));
    editor.awaitSquiggles(uri, all -> all.size() == 1);
    assertFalse(
        editor.await("textDocument/publishDiagnostics").getAsJsonObject("params").has("version"));

    Files.delete(design("jobs"));
    // Where a folder goes, some clients speak of nothing in it.
    editor.notify(
        "workspace/didChangeWatchedFiles",
        json("{'changes': [{'uri': '%s', 'type': 3}]}", uri(folder.resolve(".kiro/specs/jobs"))));
    editor.awaitSquiggles(uri, List::isEmpty);

    write(folder.resolve("deep/er/.kiro/specs/visits/design.md"), JOBS);
    String appeared = uri(folder.resolve("deep/er/.kiro/specs/visits/design.md"));
    editor.notify(
        "workspace/didChangeWatchedFiles",
        json("{'changes': [{'uri': '%s', 'type': 1}]}", appeared));
    editor.awaitSquiggles(appeared, all -> all.size() == 1);
  }

  @Test
  void whatIsShownCountsMoreThanTheDiskUntilItIsClosed() throws IOException {
    Path jobs = workspace();
    editor.initialize(Editor.MODERN, folder);
    String uri = editor.open(jobs);
    editor.awaitSquiggles(uri, all -> all.size() == 1);
    editor.replace(uri, "custmers", "customers");
    assertEquals(List.of(), editor.squiggles(uri));
    editor.notify(
        "workspace/didChangeWatchedFiles", json("{'changes': [{'uri': '%s', 'type': 2}]}", uri));
    editor.codeActions(uri, "jobs");
    assertEquals(List.of(), editor.squiggles(uri));

    editor.close(uri);
    editor.awaitSquiggles(uri, all -> all.size() == 1);
  }

  @Test
  void aTextOfAnotherDocumentMendsThisOne() throws IOException {
    Path jobs = workspace();
    editor.initialize(Editor.MODERN, folder);
    String uri = editor.open(jobs);
    String other = editor.open(design("customers"));
    editor.awaitSquiggles(uri, all -> all.size() == 1);
    editor.replace(other, "customers (", "custmers (");
    editor.awaitSquiggles(uri, List::isEmpty);
    editor.close(other);
    editor.awaitSquiggles(uri, all -> all.size() == 1);
  }

  @Test
  void otherMarkdownIsLeftAlone() throws IOException {
    workspace();
    editor.initialize(Editor.MODERN, folder);
    String tasks = editor.open(uri(folder.resolve(".kiro/specs/jobs/tasks.md")), JOBS);
    String untitled = editor.open("untitled:Untitled-1", JOBS);
    editor.replace(tasks, "custmers", "custmer");
    assertEquals(List.of(), editor.codeActions(tasks, "custmer"));
    assertEquals(List.of(), editor.codeActions(untitled, "custmers"));
    editor.awaitSquiggles(uri(design("jobs")), all -> all.size() == 1);
    List<String> spokenOf =
        editor.heard("textDocument/publishDiagnostics").stream()
            .map(it -> string(it, "params", "uri"))
            .toList();
    assertFalse(spokenOf.contains(tasks));
    assertFalse(spokenOf.contains(untitled));
  }

  @Test
  void theSpellingOfTheClientComesBack() throws IOException {
    workspace();
    editor.initialize(Editor.MODERN, folder);
    String spelled = uri(folder) + "/%2Ekiro/specs/jobs/design%2emd";
    editor.open(spelled, JOBS);
    editor.awaitSquiggles(spelled, all -> all.size() == 1);
    assertEquals(spelled, string(editor.codeAction(spelled, "jobs", FOR_JOBS), "data", "uri"));
  }

  @Test
  void aTextThatIsNoFileIsRead() throws IOException {
    editor.initialize(Editor.MODERN);
    String uri = editor.open("vscode-vfs://github/a/b/.kiro/specs/jobs/design.md", JOBS);
    assertEquals("custmers", editor.squiggles(uri).getFirst().words());
    JsonObject answer = editor.resolve(editor.codeAction(uri, "jobs", FOR_JOBS));
    assertEquals(-32803, answer.getAsJsonObject("error").get("code").getAsInt());
    editor.close(uri);
    editor.awaitSquiggles(uri, List::isEmpty);
  }

  @Test
  void aChangeOfWhatWasNeverOpenedIsForgiven() throws IOException {
    workspace();
    editor.initialize(Editor.MODERN, folder);
    String uri = uri(design("jobs"));
    editor.awaitSquiggles(uri, all -> all.size() == 1);
    editor.change(
        uri,
        json(
            "{'range': {'start': {'line': 5, 'character': 43}, 'end': {'line': 5, 'character': 43}}, 'text': 'o'}"));
    editor.awaitSquiggles(uri, List::isEmpty);
    editor.change(uri(folder.resolve("a.md")), json("{'text': 'x'}"));
    String unknown = uri(design("unknown"));
    JsonObject whole = new JsonObject();
    whole.addProperty("text", JOBS);
    editor.change(unknown, whole);
    // It also describes a table differently than the other document.
    editor.awaitSquiggles(unknown, all -> all.size() == 2);
  }

  @Test
  void everyStrokeOfTheKeyboardIsSurvived() throws IOException {
    workspace();
    editor.initialize(Editor.MODERN, folder);
    String uri = editor.open(uri(design("typed")), "");
    String text =
        JOBS.replace("jobs", "visits") + "\n> ```sql\n> ALTER TABLE visits ADD é🚀 text;\n";
    for (int i = 0; i < text.length(); ) {
      int next = i + Character.charCount(text.codePointAt(i));
      editor.replace(uri, i, i, text.substring(i, next));
      if (i % 16 == 0) {
        editor.codeActions(uri, "");
      }
      i = next;
    }
    assertEquals(text, editor.text(uri));
    assertTrue(editor.squiggles(uri).stream().anyMatch(it -> it.words().equals("custmers")));
    for (int i = text.length(); i > 0; ) {
      int before = i - Character.charCount(text.codePointBefore(i));
      editor.replace(uri, before, i, "");
      i = before;
    }
    assertEquals(List.of(), editor.squiggles(uri));
  }

  // Migrations

  @Test
  void theMigrationOfATableIsOfferedResolvedAndApplied() throws IOException {
    copySample();
    Path document = folder.resolve(".kiro/specs/field-operations/design.md");
    editor.initialize(Editor.MODERN, folder);
    String uri = editor.open(document);
    JsonObject action = editor.codeAction(uri, "TABLE jobs", FOR_JOBS);
    assertEquals("refactor.generateMigration", string(action, "kind"));
    assertFalse(action.has("edit"), "the edit is made when it is asked for");

    JsonObject edit = editor.resolve(action).getAsJsonObject("result").getAsJsonObject("edit");
    List<JsonObject> changes = objects(edit.get("documentChanges"));
    assertEquals(2, changes.size());
    assertEquals("create", string(changes.get(0), "kind"));
    assertEquals(
        json("{'overwrite': false, 'ignoreIfExists': false}"), changes.get(0).get("options"));
    // Absent would not do: VS Code takes the change for none that it knows.
    assertEquals(JsonNull.INSTANCE, changes.get(1).getAsJsonObject("textDocument").get("version"));
    editor.apply(edit);

    Path written = Editor.path(string(changes.get(0), "uri"));
    assertEquals(folder.resolve("src/field_service/migrations/versions"), written.getParent());
    String name = String.valueOf(written.getFileName());
    assertTrue(name.matches("\\d{8}_\\d{6}_create_jobs_table\\.py"), name);
    String text = Files.readString(written);
    assertTrue(text.contains("down_revision: Union[str, None] = \"005_care_plans\"\n"), text);
    assertTrue(text.contains("op.create_table(\n        \"jobs\","), text);

    // The next one follows it, although nobody says that a file was written.
    JsonObject next =
        editor.codeAction(
            uri,
            "TABLE job_status_history",
            "Generate Alembic migration for table `job_status_history`");
    String nextText = contents(editor.resolve(next).getAsJsonObject("result"));
    String revision =
        text.lines().filter(it -> it.startsWith("revision: str")).findFirst().orElseThrow();
    assertTrue(
        nextText.contains(
            "down_revision: Union[str, None] =" + revision.substring(revision.indexOf('=') + 1)),
        nextText);
  }

  @Test
  void theMigrationOfADocumentIsARevisionForEachTable() throws IOException {
    copySample();
    editor.initialize(Editor.MODERN, folder);
    String uri = editor.open(folder.resolve(".kiro/specs/field-operations/design.md"));
    JsonObject action = editor.codeAction(uri, "TABLE jobs", FOR_DOCUMENT);
    JsonObject edit = editor.resolve(action).getAsJsonObject("result").getAsJsonObject("edit");
    List<JsonObject> changes = objects(edit.get("documentChanges"));
    assertEquals(
        List.of("create", "", "create", ""),
        changes.stream().map(it -> it.has("kind") ? string(it, "kind") : "").toList());
    editor.apply(edit);
    assertTrue(Files.readString(Editor.path(string(changes.get(0), "uri"))).contains("\"jobs\","));
    String second = Files.readString(Editor.path(string(changes.get(2), "uri")));
    assertTrue(second.contains("\"job_status_history\","), second);
  }

  @Test
  void aClientThatCannotCreateFilesGetsTheText() throws IOException {
    Path jobs = project();
    editor.initialize(
        """
        {
          "workspace": {"workspaceEdit": {"documentChanges": true}},
          "textDocument": {"codeAction": {"dataSupport": true, "resolveSupport": {"properties": ["edit", "command"]}}}
        }
        """,
        folder);
    String uri = editor.open(jobs);
    JsonObject action = editor.codeAction(uri, "TABLE jobs", FOR_JOBS);
    JsonObject edit = editor.resolve(action).getAsJsonObject("result").getAsJsonObject("edit");
    List<JsonObject> changes = objects(edit.get("documentChanges"));
    assertEquals(1, changes.size());
    assertFalse(changes.getFirst().has("kind"));
    editor.apply(edit);
    assertEquals(1, revisions().size());
  }

  @Test
  void aClientThatCannotAskForTheEditGetsItAtOnce() throws IOException {
    Path jobs = project();
    editor.initialize("{}", folder);
    String uri = editor.open(jobs);
    JsonObject action = editor.codeAction(uri, "TABLE jobs", FOR_JOBS);
    JsonObject changes = action.getAsJsonObject("edit").getAsJsonObject("changes");
    assertEquals(1, changes.size());
    editor.apply(action.getAsJsonObject("edit"));
    assertEquals(1, revisions().size());
  }

  @Test
  void whatCannotBeMadeIsRefusedWithTheReason() throws IOException {
    Path jobs = workspace();
    editor.initialize(Editor.MODERN, folder);
    String uri = editor.open(jobs);
    JsonObject error =
        editor.resolve(editor.codeAction(uri, "TABLE jobs", FOR_JOBS)).getAsJsonObject("error");
    assertEquals(-32803, error.get("code").getAsInt());
    assertTrue(string(error, "message").contains("custmers"), error.toString());
    assertTrue(
        string(editor.await("window/showMessage"), "params", "message").contains("custmers"));
    assertEquals(List.of(), revisions());
  }

  @Test
  void whereTheEditComesAtOnceARefusalDisablesTheAction() throws IOException {
    Path jobs = workspace();
    editor.initialize("{\"textDocument\": {\"codeAction\": {\"disabledSupport\": true}}}", folder);
    String uri = editor.open(jobs);
    JsonObject action = editor.codeAction(uri, "TABLE jobs", FOR_JOBS);
    assertTrue(string(action, "disabled", "reason").contains("custmers"), action.toString());
    assertFalse(action.has("edit"));
  }

  @Test
  void withoutAlembicTheDefaultLayoutIsOfferedAndSaid() throws IOException {
    Path jobs = workspace();
    Files.writeString(jobs, JOBS.replace("custmers", "customers"));
    editor.initialize(Editor.MODERN, folder);
    String uri = editor.open(jobs);
    JsonObject resolved = editor.resolve(editor.codeAction(uri, "TABLE jobs", FOR_JOBS));
    editor.apply(resolved.getAsJsonObject("result").getAsJsonObject("edit"));
    assertEquals(1, revisions().size());
    assertEquals(folder.resolve("alembic/versions"), revisions().getFirst().getParent());
    assertTrue(
        string(editor.await("window/showMessage"), "params", "message")
            .contains("No Alembic project"));
  }

  @Test
  void eachOfSeveralHeadsIsOffered() throws IOException {
    Path jobs = project();
    revision("aaa", "None");
    revision("bbb", "None");
    editor.initialize(Editor.MODERN, folder);
    String uri = editor.open(jobs);
    assertEquals(
        List.of(
            FOR_JOBS + ", after head `aaa` (one of 2)",
            FOR_JOBS + ", after head `bbb` (one of 2)",
            FOR_DOCUMENT + ", after head `aaa` (one of 2)",
            FOR_DOCUMENT + ", after head `bbb` (one of 2)"),
        titles(editor.codeActions(uri, "TABLE jobs")));
    JsonObject second =
        editor.codeAction(uri, "TABLE jobs", FOR_JOBS + ", after head `bbb` (one of 2)");
    String text = contents(editor.resolve(second).getAsJsonObject("result"));
    assertTrue(text.contains("\"bbb\""), text);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRevisionThatAppearsIsFollowed(boolean told) throws IOException {
    Path jobs = project();
    editor.initialize(Editor.MODERN, folder);
    String uri = editor.open(jobs);
    JsonObject action = editor.codeAction(uri, "TABLE jobs", FOR_JOBS);
    assertTrue(contents(editor.resolve(action).getAsJsonObject("result")).contains("= None"));
    Path appeared = revision("aaa", "None");
    if (told) {
      editor.notify(
          "workspace/didChangeWatchedFiles",
          json("{'changes': [{'uri': '%s', 'type': 1}]}", uri(appeared)));
    }
    String text = contents(editor.resolve(action).getAsJsonObject("result"));
    assertTrue(text.contains("= \"aaa\""), text);

    Files.writeString(appeared, Files.readString(appeared).replace("aaa", "bbbb"));
    assertTrue(contents(editor.resolve(action).getAsJsonObject("result")).contains("= \"bbbb\""));
    Files.delete(appeared);
    assertTrue(contents(editor.resolve(action).getAsJsonObject("result")).contains("= None"));
  }

  @Test
  void allProblemsOfARuleAreMendedAtOnce() throws IOException {
    Path jobs = workspace();
    String types = "data JSON,\n  parts json[],\n  ";
    Files.writeString(
        jobs,
        JOBS.replace("custmers", "customers")
            .replace("customer_id UUID", types + "customer_id UUID"));
    editor.initialize(Editor.MODERN, folder);
    String uri = editor.open(jobs);
    editor.awaitSquiggles(uri, all -> all.size() == 2);

    JsonObject fix = editor.codeAction(uri, "JSON", "Mend all `json-type` in this document");
    assertEquals("quickfix", string(fix, "kind"));
    editor.apply(fix.getAsJsonObject("edit"));

    assertTrue(editor.text(uri).contains("data JSONB,\n  parts jsonb[],"), editor.text(uri));
    assertEquals(List.of(), editor.squiggles(uri));
  }

  @Test
  void anActionForAnOlderTextIsNotMade() throws IOException {
    Path jobs = project();
    editor.initialize(Editor.MODERN, folder);
    String uri = editor.open(jobs);
    JsonObject action = editor.codeAction(uri, "TABLE jobs", FOR_JOBS);
    editor.replace(uri, "# Jobs", "# Jobs!");
    JsonObject error = editor.resolve(action).getAsJsonObject("error");
    assertEquals(-32801, error.get("code").getAsInt());
    editor.close(uri);
    assertEquals(-32801, editor.resolve(action).getAsJsonObject("error").get("code").getAsInt());
  }

  @Test
  void onlyTheKindsAskedForAreOffered() throws IOException {
    Path jobs = workspace();
    editor.initialize(Editor.MODERN, folder);
    String uri = editor.open(jobs);
    List<String> fixes =
        List.of(
            "Rename to `customers`",
            "Mark `custmers` as external in schemadoc.toml",
            "Ignore `unknown-table` here",
            "Ignore `unknown-table` in this document");
    assertEquals(fixes, only(uri, "quickfix"));
    assertEquals(List.of(FOR_JOBS, FOR_DOCUMENT), only(uri, "refactor"));
    assertEquals(List.of(FOR_JOBS, FOR_DOCUMENT), only(uri, "refactor.generateMigration"));
    List<String> all = Stream.concat(fixes.stream(), Stream.of(FOR_JOBS, FOR_DOCUMENT)).toList();
    assertEquals(all, only(uri, ""));
    assertEquals(List.of(), only(uri, "source"));
    assertEquals(List.of(), only(uri, "refactor.gen"));
  }

  private List<String> only(String uri, String kind) {
    JsonObject parameters =
        json(
            "{'textDocument': {'uri': '%s'}, 'range': {'start': {'line': 5, 'character': 41}, 'end': {'line': 5, 'character': 41}}, 'context': {'diagnostics': [], 'only': ['%s']}}",
            uri, kind);
    return titles(objects(editor.request("textDocument/codeAction", parameters).get("result")));
  }

  // Clients of all kinds

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'processId': null, 'rootUri': null, 'capabilities': null}",
        "{'capabilities': {}, 'workspaceFolders': null, 'rootPath': ''}",
        "{'capabilities': {'workspace': [], 'textDocument': 7, 'window': 'x', 'general': {'positionEncodings': 'utf-8'}}}",
        "{'processId': 'none', 'rootUri': 5, 'workspaceFolders': [null, {}, {'uri': 3}], 'trace': 'x', 'x': [[]]}",
      })
  void aClientMaySayWhatItLikesAtTheStart(String parameters) throws Exception {
    JsonObject result = editor.request("initialize", json(parameters)).getAsJsonObject("result");
    assertEquals("schemadoc", string(result, "serverInfo", "name"));
    editor.notify("initialized", json("{}"));
    String uri = editor.open("file:///nowhere/.kiro/specs/jobs/design.md", JOBS);
    assertEquals("custmers", editor.squiggles(uri).getFirst().words());
    assertFalse(editor.squiggles(uri).getFirst().json().has("relatedInformation"));
    assertEquals(0, editor.quit());
  }

  @Test
  void aClientThatNeverSaysThatItIsInitializedIsServed() throws IOException {
    Path jobs = workspace();
    editor.request("initialize", json("{'rootPath': '%s', 'capabilities': {}}", folder));
    String uri = editor.open(jobs);
    editor.awaitSquiggles(
        uri, all -> all.size() == 1 && all.getFirst().message().contains("customers"));
  }

  @Test
  void withoutAFolderTheOneAroundTheDocumentIsRead() throws IOException {
    Path jobs = project();
    Files.writeString(jobs, JOBS);
    editor.initialize(Editor.MODERN);
    String uri = editor.open(jobs);
    editor.awaitSquiggles(
        uri, all -> all.size() == 1 && all.getFirst().message().contains("customers"));
    editor.apply(
        editor.codeAction(uri, "custmers", "Rename to `customers`").getAsJsonObject("edit"));
    JsonObject resolved = editor.resolve(editor.codeAction(uri, "TABLE jobs", FOR_JOBS));
    editor.apply(resolved.getAsJsonObject("result").getAsJsonObject("edit"));
    assertEquals(1, revisions().size());
  }

  @Test
  void foldersComeAndGo() throws IOException {
    Path first = Files.createDirectories(folder.resolve("first"));
    Path second = Files.createDirectories(folder.resolve("second"));
    Path jobs = write(first.resolve(".kiro/specs/jobs/design.md"), JOBS);
    Path other =
        write(
            second.resolve(".kiro/specs/x/design.md"), CUSTOMERS.replace("customers", "custmers"));
    editor.initialize(Editor.MODERN, first, second);
    String uri = editor.open(jobs);
    editor.awaitSquiggles(uri, List::isEmpty);

    editor.notify(
        "workspace/didChangeWorkspaceFolders",
        json("{'event': {'added': [], 'removed': [{'uri': '%s', 'name': 'x'}]}}", uri(second)));
    editor.awaitSquiggles(uri, all -> all.size() == 1);

    Files.writeString(other, JOBS.replace("jobs", "visits").replace("custmers", "nobody"));
    editor.notify(
        "workspace/didChangeWorkspaceFolders",
        json("{'event': {'added': [{'uri': '%s', 'name': 'x'}], 'removed': []}}", uri(second)));
    editor.awaitSquiggles(uri(other), all -> all.size() == 1);

    // What is open stays when its folder goes.
    editor.notify(
        "workspace/didChangeWorkspaceFolders",
        json(
            "{'event': {'added': [], 'removed': [{'uri': '%s', 'name': 'x'}, {'uri': '%s', 'name': 'y'}]}}",
            uri(second), uri(first)));
    editor.awaitSquiggles(uri(other), List::isEmpty);
    editor.replace(uri, "# Jobs", "# Jobs!");
    assertEquals("custmers", editor.squiggles(uri).getFirst().words());
  }

  @Test
  void aFolderThatComesBackIsReadAgain() throws IOException {
    Path jobs = workspace();
    editor.initialize(Editor.MODERN, folder);
    editor.awaitSquiggles(uri(jobs), all -> all.size() == 1);
    Files.writeString(jobs, JOBS + JOBS.replace("jobs", "visits"));
    for (int i = 0; i < 3; i++) {
      for (String change : List.of("'added': [], 'removed'", "'removed': [], 'added'")) {
        editor.notify(
            "workspace/didChangeWorkspaceFolders",
            json("{'event': {%s: [{'uri': '%s', 'name': 'x'}]}}", change, uri(folder)));
      }
    }
    editor.awaitSquiggles(uri(jobs), all -> all.size() == 2);
  }

  @Test
  void aFolderInAFolderIsReadOnce() throws IOException {
    Path inner = Files.createDirectories(folder.resolve("inner"));
    Path jobs = write(inner.resolve(".kiro/specs/jobs/design.md"), JOBS);
    Path customers = write(folder.resolve(".kiro/specs/customers/design.md"), CUSTOMERS);
    editor.initialize(Editor.MODERN, folder, inner);
    editor.awaitSquiggles(
        uri(jobs), all -> all.size() == 1 && all.getFirst().message().contains("customers"));
    editor.notify(
        "workspace/didChangeWorkspaceFolders",
        json("{'event': {'added': [], 'removed': [{'uri': '%s', 'name': 'x'}]}}", uri(folder)));
    editor.awaitSquiggles(
        uri(jobs), all -> all.size() == 1 && !all.getFirst().message().contains("customers"));
    assertTrue(Files.exists(customers));
  }

  @Test
  void filesAreWatchedWhereTheClientCan() throws IOException {
    workspace();
    editor.initialize(
        "{\"workspace\": {\"didChangeWatchedFiles\": {\"dynamicRegistration\": true}}, \"window\": {\"workDoneProgress\": true}}",
        folder);
    List<String> patterns =
        registered().stream().map(watcher -> string(watcher, "globPattern")).toList();
    assertTrue(patterns.contains("**/*.md"), patterns.toString());
    assertTrue(patterns.contains("**/*.py"), patterns.toString());
    String token = string(editor.await("window/workDoneProgress/create"), "params", "token");
    editor.await(
        "the end of the progress",
        message ->
            message.has("method")
                && string(message, "method").equals("$/progress")
                && string(message, "params", "token").equals(token)
                && string(message, "params", "value", "kind").equals("end"));
  }

  @Test
  void filesAreWatchedInTheFoldersWhereTheClientCan() throws IOException {
    workspace();
    editor.initialize(
        "{\"workspace\": {\"didChangeWatchedFiles\": {\"dynamicRegistration\": true, \"relativePatternSupport\": true}}}",
        folder);
    for (JsonObject watcher : registered()) {
      assertEquals(uri(folder), string(watcher, "globPattern", "baseUri"));
    }
  }

  private List<JsonObject> registered() {
    JsonObject registration =
        objects(
                editor
                    .await("client/registerCapability")
                    .getAsJsonObject("params")
                    .get("registrations"))
            .getFirst();
    assertEquals("workspace/didChangeWatchedFiles", string(registration, "method"));
    return objects(registration.getAsJsonObject("registerOptions").get("watchers"));
  }

  // Code and SQL beside the documents

  private static final String WORKERS =
      """
      class Worker(Base):
          __tablename__ = "workers"
      """;

  private static final String SHIFTS =
      """
      ```sql
      CREATE TABLE shifts (
        worker_id UUID REFERENCES workers (id),
        day_id UUID REFERENCES days (id),
        id UUID PRIMRY KEY
      );
      ```
      """;

  @Test
  void modelsAreReadInTheBackgroundWithProgress() throws IOException {
    Path shifts = write(design("shifts"), SHIFTS);
    write(folder.resolve("app/models.py"), WORKERS);
    write(folder.resolve("db/1.sql"), "CREATE TABLE day ();");
    JsonObject capabilities = JsonParser.parseString(Editor.MODERN).getAsJsonObject();
    capabilities.add("window", json("{'workDoneProgress': true}"));
    editor.initialize(capabilities.toString(), folder);
    editor.awaitSquiggles(uri(shifts), all -> all.size() == 2);

    JsonObject begin =
        editor.await(
            "the beginning of the progress",
            message ->
                isProgress(message, "begin")
                    && string(message, "params", "value", "title")
                        .equals("Reading models and SQL"));
    String token = string(begin, "params", "token");
    assertTrue(
        editor.heard("window/workDoneProgress/create").stream()
            .anyMatch(message -> string(message, "params", "token").equals(token)),
        "the client was asked first");
    editor.await(
        "the end of the progress",
        message -> isProgress(message, "end") && string(message, "params", "token").equals(token));
    int before = 0;
    for (JsonObject message : editor.heard("$/progress")) {
      if (isProgress(message, "report") && string(message, "params", "token").equals(token)) {
        JsonObject value = message.getAsJsonObject("params").getAsJsonObject("value");
        assertTrue(value.get("percentage").getAsInt() > before, message.toString());
        before = value.get("percentage").getAsInt();
      }
    }
    assertTrue(before > 0, "how far it is was told");

    List<JsonObject> published = editor.heard("textDocument/publishDiagnostics");
    assertTrue(
        published.stream().noneMatch(message -> message.toString().contains("`workers`")),
        "what a model declares is not called unknown before it is read");
    assertTrue(
        published.stream()
            .filter(message -> message.toString().contains("`days`"))
            .allMatch(message -> message.toString().contains("did you mean `day`?")),
        "nor is anything that the files could tell");
  }

  @Test
  void whoShowsNoProgressIsToldOfNone() throws IOException {
    Path shifts = write(design("shifts"), SHIFTS);
    write(folder.resolve("app/models.py"), WORKERS);
    editor.initialize(Editor.MODERN, folder);
    editor.awaitSquiggles(uri(shifts), all -> all.size() == 2);
    assertEquals(List.of(), editor.heard("window/workDoneProgress/create"));
    assertEquals(List.of(), editor.heard("$/progress"));
  }

  @Test
  void aModelThatChangesIsReadAgain() throws IOException {
    Path shifts = write(design("shifts"), SHIFTS);
    Path models = write(folder.resolve("app/models.py"), WORKERS);
    editor.initialize(Editor.MODERN, folder);
    editor.awaitSquiggles(uri(shifts), all -> all.size() == 2);

    Files.writeString(models, WORKERS.replace("workers", "days"));
    fileChanged(models, 2);
    editor.awaitSquiggles(
        uri(shifts), all -> all.size() == 2 && all.getFirst().message().contains("`workers`"));

    Path more = write(folder.resolve("app/more.py"), WORKERS);
    fileChanged(more, 1);
    editor.awaitSquiggles(uri(shifts), all -> all.size() == 1);

    Files.delete(more);
    fileChanged(more, 3);
    editor.awaitSquiggles(uri(shifts), all -> all.size() == 2);
  }

  @Test
  void modelsAreLookedAtAgainWhenSomethingIsSaved() throws IOException {
    Path shifts = write(design("shifts"), SHIFTS);
    write(folder.resolve("app/models.py"), WORKERS);
    editor.initialize(Editor.MODERN, folder);
    String uri = editor.open(shifts);
    editor.awaitSquiggles(uri, all -> all.size() == 2);
    write(folder.resolve("app/days.py"), WORKERS.replace("workers", "days"));
    editor.notify("textDocument/didSave", json("{'textDocument': {'uri': '%s'}}", uri));
    editor.awaitSquiggles(uri, all -> all.size() == 1);
  }

  private void fileChanged(Path file, int type) {
    editor.notify(
        "workspace/didChangeWatchedFiles",
        json("{'changes': [{'uri': '%s', 'type': %d}]}", uri(file), type));
  }

  private static boolean isProgress(JsonObject message, String kind) {
    return message.has("method")
        && string(message, "method").equals("$/progress")
        && string(message, "params", "value", "kind").equals(kind);
  }

  @Test
  void aFileThatCannotBeReadIsSaid() throws IOException {
    Path jobs = workspace();
    Files.write(jobs, JOBS.replace("# Jobs", "# Jöbs").getBytes(StandardCharsets.ISO_8859_1));
    editor.initialize(Editor.MODERN, folder);
    String message = string(editor.await("window/logMessage"), "params", "message");
    assertTrue(
        message.contains(".kiro/specs/jobs/design.md") && message.contains("UTF-8"), message);
    String uri = editor.open(uri(jobs), JOBS);
    editor.awaitSquiggles(uri, all -> all.size() == 1);
  }

  // The protocol itself

  @Test
  void nothingIsAnsweredBeforeTheStartAndAfterTheEnd() throws Exception {
    assertEquals(-32002, code(editor.request("textDocument/codeAction", json("{}"))));
    assertEquals(-32002, code(editor.request("shutdown", null)));
    editor.notify("textDocument/didOpen", json("{}"));
    editor.initialize(Editor.MODERN, folder);
    assertEquals(-32600, code(editor.request("initialize", json("{'capabilities': {}}"))));
    assertEquals(-32601, code(editor.request("textDocument/hovercraft", json("{}"))));
    assertEquals("null", editor.request("shutdown", null).get("result").toString());
    assertEquals(-32600, code(editor.request("textDocument/codeAction", json("{}"))));
    editor.notify("exit", null);
    assertEquals(0, editor.exitStatus());
  }

  @Test
  void leavingWithoutAWordIsAFailure() throws Exception {
    editor.initialize(Editor.MODERN, folder);
    editor.notify("exit", null);
    assertEquals(1, editor.exitStatus());
  }

  @Test
  void leavingBeforeTheStartIsAFailure() throws Exception {
    editor.notify("exit", null);
    assertEquals(1, editor.exitStatus());
  }

  @Test
  void theEndOfTheInputIsTheEnd() throws Exception {
    editor.initialize(Editor.MODERN, folder);
    editor.hangUp();
    assertEquals(1, editor.exitStatus());
  }

  @Test
  void theServerDoesNotOutliveTheEditor() throws Exception {
    Process client = new ProcessBuilder("sleep", "600").start();
    try {
      editor.request("initialize", json("{'processId': %d, 'capabilities': {}}", client.pid()));
    } finally {
      client.destroyForcibly();
    }
    assertEquals(1, editor.exitStatus());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 9\r\n\r\n{\"json\": ]",
        "Content-Length: 12\r\n\r\n[1, 2, 3, 4]",
        "Content-Length: 4\r\n\r\nnull",
        "Content-Length: 2\r\n\r\n{}",
        "Content-Length: 0\r\n\r\n",
        "Content-Length: -5\r\n\r\n",
        "Content-Length: many\r\n\r\n",
        "Content-Length: 5\r\n\r\n{\"jsonrpc\": \"2.0\", \"method\": \"initialized\", \"params\": {}}",
        "Content-Type: application/vscode-jsonrpc; charset=martian\r\nContent-Length: 2\r\n\r\n{}",
        "hello\r\n\r\n",
        "Content-Length: 44\r\n\r\n{\"jsonrpc\": \"2.0\", \"id\": {}, \"method\": \"ab\"}",
        "Content-Length: 41\r\n\r\n{\"jsonrpc\": \"2.0\", \"method\": \"$/anything\"}",
        "Content-Length: 55\r\n\r\n{\"jsonrpc\": \"2.0\", \"method\": \"textDocument/didOpen\"}   ",
        "Content-Length: 70\r\n\r\n{\"jsonrpc\": \"2.0\", \"method\": \"textDocument/didOpen\", \"params\": [[[7]]]}",
        "Content-Length: 80\r\n\r\n{\"jsonrpc\": \"2.0\", \"method\": \"textDocument/didChange\", \"params\": {\"a\": [null]}}",
        "Content-Length: 60\r\n\r\n{\"jsonrpc\": \"2.0\", \"id\": \"77\", \"result\": {\"nobody\": \"asked\"}}",
      })
  void brokenMessagesAreSurvived(String broken) throws Exception {
    faultsExpected = true;
    workspace();
    editor.initialize(Editor.MODERN, folder);
    editor.raw(broken.getBytes(StandardCharsets.UTF_8));
    String uri = editor.open(design("jobs"));
    editor.awaitSquiggles(uri, all -> all.size() == 1);
    assertEquals(2, editor.codeActions(uri, "TABLE jobs").size());
    assertEquals(0, editor.quit());
  }

  @Test
  void whatIsInABrokenMessageIsNoHeader() throws Exception {
    faultsExpected = true;
    editor.initialize(Editor.MODERN, folder);
    String broken = "{]" + " ".repeat(20_000) + "\r\nContent-Length: 99999\r\n\r\n";
    editor.raw(
        "Content-Length: %d\r\n\r\n%s"
            .formatted(broken.length(), broken)
            .getBytes(StandardCharsets.UTF_8));
    assertEquals(0, editor.quit());
  }

  @Test
  void deepJsonIsSurvived() throws Exception {
    faultsExpected = true;
    editor.initialize(Editor.MODERN, folder);
    String deep =
        "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"x\",\"params\":"
            + "[".repeat(200_000)
            + "]".repeat(200_000)
            + "}";
    editor.raw(
        "Content-Length: %d\r\n\r\n%s"
            .formatted(deep.length(), deep)
            .getBytes(StandardCharsets.UTF_8));
    assertEquals(0, editor.quit());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'textDocument': null, 'range': null}",
        "{'textDocument': {'uri': 'file:///x'}, 'range': 'here'}",
        "{'textDocument': {'uri': 'file:///nowhere/.kiro/specs/jobs/design.md'}, 'range': {'start': {}, 'end': null}}",
      })
  void aRequestThatMakesNoSenseIsAnswered(String parameters) throws Exception {
    editor.initialize(Editor.MODERN, folder);
    editor.open("file:///nowhere/.kiro/specs/jobs/design.md", JOBS);
    assertTrue(editor.request("textDocument/codeAction", json(parameters)).has("error"));
    assertTrue(editor.resolve(json("{'title': 'x'}")).has("error"));
    assertTrue(
        editor.resolve(json("{'title': 'x', 'data': {'uri': 5, 'version': 'x'}}")).has("error"));
    assertEquals(0, editor.quit());
  }

  @Test
  void rangesOutsideTheTextMeanItsEdges() throws IOException {
    editor.initialize(Editor.MODERN, folder);
    String uri = editor.open("file:///nowhere/.kiro/specs/jobs/design.md", JOBS);
    JsonObject parameters =
        json(
            "{'textDocument': {'uri': '%s'}, 'range': {'start': {'line': 99, 'character': 99}, 'end': {'line': -1, 'character': -1}}, 'context': {}}",
            uri);
    assertTrue(
        titles(objects(editor.request("textDocument/codeAction", parameters).get("result")))
            .contains(FOR_JOBS));
    editor.change(
        uri,
        json(
            "{'range': {'start': {'line': 0, 'character': 0}, 'end': {'line': 999, 'character': 0}}, 'text': ''}"));
    editor.awaitSquiggles(uri, List::isEmpty);
  }

  @Test
  void whatIsCancelledIsAnsweredAsCancelled() throws IOException {
    copySample();
    editor.initialize(Editor.MODERN, folder);
    String uri = editor.open(folder.resolve(".kiro/specs/field-operations/design.md"));
    JsonObject parameters =
        json(
            "{'textDocument': {'uri': '%s'}, 'range': {'start': {'line': 0, 'character': 0}, 'end': {'line': 999, 'character': 0}}, 'context': {'diagnostics': []}}",
            uri);
    // The folder is being read for the first time, and the answer waits for it.
    int id = editor.ask("textDocument/codeAction", parameters);
    editor.notify("$/cancelRequest", json("{'id': %d}", id));
    JsonObject answer = editor.answer(id);
    assertTrue(answer.has("result") || code(answer) == -32800, answer.toString());
    editor.notify("$/cancelRequest", json("{'id': 4711}"));
    assertTrue(editor.request("textDocument/codeAction", parameters).has("result"));
  }

  // Workspaces

  /** Two documents, of which the one for jobs has a mistake. */
  private Path workspace() throws IOException {
    write(design("customers"), CUSTOMERS);
    return write(design("jobs"), JOBS);
  }

  /** The same without the mistake, with an Alembic project that has no revision yet. */
  private Path project() throws IOException {
    write(folder.resolve("alembic.ini"), "[alembic]\nscript_location = migrations\n");
    write(folder.resolve("migrations/env.py"), "");
    Files.createDirectories(folder.resolve("migrations/versions"));
    workspace();
    return write(design("jobs"), JOBS.replace("custmers", "customers"));
  }

  private Path revision(String name, String parent) throws IOException {
    String text =
        """
        \"""%1$s

        Revision ID: %1$s
        Revises: %2$s
        \"""

        revision = "%1$s"
        down_revision = %2$s


        def upgrade() -> None:
            pass


        def downgrade() -> None:
            pass
        """
            .formatted(name, parent);
    return write(folder.resolve("migrations/versions/%s.py".formatted(name)), text);
  }

  private List<Path> revisions() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().matches(".*/versions/[^/]*\\.py")).toList();
    }
  }

  private Path design(String feature) {
    return folder.resolve(".kiro/specs/%s/design.md".formatted(feature));
  }

  private static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private void copySample() throws IOException {
    Path sample = Path.of("../test-fixtures/field-service");
    try (Stream<Path> files = Files.walk(sample)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(sample.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  /** The text of the one file that an action writes. */
  private static String contents(JsonObject action) {
    return objects(action.getAsJsonObject("edit").get("documentChanges")).stream()
        .filter(change -> change.has("edits"))
        .map(change -> string(objects(change.get("edits")).getFirst(), "newText"))
        .findFirst()
        .orElseThrow();
  }

  private static int code(JsonObject answer) {
    return answer.getAsJsonObject("error").get("code").getAsInt();
  }

  /** What the server says went wrong in it. */
  private List<String> faults() {
    return editor.heard("window/logMessage").stream()
        .filter(message -> string(message, "params", "type").equals("1"))
        .map(message -> string(message, "params", "message"))
        .toList();
  }
}
