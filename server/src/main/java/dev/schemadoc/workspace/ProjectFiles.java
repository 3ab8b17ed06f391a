package dev.schemadoc.workspace;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files of a folder beside the design documents, as far as they matter.
 *
 * <p>Paths count from the folder, with {@code /} between the parts.
 *
 * @param texts the settings of this program and of Alembic, and the revisions, by path
 * @param paths all Python files and templates, by which a folder is known to exist
 * @param unreadable what could not be read, by path, with the reason
 * @param above the settings of this program in the folders around, by absolute path
 */
public record ProjectFiles(
    Map<String, String> texts,
    Set<String> paths,
    Map<String, String> unreadable,
    Map<String, String> above) {

  public static final ProjectFiles NONE = new ProjectFiles(Map.of(), Set.of(), Map.of());

  public ProjectFiles {
    texts = Collections.unmodifiableMap(new TreeMap<>(texts));
    paths = Collections.unmodifiableSet(new TreeSet<>(paths));
    unreadable = Collections.unmodifiableMap(new TreeMap<>(unreadable));
    above = Collections.unmodifiableMap(new TreeMap<>(above));
  }

  /** The files of a folder around which there are no settings. */
  public ProjectFiles(
      Map<String, String> texts, Set<String> paths, Map<String, String> unreadable) {
    this(texts, paths, unreadable, Map.of());
  }

  /** The same files, one of them with another text. */
  public ProjectFiles with(String path, String text) {
    return new ProjectFiles(with(texts, path, text), paths, unreadable, above);
  }

  /** The same files, one of those above with another text. */
  public ProjectFiles withAbove(String path, String text) {
    return new ProjectFiles(texts, paths, unreadable, with(above, path, text));
  }

  private static Map<String, String> with(Map<String, String> texts, String path, String text) {
    Map<String, String> changed = new TreeMap<>(texts);
    changed.put(path, text);
    return changed;
  }
}
