package dev.schemadoc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.schemadoc.cli.Terminal.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MigrateCommandTest {

  private static final String JOBS = "db/versions/20260304_create_jobs_table.py";
  private static final String CUSTOMERS = "db/versions/20260304_create_customers_table.py";

  @TempDir Path temporary;
  private Path root;
  private Terminal terminal;

  @BeforeEach
  void makeWorkspace() throws IOException {
    root = Files.createDirectories(temporary.resolve("workspace"));
    terminal = Terminal.in(root);
    terminal.write(
        "alembic.ini",
        """
        [alembic]
        script_location = db
        file_template = %%(year)d%%(month).2d%%(day).2d_%%(slug)s
        """);
    terminal.write("db/env.py", "");
    terminal.write("db/script.py.mako", "");
    terminal.write(
        "db/versions/20250101_first.py",
        """
        revision = "20250101_first"
        down_revision = None


        def upgrade():
            pass


        def downgrade():
            pass
        """);
    terminal.write(
        ".kiro/specs/jobs/design.md",
        """
        # Jobs

        ```sql
        CREATE TABLE jobs (
          id uuid PRIMARY KEY,
          customer_id uuid REFERENCES customers (id)
        );
        CREATE TABLE customers (id uuid PRIMARY KEY);
        CREATE TABLE "Visits" (id uuid PRIMARY KEY);
        ```
        """);
  }

  @Test
  void theFileIsWrittenAndNamed() throws IOException {
    Run run = terminal.run("migrate", "customers");
    assertEquals(new Run(0, CUSTOMERS + "\n", ""), run);
    String text = Files.readString(root.resolve(CUSTOMERS));
    assertTrue(text.contains("down_revision = \"20250101_first\""), text);
    assertTrue(text.contains("\"customers\","), text);
    assertTrue(text.contains("2026-03-04 12:00:00"), text);
    assertEquals(
        Set.of("20250101_first.py", Path.of(CUSTOMERS).getFileName().toString()), versions());
  }

  @Test
  void severalTablesAreChainedAsTheyReferToEachOther() throws IOException {
    Run run = terminal.run("migrate", "jobs", "customers");
    assertEquals(new Run(0, CUSTOMERS + "\n" + JOBS + "\n", ""), run);
    String jobs = Files.readString(root.resolve(JOBS));
    String customers = Files.readString(root.resolve(CUSTOMERS));
    assertEquals(revision(customers), downRevision(jobs));
  }

  @Test
  void oneRevisionMayHoldAll() throws IOException {
    Run run = terminal.run("migrate", "--all", "--single", "--message", "The first tables");
    assertEquals(new Run(0, "db/versions/20260304_the_first_tables.py\n", ""), run);
    String text = Files.readString(root.resolve("db/versions/20260304_the_first_tables.py"));
    for (String table : List.of("customers", "jobs", "Visits")) {
      assertTrue(text.contains("op.create_table(\n        \"%s\"".formatted(table)), text);
    }
  }

  @Test
  void aDryRunPrintsAndWritesNothing() throws IOException {
    Run dry = terminal.run("migrate", "customers", "--dry-run");
    assertEquals(0, dry.status());
    assertEquals(Set.of("20250101_first.py"), versions());
    terminal.run("migrate", "customers");
    assertEquals("# " + CUSTOMERS + "\n" + Files.readString(root.resolve(CUSTOMERS)), dry.out());
  }

  @Test
  void pathsAreShownFromWhereTheUserStands() {
    assertEquals(
        "20260304_create_customers_table.py\n",
        Terminal.in(root.resolve("db/versions")).run("migrate", "customers").out());
    assertEquals(
        "workspace/" + JOBS + "\n",
        Terminal.in(temporary).run("migrate", "jobs", "--workspace", "workspace").out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "Customers | create_customers_table",
        "public.customers | create_customers_table",
        "PUBLIC.CUSTOMERS | create_customers_table",
        "\"customers\" | create_customers_table",
        "\"Visits\" | create_visits_table",
        "Visits | create_visits_table",
        "public.\"Visits\" | create_visits_table",
      })
  void aTableIsNamedAsInSql(String name, String slug) {
    assertEquals(
        new Run(0, "db/versions/20260304_%s.py\n".formatted(slug), ""),
        terminal.run("migrate", name));
  }

  @Test
  void aNameThatIsNotDeclaredIsAnsweredWithTheNearOnes() throws IOException {
    assertEquals(
        new Run(
            1,
            "",
            "schemadoc: no design document declares table `custmers`; did you mean `customers`?\n"),
        terminal.run("migrate", "custmers"));
    assertEquals(Set.of("20250101_first.py"), versions());
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../etc/x", "/etc/passwd", "a/b", "..", "x; rm -rf", "\"a", ""})
  void aPathIsNotATable(String name) throws IOException {
    Set<Path> before = everything();
    assertEquals(
        new Run(
            1,
            "",
            "schemadoc: no design document declares table `%s`; check the name\n".formatted(name)),
        terminal.run("migrate", name));
    assertEquals(before, everything());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/x",
        "quotes \" ' \"\"\" and \\ and %(rev)s",
        "\u8868\u3092\u4f5c\u308b \uD83D\uDE80",
        "two\nlines",
        "{{ braces }} {% raw %}",
        "..."
      })
  void aMessageIsOnlyWords(String message) throws IOException {
    Set<Path> before = everything();
    Run run = terminal.run("migrate", "customers", "--message", message);
    assertEquals(0, run.status(), run.err());
    Set<Path> written = everything();
    written.removeAll(before);
    assertEquals(1, written.size());
    assertEquals(root.resolve("db/versions"), written.iterator().next().getParent());
  }

  @Test
  void errorsInTheDesignStandInTheWay() throws IOException {
    terminal.write(
        ".kiro/specs/staff/design.md",
        "```sql\nCREATE TABLE staff (id uuid PRIMARY KEY, boss uuid REFERENCES stff (id));\n```\n");
    Run run = terminal.run("migrate", "staff");
    assertEquals(
        new Run(
            1,
            "",
            """
            .kiro/specs/staff/design.md:2:63: error[unknown-table]: nothing in the workspace declares table `stff`; did you mean `staff`?
             2 | CREATE TABLE staff (id uuid PRIMARY KEY, boss uuid REFERENCES stff (id));
               |                                                               ^^^^
               = related .kiro/specs/staff/design.md:2: `staff` is declared here
               = fix: Rename to `staff`

            schemadoc: the design has an error; mend it first
            """),
        run);
    assertEquals(Set.of("20250101_first.py"), versions());
  }

  @Test
  void withoutAlembicTheDefaultLayoutIsUsedAndSaid() throws IOException {
    Terminal bare = Terminal.in(temporary.resolve("bare"));
    bare.write(".kiro/specs/a/design.md", "```sql\nCREATE TABLE a (id uuid PRIMARY KEY);\n```\n");
    Run run = bare.run("migrate", "a");
    assertEquals(0, run.status());
    assertTrue(run.out().startsWith("alembic/versions/"), run.out());
    assertTrue(run.err().startsWith("note: no Alembic project was found in "), run.err());
    assertTrue(Files.exists(bare.folder().resolve(run.out().strip())));
  }

  @Test
  void whatIsMissingIsSaid() {
    assertEquals("schemadoc migrate: name a table or give --all", firstError("migrate"));
    assertEquals(
        "schemadoc migrate: name tables or give --all, not both",
        firstError("migrate", "--all", "jobs"));
    assertEquals(
        "schemadoc migrate: the message is empty", firstError("migrate", "jobs", "--message", " "));
    assertEquals(
        "schemadoc: `gone` is not a folder", firstError("migrate", "jobs", "--workspace", "gone"));
  }

  // What cannot be written

  @Test
  void nothingIsOverwritten() throws IOException {
    assertEquals(0, terminal.run("migrate", "customers").status());
    String edited = Files.readString(root.resolve(CUSTOMERS)) + "# reviewed\n";
    terminal.write(CUSTOMERS, edited);
    Run again = terminal.run("migrate", "customers");
    assertEquals(edited, Files.readString(root.resolve(CUSTOMERS)));
    assertEquals(0, again.status(), again.err());
    assertNotEquals(CUSTOMERS + "\n", again.out());
    assertEquals(3, versions().size());
  }

  @Test
  void aLinkOutOfTheWorkspaceIsNotWrittenThrough() throws IOException {
    Path outside = Files.createDirectories(temporary.resolve("outside"));
    Files.move(root.resolve("db/versions/20250101_first.py"), outside.resolve("20250101_first.py"));
    Files.delete(root.resolve("db/versions"));
    Files.createSymbolicLink(root.resolve("db/versions"), outside);
    Run run = terminal.run("migrate", "customers");
    assertTrue(run.status() != 0, run.out());
    assertTrue(run.err().contains("a link that leads out of the workspace"), run.err());
    try (Stream<Path> files = Files.list(outside)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void anUnreadableRevisionStandsInTheWay() throws IOException {
    Files.write(root.resolve("db/versions/20250102_second.py"), new byte[] {(byte) 0xFF, 0, 1});
    Run run = terminal.run("migrate", "customers");
    assertEquals(1, run.status());
    assertTrue(run.err().contains("20250102_second.py"), run.err());
  }

  @Test
  void aFolderThatMayNotBeWrittenToIsSaid() throws IOException {
    Path versions = root.resolve("db/versions");
    assumeTrue(versions.toFile().setWritable(false), "this system has no such permission");
    try {
      assumeTrue(
          !Files.isWritable(versions), "whoever runs this test may write everywhere, as root may");
      assertEquals(
          new Run(
              2,
              "",
              "schemadoc: `%s` could not be written: permission denied; nothing was written\n"
                  .formatted(CUSTOMERS)),
          terminal.run("migrate", "customers"));
    } finally {
      assertTrue(versions.toFile().setWritable(true));
    }
  }

  private String firstError(String... arguments) {
    Run run = terminal.run(arguments);
    assertEquals(2, run.status());
    return run.err().lines().findFirst().orElse("");
  }

  private Set<String> versions() throws IOException {
    try (Stream<Path> files = Files.list(root.resolve("db/versions"))) {
      return files
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private Set<Path> everything() throws IOException {
    try (Stream<Path> files = Files.walk(temporary)) {
      return files.filter(Files::isRegularFile).collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static String revision(String text) {
    return line(text, "revision");
  }

  private static String downRevision(String text) {
    return line(text, "down_revision");
  }

  private static String line(String text, String name) {
    return text.lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + ":"))
        .map(line -> line.substring(line.indexOf('"')))
        .findFirst()
        .orElse("none");
  }
}
