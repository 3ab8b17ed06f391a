package dev.schemadoc.cli;

import dev.schemadoc.disk.Scan;
import dev.schemadoc.text.DocumentId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

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

  /** The folders of the workspaces: of two, one in the other, the outer one, which knows more. */
  static Set<Path> workspaces(Collection<Target> targets) {
    List<Path> all = targets.stream().map(Target::workspace).toList();
    Set<Path> outer = new LinkedHashSet<>(all);
    outer.removeIf(
        folder ->
            all.stream().anyMatch(other -> !other.equals(folder) && folder.startsWith(other)));
    return outer;
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
