package dev.schemadoc.disk;

import dev.schemadoc.settings.SettingsFile;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells by its path what a file is for; paths count from the workspace and have {@code /}. */
final class Kinds {

  private Kinds() {}

  /** Where files lie that somebody else wrote, or that are made from others. */
  private static final Set<String> FOREIGN =
      Set.of(
          ".git",
          ".hg",
          ".svn",
          "node_modules",
          ".venv",
          "venv",
          "site-packages",
          "__pycache__",
          ".tox",
          ".nox",
          ".eggs",
          ".mypy_cache",
          ".pytest_cache",
          ".ruff_cache",
          ".gradle",
          ".next",
          ".nuxt",
          ".svelte-kit",
          ".turbo",
          "bower_components",
          "dist",
          "build",
          "target");

  /** The foreign folders that nobody would name a feature after. */
  private static final Set<String> FOREIGN_ANYWHERE = Set.of(".git", "node_modules");

  /** Whether a path matches {@code **}{@code /.kiro/specs/**}{@code /design.md} in any case. */
  static boolean isDesign(String path) {
    if (!name(path).equalsIgnoreCase("design.md")) {
      return false;
    }
    String folders = "/" + path.substring(0, path.length() - "design.md".length());
    return folders.toLowerCase(Locale.ROOT).contains("/.kiro/specs/");
  }

  static boolean isScript(String name) {
    return name.endsWith(".py") || name.endsWith(".mako");
  }

  static boolean isSettings(String name) {
    return name.endsWith(".ini") || SettingsFile.mayBe(name);
  }

  /** Whether a file may be a design document if the settings say so. */
  static boolean isMarkdown(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".md") || lower.endsWith(".markdown");
  }

  /** Whether nothing below a folder is looked at. */
  static boolean isForeign(String folder) {
    String name = name(folder);
    return FOREIGN.contains(name)
        && (FOREIGN_ANYWHERE.contains(name) || !isBelowKiro(parent(folder)));
  }

  /** Whether a file lies in a folder that is not looked at. */
  static boolean isInForeign(String path) {
    for (String at = parent(path); !at.isEmpty(); at = parent(at)) {
      if (isForeign(at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBelowKiro(String folder) {
    return List.of(folder.split("/", -1)).contains(".kiro");
  }

  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }
}
