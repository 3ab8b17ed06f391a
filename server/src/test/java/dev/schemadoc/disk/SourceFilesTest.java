package dev.schemadoc.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read beside the documents, and how far. */
final class SourceFilesTest {

  private static final String USERS = "CREATE TABLE users ();";
  private static final String TEAMS = "CREATE TABLE teams ();";

  @TempDir Path temporary;
  private Path root;

  @BeforeEach
  void makeFolder() throws IOException {
    root = Files.createDirectories(temporary.resolve("inside"));
  }

  @Test
  void whatMayDeclareTablesIsRead() throws IOException {
    write("app/models.py", "__tablename__ = 'users'");
    write("app/views.py", "print()");
    write("supabase/migrations/1.sql", USERS);
    write("README.md", USERS);
    write("web/tables.ts", "pgTable('x')");
    assertEquals(
        Set.of("app/models.py", "supabase/migrations/1.sql", "web/tables.ts"), read().keySet());
  }

  @Test
  void revisionsAreLeftToTheirReader() throws IOException {
    write("alembic.ini", "[alembic]\nscript_location = migrations\n");
    write("migrations/versions/1.py", "op.create_table('users')");
    write("migrations/1.sql", USERS);
    assertEquals(Set.of("migrations/1.sql"), read().keySet());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "node_modules/x/schema.sql",
        ".venv/lib/models.sql",
        "env/lib/python3.12/site-packages/x/a.sql",
        "build/a.sql",
        ".next/a.sql",
        "x/vendor/a.php"
      })
  void whatBelongsToOthersIsNotRead(String path) throws IOException {
    write(path, USERS);
    assertEquals(Map.of(), read());
    assertFalse(Scan.isSource(path));
  }

  @Test
  void whatIsNoTextIsLeftOut() throws IOException {
    Files.write(root.resolve("latin.sql"), new byte[] {'C', (byte) 0xE9, 0x20});
    Files.write(root.resolve("video.ts"), new byte[] {0x47, 0, 0, 1});
    write("good.sql", USERS);
    assertEquals(Map.of("good.sql", USERS), read());
  }

  @Test
  void linksThatLeadOutAreNotFollowed() throws IOException {
    Path outside = Files.createDirectories(temporary.resolve("outside"));
    Files.writeString(outside.resolve("a.sql"), USERS);
    write("real/b.sql", TEAMS);
    Files.createSymbolicLink(root.resolve("out"), outside);
    Files.createSymbolicLink(root.resolve("c.sql"), outside.resolve("a.sql"));
    Files.createSymbolicLink(root.resolve("again.sql"), root.resolve("real/b.sql"));
    assertEquals(Map.of("real/b.sql", TEAMS), read());
    SourceFiles files = new SourceFiles(root);
    files.lookAt(List.of("out/a.sql", "c.sql", "../outside/a.sql", "real/b.sql"));
    assertEquals(Map.of("real/b.sql", TEAMS), files.texts());
  }

  // Bounds

  @Test
  void longFilesAreLeftOut() throws IOException {
    write("a.sql", USERS);
    write("b.py", "__tablename__ = 1" + " ".repeat(100));
    SourceFiles files = read(new SourceFiles.Limits(50, 200, 9, 9_000, Duration.ofSeconds(9)));
    assertEquals(Set.of("a.sql"), files.texts().keySet());
    assertEquals(Optional.empty(), files.unread());
  }

  @Test
  void thereIsAnEndToFiles() throws IOException {
    for (int i = 0; i < 5; i++) {
      write("a%d.py".formatted(i), "__tablename__ = 1");
    }
    write("z/models.py", "__tablename__ = 2");
    SourceFiles files = read(new SourceFiles.Limits(999, 999, 2, 9_000, Duration.ofSeconds(9)));
    assertEquals(Set.of("z/models.py", "a0.py"), files.texts().keySet());
    assertTrue(
        files.unread().orElseThrow().message().contains("only 2 of 6 files were searched"),
        files.unread().toString());
    files.lookAgain((done, all) -> {});
    assertEquals(4, files.texts().size(), "the next look begins where this one left off");
  }

  @Test
  void thereIsAnEndToBytes() throws IOException {
    write("a.sql", USERS);
    write("b.sql", TEAMS);
    SourceFiles files = read(new SourceFiles.Limits(999, 999, 9, 10, Duration.ofSeconds(9)));
    assertEquals(Set.of("a.sql"), files.texts().keySet());
  }

  @Test
  void thereIsAnEndToTime() throws IOException {
    write("a.sql", USERS);
    write("b.sql", TEAMS);
    AtomicLong clock = new AtomicLong();
    SourceFiles files =
        new SourceFiles(
            root,
            new SourceFiles.Limits(999, 999, 9, 9_000, Duration.ofSeconds(2)),
            () -> clock.getAndAdd(1_500_000_000L));
    files.read(Scan.read(root).sources(), (done, all) -> {});
    assertEquals(Set.of("a.sql"), files.texts().keySet());
  }

  // Again

  @Test
  void onlyWhatChangedIsReadAgain() throws IOException {
    write("a.sql", USERS);
    write("b.sql", USERS);
    SourceFiles files = new SourceFiles(root);
    files.read(Scan.read(root).sources(), (done, all) -> {});
    FileTime then = Files.getLastModifiedTime(root.resolve("a.sql"));
    // As long and as old as before: it is not looked into.
    write("a.sql", TEAMS);
    Files.setLastModifiedTime(root.resolve("a.sql"), then);
    write("b.sql", TEAMS + " ");
    files.lookAgain((done, all) -> {});
    assertEquals(Map.of("a.sql", USERS, "b.sql", TEAMS + " "), files.texts());
  }

  @Test
  void singleFilesComeChangeAndGo() throws IOException {
    SourceFiles files = new SourceFiles(root);
    write("a.sql", USERS);
    files.lookAt(List.of("a.sql", "none.sql"));
    assertEquals(Map.of("a.sql", USERS), files.texts());
    write("a.sql", USERS + TEAMS);
    files.lookAt(List.of("a.sql"));
    assertEquals(Map.of("a.sql", USERS + TEAMS), files.texts());
    write("a.sql", "SELECT 1;");
    files.lookAt(List.of("a.sql"));
    assertEquals(Map.of(), files.texts());
    write("a.sql", USERS);
    files.lookAt(List.of("a.sql"));
    Files.delete(root.resolve("a.sql"));
    files.lookAt(List.of("a.sql"));
    assertEquals(Map.of(), files.texts());
  }

  @Test
  void aFolderWithTablesMayGetMore() throws IOException {
    write("db/a.sql", USERS);
    write("web/a.ts", "x");
    SourceFiles files = new SourceFiles(root);
    files.read(Scan.read(root).sources(), (done, all) -> {});
    assertFalse(files.mayHaveMore());
    write("db/b.sql", TEAMS);
    Files.setLastModifiedTime(root.resolve("db"), FileTime.fromMillis(1));
    assertTrue(files.mayHaveMore());
  }

  @Test
  void itTellsHowFarItIs() throws IOException {
    write("a.sql", USERS);
    write("b.sql", TEAMS);
    List<String> heard = new ArrayList<>();
    new SourceFiles(root)
        .read(Scan.read(root).sources(), (done, all) -> heard.add(done + "/" + all));
    assertEquals(List.of("0/2", "1/2"), heard);
  }

  private Map<String, String> read() {
    SourceFiles files = new SourceFiles(root);
    files.read(Scan.read(root).sources(), (done, all) -> {});
    return files.texts();
  }

  private SourceFiles read(SourceFiles.Limits limits) {
    SourceFiles files = new SourceFiles(root, limits, () -> 0);
    files.read(Scan.read(root).sources(), (done, all) -> {});
    return files;
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
