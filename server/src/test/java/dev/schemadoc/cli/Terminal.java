package dev.schemadoc.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** Runs the program as somebody does who stands in a folder. */
record Terminal(Path folder, Map<String, String> variables, boolean isTerminal) {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-03-04T12:00:00Z"), ZoneOffset.UTC);

  /** What a run leaves: its exit status and what it said. */
  record Run(int status, String out, String err) {}

  static Terminal in(Path folder) {
    return new Terminal(folder, Map.of(), false);
  }

  Run run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        Surroundings.of(
            folder,
            variables,
            isTerminal,
            NOON,
            new ByteArrayInputStream(new byte[0]),
            out,
            err,
            StandardCharsets.UTF_8);
    int status = Main.run(surroundings, arguments);
    return new Run(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Writes a file below the folder. */
  void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, text);
  }
}
