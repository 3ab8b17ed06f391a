package dev.schemadoc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.schemadoc.workspace.MigrationResult.NewFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NewFilesTest {

  @TempDir Path temporary;
  private Path root;
  private final List<String> written = new ArrayList<>();

  @BeforeEach
  void makeRoot() throws IOException {
    root = Files.createDirectories(temporary.resolve("root"));
  }

  @Test
  void foldersAreMadeAndNothingElseIsLeftBehind() throws IOException {
    write("a/b/1.py", "a/b/2.py");
    assertEquals(List.of("1.py", "2.py"), written);
    assertEquals("text of 1.py \u00e9\n", Files.readString(root.resolve("a/b/1.py")));
    assertEquals(Set.of("1.py", "2.py"), names(root.resolve("a/b")));
  }

  @Test
  void whereOneFileExistsNoneIsWritten() throws IOException {
    Files.writeString(root.resolve("2.py"), "keep");
    assertEquals("`2.py` exists already; nothing was written", refusal("1.py", "2.py"));
    assertEquals(Set.of("2.py"), names(root));
    assertEquals("keep", Files.readString(root.resolve("2.py")));
  }

  @Test
  void aLinkThatLeadsNowhereIsNotWrittenThrough() throws IOException {
    Files.createSymbolicLink(root.resolve("1.py"), temporary.resolve("outside.py"));
    assertEquals("`1.py` exists already; nothing was written", refusal("1.py"));
    assertFalse(Files.exists(temporary.resolve("outside.py")));
  }

  @Test
  void nothingIsWrittenOutside() throws IOException {
    Files.createDirectories(temporary.resolve("outside"));
    Files.createSymbolicLink(root.resolve("link"), temporary.resolve("outside"));
    String refused = "would lie outside of the workspace `%s`; nothing was written".formatted(root);
    assertEquals("`1.py` " + refused, refusal("../1.py"));
    assertEquals("`1.py` " + refused, refusal("a/../../1.py"));
    assertEquals("`1.py` " + refused, refusal("link/1.py"));
    assertEquals("`1.py` " + refused, refusal("link/deeper/1.py"));
    assertEquals(Set.of("root", "outside"), names(temporary));
    assertEquals(Set.of(), names(temporary.resolve("outside")));
  }

  @Test
  void aLinkInsideIsFine() throws IOException {
    Files.createDirectories(root.resolve("real"));
    Files.createSymbolicLink(root.resolve("link"), root.resolve("real"));
    write("link/1.py");
    assertEquals(Set.of("1.py"), names(root.resolve("real")));
  }

  @Test
  void whatWasWrittenBeforeAFailureIsSaid() throws IOException {
    List<NewFile> files = List.of(file("1.py"), file("2.py"), file("3.py/4.py"), file("5.py"));
    // Comes into the way only after all places were found free.
    Failure failure =
        assertThrows(
            Failure.class,
            () ->
                NewFiles.write(
                    root,
                    files,
                    file -> {
                      written.add(name(file));
                      block(root.resolve("3.py"));
                    },
                    NewFilesTest::name));
    assertEquals(
        "`4.py` could not be written: something else is there; 2 of 4 files were written, those"
            + " named above, and the rest were not",
        failure.getMessage());
    assertEquals(List.of("1.py", "2.py"), written);
    assertEquals(Set.of("1.py", "2.py", "3.py"), names(root));
  }

  private static void block(Path path) {
    try {
      Files.writeString(path, "");
    } catch (IOException unexpected) {
      throw new java.io.UncheckedIOException(unexpected);
    }
  }

  private void write(String... paths) {
    NewFiles.write(
        root,
        Stream.of(paths).map(this::file).toList(),
        file -> written.add(name(file)),
        NewFilesTest::name);
  }

  private String refusal(String... paths) {
    return String.valueOf(assertThrows(Failure.class, () -> write(paths)).getMessage());
  }

  private NewFile file(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return new NewFile(root + "/" + path, name, "text of " + name + " \u00e9\n");
  }

  private static String name(NewFile file) {
    return file.revision();
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }
}
