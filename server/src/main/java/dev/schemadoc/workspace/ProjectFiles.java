package dev.schemadoc.workspace;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files of a folder beside the design documents, as far as they matter for migrations.
 *
 * <p>Paths count from the folder, with {@code /} between the parts.
 *
 * @param texts the settings of Alembic and the revisions, by path
 * @param paths all Python files and templates, by which a folder is known to exist
 * @param unreadable what could not be read, by path, with the reason
 */
public record ProjectFiles(
    Map<String, String> texts, Set<String> paths, Map<String, String> unreadable) {

  public static final ProjectFiles NONE = new ProjectFiles(Map.of(), Set.of(), Map.of());

  public ProjectFiles {
    texts = Collections.unmodifiableMap(new TreeMap<>(texts));
    paths = Collections.unmodifiableSet(new TreeSet<>(paths));
    unreadable = Collections.unmodifiableMap(new TreeMap<>(unreadable));
  }
}
