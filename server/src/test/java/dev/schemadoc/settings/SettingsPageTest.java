package dev.schemadoc.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.google.gson.FormattingStyle;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.schemadoc.rules.Rule;
import dev.schemadoc.rules.RulePage;
import dev.schemadoc.rules.Rules;
import dev.schemadoc.text.DocumentId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page about the settings and the JSON schema of them, held against the code. */
final class SettingsPageTest {

  private static final Path PAGE = Path.of("../docs/settings.md");
  private static final Path SCHEMA = Path.of("../docs/schemadoc.schema.json");

  private static final String REPAIR = "Run: mvn test -Ddocs.update -Dtest=SettingsPageTest";

  private static final Pattern KEYS = Pattern.compile("(?s)(?<=\n## Keys\n\n).*?(?=\n\n## )");

  private static final Pattern EXAMPLE = Pattern.compile("(?s)```toml\n(.*?)```");

  private static final List<String> CODES = Rules.named().stream().map(Rule::code).toList();

  @Test
  void thePageListsAllKeys() throws IOException {
    String page = Files.readString(PAGE);
    String generated =
        KEYS.matcher(page).replaceFirst(Matcher.quoteReplacement(table().stripTrailing()));
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(PAGE, generated);
    }
    assertEquals(generated, Files.readString(PAGE), REPAIR);
  }

  @Test
  void theSchemaIsUpToDate() throws IOException {
    Gson gson =
        new GsonBuilder().setFormattingStyle(FormattingStyle.PRETTY).disableHtmlEscaping().create();
    String generated = gson.toJson(schema()) + "\n";
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(SCHEMA, generated);
    }
    assertEquals(generated, Files.readString(SCHEMA), REPAIR);
  }

  @Test
  void theSchemaIsOne() {
    Schema meta =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_7.getDialectId()));
    assertEquals(List.of(), meta.validate(schema().toString(), InputFormat.JSON));
  }

  @Test
  void theExampleIsSound() throws IOException {
    Matcher example = EXAMPLE.matcher(Files.readString(PAGE));
    assertEquals(true, example.find());
    assertEquals(List.of(), problems(example.group(1)));
    assertEquals(List.of(), judged(example.group(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "external_tables = []",
        "designs = 'docs/*.md'",
        "designs = [1]",
        "dialect = 'postgres'",
        "[rules]\nunknown-tabel = 'off'",
        "[rules]\nunknown-table = 'loud'",
        "rules = 'off'",
        "names = 'pk'",
        "[names]\nforeign = 'fk_{table}'",
        "[names]\nindex = 1",
      })
  void theSchemaRefusesWhatTheProgramRefuses(String text) {
    assertNotEquals(List.of(), problems(text));
    assertNotEquals(List.of(), judged(text));
  }

  private static List<?> problems(String text) {
    return SettingsFile.read(new DocumentId("/w/schemadoc.toml"), text, "/w", CODES)
        .orElseThrow()
        .problems();
  }

  /** What a validator of JSON schemas says to a text in TOML. */
  private static List<?> judged(String text) {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(schema().toString());
    return schema.validate(org.tomlj.Toml.parse(text).toJson(), InputFormat.JSON);
  }

  private static String table() {
    StringBuilder table = new StringBuilder("| key | what it says | default |\n|---|---|---|\n");
    for (Key key : Key.values()) {
      table.append(
          "| `%s` | %s | `%s` |\n".formatted(key.written(), key.description(), key.standard()));
    }
    return table.toString();
  }

  // The schema

  private static JsonObject schema() {
    JsonObject properties = new JsonObject();
    for (Key key : Key.values()) {
      properties.add(key.written(), property(key));
    }
    JsonObject schema = new JsonObject();
    schema.addProperty("$schema", "http://json-schema.org/draft-07/schema#");
    schema.addProperty("title", "Settings of Schemadoc");
    schema.addProperty(
        "description", "What schemadoc.toml, or [tool.schemadoc] in pyproject.toml, may say.");
    schema.addProperty("type", "object");
    schema.addProperty("additionalProperties", false);
    schema.add("properties", properties);
    return schema;
  }

  private static JsonObject property(Key key) {
    JsonObject property = new JsonObject();
    property.addProperty("description", key.description());
    switch (key.kind()) {
      case PATHS, FOLDERS, NAMES -> {
        property.addProperty("type", "array");
        property.add("items", string());
        property.addProperty("uniqueItems", true);
      }
      case DIALECT -> {
        property.addProperty("type", "string");
        property.add("enum", array(DialectChoice.words()));
      }
      case FORMS -> {
        JsonObject forms = new JsonObject();
        for (NameForms.Sort sort : NameForms.Sort.values()) {
          forms.add(sort.written(), string());
        }
        property.addProperty("type", "object");
        property.addProperty("additionalProperties", false);
        property.add("properties", forms);
      }
      case LEVELS -> {
        JsonObject rules = new JsonObject();
        Rules.named().forEach(rule -> rules.add(rule.code(), level(rule)));
        property.addProperty("type", "object");
        property.addProperty("additionalProperties", false);
        property.add("properties", rules);
      }
    }
    property.add("default", JsonParser.parseString(key.standard()));
    return property;
  }

  private static JsonObject string() {
    JsonObject string = new JsonObject();
    string.addProperty("type", "string");
    string.addProperty("minLength", 1);
    return string;
  }

  private static JsonObject level(Rule rule) {
    JsonObject level = new JsonObject();
    level.addProperty("description", RulePage.of(rule.code()).orElseThrow().description());
    level.addProperty("type", "string");
    level.add("enum", array(Arrays.stream(Level.values()).map(Level::word).toList()));
    level.addProperty("default", rule.defaultLevel().word());
    return level;
  }

  private static JsonElement array(List<String> words) {
    JsonArray array = new JsonArray();
    words.forEach(array::add);
    return array;
  }
}
