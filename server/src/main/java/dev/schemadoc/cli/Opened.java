package dev.schemadoc.cli;

import dev.schemadoc.beside.Sources;
import dev.schemadoc.disk.Scan;
import dev.schemadoc.disk.Scanned;
import dev.schemadoc.disk.SourceFiles;
import dev.schemadoc.disk.Unread;
import dev.schemadoc.settings.SettingsFile;
import dev.schemadoc.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The workspace in a folder as it lies on disk.
 *
 * @param folder where it is
 * @param unread what could not be read of it
 */
record Opened(Path folder, Workspace workspace, List<Unread> unread) {

  /** A folder that nobody looked into. */
  static Opened empty(Path folder, Workspace configured) {
    return new Opened(folder, configured, List.of());
  }

  /**
   * What a folder holds.
   *
   * @param configured an empty workspace with all that is set beside the files of the folder
   */
  static Opened at(Path folder, Workspace configured) {
    Scanned scanned = Scan.read(folder, configured);
    SourceFiles files = new SourceFiles(folder);
    files.read(scanned.sources(), (done, all) -> {});
    String root = Scan.root(folder);
    Workspace workspace =
        configured
            .withRoot(root, scanned.files())
            .withSources(root, Sources.of(root, files.texts(), Sources.NONE))
            .with(scanned.documents());
    List<Unread> unread = new ArrayList<>(scanned.unread());
    files.unread().ifPresent(unread::add);
    return new Opened(folder, workspace, unread);
  }

  /** The workspace in a folder that was named, else in the one where the program was started. */
  static Opened named(Surroundings surroundings, Optional<String> given) {
    Path folder = given.map(surroundings::path).orElseGet(() -> folderOf(surroundings.folder()));
    if (!Files.isDirectory(folder)) {
      throw new Failure("`%s` is not a folder".formatted(given.orElse(folder.toString())));
    }
    return at(folder, Workspace.EMPTY);
  }

  /**
   * The folder of the workspace that a file or folder belongs to: the nearest one, from the folder
   * upwards, with design documents of Kiro or a repository, or else with settings; else the folder
   * itself.
   */
  static Path folderOf(Path path) {
    Path start = Files.isDirectory(path) ? path : path.resolveSibling("").normalize();
    return nearest(start, Opened::isWorkspace)
        .or(() -> nearest(start, at -> Files.exists(at.resolve(SettingsFile.NAME))))
        .orElse(start);
  }

  private static Optional<Path> nearest(Path start, Predicate<Path> wanted) {
    for (Path at = start; at != null; at = at.getParent()) {
      if (wanted.test(at)) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  /** Whether a folder is marked as a workspace. */
  static boolean isWorkspace(Path folder) {
    // The settings of Kiro for a user are in a folder of the same name, without `specs`.
    return Files.isDirectory(folder.resolve(".kiro/specs")) || Files.exists(folder.resolve(".git"));
  }

  /** The folder of the workspace, named as a document is. */
  String root() {
    return Scan.root(folder);
  }

  /** Says which folders could not be read; documents are for others to tell. */
  void warn(Surroundings surroundings) {
    for (Unread each : unread) {
      if (!each.design()) {
        surroundings.note(each.message());
      }
    }
  }
}
