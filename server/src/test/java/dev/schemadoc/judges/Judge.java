package dev.schemadoc.judges;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A program that is asked for a verdict, such as a real editor. `test-fixtures/judges/install`
 * brings it.
 */
final class Judge {

  /** The top folder of the repository; tests run in `server`. */
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private Judge() {}

  /**
   * The file of a judge. Without it the test is aborted, and fails in continuous integration, where
   * every judge has to be heard.
   */
  static Path require(String file) {
    String folder = System.getenv("SCHEMADOC_JUDGES");
    Path judge = (folder == null ? ROOT.resolve(".judges") : Path.of(folder)).resolve(file);
    if (Files.exists(judge)) {
      return judge;
    }
    String missing = judge + " is missing; test-fixtures/judges/install brings it where it can";
    return "true".equals(System.getenv("CI")) ? fail(missing) : Assumptions.abort(missing);
  }

  /** The packaged program. */
  static Path program() {
    Path jar = ROOT.resolve("server/target/app/schemadoc.jar");
    assertTrue(Files.exists(jar), () -> jar + " is missing; mvn package makes it");
    return jar;
  }

  /** The shell command that runs the packaged program on the Java of this test. */
  static String serverCommand() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return "'%s' -jar '%s'".formatted(java, program());
  }

  /** A copy of the sample workspace in which the table `jobs` refers to `custmers`. */
  static Path misspeltWorkspace(Path folder) throws IOException {
    Path sample = ROOT.resolve("test-fixtures/field-service");
    Path copy = folder.resolve("field-service");
    try (Stream<Path> files = Files.walk(sample)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(sample.relativize(file)));
      }
    }
    Path design = copy.resolve(".kiro/specs/field-operations/design.md");
    String text = Files.readString(design);
    String misspelt = text.replace("REFERENCES customers(id)", "REFERENCES custmers(id)");
    assertEquals(text.length() - 1, misspelt.length(), "one reference to misspell");
    Files.writeString(design, misspelt);
    return copy;
  }

  /**
   * Runs a judge in a folder, with a home of its own, and fails with what it said if it objects.
   */
  static void run(Path folder, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path home = Files.createTempDirectory(folder, "home");
    Path output = Files.createTempFile(folder, "output", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
    builder.environment().put("HOME", home.toString());
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    try {
      boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      String said = Files.readString(output);
      assertTrue(ended, () -> command + " does not end; it said:\n" + said);
      assertEquals(0, process.exitValue(), () -> command + " said:\n" + said);
    } finally {
      // The children first: once their parent is gone, they cannot be told from others.
      process.descendants().toList().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
  }
}
