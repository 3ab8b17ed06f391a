package dev.schemadoc.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The repository that documents are in, from which services name files.
 *
 * @param root absolute, with {@code /} between the parts and none at the end
 */
record Repository(String root) {

  /** Where services say that they have put the repository. */
  private static final String[] VARIABLES = {"GITHUB_WORKSPACE", "CI_PROJECT_DIR"};

  /**
   * The repository around a folder: the one that the environment tells of, else the nearest with
   * {@code .git} in it, else the folder itself.
   */
  static Repository around(String folder, Surroundings surroundings) {
    for (String variable : VARIABLES) {
      String said = surroundings.variables().getOrDefault(variable, "").replace('\\', '/');
      String told = said.endsWith("/") ? said.substring(0, said.length() - 1) : said;
      if (!told.isEmpty() && (folder.equals(told) || folder.startsWith(told + "/"))) {
        return new Repository(told);
      }
    }
    for (Optional<Path> at = Optional.of(Path.of(folder)); at.isPresent(); at = up(at.get())) {
      if (Files.exists(at.get().resolve(".git"))) {
        String found = at.get().toString().replace('\\', '/');
        return new Repository(folder.substring(0, Math.min(found.length(), folder.length())));
      }
    }
    return new Repository(folder);
  }

  private static Optional<Path> up(Path folder) {
    return Optional.ofNullable(folder.getParent());
  }

  /** A path counted from the repository, where it lies in it. */
  String relative(String path) {
    return path.startsWith(root + "/") ? path.substring(root.length() + 1) : path;
  }
}
