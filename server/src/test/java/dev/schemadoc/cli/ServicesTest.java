package dev.schemadoc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.schemadoc.cli.Terminal.Run;
import dev.schemadoc.rules.Rule;
import dev.schemadoc.rules.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The formats that services read: GitHub, GitLab and whoever takes SARIF. */
final class ServicesTest {

  private static final String JOBS = "apps/über uns/.kiro/specs/jobs/design.md";

  @TempDir Path root;
  private Terminal terminal;

  @BeforeEach
  void makeWorkspace() throws IOException {
    terminal = Terminal.in(root);
    Files.createDirectories(root.resolve(".git"));
    terminal.write(
        ".kiro/specs/customers/design.md",
        "```sql\nCREATE TABLE customers (id uuid PRIMARY KEY);\n```\n");
    terminal.write(
        JOBS,
        """
        # Jobs 😀

        ```sql
        CREATE TABLE jobs (
          id uuid PRIMRY KEY,
          note text DEFAULT '😀', customer_id uuid REFERENCES custmers (id),
          -- schemadoc: ignore unknown-column
          other_id uuid REFERENCES custmers (id),
          third_id uuid REFERENCES custmers (id)
        );
        ```
        """);
    terminal.write("schemadoc.toml", "[rules]\nother-dialect = \"loud\"\n");
  }

  // SARIF

  @Test
  void sarifIsValid() throws IOException {
    Files.createDirectories(root.resolve(".kiro/specs/latin"));
    Files.write(
        root.resolve(".kiro/specs/latin/design.md"), "é".getBytes(StandardCharsets.ISO_8859_1));
    String sarif = terminal.run("check", "--format", "sarif").out();
    assertEquals(List.of(), judged(sarif));
    assertNotEquals(List.of(), judged(sarif.replace("\"startLine\"", "\"start\"")));
    assertEquals(
        List.of(),
        judged(Terminal.in(root).run("check", ".kiro/specs/customers", "--format=sarif").out()));
  }

  @Test
  void sarifNamesEachRuleWithItsPage() {
    JsonObject driver = run("check").getAsJsonObject("tool").getAsJsonObject("driver");
    JsonArray rules = driver.getAsJsonArray("rules");
    for (Rule rule : Rules.named()) {
      JsonObject found =
          rules.asList().stream()
              .map(JsonElement::getAsJsonObject)
              .filter(each -> each.get("id").getAsString().equals(rule.code()))
              .findFirst()
              .orElseThrow();
      assertEquals(rule.onByDefault(), at(found, "defaultConfiguration", "enabled").getAsBoolean());
      assertTrue(at(found, "help", "markdown").getAsString().contains("## Why it matters"));
    }
    for (JsonElement result : run("check").getAsJsonArray("results")) {
      int index = result.getAsJsonObject().get("ruleIndex").getAsInt();
      assertEquals(
          result.getAsJsonObject().get("ruleId"), rules.get(index).getAsJsonObject().get("id"));
    }
  }

  @Test
  void sarifSaysWhereInUnitsOfUtf16() {
    JsonObject run = run("check");
    assertEquals("utf16CodeUnits", run.get("columnKind").getAsString());
    JsonObject result = result(run, "unknown-table");
    JsonObject place =
        result
            .getAsJsonArray("locations")
            .get(0)
            .getAsJsonObject()
            .getAsJsonObject("physicalLocation");
    assertEquals(
        "apps/%C3%BCber%20uns/.kiro/specs/jobs/design.md",
        at(place, "artifactLocation", "uri").getAsString());
    assertEquals("%SRCROOT%", at(place, "artifactLocation", "uriBaseId").getAsString());
    assertEquals(
        JsonParser.parseString(
            "{\"startLine\": 6, \"startColumn\": 55, \"endLine\": 6, \"endColumn\": 63}"),
        place.get("region"));
    String base = at(run, "originalUriBaseIds", "%SRCROOT%", "uri").getAsString();
    assertEquals(root.toUri().toString(), base);
  }

  @Test
  void sarifHasTheMendsAndTheOtherPlaces() {
    JsonObject result = result(run("check"), "unknown-table");
    JsonObject fix = result.getAsJsonArray("fixes").get(0).getAsJsonObject();
    assertEquals("Rename to `customers`", at(fix, "description", "text").getAsString());
    JsonObject change = fix.getAsJsonArray("artifactChanges").get(0).getAsJsonObject();
    JsonObject replacement = change.getAsJsonArray("replacements").get(0).getAsJsonObject();
    assertEquals("customers", at(replacement, "insertedContent", "text").getAsString());
    assertEquals(55, at(replacement, "deletedRegion", "startColumn").getAsInt());
    JsonObject related = result.getAsJsonArray("relatedLocations").get(0).getAsJsonObject();
    assertEquals("`customers` is declared here", at(related, "message", "text").getAsString());
  }

