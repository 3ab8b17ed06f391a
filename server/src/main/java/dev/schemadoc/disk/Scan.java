package dev.schemadoc.disk;

import dev.schemadoc.beside.Sources;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.workspace.ProjectFiles;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the folder of a workspace. */
public final class Scan {

  private Scan() {}

  /** The size in bytes beyond which a design document is not read. */
  public static final long DOCUMENT_LIMIT = 16L << 20;

  private static final long PROJECT_FILE_LIMIT = 1L << 20;
  private static final int ENTRY_LIMIT = 200_000;

  private static final Pattern VERSION_LOCATIONS =
      Pattern.compile("(?m)^\\s*version_locations\\s*[=:](.*(?:\\R[ \\t\\]].*)*)");

  private static final Pattern SEPARATORS = Pattern.compile("[\\s:;,\"'\\[\\]]+");

  /** The design documents and the files of Alembic in a folder; what cannot be read is listed. */
  public static Scanned read(Path root) {
    return read(root, ENTRY_LIMIT);
  }

  static Scanned read(Path root, int entryLimit) {
    Walk walk = Walk.through(root, entryLimit);
    Map<DocumentId, String> documents = new TreeMap<>();
    List<Unread> unread = new ArrayList<>(walk.unread());
    walk.designs()
        .forEach(
            (path, file) -> {
              switch (FileText.read(file, DOCUMENT_LIMIT)) {
                case FileText.Text(String text) -> documents.put(id(root, path), text);
                case FileText.Unreadable(String reason) ->
                    unread.add(unread(root, path, true, reason));
              }
            });
    ProjectFiles files = projectFiles(walk);
    SortedMap<String, Path> sources = new TreeMap<>(walk.sources());
    sources.keySet().removeAll(files.texts().keySet());
    return new Scanned(documents, files, sources, unread);
  }

  /** Whether a file of a workspace, named from its root with {@code /}, is a design document. */
  public static boolean isDesign(String relativePath) {
    return Kinds.isDesign(relativePath) && !Kinds.isInForeign(relativePath);
  }

  /**
   * Whether a file of a workspace, named from its root with {@code /}, may matter for migrations.
   */
  public static boolean isProjectFile(String relativePath) {
    String name = Kinds.name(relativePath);
    return (Kinds.isScript(name) || Kinds.isSettings(name)) && !Kinds.isInForeign(relativePath);
  }

  /** Whether a file of a workspace, named likewise, may declare tables in code or SQL. */
  public static boolean isSource(String relativePath) {
    return Sources.isSource(relativePath) && !Kinds.isInForeign(relativePath);
  }

  /** The name of the document in a file. */
  public static DocumentId id(Path file) {
    String path = slashed(file.toAbsolutePath().normalize().toString());
    boolean drive = path.length() > 1 && path.charAt(1) == ':';
    return new DocumentId(drive ? Character.toUpperCase(path.charAt(0)) + path.substring(1) : path);
  }

  /** The name of a workspace in a folder: absolute, and without a slash at the end. */
  public static String root(Path folder) {
    String path = id(folder).value();
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /** A path of this system with {@code /}. */
  static String slashed(String path) {
    return File.separatorChar == '/' ? path : path.replace(File.separatorChar, '/');
  }

  static Unread unread(Path root, String path, boolean design, String reason) {
    DocumentId id = path.isEmpty() ? id(root) : id(root, path);
    String shown = path.isEmpty() ? id.value() : path;
    return new Unread(id, design, "`%s` %s".formatted(shown, reason));
  }

  /** Never by way of a path again: a name that the locale cannot spell would not become one. */
  private static DocumentId id(Path root, String path) {
    return new DocumentId(root(root) + "/" + path);
  }

  private static ProjectFiles projectFiles(Walk walk) {
    Map<String, String> texts = new TreeMap<>();
    Map<String, String> unreadable = new TreeMap<>(walk.unreadable());
    walk.settings()
        .forEach(
            (path, file) -> {
              boolean certain = !path.endsWith(".ini") || Kinds.name(path).equals("alembic.ini");
              switch (FileText.read(file, PROJECT_FILE_LIMIT)) {
                case FileText.Text(String text) -> {
                  if (certain || text.contains("[alembic]")) {
                    texts.put(path, text);
                  }
                }
                case FileText.Unreadable(String reason) -> {
                  if (certain) {
                    unreadable.put(path, reason);
                  }
                }
              }
            });
    Set<String> versionFolders = versionFolders(texts.values());
    walk.scripts()
        .forEach(
            (path, file) -> {
              if (path.endsWith(".py") && isIn(versionFolders, path)) {
                switch (FileText.read(file, PROJECT_FILE_LIMIT)) {
                  case FileText.Text(String text) -> texts.put(path, text);
                  case FileText.Unreadable(String reason) -> unreadable.put(path, reason);
                }
              }
            });
    return new ProjectFiles(texts, walk.scripts().keySet(), unreadable);
  }

  /**
   * The names of the folders that hold revisions: {@code versions}, and what the settings name. A
   * folder too many costs a little time, and one too few would hide revisions.
   */
  private static Set<String> versionFolders(Iterable<String> settings) {
    Set<String> names = new HashSet<>(Set.of("versions"));
    for (String text : settings) {
      Matcher matcher = VERSION_LOCATIONS.matcher(text);
      while (matcher.find()) {
        for (String location : SEPARATORS.split(matcher.group(1), 0)) {
          String trimmed = location.replaceAll("[/\\\\]+$", "");
          names.add(trimmed.substring(trimmed.replace('\\', '/').lastIndexOf('/') + 1));
        }
      }
    }
    return names;
  }

  private static boolean isIn(Set<String> folders, String path) {
    for (String at = Kinds.parent(path); !at.isEmpty(); at = Kinds.parent(at)) {
      if (folders.contains(Kinds.name(at))) {
        return true;
      }
    }
    return false;
  }
}
