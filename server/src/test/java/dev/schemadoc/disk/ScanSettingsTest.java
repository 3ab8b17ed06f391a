package dev.schemadoc.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.schemadoc.text.DocumentId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the settings make of a folder. */
final class ScanSettingsTest {

  private static final String DESIGN = ".kiro/specs/jobs/design.md";

  @TempDir Path root;

  @BeforeEach
  void makeFiles() throws IOException {
    // Settings above the folder are none of this test's.
    Files.createDirectories(root.resolve(".git"));
    write(DESIGN);
    write("docs/jobs.md");
    write("docs/old/jobs.md");
    write("app/docs/users.md");
    write("app/.kiro/specs/users/design.md");
    write("build/docs/jobs.md");
    write("README.md");
  }

  @Test
  void otherFilesMayBeDesigns() throws IOException {
    set("schemadoc.toml", "designs = ['docs/**/*.md']");
    assertEquals(Set.of("docs/jobs.md", "docs/old/jobs.md"), documents());
    set("schemadoc.toml", "designs = ['**/docs/*.md', 'design.md']");
    assertEquals(
        Set.of("docs/jobs.md", "app/docs/users.md", DESIGN, "app/.kiro/specs/users/design.md"),
        documents());
  }

  @Test
  void theNearestSettingsSayWhatIsADesign() throws IOException {
    set("schemadoc.toml", "designs = ['docs/*.md']");
    set("app/pyproject.toml", "[tool.schemadoc]\ndesigns = ['docs/*.md']");
    assertEquals(Set.of("docs/jobs.md", "app/docs/users.md"), documents());
  }

  @Test
  void whatIsExcludedIsNotRead() throws IOException {
    write("app/alembic/versions/1.py");
    write("old/alembic/versions/2.py");
    set("schemadoc.toml", "exclude = ['.kiro', 'old']");
    assertEquals(Set.of(), documents());
    assertEquals(Set.of("app/alembic/versions/1.py"), Scan.read(root).files().paths());
    set("schemadoc.toml", "exclude = ['app/.kiro']");
    assertEquals(Set.of(DESIGN), documents());
  }

  @Test
  void aFolderExcludesWhatIsInIt() throws IOException {
    set("app/schemadoc.toml", "exclude = ['users']");
    assertEquals(Set.of(DESIGN), documents());
  }

  @Test
  void settingsAroundTheFolderCount() throws IOException {
    set("schemadoc.toml", "designs = ['app/docs/*.md']");
    Scanned scanned = Scan.read(root.resolve("app"));
    assertEquals(Set.of(Scan.id(root.resolve("app/docs/users.md"))), scanned.documents().keySet());
    assertEquals(Set.of(Scan.root(root) + "/schemadoc.toml"), scanned.files().above().keySet());
    Files.createDirectories(root.resolve("app/.git"));
    assertEquals(Set.of(), Scan.read(root.resolve("app")).files().above().keySet());
  }

  @Test
  void settingsThatCannotBeReadAreSaid() throws IOException {
    Files.write(root.resolve("schemadoc.toml"), "# é".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(
        List.of("`schemadoc.toml` is not UTF-8: byte E9 in line 1; save it as UTF-8"),
        Scan.read(root).unread().stream().map(Unread::message).toList());
  }

  @Test
  void aLinkToADesignIsOneOnlyOnce() throws IOException {
    set("schemadoc.toml", "designs = ['docs/*.md', 'links/*.md']");
    Files.createDirectories(root.resolve("links"));
    Files.createSymbolicLink(root.resolve("links/a.md"), root.resolve("docs/jobs.md"));
    Files.createSymbolicLink(root.resolve("links/b.md"), root.resolve("README.md"));
    assertEquals(Set.of("docs/jobs.md", "links/b.md"), documents());
  }

  @Test
  void fewFilesAreSettings() {
    assertTrue(Scan.isProjectFile("app/schemadoc.toml"));
    assertTrue(Scan.isProjectFile("pyproject.toml"));
    assertFalse(Scan.isProjectFile("Cargo.toml"));
    assertFalse(Scan.isProjectFile("node_modules/a/schemadoc.toml"));
  }

  private Set<String> documents() {
    int length = Scan.root(root).length() + 1;
    return Scan.read(root).documents().keySet().stream()
        .map(DocumentId::value)
        .map(path -> path.substring(length))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void write(String path) throws IOException {
    set(path, "# Text\n");
  }

  private void set(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, text);
  }
}
