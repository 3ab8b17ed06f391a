package dev.schemadoc.disk;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/** Tells where the page about a rule can be opened: it lies beside the program. */
public final class Pages {

  private Pages() {}

  private static final Optional<Path> FOLDER = folder();

  /** The URI of a page, where there is one. */
  public static Optional<String> of(String code) {
    return FOLDER
        .map(folder -> folder.resolve(code + ".md"))
        .filter(Files::isRegularFile)
        .map(page -> page.toUri().toString());
  }

  private static Optional<Path> folder() {
    try {
      return Optional.ofNullable(Pages.class.getProtectionDomain().getCodeSource())
          .map(CodeSource::getLocation)
          .map(location -> Path.of(URI.create(location.toString())).resolveSibling("docs/rules"));
    } catch (IllegalArgumentException | SecurityException unknown) {
      return Optional.empty();
    }
  }
}