  @Test
  void sarifLeadsToThePageWhereThereIsOne() throws IOException {
    StringWriter written = new StringWriter();
    Report nothing = new Report(Map.of(), List.of(), 0);
    SarifReport.write(
        nothing,
        new Repository("/w"),
        code -> Optional.of("https://example.org/" + code),
        new PrintWriter(written, true));
    assertEquals(List.of(), judged(written.toString()));
    assertTrue(written.toString().contains("\"helpUri\": \"https://example.org/unknown-table\""));
  }

  // GitHub

  @Test
  void githubGetsWorkflowCommands() {
    Run run = terminal.run("check", "--format", "github", "--rule", "unknown-table");
    assertEquals(1, run.status());
    assertEquals(
        "::error file=apps/über uns/.kiro/specs/jobs/design.md,line=6,col=55,endLine=6,endColumn=63,"
            + "title=schemadoc (unknown-table)::nothing in the workspace declares table"
            + " `custmers`; did you mean `customers`?",
        run.out().lines().findFirst().orElseThrow());
  }

  @Test
  void whatWouldEndACommandIsEscaped() throws IOException {
    String path = ".kiro/specs/a,b:c/design.md";
    terminal.write(path, "```sql\nCREATE TABLE a (b uuid REFERENCES \"50%\" (id));\n```\n");
    assertEquals(
        "::warning file=.kiro/specs/a%2Cb%3Ac/design.md,line=2,col=35,endLine=2,endColumn=40,"
            + "title=schemadoc (unknown-table)::nothing in the workspace declares table"
            + " `50%25`; declare it, or correct the name\n",
        terminal.run("check", "--format", "github", "--rule", "unknown-table", path).out());
  }

  @Test
  void filesAreNamedFromTheRepositoryWhereverTheUserStands() {
    Path inside = root.resolve("apps/über uns");
    assertEquals(
        terminal.run("check", JOBS, "--format=gitlab").out(),
        Terminal.in(inside).run("check", "--format=gitlab").out());
    Terminal told =
        new Terminal(inside, Map.of("CI_PROJECT_DIR", root.resolve("apps") + "/"), false);
    assertTrue(
        told.run("check", "--format=gitlab").out().contains("\"path\": \"über uns/.kiro/specs"));
  }

  // GitLab

  @Test
  void gitlabKnowsEachProblemAgain() throws IOException {
    List<JsonObject> before = gitlab();
    List<String> names =
        before.stream().map(each -> each.get("fingerprint").getAsString()).toList();
    assertEquals(names.size(), names.stream().distinct().count());

    Path jobs = root.resolve(JOBS);
    Files.writeString(jobs, "\n\n" + Files.readString(jobs));
    List<JsonObject> after = gitlab();
    assertEquals(names, after.stream().map(each -> each.get("fingerprint").getAsString()).toList());
    assertNotEquals(before, after);
    for (JsonObject problem : after) {
      assertTrue(
          List.of("info", "minor", "major", "critical", "blocker")
              .contains(problem.get("severity").getAsString()));
      assertTrue(at(problem, "location", "lines", "begin").getAsInt() > 0);
      assertFalse(at(problem, "location", "path").getAsString().startsWith("/"));
    }
  }

  private List<JsonObject> gitlab() {
    return JsonParser.parseString(terminal.run("check", "--format", "gitlab").out())
        .getAsJsonArray()
        .asList()
        .stream()
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  private JsonObject run(String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = "--format=sarif";
    return JsonParser.parseString(terminal.run(all).out())
        .getAsJsonObject()
        .getAsJsonArray("runs")
        .get(0)
        .getAsJsonObject();
  }

  private static JsonObject result(JsonObject run, String rule) {
    return run.getAsJsonArray("results").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .filter(each -> each.get("ruleId").getAsString().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  private static JsonElement at(JsonObject object, String... way) {
    JsonElement found = object;
    for (String name : way) {
      found = found.getAsJsonObject().get(name);
    }
    return found;
  }

  /** What a validator says, with the official schema. */
  private static List<?> judged(String sarif) throws IOException {
    try (InputStream schema =
        ServicesTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(Optional.ofNullable(schema).orElseThrow())
          .validate(sarif, InputFormat.JSON);
    }
  }
}
