package dev.schemadoc.workspace;

import dev.schemadoc.rules.Rules;
import dev.schemadoc.settings.Settings;
import dev.schemadoc.settings.SettingsFile;
import dev.schemadoc.text.DocumentId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files with settings in and around a folder, and which of them counts for what.
 *
 * <p>The nearest one upwards counts, alone; only what one of them excludes is excluded for good.
 */
final class SettingsFiles {

  /** All files, also those that another one in their folder overrules. */
  private final List<SettingsFile> all = new ArrayList<>();

  /** Those that count, by their folder. */
  private final SortedMap<String, SettingsFile> counting = new TreeMap<>();

  /**
   * Reads files.
   *
   * @param texts the texts of files, by absolute path; what holds no settings is left out
   */
  SettingsFiles(Map<String, String> texts) {
    List<String> codes = Rules.codes();
    SortedMap<String, List<SettingsFile>> byFolder = new TreeMap<>();
    texts.forEach(
        (path, text) -> {
          DocumentId id = new DocumentId(path);
          if (SettingsFile.mayBe(id.fileName())) {
            String folder = folder(path);
            SettingsFile.read(id, text, folder, codes)
                .ifPresent(
                    file -> byFolder.computeIfAbsent(folder, key -> new ArrayList<>()).add(file));
          }
        });
    byFolder.forEach(
        (folder, files) -> {
          SettingsFile own =
              files.stream()
                  .filter(file -> file.id().fileName().equals(SettingsFile.NAME))
                  .findFirst()
                  .orElse(files.getFirst());
          counting.put(folder, own);
          files.forEach(file -> all.add(file.equals(own) ? own : file.overruledBy(own)));
        });
  }

  Collection<SettingsFile> all() {
    return all;
  }

  /** The file that counts for another file, by absolute path. */
  Optional<SettingsFile> nearest(String path) {
    for (String at = folder(path); ; at = folder(at)) {
      SettingsFile file = counting.get(at);
      if (file != null) {
        return Optional.of(file);
      }
      if (at.isEmpty()) {
        return Optional.empty();
      }
    }
  }

  /** Whether any of them says that a file or folder is not read. */
  boolean exclude(String path) {
    return counting.values().stream().map(SettingsFile::settings).anyMatch(it -> it.excludes(path));
  }

  Settings settings(String path) {
    return nearest(path).map(SettingsFile::settings).orElse(Settings.NONE);
  }

  private static String folder(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
