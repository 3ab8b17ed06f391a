package dev.schemadoc.judges;

import dev.schemadoc.cli.Folders;
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
        workspaces.put(root.getFileName().toString(), Folders.open(root));
      }
    }
    return workspaces;
  }

  private static List<Path> roots(Path folder) throws IOException {
    if (Folders.isWorkspace(folder)) {
      return List.of(folder);
    }
    List<Path> roots = new ArrayList<>();
    try (Stream<Path> inside = Files.list(folder)) {
      inside.filter(Files::isDirectory).sorted().forEach(roots::add);
    }
    return roots;
  }
}
