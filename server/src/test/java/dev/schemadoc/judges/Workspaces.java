package dev.schemadoc.judges;

import dev.schemadoc.disk.Scan;
import dev.schemadoc.disk.Scanned;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The workspaces on disk. */
final class Workspaces {

  private Workspaces() {}

  /**
   * The workspaces in some folders, by name: a folder that is marked as one is one, and in any
   * other each folder directly in it.
   */
  static Map<String, Workspace> in(List<Path> folders) throws IOException {
    Map<String, Workspace> workspaces = new TreeMap<>();
    for (Path folder : folders) {
      for (Path root : roots(folder)) {
        workspaces.put(root.getFileName().toString(), read(root));
      }
    }
    return workspaces;
  }

  /** The workspace in a folder, as the program reads it. */
  static Workspace read(Path folder) {
    Scanned scanned = Scan.read(folder);
    Workspace workspace = Workspace.EMPTY.withRoot(Scan.root(folder), scanned.files());
    for (Map.Entry<DocumentId, String> document : scanned.documents().entrySet()) {
      workspace = workspace.with(document.getKey(), document.getValue());
    }
    return workspace;
  }

  private static List<Path> roots(Path folder) throws IOException {
    if (isWorkspace(folder)) {
      return List.of(folder);
    }
    List<Path> roots = new ArrayList<>();
    try (Stream<Path> inside = Files.list(folder)) {
      inside.filter(Files::isDirectory).sorted().forEach(roots::add);
    }
    return roots;
  }

  private static boolean isWorkspace(Path folder) {
    return Files.isDirectory(folder.resolve(".kiro/specs")) || Files.exists(folder.resolve(".git"));
  }
}
