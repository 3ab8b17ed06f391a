package dev.schemadoc.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.schemadoc.text.DocumentId;
import dev.schemadoc.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScanTest {

  private static final String DESIGN = ".kiro/specs/jobs/design.md";

  @TempDir Path temporary;
  private Path root;
  private Path elsewhere;

  @BeforeEach
  void makeFolders() throws IOException {
    root = Files.createDirectories(temporary.resolve("inside"));
    elsewhere = Files.createDirectories(temporary.resolve("outside"));
  }

  // Design documents

  @ParameterizedTest
  @ValueSource(
      strings = {
        DESIGN,
        ".kiro/specs/jobs/Design.md",
        ".kiro/specs/jobs/DESIGN.MD",
        ".kiro/specs/design.md",
        ".kiro/specs/_archive/01 old/jobs and staff/design.md",
        "apps/web/.kiro/specs/jobs/design.md",
        ".kiro/specs/build/design.md",
        ".kiro/specs/target/dist/design.md",
        ".kiro/specs/\u65b0\u898f/design.md"
      })
  void aDesignDocumentIsFound(String path) throws IOException {
    write(path, "# Jobs\r\n");
    assertEquals(Map.of(id(path), "# Jobs\r\n"), Scan.read(root).documents());
    assertTrue(Scan.isDesign(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "design.md",
        ".kiro/steering/design.md",
        ".kiro/specs/jobs/requirements.md",
        ".kiro/specs/jobs/old-design.md",
        "kiro/specs/jobs/design.md",
        "node_modules/thing/.kiro/specs/jobs/design.md",
        ".kiro/specs/node_modules/design.md",
        "build/.kiro/specs/jobs/design.md",
        ".git/.kiro/specs/jobs/design.md"
      })
  void nothingElseIsADesignDocument(String path) throws IOException {
    write(path, "# Jobs");
    assertEquals(Map.of(), Scan.read(root).documents());
    assertFalse(Scan.isDesign(path));
  }

  @Test
  void aDeepPathIsFound() throws IOException {
    String path = ".kiro/specs/" + "deep/".repeat(200) + "design.md";
    assumeTrue(canWrite(path), "this file system takes no path of that length");
    assertEquals(Set.of(id(path)), Scan.read(root).documents().keySet());
  }

  @Test
  void aRootInsideOfKiroKnowsWhereItIs() throws IOException {
    write(DESIGN, "# Jobs");
    assertEquals(Set.of(id(DESIGN)), Scan.read(root.resolve(".kiro")).documents().keySet());
    assertEquals(
        Set.of(id(DESIGN)), Scan.read(root.resolve(".kiro/specs/jobs")).documents().keySet());
  }

  @Test
  void whatIsNotTextIsSaidWithoutAnException() throws IOException {
    write(DESIGN, "# Jobs");
    Files.createDirectories(root.resolve(".kiro/specs/staff"));
    Files.write(
        root.resolve(".kiro/specs/staff/design.md"),
        "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    Scanned scanned = Scan.read(root);
    assertEquals(Set.of(id(DESIGN)), scanned.documents().keySet());
    assertEquals(
        List.of(
            new Unread(
                id(".kiro/specs/staff/design.md"),
                true,
                "`.kiro/specs/staff/design.md` is not UTF-8: byte E9 in line 1; save it as UTF-8")),
        scanned.unread());
  }

  @Test
  void aDocumentThatIsTooLargeIsNotRead() throws IOException {
    Files.createDirectories(root.resolve(".kiro/specs/jobs"));
    Files.write(root.resolve(DESIGN), new byte[(16 << 20) + 1]);
    assertEquals(
        List.of("`%s` is larger than 16 MB, so it is not read".formatted(DESIGN)), messages());
  }

  @Test
  void aFolderCalledLikeADocumentIsNone() throws IOException {
    write(DESIGN + "/notes.txt", "");
    assertEquals(Map.of(), Scan.read(root).documents());
    assertEquals(List.of(), messages());
  }

  // The files of Alembic

  @Test
  void settingsRevisionsAndThePathsOfScriptsAreFound() throws IOException {
    write("alembic.ini", "[alembic]\nscript_location = db");
    write("pyproject.toml", "[project]");
    write("tenants.ini", "[alembic]\nscript_location = tenants");
    write("setup.ini", "[other]");
    write("db/env.py", "run()");
    write("db/script.py.mako", "revision");
    write("db/versions/001_jobs.py", "revision = '001'");
    write("db/versions/helpers.py", "");
    write("app/models.py", "class Job: ...");
    write("app/readme.txt", "");
    write(".venv/lib/alembic/versions/002.py", "revision = '002'");
    var files = Scan.read(root).files();
    assertEquals(
        Set.of(
            "alembic.ini",
            "pyproject.toml",
            "tenants.ini",
            "db/versions/001_jobs.py",
            "db/versions/helpers.py"),
        files.texts().keySet());
    assertEquals("revision = '001'", files.texts().get("db/versions/001_jobs.py"));
    assertEquals(
        Set.of(
            "app/models.py",
            "db/env.py",
            "db/script.py.mako",
            "db/versions/001_jobs.py",
            "db/versions/helpers.py"),
        files.paths());
    assertEquals(Map.of(), files.unreadable());
  }

  @Test
  void revisionsAreReadWhereTheSettingsSayThatTheyAre() throws IOException {
    write(
        "alembic.ini",
        """
        [alembic]
        script_location = db
        version_locations =
            %(here)s/db/first
            %(here)s/second/
        """);
    write("other/pyproject.toml", "[tool.alembic]\nversion_locations = [\"%(here)s/third\"]\n");
    write("db/first/001.py", "revision = '001'");
    write("second/002.py", "revision = '002'");
    write("other/third/003.py", "revision = '003'");
    write("db/fourth/004.py", "revision = '004'");
    Set<String> read = new TreeSet<>(Scan.read(root).files().texts().keySet());
    read.removeIf(path -> !path.endsWith(".py"));
    assertEquals(Set.of("db/first/001.py", "second/002.py", "other/third/003.py"), read);
  }

  @Test
  void aRevisionThatCannotBeReadIsNotLost() throws IOException {
    Files.createDirectories(root.resolve("db/versions"));
    Files.write(root.resolve("db/versions/001.py"), new byte[] {'#', (byte) 0xE9, '\n'});
    var files = Scan.read(root).files();
    assertEquals(Set.of("db/versions/001.py"), files.paths());
    assertEquals(
        Map.of("db/versions/001.py", "is not UTF-8: byte E9 in line 1; save it as UTF-8"),
        files.unreadable());
  }

  @Test
  void aFolderThatMayNotBeReadIsSaid() throws IOException {
    write(DESIGN, "# Jobs");
    write("db/versions/001.py", "revision = '001'");
    Path versions = root.resolve("db/versions");
    assumeTrue(versions.toFile().setReadable(false), "this system has no such permission");
    try {
      assumeTrue(
          !Files.isReadable(versions), "whoever runs this test may read everything, as root may");
      Scanned scanned = Scan.read(root);
      assertEquals(Set.of(id(DESIGN)), scanned.documents().keySet());
      String reason = "cannot be read: permission denied";
      assertEquals(Map.of("db/versions", reason), scanned.files().unreadable());
      assertEquals(
          List.of(new Unread(id("db/versions"), false, "`db/versions` " + reason)),
          scanned.unread());
    } finally {
      assertTrue(versions.toFile().setReadable(true));
    }
  }

  @Test
  void filesThatMayMatterAreToldFromOthers() {
    List<String> matter =
        List.of(
            "alembic.ini", "a/pyproject.toml", "db/env.py", "db/script.py.mako", "x/tenants.ini");
    List<String> others = List.of("a.txt", "venv/lib/a.py", "node_modules/b/setup.ini", "a.toml");
    assertEquals(matter, matter.stream().filter(Scan::isProjectFile).toList());
    assertEquals(List.of(), others.stream().filter(Scan::isProjectFile).toList());
  }

  // Links

  @Test
  void aLinkThatStaysInsideIsFollowed() throws IOException {
    write("docs/jobs/design.md", "# Jobs");
    link(".kiro/specs", "docs");
    write("shared/001.py", "revision = '001'");
    link("db/versions", "shared");
    Scanned scanned = Scan.read(root);
    assertEquals(Map.of(id(DESIGN), "# Jobs"), scanned.documents());
    assertEquals(Set.of("db/versions/001.py"), scanned.files().texts().keySet());
    assertEquals(Set.of("db/versions/001.py", "shared/001.py"), scanned.files().paths());
  }

  @Test
  void aDocumentWithTwoNamesIsOne() throws IOException {
    write(DESIGN, "# Jobs");
    link(".kiro/specs/same", ".kiro/specs/jobs");
    link("mirror", ".");
    Files.createSymbolicLink(
        Files.createDirectories(root.resolve(".kiro/specs/third")).resolve("design.md"),
        root.resolve(DESIGN));
    assertEquals(Set.of(id(DESIGN)), Scan.read(root).documents().keySet());
  }

  @Test
  void aLinkThatLeadsOutIsNotFollowed() throws IOException {
    Files.writeString(elsewhere.resolve("design.md"), "# Not ours");
    Files.writeString(elsewhere.resolve("001.py"), "revision = '001'");
    Files.createDirectories(root.resolve(".kiro/specs/jobs"));
    Files.createSymbolicLink(root.resolve(DESIGN), elsewhere.resolve("design.md"));
    Files.createSymbolicLink(root.resolve(".kiro/specs/staff"), elsewhere);
    Files.createDirectories(root.resolve("db"));
    Files.createSymbolicLink(root.resolve("db/versions"), elsewhere);
    Scanned scanned = Scan.read(root);
    assertEquals(Map.of(), scanned.documents());
    assertEquals(Map.of(), scanned.files().texts());
    String reason = "is a link that leads out of the workspace, so it is not followed";
    assertEquals(List.of("`%s` %s".formatted(DESIGN, reason)), messages());
    assertEquals(
        Map.of(".kiro/specs/staff", reason, "db/versions", reason), scanned.files().unreadable());
  }

  @Test
  void linksThatGoInCirclesOrNowhereDoNoHarm() throws IOException {
    write(DESIGN, "# Jobs");
    write("a/x.py", "");
    write("b/y.py", "");
    link(".kiro/specs/jobs/up", ".kiro");
    link("a/b", "b");
    link("b/a", "a");
    Files.createSymbolicLink(root.resolve("self"), root.resolve("self"));
    Files.createDirectories(root.resolve(".kiro/specs/lost"));
    Files.createSymbolicLink(
        root.resolve(".kiro/specs/lost/design.md"), root.resolve("nowhere.md"));
    Scanned scanned = Scan.read(root);
    assertEquals(Set.of(id(DESIGN)), scanned.documents().keySet());
    assertTrue(
        scanned.files().paths().containsAll(Set.of("a/x.py", "b/y.py", "a/b/y.py", "b/a/x.py")));
    assertEquals(List.of("`.kiro/specs/lost/design.md` is a link that leads nowhere"), messages());
  }

  @Test
  void theRootMayBeALinkItself() throws IOException {
    write(DESIGN, "# Jobs");
    Path link = elsewhere.resolve("root");
    Files.createSymbolicLink(link, root);
    assertEquals(Set.of(Scan.id(link.resolve(DESIGN))), Scan.read(link).documents().keySet());
  }

  // Bounds

  @Test
  void aHugeFolderIsLeftUnfinishedAndSaid() throws IOException {
    for (int i = 0; i < 30; i++) {
      write("data/" + i + ".txt", "");
    }
    Scanned scanned = Scan.read(root, Workspace.EMPTY, 20);
    assertEquals(
        List.of(
            "`%s` holds more than 20 files and folders; the rest was not looked at, so open or name a folder below it"
                .formatted(Scan.id(root))),
        scanned.unread().stream().map(Unread::message).toList());
  }

  @Test
  void aRootThatIsNoFolderIsSaid() throws IOException {
    Path file = Files.writeString(root.resolve("file"), "");
    assertEquals(
        List.of("`%s` is not a folder".formatted(Scan.id(file))),
        Scan.read(file).unread().stream().map(Unread::message).toList());
    Path gone = root.resolve("gone");
    assertEquals(
        List.of("`%s` does not exist".formatted(Scan.id(gone))),
        Scan.read(gone).unread().stream().map(Unread::message).toList());
  }

  // Names

  @Test
  void aNameIsAbsoluteAndNormal() {
    assertEquals(Scan.root(root) + "/b", Scan.id(root.resolve("a/../b")).value());
    assertEquals("", Scan.root(Path.of("/")).replaceFirst("^[A-Z]:", ""));
  }

  private List<String> messages() {
    List<String> messages = new ArrayList<>();
    Scan.read(root).unread().forEach(unread -> messages.add(unread.message()));
    return messages;
  }

  private DocumentId id(String path) {
    return new DocumentId(Scan.root(root) + "/" + path);
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Path folder = file.resolveSibling("");
    Files.createDirectories(folder);
    Files.writeString(file, text);
  }

  private boolean canWrite(String path) {
    try {
      write(path, "# Deep");
      return true;
    } catch (IOException tooLong) {
      return false;
    }
  }

  private void link(String path, String target) throws IOException {
    Path link = root.resolve(path);
    Files.createDirectories(link.resolveSibling(""));
    Files.createSymbolicLink(link, root.resolve(target));
  }
}
