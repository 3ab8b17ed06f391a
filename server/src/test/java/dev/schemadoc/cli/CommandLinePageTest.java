package dev.schemadoc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.schemadoc.cli.Terminal.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sessions on docs/command-line.md, held against what the program prints. */
final class CommandLinePageTest {

  private static final Path PAGE = Path.of("../docs/command-line.md");

  private static final Pattern FILE =
      Pattern.compile("`(?<path>[^`\n]+)`:\n\n````markdown\n(?<text>.*?)````\n", Pattern.DOTALL);

  private static final Pattern SESSION =
      Pattern.compile(
          "```console\n\\$ schemadoc (?<arguments>[^\n]*)\n(?<said>.*?)```\n", Pattern.DOTALL);

  private static final String STATUS = "$ echo $?\n";

  @TempDir Path folder;

  @Test
  void thePageShowsWhatTheProgramPrints() throws IOException {
    String page = Files.readString(PAGE);
    Terminal terminal = Terminal.in(folder);
    Matcher file = FILE.matcher(page);
    while (file.find()) {
      terminal.write(file.group("path"), file.group("text"));
    }
    String real =
        SESSION
            .matcher(page)
            .replaceAll(
                session ->
                    Matcher.quoteReplacement(
                        run(terminal, session.group("arguments"), session.group("said"))));
    assertTrue(SESSION.matcher(page).results().count() > 5, "the sessions were found");
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(PAGE, real);
    }
    assertEquals(
        real, Files.readString(PAGE), "Run: mvn test -Ddocs.update -Dtest=CommandLinePageTest");
  }

  private static String run(Terminal terminal, String arguments, String said) {
    Run run = terminal.run(List.of(arguments.split(" ")).toArray(String[]::new));
    String status = said.contains(STATUS) ? STATUS + run.status() + "\n" : "";
    return "```console\n$ schemadoc " + arguments + "\n" + run.out() + run.err() + status + "```\n";
  }
}
