package dev.schemadoc.lsp;

import dev.schemadoc.disk.Scan;
import dev.schemadoc.disk.Scanned;
import dev.schemadoc.text.DocumentId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When the files that were read in a folder were last changed, and the folders that they lie in.
 *
 * <p>Whether anything changed since is a question of a millisecond, so it can be asked whenever an
 * answer depends on it. Few editors on Linux say when a file changes.
 */
final class Stamps {

  private record Stamp(FileTime changed, long size) {}

  private final Map<String, Optional<Stamp>> stamps = new HashMap<>();

  /**
   * Takes the stamps before the files are read: what changes meanwhile is then read again.
   *
   * @param known what was read before, or nothing
   */
  static Stamps before(String folder, Optional<Scanned> known) {
    Stamps stamps = new Stamps();
    stamps.add(folder, known);
    return stamps;
  }

  /** Adds what turned out to be there. */
  Stamps after(String folder, Scanned scanned) {
    add(folder, Optional.of(scanned));
    return this;
  }

  boolean isUpToDate() {
    return stamps.entrySet().stream()
        .allMatch(entry -> entry.getValue().equals(of(entry.getKey())));
  }

  private void add(String folder, Optional<Scanned> scanned) {
    Set<String> paths = new HashSet<>();
    // Where new documents would appear.
    Stream.of("", "/.kiro", "/.kiro/specs").map(folder::concat).forEach(paths::add);
    scanned.ifPresent(
        it -> {
          it.documents().keySet().stream().map(DocumentId::value).forEach(paths::add);
          it.files().texts().keySet().forEach(path -> paths.add(folder + "/" + path));
          it.files().unreadable().keySet().forEach(path -> paths.add(folder + "/" + path));
          it.unread().forEach(unread -> paths.add(unread.id().value()));
          // A folder for revisions that has none yet.
          it.files().paths().stream()
              .filter(path -> path.equals("env.py") || path.endsWith("/env.py"))
              .map(path -> parent(folder + "/" + path) + "/versions")
              .forEach(paths::add);
        });
    // Settings count that lie around the folder, and may come to lie there.
    try {
      Scan.settingsAround(Path.of(folder + "/")).forEach(file -> paths.add(file.toString()));
    } catch (InvalidPathException unknown) {
      // Then there is nothing around it either.
    }
    for (String path : Set.copyOf(paths)) {
      for (String at = parent(path); at.length() >= folder.length(); at = parent(at)) {
        paths.add(at);
      }
    }
    paths.forEach(path -> stamps.computeIfAbsent(path, Stamps::of));
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  private static Optional<Stamp> of(String path) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(Path.of(path), BasicFileAttributes.class);
      return Optional.of(new Stamp(attributes.lastModifiedTime(), attributes.size()));
    } catch (IOException | InvalidPathException | SecurityException absent) {
      return Optional.empty();
    }
  }
}
