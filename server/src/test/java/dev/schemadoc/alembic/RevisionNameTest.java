package dev.schemadoc.alembic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RevisionNameTest {
  private static final ZonedDateTime NOW =
      ZonedDateTime.of(2025, 6, 14, 23, 1, 2, 0, ZoneId.of("America/Chicago"));
  private static final String HEX = "[0-9a-f]{12}";

  @Test
  void slugsAreAlembics() {
    assertEquals("create_jobs_table", RevisionName.slug("Create jobs, table!", 40));
    assertEquals("añade_日本", RevisionName.slug("Añade 日本", 40));
    assertEquals("etc_x", RevisionName.slug("../../etc/x", 40));
    assertEquals("create_", RevisionName.slug("create jobs table", 10));
    assertEquals("abcdefghij_", RevisionName.slug("abcdefghijklm", 10));
    assertEquals("", RevisionName.slug("!?", 40));
  }

  @Test
  void aProjectWithoutHabitsGetsADateAndAHash() {
    RevisionName name = choose(project(""), Chain.EMPTY, "create jobs table");
    assertEquals("db/versions/20250614_230102_create_jobs_table.py", name.path());
    assertTrue(name.revision().matches(HEX), name.revision());
    assertEquals("2025-06-14 23:01:02", name.createDate());
    assertEquals(name, choose(project(""), Chain.EMPTY, "create jobs table"));
    assertNotEquals(
        name.revision(), choose(project(""), Chain.EMPTY, "create staff table").revision());
  }

  @Test
  void theTemplateOfTheProjectIsFollowed() {
    String template =
        "file_template = %%(year)d%%(month).2d%%(day).2d_%%(hour).2d%%(minute).2d%%(second).2d_%%(slug)s\n";
    assertEquals(
        "db/versions/20250614_230102_create_jobs_table.py",
        choose(project(template), ChainTest.chain("a.py: 001 <-"), "create jobs table").path());
    assertEquals(
        "db/versions/002-create_.py",
        choose(
                project("file_template = %%(rev)s-%%(slug)s\ntruncate_slug_length = 10\n"),
                ChainTest.chain("a.py: 001 <-"),
                "create jobs table")
            .path());
    assertEquals(
        "db/versions/1749960062.py",
        choose(project("file_template = %%(epoch)d\n"), Chain.EMPTY, "x").path());
  }

  @Test
  void aTemplateThatPythonRefusesIsPassedOver() {
    for (String template : List.of("%%(nobody)s", "%%(slug)d", "%%(year", "100%%", "%%s")) {
      assertEquals(
          "db/versions/20250614_230102_x.py",
          choose(project("file_template = " + template + "\n"), Chain.EMPTY, "x").path(),
          template);
    }
  }

  @Test
  void foldersAreMadeOnlyWhereTheyAreRead() {
    String template = "file_template = %%(year)d/%%(month).2d/%%(slug)s\n";
    assertEquals(
        "db/versions/2025/06/x.py",
        choose(project(template + "recursive_version_locations = true\n"), Chain.EMPTY, "x")
            .path());
    assertEquals("db/versions/2025_06_x.py", choose(project(template), Chain.EMPTY, "x").path());
  }

  @Test
  void aNameNeverLeavesItsFolder() {
    for (String template :
        List.of("../../%%(slug)s", "/etc/%%(slug)s", "..\\\\%%(slug)s", "C:%%(slug)s")) {
      for (String more : List.of("", "recursive_version_locations = true\n")) {
        String path =
            choose(project("file_template = " + template + "\n" + more), Chain.EMPTY, "../../x")
                .path();
        assertTrue(path.startsWith("db/versions/"), path);
        assertTrue(!path.contains("..") && !path.contains("\\") && !path.contains(":"), path);
      }
    }
    assertEquals(
        "db/versions/revision___init___x.py",
        choose(project("file_template = %%(slug)s\n"), Chain.EMPTY, "__init__ x").path());
  }

  @Test
  void theZoneOfTheProjectDatesItsFiles() {
    RevisionName name = choose(project("timezone = utc\n"), Chain.EMPTY, "x");
    assertEquals("db/versions/20250615_040102_x.py", name.path());
    assertEquals("2025-06-15 04:01:02+00:00", name.createDate());
    RevisionName odd = choose(project("timezone = Mars/North\n"), Chain.EMPTY, "x");
    assertEquals("2025-06-14 23:01:02", odd.createDate());
    assertEquals(
        "2025-06-14 23:01:02.000120",
        RevisionName.choose(project(""), Chain.EMPTY, List.of(), "x", NOW.withNano(120_000))
            .orElseThrow()
            .createDate());
  }

  @Test
  void habitsOfNamesAreImitated() {
    // Files on the left of each pair, then what a new `add index` is called.
    assertHabit(HEX, HEX + "_add_index", "1975ea83b712_start.py: 1975ea83b712 <-");
    assertHabit("add_index", "add_index", "start.py: start <-");
    assertHabit(
        "20250614_230102",
        "20250614_230102_add_index",
        "20240101_100000_start.py: 20240101_100000 <-");
    assertHabit("20250614230102", "20250614230102", "20240101100000.py: 20240101100000 <-");
    assertHabit("20250614_add_index", "20250614_add_index", "20240101_start.py: 20240101_start <-");
    assertHabit("013_add_index", "013_add_index", "012_start.py: 012_start <-");
    assertHabit("013", "013_add_index", "012_start.py: 012 <-");
    assertHabit("10", "add_index_10", "start_9.py: 9 <-");
    assertHabit("phase13_002", "phase13_002", "phase13_001.py: phase13_001 <-");
    assertHabit(HEX, "013_add_index", "012_start.py: 1975ea83b712 <-");
    assertHabit(HEX, "20250614_add_index", "20240101_start.py: 1975ea83b712 <-");
    assertHabit(
        HEX,
        "2025_06_14_2301-" + HEX + "_add_index",
        "2024_01_01_1000-1975ea83b712_start.py: 1975ea83b712 <-");
    assertHabit(HEX, "add_index_" + HEX, "start_1975ea83b712.py: 1975ea83b712 <-");
    assertHabit(HEX, "add_index", "start.py: 1975ea83b712 <-");
    assertHabit("add_index", "add_index", "add_oauth2.py: add_oauth2 <-");
    assertHabit(HEX, HEX, "a1b2c3g4h5i6.py: a1b2c3g4h5i6 <-");
  }

  @Test
  void theNewestRevisionsDecide() {
    List<String> lines = new ArrayList<>(List.of("001_a.py: 001_a <-"));
    String last = "001_a";
    for (int number = 2; number <= 20; number++) {
      String id = "%03d_a".formatted(number);
      lines.add("%s.py: %s <- %s".formatted(id, id, last));
      last = id;
    }
    for (int day = 1; day <= 6; day++) {
      String id = "2024010%d_100000".formatted(day);
      lines.add("%s_a.py: %s <- %s".formatted(id, id, last));
      last = id;
    }
    Chain chain = ChainTest.chain(lines.toArray(String[]::new));
    RevisionName name = choose(project(""), chain, "add index");
    assertEquals("20250614_230102", name.revision());
    assertEquals("db/versions/20250614_230102_add_index.py", name.path());
  }

  @Test
  void numbersCountOnFromTheHighest() {
    Chain chain =
        ChainTest.chain(
            "db/versions/0001_a.py: 0001 <-",
            "db/versions/0099_b.py: 0099 <- 0001",
            "db/versions/0007_c.py: 0007 <- 0099");
    assertEquals("0100", choose(project(""), chain, "x").revision());
  }

  @Test
  void nothingIsCalledTwice() {
    Chain chain = ChainTest.chain("db/versions/x.py: x <-");
    RevisionName words = choose(project(""), chain, "x");
    assertEquals("x_2", words.revision());
    assertEquals("db/versions/x_2.py", words.path());
    Chain dated = ChainTest.chain("db/versions/20250614_230102_x.py: 20250614_230102 <-");
    RevisionName later = choose(project(""), dated, "X");
    assertEquals("20250614_230103", later.revision());
    assertEquals("2025-06-14 23:01:03", later.createDate());
    assertEquals(
        "db/versions/20250614_230103_X.py".toLowerCase(java.util.Locale.ROOT), later.path());
    Chain fixed = ChainTest.chain("db/versions/FIXED.py: 1975ea83b712 <-");
    assertEquals(
        "db/versions/fixed_2.py", choose(project("file_template = fixed\n"), fixed, "x").path());
    assertEquals(
        "head_2", choose(project(""), ChainTest.chain("a.py: start <-"), "head").revision());
  }

  @Test
  void identifiersFitAlembicsTableAndItsRules() {
    Chain numbered = ChainTest.chain("a.py: 012_start <-");
    assertEquals(
        "013_create_a_table_with_a_very",
        choose(project(""), numbered, "create a table with a very long name").revision());
    assertEquals("013_anade_n", choose(project(""), numbered, "Añade -+@: ñ").revision());
    assertEquals("013", choose(project(""), numbered, "日本").revision());
    assertTrue(
        choose(project(""), ChainTest.chain("a.py: start <-"), "日本").revision().matches(HEX));
    String long40 =
        choose(project(""), ChainTest.chain("a.py: start <-"), "x".repeat(40)).revision();
    assertEquals("x".repeat(32), long40);
  }

  @Test
  void theFolderIsTheOneOfTheParent() {
    AlembicProject project = project("version_locations = db/a db/b\n");
    Chain chain = ChainTest.chain("db/a/1.py: 1 <-", "db/b/2.py: 2 <-");
    assertEquals(
        "db/b/3.py",
        RevisionName.choose(project, chain, List.of("2"), "x", NOW).orElseThrow().path());
    assertEquals(
        "db/a/3.py", RevisionName.choose(project, chain, List.of(), "x", NOW).orElseThrow().path());
    assertEquals(
        Optional.empty(), RevisionName.choose(outside(), Chain.EMPTY, List.of(), "x", NOW));
  }

  private static void assertHabit(String identifier, String stem, String... files) {
    RevisionName name = choose(project(""), ChainTest.chain(files), "add index");
    assertTrue(name.revision().matches(identifier), files[0] + " gave " + name.revision());
    assertTrue(
        name.path().matches("db/versions/" + stem + "\\.py"), files[0] + " gave " + name.path());
  }

  private static RevisionName choose(AlembicProject project, Chain chain, String message) {
    return RevisionName.choose(project, chain, chain.heads(), message, NOW).orElseThrow();
  }

  private static AlembicProject project(String settings) {
    SourceFile ini = new SourceFile("alembic.ini", "[alembic]\nscript_location = db\n" + settings);
    return AlembicProject.discover(List.of(ini), List.of()).getFirst();
  }

  private static AlembicProject outside() {
    SourceFile ini = new SourceFile("alembic.ini", "[alembic]\nscript_location = /srv/db\n");
    return AlembicProject.discover(List.of(ini), List.of()).getFirst();
  }
}
