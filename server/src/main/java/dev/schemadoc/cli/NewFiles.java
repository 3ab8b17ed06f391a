package dev.schemadoc.cli;

import dev.schemadoc.workspace.MigrationResult.NewFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Writes files that do not exist yet, each whole or not at all, and none outside of a folder.
 *
 * <p>The last is a second lock: the paths come from the settings of Alembic, which were read as
 * text, while here the links of the file system are followed.
 */
final class NewFiles {

  private final Path root;
  private final Function<NewFile, String> shown;

  private NewFiles(Path root, Function<NewFile, String> shown) {
    this.root = root;
    this.shown = shown;
  }

  /**
   * Writes files into a folder and below it; looks at all of them before it writes the first.
   *
   * @param written is told of each file once it is there
   * @param shown how a message names a file
   */
  static void write(
      Path root, List<NewFile> files, Consumer<NewFile> written, Function<NewFile, String> shown) {
    NewFiles writer = new NewFiles(root.toAbsolutePath().normalize(), shown);
    List<Path> paths = new ArrayList<>();
    for (NewFile file : files) {
      paths.add(writer.place(file));
    }
    for (int i = 0; i < paths.size(); i++) {
      NewFile file = files.get(i);
      try {
        writer.write(file, paths.get(i));
      } catch (IOException failure) {
        throw new Failure(
            "`%s` could not be written: %s; %s"
                .formatted(shown.apply(file), reason(failure), progress(i, files.size())),
            failure);
      }
      written.accept(file);
    }
  }

  /** Where a file goes, once that is known to be free and inside the folder. */
  private Path place(NewFile file) {
    try {
      Path path = Path.of(file.path()).normalize();
      if (!path.startsWith(root)) {
        throw outside(file);
      }
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        throw new Failure("`%s` exists already; nothing was written".formatted(shown.apply(file)));
      }
      mustLieInside(path, file);
      return path;
    } catch (InvalidPathException | IOException failure) {
      throw new Failure(
          "`%s` cannot be written: %s; nothing was written"
              .formatted(shown.apply(file), reason(failure)),
          failure);
    }
  }

  private void mustLieInside(Path path, NewFile file) throws IOException {
    Path existing = parent(path);
    while (!Files.exists(existing)) {
      existing = parent(existing);
    }
    if (!existing.toRealPath().startsWith(root.toRealPath())) {
      throw outside(file);
    }
  }

  private Failure outside(NewFile file) {
    return new Failure(
        "`%s` would lie outside of the workspace `%s`; nothing was written"
            .formatted(shown.apply(file), root));
  }

  /**
   * Under another name first, then under its own in one step: whoever looks finds all of it or
   * nothing.
   */
  private void write(NewFile file, Path path) throws IOException {
    Files.createDirectories(parent(path));
    mustLieInside(path, file);
    String temporaryName =
        ".%s.%d.tmp".formatted(path.getFileName(), ProcessHandle.current().pid());
    Path temporary = path.resolveSibling(temporaryName);
    try {
      try (FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(file.text().getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      publish(temporary, path);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** A move in one step may replace what is there; a second name for the same file may not. */
  private static void publish(Path temporary, Path path) throws IOException {
    try {
      Files.createLink(path, temporary);
    } catch (FileAlreadyExistsException exists) {
      throw exists;
    } catch (FileSystemException | UnsupportedOperationException noLinksHere) {
      Files.move(temporary, path);
    }
  }

  private static Path parent(Path path) {
    return Optional.ofNullable(path.getParent()).orElse(path);
  }

  private static String progress(int written, int of) {
    return written == 0
        ? "nothing was written"
        : "%d of %d files were written, those named above, and the rest were not"
            .formatted(written, of);
  }

  private static String reason(Exception failure) {
    return switch (failure) {
      case InvalidPathException invalid -> Failure.reason(invalid);
      case AccessDeniedException ignored -> "permission denied";
      case FileAlreadyExistsException ignored -> "something else is there";
      case FileSystemException system when system.getReason() != null -> system.getReason();
      default -> String.valueOf(failure.getMessage());
    };
  }
}
