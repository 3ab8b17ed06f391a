package dev.schemadoc.judges;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The packaged program writes migrations for the sample workspace, and real Alembic runs them. */
class AlembicIT {
  @TempDir Path folder;

  static Stream<AlembicStack> stacks() {
    return AlembicStack.all();
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void oneTable(AlembicStack stack) throws Exception {
    var workspace = SampleWorkspace.copyTo(folder);
    assertNoFaults(
        new RoundTrip(workspace, stack)
            .faults(
                () -> migrate(workspace, "jobs"),
                workspace.definitions("field-operations", "jobs")));
  }

  /** What the first revisions build is there for the later ones, a type that two tables use too. */
  @Test
  void oneTableAfterTheOther() throws Exception {
    var workspace = SampleWorkspace.copyTo(folder);
    var definitions = new ArrayList<String>();
    definitions.addAll(workspace.definitions("field-operations", "jobs"));
    definitions.addAll(workspace.definitions("staff-management", "staff"));
    definitions.addAll(workspace.definitions("scheduling", "appointments"));
    definitions.addAll(
        workspace.definitions("notifications", "message_templates", "notifications"));
    assertNoFaults(
        new RoundTrip(workspace, new AlembicStack("alembic-2.0", "asyncpg"))
            .faults(
                () -> {
                  migrate(workspace, "jobs");
                  migrate(workspace, "staff");
                  migrate(workspace, "appointments");
                  migrate(workspace, "message_templates");
                  migrate(workspace, "notifications");
                },
                definitions));
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void everythingThatIsPending(AlembicStack stack) throws Exception {
    var workspace = SampleWorkspace.copyTo(folder);
    assertNoFaults(
        new RoundTrip(workspace, stack)
            .faults(() -> migrate(workspace, "--all"), workspace.pendingDefinitions()));
  }

  @ParameterizedTest
  @CsvSource({"alembic-1.4, asyncpg", "alembic-2.0, psycopg2"})
  void everythingInOneRevision(String generation, String driver) throws Exception {
    var workspace = SampleWorkspace.copyTo(folder);
    assertNoFaults(
        new RoundTrip(workspace, new AlembicStack(generation, driver))
            .faults(
                () -> assertEquals(1, migrate(workspace, "--all", "--single").size()),
                workspace.pendingDefinitions()));
  }

  @Test
  void theFileIsNamedAsTheProjectNamesItsFiles() throws Exception {
    var workspace = SampleWorkspace.copyTo(folder);
    List<Path> written = migrate(workspace, "jobs");
    assertEquals(1, written.size());
    String name = written.getFirst().getFileName().toString();
    assertTrue(name.matches("\\d{8}_\\d{6}_create_jobs_table\\.py"), name);
  }

  /** The formatters of the two worlds must have nothing to add. */
  @Test
  void theFilesLookAsRuffAndBlackWouldHaveThem() throws Exception {
    var workspace = SampleWorkspace.copyTo(folder);
    List<Path> written = migrate(workspace, "--all");
    for (String judge : List.of("ruff", "black")) {
      List<String> command = new ArrayList<>();
      command.add(Judge.require("python-style/" + judge).toString());
      written.forEach(file -> command.add(file.toString()));
      Judge.run(folder, Map.of(), command);
    }
  }

  /** Writes revisions with the packaged program and gives the files, which it must have named. */
  private static List<Path> migrate(SampleWorkspace workspace, String... arguments)
      throws IOException, InterruptedException {
    Set<Path> before = revisions(workspace);
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", Judge.program().toString(), "migrate"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--workspace", workspace.root().toString()));
    String said = Judge.run(workspace.root(), Map.of(), command);

    List<Path> named =
        said.lines().filter(line -> line.endsWith(".py")).map(workspace.root()::resolve).toList();
    Set<Path> written = new HashSet<>(revisions(workspace));
    written.removeAll(before);
    assertEquals(written, new HashSet<>(named), said);
    return named;
  }

  private static Set<Path> revisions(SampleWorkspace workspace) throws IOException {
    try (Stream<Path> files = Files.list(workspace.versions())) {
      return files
          .filter(file -> file.toString().endsWith(".py"))
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  private static void assertNoFaults(List<String> faults) {
    assertEquals("", String.join("\n", faults));
  }
}
