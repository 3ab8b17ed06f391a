package dev.schemadoc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.schemadoc.cli.Terminal.Run;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MainTest {

  @TempDir Path folder;

  @Test
  void withoutACommandItSaysHowItIsUsed() {
    assertEquals(
        new Run(2, "", "schemadoc: no command given\nSee `schemadoc --help`.\n"),
        Terminal.in(folder).run());
  }

  @Test
  void theVersionIsPrinted() {
    Run run = Terminal.in(folder).run("--version");
    assertEquals(0, run.status());
    assertTrue(run.out().startsWith("schemadoc "), run.out());
  }

  @Test
  void helpListsTheCommands() {
    Run run = Terminal.in(folder).run("--help");
    assertEquals(0, run.status());
    for (String command : new String[] {"check", "migrate", "schema", "lsp"}) {
      assertTrue(run.out().contains("\n  " + command + " "), run.out());
    }
    assertEquals("", run.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "migrate", "schema", "lsp"})
  void everyCommandHasHelp(String command) {
    Run run = Terminal.in(folder).run(command, "--help");
    assertEquals(0, run.status());
    assertTrue(run.out().contains("Usage: schemadoc " + command + " "), run.out());
    assertTrue(run.out().contains("--help"), run.out());
    assertEquals("", run.err());
  }

  @Test
  void aMisspeltCommandIsAnsweredWithTheNearOne() {
    assertEquals(
        new Run(
            2,
            "",
            """
            schemadoc: there is no command `chek`; did you mean `check`?
            See `schemadoc --help`.
            """),
        Terminal.in(folder).run("chek"));
  }

  @Test
  void aMisspeltOptionIsAnsweredWithTheNearOne() {
    assertEquals(
        new Run(
            2,
            "",
            """
            schemadoc migrate: there is no option `--mesage`; did you mean `--message`?
            See `schemadoc migrate --help`.
            """),
        Terminal.in(folder).run("migrate", "jobs", "--mesage", "x"));
  }

  @Test
  void whatOthersWroteCannotSteerTheTerminal() {
    assertEquals(
        "schemadoc: there is no command `\u241B[2J`",
        Terminal.in(folder).run("\u001B[2J").err().lines().findFirst().orElse(""));
  }

  @Test
  void aFullDiskIsNoSuccess() throws IOException {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    Surroundings surroundings =
        Surroundings.of(
            folder,
            Map.of(),
            false,
            Clock.systemUTC(),
            new ByteArrayInputStream(new byte[0]),
            full,
            err,
            StandardCharsets.UTF_8);
    assertEquals(2, Main.run(surroundings, "--version"));
    assertEquals(
        "schemadoc: standard output could not be written to its end\n",
        err.toString(StandardCharsets.UTF_8));
  }
}
