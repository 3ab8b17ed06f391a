package dev.schemadoc.cli;

import dev.schemadoc.disk.FileText;
import dev.schemadoc.disk.Scan;
import dev.schemadoc.rules.Rule;
import dev.schemadoc.rules.Rules;
import dev.schemadoc.settings.SettingsFile;
import dev.schemadoc.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is asked for on the command line beside the settings of the folders.
 *
 * @param settings a file that counts instead of those in the folders
 * @param only the rules that alone are asked for; all where it is empty
 * @param without the rules that are not asked for
 */
record Selection(Optional<Path> settings, Set<String> only, Set<String> without) {

  private static final long SETTINGS_LIMIT = 1L << 20;

  static Selection of(
      Surroundings surroundings,
      Optional<String> settings,
      List<String> only,
      List<String> without) {
    return new Selection(settings.map(surroundings::path), codes(only), codes(without));
  }

  /** The codes that were given, each of which is a rule. */
  private static Set<String> codes(List<String> given) {
    Set<String> codes = new TreeSet<>();
    for (String each : given) {
      for (String code : each.split(",", -1)) {
        codes.add(rule(code.strip()).code());
      }
    }
    return codes;
  }

  /** The rule of a code. */
  static Rule rule(String code) {
    return Rules.of(code)
        .orElseThrow(
            () ->
                new Failure(
                    "there is no rule `%s`; %s"
                        .formatted(
                            code,
                            Rules.near(code).stream()
                                .findFirst()
                                .map("did you mean `%s`?"::formatted)
                                .orElse("`schemadoc explain` lists them"))));
  }

  /** The workspace that is still empty, for a folder, with what is asked for. */
  Workspace configured(Path folder) {
    Workspace workspace = Workspace.EMPTY.withRules(only, without);
    return settings
        .map(file -> workspace.withSettings(read(file, Scan.root(folder))))
        .orElse(workspace);
  }

  /** The file; the paths in it count from the workspace, wherever it lies itself. */
  private static SettingsFile read(Path file, String folder) {
    return switch (FileText.read(file, SETTINGS_LIMIT)) {
      case FileText.Text(String text) ->
          SettingsFile.read(Scan.id(file), text, folder, Rules.codes())
              .orElseThrow(
                  () -> new Failure("`%s` has no table `[tool.schemadoc]`".formatted(file)));
      case FileText.Unreadable(String reason) ->
          throw new Failure("`%s` %s".formatted(file, reason));
    };
  }
}
