package dev.schemadoc.cli;

import dev.schemadoc.disk.Scan;
import dev.schemadoc.text.DocumentId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/**
 * A file or folder that was given to be checked.
 *
 * @param workspace the folder of the workspace that it belongs to
 */
record Target(Path path, boolean folder, Path workspace) {

  static Target of(Surroundings surroundings, String given) {
    Path path = surroundings.path(given);
    if (!Files.exists(path)) {
      throw new Failure("`%s` does not exist".formatted(given));
    }
    boolean folder = Files.isDirectory(path);
    if (!folder && !isMarkdown(path)) {
      throw new Failure("`%s` is not Markdown; name a file that ends with `.md`".formatted(given));
    }
    return new Target(path, folder, Opened.folderOf(path));
  }

  /**
   * The targets by the folder of their workspace. Where one workspace lies in another, the outer
   * one is taken for both, for it knows more; but the folder of a stray file is none.
   */
  static SequencedMap<Path, List<Target>> byWorkspace(Collection<Target> targets) {
    SequencedMap<Path, List<Target>> grouped = new LinkedHashMap<>();
    for (Target target : targets) {
      Path outermost = target.workspace();
      for (Target other : targets) {
        boolean real = other.folder() || Opened.isWorkspace(other.workspace());
        if (real && outermost.startsWith(other.workspace())) {
          outermost = other.workspace();
        }
      }
      grouped.computeIfAbsent(outermost, folder -> new ArrayList<>()).add(target);
    }
    return grouped;
  }

  DocumentId id() {
    return Scan.id(path);
  }

  /** Whether a document is, or lies in, what was given. */
  boolean holds(DocumentId document) {
    return folder ? document.value().startsWith(Scan.root(path) + "/") : document.equals(id());
  }

  private static boolean isMarkdown(Path path) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".md") || name.endsWith(".markdown");
  }
}
