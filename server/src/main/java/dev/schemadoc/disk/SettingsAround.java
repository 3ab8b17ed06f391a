package dev.schemadoc.disk;

import dev.schemadoc.settings.SettingsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The files with settings in one folder, or in those that it lies in. */
final class SettingsAround {

  private SettingsAround() {}

  /** The texts of the files in a folder, by their names. */
  static Map<String, String> in(Path folder) {
    Map<String, String> texts = new TreeMap<>();
    for (String name : SettingsFile.NAMES) {
      Path file = folder.resolve(name);
      if (Files.isRegularFile(file)
          && FileText.read(file, Scan.PROJECT_FILE_LIMIT) instanceof FileText.Text(String text)) {
        texts.put(name, text);
      }
    }
    return texts;
  }

  /**
   * The texts of the files above a folder, by their absolute paths: up to the top of the repository
   * that it is in, if it is in one.
   */
  static Map<String, String> above(Path folder) {
    Map<String, String> texts = new TreeMap<>();
    for (Path at : ways(folder)) {
      in(at).forEach((name, text) -> texts.put(Scan.root(at) + "/" + name, text));
    }
    return texts;
  }

  /** Where files may be for a folder: in it, or above. */
  static List<Path> paths(Path folder) {
    List<Path> paths = new ArrayList<>();
    for (String name : SettingsFile.NAMES) {
      paths.add(folder.resolve(name));
      ways(folder).forEach(at -> paths.add(at.resolve(name)));
    }
    return paths;
  }

  /** The folders above a folder in which settings are looked for, the nearest first. */
  private static List<Path> ways(Path folder) {
    List<Path> ways = new ArrayList<>();
    Path at = folder.toAbsolutePath().normalize();
    while (!Files.exists(at.resolve(".git")) && at.getParent() != null) {
      at = at.getParent();
      ways.add(at);
    }
    return ways;
  }
}
