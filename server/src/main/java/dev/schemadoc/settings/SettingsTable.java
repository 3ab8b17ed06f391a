package dev.schemadoc.settings;

import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Problem;
import dev.schemadoc.toml.Value;
import java.util.Collection;
import java.util.List;

/**
 * Settings that were read out of a table of values, wherever that comes from.
 *
 * @param settings what is set; what is wrong is left out
 * @param problems what is wrong
 */
public record SettingsTable(Settings settings, List<Problem> problems) {

  public SettingsTable {
    problems = List.copyOf(problems);
  }

  /**
   * Reads a table.
   *
   * @param document where it stands
   * @param folder where paths count from: absolute, without a slash at the end
   * @param codes the rules that there are
   */
  public static SettingsTable read(
      Value.Table table, DocumentId document, String folder, Collection<String> codes) {
    SettingsReader reader = new SettingsReader(document, folder, codes);
    Settings settings = reader.read(table);
    return new SettingsTable(settings, reader.problems());
  }
}
