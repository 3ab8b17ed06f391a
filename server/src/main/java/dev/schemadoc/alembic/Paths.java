package dev.schemadoc.alembic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Workspace-relative paths as text: {@code /} between the parts, the workspace itself is the empty
 * path.
 */
final class Paths {
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:[\\\\/].*");

  private Paths() {}

  /** The folder that holds a file or folder. */
  static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  /** The last part of a path. */
  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  static boolean isAbsolute(String path) {
    return path.startsWith("/") || path.startsWith("\\") || DRIVE.matcher(path).matches();
  }

  /** A path as a file in {@code folder} writes it, or empty where it leads out of the workspace. */
  static Optional<String> resolve(String folder, String path) {
    if (isAbsolute(path)) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>(parts(folder));
    for (String part : path.replace('\\', '/').split("/", -1)) {
      if (part.equals("..")) {
        if (parts.isEmpty()) {
          return Optional.empty();
        }
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return Optional.of(String.join("/", parts));
  }

  /** Whether {@code path} lies in {@code folder}, at any depth. */
  static boolean isBelow(String path, String folder) {
    return folder.isEmpty() || path.startsWith(folder + "/");
  }

  /** The number of leading folders that two paths share. */
  static int shared(String one, String other) {
    List<String> first = parts(one);
    List<String> second = parts(other);
    int count = 0;
    while (count < Math.min(first.size(), second.size())
        && first.get(count).equals(second.get(count))) {
      count++;
    }
    return count;
  }

  static String join(String folder, String path) {
    return folder.isEmpty() ? path : folder + "/" + path;
  }

  static List<String> parts(String path) {
    return path.isEmpty() ? List.of() : List.of(path.split("/", -1));
  }
}
