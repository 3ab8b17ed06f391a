package dev.schemadoc.alembic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AlembicProjectTest {

  @Test
  void allSettingsAreRead() {
    AlembicProject project =
        only(
            ini(
                "backend/alembic.ini",
                """
                script_location = %(here)s/alembic
                file_template = %%(year)d_%%(slug)s
                truncate_slug_length = 20
                timezone = UTC
                output_encoding = latin-1
                recursive_version_locations = true
                sourceless = true
                """));
    assertEquals("backend", project.folder());
    assertEquals(Optional.of("backend/alembic"), project.scriptLocation());
    assertEquals(List.of("backend/alembic/versions"), project.versionLocations());
    assertEquals(Optional.of("%(year)d_%(slug)s"), project.fileTemplate());
    assertEquals(20, project.truncateSlugLength());
    assertEquals(Optional.of("UTC"), project.timezone());
    assertEquals("latin-1", project.outputEncoding());
    assertTrue(project.recursiveVersionLocations());
    assertTrue(project.sourceless());
    assertEquals(List.of(), project.problems());
  }

  @Test
  void theDefaultsAreAlembics() {
    AlembicProject project = only(ini("alembic.ini", "script_location = db\nsourceless = yes"));
    assertEquals(Optional.empty(), project.fileTemplate());
    assertEquals(40, project.truncateSlugLength());
    assertEquals("utf-8", project.outputEncoding());
    assertFalse(project.recursiveVersionLocations());
    assertFalse(project.sourceless(), "only the word `true` is true");
  }

  @Test
  void versionLocationsAreSplitAsTheSettingsSay() {
    List<String> expected = List.of("one", "two/three");
    assertEquals(expected, versionLocations("version_locations = one, two/three"));
    assertEquals(expected, versionLocations("version_locations = one two/three"));
    assertEquals(
        expected,
        versionLocations(
            "path_separator = os\nversion_locations = %(here)s/one:%(here)s/two/three"));
    assertEquals(
        expected,
        versionLocations("version_path_separator = ;\nversion_locations = one; two/three"));
    assertEquals(
        expected,
        versionLocations("path_separator = newline\nversion_locations =\n  one\n  two/three"));
  }

  @Test
  void aPackageIsLookedForWhereSourcesLie() {
    SourceFile ini = ini("alembic.ini", "script_location = shop.db:migrations");
    assertEquals(
        Optional.of("src/shop/db/migrations"),
        AlembicProject.discover(List.of(ini), List.of("src/shop/db/migrations/env.py"))
            .getFirst()
            .scriptLocation());
    assertEquals(
        Optional.of("shop/db/migrations"),
        AlembicProject.discover(List.of(ini), List.of()).getFirst().scriptLocation());
  }

  @Test
  void aBarePathMayBeCountedFromAFolderAbove() {
    SourceFile ini = ini("conf/alembic.ini", "script_location = migrations");
    assertEquals(
        Optional.of("migrations"),
        AlembicProject.discover(List.of(ini), List.of("migrations/env.py"))
            .getFirst()
            .scriptLocation());
  }

  @Test
  void aLocationOutsideTheWorkspaceIsAProblemAndNoFolder() {
    for (String location : List.of("/srv/migrations", "../migrations", "%(here)s/../../x")) {
      AlembicProject project = only(ini("alembic.ini", "script_location = " + location));
      assertEquals(List.of(), project.versionLocations());
      assertEquals(
          List.of(
              "`script_location = " + location + "` in `alembic.ini` leads out of the workspace"),
          project.problems());
    }
  }

  @Test
  void pyprojectAddsWhatTheIniFileLeavesOut() {
    SourceFile ini = new SourceFile("alembic.ini", "[alembic]\ntimezone = UTC\n");
    SourceFile toml =
        new SourceFile(
            "pyproject.toml",
            """
            [project]
            name = "shop"
            [tool.alembic]
            script_location = "%(here)s/db"
            file_template = "%%(rev)s"
            timezone = "CET"
            truncate_slug_length = 10
            recursive_version_locations = true
            version_locations = ["%(here)s/db/a", "db/b"]
            """);
    AlembicProject both = AlembicProject.discover(List.of(ini, toml), List.of()).getFirst();
    assertEquals(List.of("alembic.ini", "pyproject.toml"), both.configuration());
    assertEquals(Optional.of("UTC"), both.timezone());
    assertEquals(Optional.of("%(rev)s"), both.fileTemplate());
    assertEquals(List.of("db/a", "db/b"), both.versionLocations());
    assertEquals(10, both.truncateSlugLength());
    assertTrue(both.recursiveVersionLocations());
    AlembicProject alone = only(toml);
    assertEquals(Optional.of("CET"), alone.timezone());
    assertEquals(
        List.of(),
        AlembicProject.discover(
            List.of(new SourceFile("pyproject.toml", "[tool.ruff]\n[broken")), List.of()));
  }

  @Test
  void anIniFileBesideItsScriptsNeedNoLocation() {
    SourceFile flask = new SourceFile("migrations/alembic.ini", "[alembic]\n");
    List<String> paths = List.of("migrations/env.py", "migrations/script.py.mako");
    AlembicProject project = AlembicProject.discover(List.of(flask), paths).getFirst();
    assertEquals(List.of("migrations/versions"), project.versionLocations());
    assertEquals(List.of(), project.problems());
  }

  @Test
  void anIniFileWithoutALocationSaysWhatIsAssumed() {
    AlembicProject project = only(new SourceFile("alembic.ini", "[loggers]\nkeys = root\n"));
    assertEquals(List.of("alembic/versions"), project.versionLocations());
    assertEquals(
        List.of("`alembic.ini` names no `script_location`; `alembic` is assumed"),
        project.problems());
  }

  @Test
  void sectionsWithTheirOwnLocationAreProjectsOfTheirOwn() {
    SourceFile ini =
        new SourceFile(
            "alembic.ini",
            "[alembic]\n[master]\nscript_location = m\n[tenant]\nscript_location = t\n");
    List<AlembicProject> projects = AlembicProject.discover(List.of(ini), List.of());
    assertEquals(
        List.of("master", "tenant"), projects.stream().map(AlembicProject::section).toList());
  }

  @Test
  void scriptsWithoutSettingsAreFoundToo() {
    List<String> paths =
        List.of("api/db/env.py", "api/db/versions/001_start.py", "env.py", "tools/env.py");
    List<AlembicProject> projects = AlembicProject.discover(List.of(), paths);
    assertEquals(1, projects.size());
    assertTrue(projects.getFirst().isUnconfigured());
    assertEquals(List.of("api/db/versions"), projects.getFirst().versionLocations());
  }

  @Test
  void aDocumentIsServedByTheProjectThatSharesItsFolders() {
    List<AlembicProject> projects =
        AlembicProject.discover(
            List.of(
                ini("alembic.ini", "script_location = db"),
                ini("services/auth/alembic.ini", "script_location = db"),
                ini("services/bill/alembic.ini", "script_location = db")),
            List.of());
    assertEquals(List.of(""), nearest(projects, ".kiro/specs/shop/design.md"));
    assertEquals(
        List.of("services/auth"), nearest(projects, "services/auth/.kiro/specs/x/design.md"));
    List<AlembicProject> services = projects.subList(1, 3);
    assertEquals(List.of("services/auth"), nearest(services.subList(0, 1), "design.md"));
    assertEquals(
        List.of("services/auth", "services/bill"), nearest(services, ".kiro/specs/x/design.md"));
    assertEquals(List.of(), nearest(List.of(), "design.md"));
  }

  @Test
  void onlyRevisionsAreHeld() {
    AlembicProject flat = only(ini("alembic.ini", "script_location = db"));
    AlembicProject deep =
        only(ini("alembic.ini", "script_location = db\nrecursive_version_locations = true"));
    assertTrue(flat.holds("db/versions/001_start.py"));
    assertFalse(flat.holds("db/versions/2025/001_start.py"));
    assertTrue(deep.holds("db/versions/2025/001_start.py"));
    for (String other :
        List.of(
            "db/versions/__init__.py",
            "db/versions/.#001.py",
            "db/versions/001.pyc",
            "db/versions/__pycache__/001.py",
            "db/env.py",
            "db/versions_old/001.py")) {
      assertFalse(deep.holds(other), other);
    }
  }

  @Test
  void aWorkspaceWithoutAlembicHasADefaultLayout() {
    AlembicProject project = AlembicProject.defaultLayout();
    assertTrue(project.isUnconfigured());
    assertEquals(List.of("alembic/versions"), project.versionLocations());
    assertEquals(List.of(), project.problems());
  }

  private static List<String> versionLocations(String settings) {
    return only(ini("alembic.ini", "script_location = db\n" + settings)).versionLocations();
  }

  private static List<String> nearest(List<AlembicProject> projects, String document) {
    return AlembicProject.nearest(projects, document).stream().map(AlembicProject::folder).toList();
  }

  private static SourceFile ini(String path, String settings) {
    return new SourceFile(path, "[alembic]\n" + settings + "\n");
  }

  private static AlembicProject only(SourceFile file) {
    List<AlembicProject> projects = AlembicProject.discover(List.of(file), List.of());
    assertEquals(1, projects.size());
    return projects.getFirst();
  }
}
