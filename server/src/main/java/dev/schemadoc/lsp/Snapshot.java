package dev.schemadoc.lsp;

import dev.schemadoc.beside.Sources;
import dev.schemadoc.disk.Scan;
import dev.schemadoc.disk.Scanned;
import dev.schemadoc.settings.Settings;
import dev.schemadoc.settings.SettingsFile;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Source;
import dev.schemadoc.workspace.Document;
import dev.schemadoc.workspace.ProjectFiles;
import dev.schemadoc.workspace.Workspace;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One moment of a session: the workspace, what of it is open in the client, and what the client
 * calls it.
 *
 * <p>Never modified: each change makes another one.
 *
 * @param workspace the texts: those of the client where it has them open, else those on the disk
 * @param open the versions of the texts that are open, the one that was changed last at the end
 * @param others the open texts that are no design documents: files with settings, and whatever
 *     Markdown there is, for settings may make design documents of it
 * @param names the URIs by which the client knows documents
 * @param folders the folders to read, by path, with the URIs by which the client knows them
 */
record Snapshot(
    Workspace workspace,
    SequencedMap<DocumentId, Integer> open,
    Map<DocumentId, String> others,
    Map<DocumentId, String> names,
    SortedMap<String, String> folders) {

  Snapshot {
    open = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(open));
    others = Map.copyOf(others);
    names = Map.copyOf(names);
    folders = Collections.unmodifiableSortedMap(new TreeMap<>(folders));
  }

  static Snapshot of(Workspace workspace) {
    return new Snapshot(workspace, new LinkedHashMap<>(), Map.of(), Map.of(), new TreeMap<>());
  }

  // What it tells

  Optional<Document> document(DocumentId id) {
    return workspace.document(id);
  }

  /** A text that problems may be in: a document, or a file with settings. */
  Optional<Source> source(DocumentId id) {
    return workspace.source(id);
  }

  /** The text that the client shows, or that of a document on the disk. */
  Optional<String> text(DocumentId id) {
    return Optional.ofNullable(others.get(id)).or(() -> document(id).map(Document::text));
  }

  /** The version of the text, where the client has the document open. */
  Optional<Integer> version(DocumentId id) {
    return Optional.ofNullable(open.get(id));
  }

  boolean isOpen(DocumentId id) {
    return open.containsKey(id);
  }

  /** The URI for a document, or for a file that is yet to be, in the client's own spelling. */
  String uri(DocumentId id) {
    String name = names.get(id);
    if (name != null) {
      return name;
    }
    if (!Uris.isFile(id)) {
      return id.value();
    }
    return folder(id)
        .map(path -> Uris.below(folders.getOrDefault(path, path), relative(path, id)))
        .orElseGet(() -> Uris.of(id));
  }

  /**
   * Whether every folder was read. Before that, a table that nobody declares may be declared in a
   * document that nobody has looked at.
   */
  boolean isRead() {
    return workspace.roots().containsAll(folders.keySet());
  }

  /** The folder that a document is in: the innermost one. */
  Optional<String> folder(DocumentId id) {
    return folders.keySet().stream()
        .filter(path -> isIn(path, id))
        .max((a, b) -> Integer.compare(a.length(), b.length()));
  }

  /** Whether a document is one that is read: by its name, or because settings say so. */
  boolean isDesign(DocumentId id) {
    String folder = folder(id).orElse("");
    int kiro = kiro(id);
    // The folder may itself lie in `.kiro`, and of the way to it only this much counts.
    boolean below = !folder.isEmpty() && (folder.length() <= kiro || kiro < 0);
    if (!below && kiro < 0) {
      return false;
    }
    String path = below ? relative(folder, id) : id.value().substring(kiro);
    return Scan.isDesign(workspace, id, path);
  }

  /** Whether a file may hold settings for a document in one of the folders. */
  boolean isSettings(DocumentId id) {
    return Uris.isFile(id)
        && SettingsFile.mayBe(id.fileName())
        && folders.keySet().stream()
            .anyMatch(folder -> isIn(folder, id) || folder.startsWith(parent(id) + "/"));
  }

  /** Whether a file in one of the folders may matter for migrations. */
  boolean isProjectFile(DocumentId id) {
    return folder(id).filter(path -> Scan.isProjectFile(relative(path, id))).isPresent();
  }

  /** The folder and the path in it of a file in which tables may be declared. */
  Optional<Map.Entry<String, String>> sourceFile(DocumentId id) {
    return folder(id)
        .map(folder -> Map.entry(folder, relative(folder, id)))
        .filter(file -> Scan.isSource(file.getValue()) && !workspace.excludes(id));
  }

  /** The folder that {@code .kiro} is in, where the document has it on its way. */
  static Optional<String> project(DocumentId id) {
    int kiro = kiro(id);
    return Uris.isFile(id) && kiro > 1
        ? Optional.of(id.value().substring(0, kiro - 1))
        : Optional.empty();
  }

  // What becomes of it

  Snapshot opened(DocumentId id, String uri, int version, String text) {
    Map<DocumentId, String> more = new HashMap<>(names);
    more.put(id, uri);
    return new Snapshot(workspace, open, others, more, folders).changed(id, version, text);
  }

  Snapshot changed(DocumentId id, int version, String text) {
    if (isDesign(id)) {
      return new Snapshot(workspace.with(id, text), openWith(id, version), others, names, folders);
    }
    Map<DocumentId, String> more = new HashMap<>(others);
    more.put(id, text);
    Snapshot changed = new Snapshot(workspace, openWith(id, version), more, names, folders);
    return isSettings(id) ? changed.setAsShown() : changed;
  }

  /**
   * What the disk says counts again as soon as it is read; a document of no folder is forgotten.
   */
  Snapshot closed(DocumentId id) {
    SequencedMap<DocumentId, Integer> rest = new LinkedHashMap<>(open);
    rest.remove(id);
    Map<DocumentId, String> fewer = new HashMap<>(others);
    fewer.remove(id);
    return new Snapshot(
        folder(id).isPresent() ? workspace : workspace.without(id), rest, fewer, names, folders);
  }

  /** With what the client sets for a folder. */
  Snapshot withDefaults(String path, Settings settings) {
    return with(workspace.withDefaults(path, settings)).sorted();
  }

  Snapshot withFolder(String path, String uri) {
    SortedMap<String, String> more = new TreeMap<>(folders);
    more.put(path, uri);
    return new Snapshot(workspace, open, others, names, more);
  }

  /** Without a folder and what was read in it; what is open stays. */
  Snapshot withoutFolder(String path) {
    SortedMap<String, String> rest = new TreeMap<>(folders);
    rest.remove(path);
    Workspace without = workspace.withoutRoot(path);
    for (Document document : workspace.documents()) {
      boolean stays =
          isOpen(document.id())
              || rest.keySet().stream().anyMatch(other -> isIn(other, document.id()));
      if (stays) {
        without = without.with(document.id(), document.text());
      }
    }
    return new Snapshot(without, open, others, names, rest);
  }

  /** With what a folder holds on the disk; what is open keeps the text that the client gave. */
  Snapshot read(String path, Scanned scanned) {
    if (!folders.containsKey(path)) {
      return this;
    }
    Workspace with = withFiles(path, shown(path, scanned.files()), scanned);
    for (var entry : scanned.documents().entrySet()) {
      if (!isOpen(entry.getKey())) {
        with = with.with(entry.getKey(), entry.getValue());
      }
    }
    List<DocumentId> gone =
        workspace.documents().stream()
            .map(Document::id)
            .filter(id -> !isOpen(id) && !scanned.documents().containsKey(id))
            .filter(id -> folder(id).filter(path::equals).isPresent())
            .toList();
    for (DocumentId id : gone) {
      with = with.without(id);
    }
    return with(with).sorted();
  }

  /** With what the code and SQL of a folder declare. */
  Snapshot read(String path, Sources sources) {
    boolean known = workspace.sources(path).filter(it -> it != sources).isPresent();
    return known ? with(workspace.withSources(path, sources)) : this;
  }

  /** With the text of a document on the disk, or without the document when there is none. */
  Snapshot read(DocumentId id, Optional<String> text) {
    if (isOpen(id) || folder(id).isEmpty()) {
      return this;
    }
    return with(
        text.filter(it -> isDesign(id))
            .map(it -> workspace.with(id, it))
            .orElseGet(() -> workspace.without(id)));
  }

  private Snapshot with(Workspace other) {
    return other == workspace ? this : new Snapshot(other, open, others, names, folders);
  }

  /** With the settings that the client shows instead of those on the disk. */
  private Snapshot setAsShown() {
    Workspace with = workspace;
    for (String folder : folders.keySet()) {
      Optional<ProjectFiles> known = workspace.projectFiles(folder);
      if (known.isPresent()) {
        ProjectFiles files = shown(folder, known.get());
        with = files.equals(known.get()) ? with : with.withRoot(folder, files);
      }
    }
    return with(with).sorted();
  }

  private ProjectFiles shown(String folder, ProjectFiles files) {
    ProjectFiles shown = files;
    for (var other : others.entrySet()) {
      DocumentId id = other.getKey();
      if (SettingsFile.mayBe(id.fileName())) {
        if (folder(id).filter(folder::equals).isPresent()) {
          shown = shown.with(relative(folder, id), other.getValue());
        } else if (files.above().containsKey(id.value())) {
          shown = shown.withAbove(id.value(), other.getValue());
        }
      }
    }
    return shown;
  }

  /** With each open text where it belongs, for settings say which of them are design documents. */
  private Snapshot sorted() {
    Workspace with = workspace;
    Map<DocumentId, String> rest = new HashMap<>(others);
    for (DocumentId id : open.keySet()) {
      boolean design = isDesign(id);
      String other = others.get(id);
      Optional<Document> document = document(id);
      if (design && other != null) {
        with = with.with(id, other);
        rest.remove(id);
      } else if (!design && document.isPresent()) {
        with = with.without(id);
        rest.put(id, document.get().text());
      }
    }
    return with == workspace ? this : new Snapshot(with, open, rest, names, folders);
  }

  private SequencedMap<DocumentId, Integer> openWith(DocumentId id, int version) {
    SequencedMap<DocumentId, Integer> more = new LinkedHashMap<>(open);
    more.putLast(id, version);
    return more;
  }

  /** The same files stay the same value, for what was read from them hangs on it. */
  private Workspace withFiles(String path, ProjectFiles files, Scanned scanned) {
    Optional<ProjectFiles> before = workspace.projectFiles(path);
    if (before.isEmpty()) {
      Sources sources = scanned.sources().isEmpty() ? Sources.NONE : Sources.UNREAD;
      return workspace.withRoot(path, files).withSources(path, sources);
    }
    return before.get().equals(files) ? workspace : workspace.withRoot(path, files);
  }

  private static String parent(DocumentId id) {
    return id.value().substring(0, Math.max(0, id.value().lastIndexOf('/')));
  }

  private static boolean isIn(String folder, DocumentId id) {
    return id.value().startsWith(folder + "/");
  }

  private static String relative(String folder, DocumentId id) {
    return id.value().substring(folder.length() + 1);
  }

  /** Where {@code .kiro} begins in the path of a document, or -1. */
  private static int kiro(DocumentId id) {
    int slash = id.value().toLowerCase(Locale.ROOT).lastIndexOf("/.kiro/");
    return slash < 0 ? -1 : slash + 1;
  }
}
