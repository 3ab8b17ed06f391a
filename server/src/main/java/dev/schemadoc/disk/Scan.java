package dev.schemadoc.disk;

import dev.schemadoc.beside.Sources;
import dev.schemadoc.settings.SettingsFile;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.workspace.ProjectFiles;
import dev.schemadoc.workspace.Workspace;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the folder of a workspace. */
public final class Scan {

  private Scan() {}

  /** The size in bytes beyond which a design document is not read. */
  public static final long DOCUMENT_LIMIT = 16L << 20;

  static final long PROJECT_FILE_LIMIT = 1L << 20;
  private static final int ENTRY_LIMIT = 200_000;

  private static final Pattern VERSION_LOCATIONS =
      Pattern.compile("(?m)^\\s*version_locations\\s*[=:](.*(?:\\R[ \\t\\]].*)*)");

  private static final Pattern SEPARATORS = Pattern.compile("[\\s:;,\"'\\[\\]]+");

  /** What a folder holds, as it is read where nobody sets anything but its own files. */
  public static Scanned read(Path root) {
    return read(root, Workspace.EMPTY);
  }

  /**
   * The design documents and what matters beside them in a folder; what cannot be read is listed.
   *
   * @param configured a workspace with all that is set beside the files of the folder
   */
  public static Scanned read(Path root, Workspace configured) {
    return read(root, configured, ENTRY_LIMIT);
  }

  static Scanned read(Path root, Workspace configured, int entryLimit) {
    List<Unread> unread = new ArrayList<>();
    Map<String, String> above = SettingsAround.above(root);
    ProjectFiles own = new ProjectFiles(SettingsAround.in(root), Set.of(), Map.of(), above);
    Workspace before = configured.withRoot(root(root), own);
    Walk walk = Walk.through(root, entryLimit, path -> before.excludes(id(root, path)));
    ProjectFiles all = projectFiles(root, walk, above, unread);
    Workspace known = configured.withRoot(root(root), all);
    String context = Walk.context(root);
    Map<DocumentId, String> documents = new TreeMap<>();
    Set<Path> taken = new HashSet<>();
    walk.documents()
        .forEach(
            (path, file) -> {
              DocumentId id = id(root, path);
              // What a link leads to may have been found already.
              if (isDesign(known, id, context + path) && taken.add(file)) {
                switch (FileText.read(file, DOCUMENT_LIMIT)) {
                  case FileText.Text(String text) -> documents.put(id, text);
                  case FileText.Unreadable(String reason) ->
                      unread.add(unread(root, path, true, reason));
                }
              }
            });
    Map<String, String> unreadable = new TreeMap<>(all.unreadable());
    walk.refused()
        .forEach(
            (path, reason) -> {
              boolean design = isDesign(known, id(root, path), context + path);
              if (design || !Kinds.isMarkdown(path)) {
                unread.add(unread(root, path, design, reason));
              }
              if (!design) {
                unreadable.put(path, reason);
              }
            });
    ProjectFiles files = new ProjectFiles(all.texts(), all.paths(), unreadable, above);
    return new Scanned(
        documents, without(files, root, known), sources(walk, files, root, known), unread);
  }

  /** Whether a file of a workspace, named from its root with {@code /}, is a design document. */
  public static boolean isDesign(String relativePath) {
    return Kinds.isDesign(relativePath) && !Kinds.isInForeign(relativePath);
  }

  /**
   * Whether a file is a design document where settings may say so.
   *
   * @param workspace knows the settings
   * @param relativePath the file from the root of the workspace, with {@code /}
   */
  public static boolean isDesign(Workspace workspace, DocumentId id, String relativePath) {
    return !Kinds.isInForeign(relativePath)
        && workspace
            .settings(id)
            .isDesign(id.value())
            .map(design -> design && Kinds.isMarkdown(relativePath))
            .orElseGet(() -> Kinds.isDesign(relativePath))
        && !workspace.excludes(id);
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

  /**
   * The files in and around a folder that may hold settings for it, whether they are there or not.
   */
  public static List<Path> settingsAround(Path folder) {
    return SettingsAround.paths(folder);
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

  /** The files without those that settings say are not read. */
  private static ProjectFiles without(ProjectFiles files, Path root, Workspace known) {
    Predicate<String> stays = path -> !known.excludes(id(root, path));
    Map<String, String> texts = new TreeMap<>(files.texts());
    texts.keySet().removeIf(path -> !SettingsFile.mayBe(Kinds.name(path)) && !stays.test(path));
    return new ProjectFiles(
        texts,
        files.paths().stream().filter(stays).collect(Collectors.toSet()),
        files.unreadable(),
        files.above());
  }

  /** The files in which tables may be declared; revisions were read already. */
  private static SortedMap<String, Path> sources(
      Walk walk, ProjectFiles files, Path root, Workspace known) {
    SortedMap<String, Path> sources = new TreeMap<>(walk.sources());
    sources.keySet().removeAll(files.texts().keySet());
    sources.keySet().removeIf(path -> known.excludes(id(root, path)));
    return sources;
  }

  private static ProjectFiles projectFiles(
      Path root, Walk walk, Map<String, String> above, List<Unread> unread) {
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
                  if (Kinds.name(path).equals(SettingsFile.NAME)) {
                    unread.add(unread(root, path, false, reason));
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
    return new ProjectFiles(texts, walk.scripts().keySet(), unreadable, above);
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
