package dev.schemadoc.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.schemadoc.rules.Rules;
import dev.schemadoc.settings.Key;
import dev.schemadoc.settings.SettingsTable;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Span;
import dev.schemadoc.toml.Value;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;

/**
 * Reads what a client sets, in the section {@code schemadoc} of its settings.
 *
 * <p>The names are those of the files, in the files' spelling or in that of editors: {@code
 * external-tables} or {@code externalTables}. What is none of them is for somebody else.
 */
final class ClientSettings {

  private ClientSettings() {}

  static final String SECTION = "schemadoc";

  private static final Span NOWHERE = Span.at(0);

  /** What counts for a folder, with what is wrong. */
  static SettingsTable read(JsonElement sent, String folder) {
    SequencedMap<String, Value.Entry> entries = new LinkedHashMap<>();
    if (sent instanceof JsonObject object) {
      for (var entry : object.entrySet()) {
        String key = kebab(entry.getKey());
        if (Key.of(key).isPresent() && !entry.getValue().isJsonNull()) {
          entries.put(key, new Value.Entry(NOWHERE, value(entry.getValue())));
        }
      }
    }
    return SettingsTable.read(
        new Value.Table(entries, NOWHERE), new DocumentId(folder), folder, Rules.codes());
  }

  private static Value value(JsonElement json) {
    return switch (json) {
      case JsonObject object -> {
        SequencedMap<String, Value.Entry> entries = new LinkedHashMap<>();
        object
            .entrySet()
            .forEach(
                entry ->
                    entries.put(entry.getKey(), new Value.Entry(NOWHERE, value(entry.getValue()))));
        yield new Value.Table(entries, NOWHERE);
      }
      case JsonArray array ->
          new Value.Items(array.asList().stream().map(ClientSettings::value).toList(), NOWHERE);
      case JsonPrimitive text when text.isString() -> new Value.Text(text.getAsString(), NOWHERE);
      case JsonPrimitive flag when flag.isBoolean() -> new Value.Flag(flag.getAsBoolean(), NOWHERE);
      default -> new Value.Other(NOWHERE);
    };
  }

  private static String kebab(String key) {
    return key.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }
}
