package dev.schemadoc.benchmarks;

import com.google.gson.Gson;
import dev.schemadoc.design.Design;
import dev.schemadoc.design.Fence;
import dev.schemadoc.sql.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The statements that are read in the benchmarks. */
final class Statements {

  private Statements() {}

  /** Every statement of the fixtures and of the sample workspace, each as its own text. */
  static List<String> ofFixtures(Path root) throws IOException {
    List<String> statements = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root.resolve("test-fixtures"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".sql")) {
          String text = Files.readString(file);
          addAll(text, Script.read(text), statements);
        } else if (name.equals("design.md")) {
          Design design = Design.read(Files.readString(file));
          for (Fence fence : design.sqlFences()) {
            addAll(design.sql(), Script.read(design.sql(), fence.content()), statements);
          }
        }
      }
    }
    return statements;
  }

  private static void addAll(String text, Script script, List<String> statements) {
    script.statements().forEach(statement -> statements.add(statement.span().in(text)));
  }

  static void write(Path file, List<String> statements) throws IOException {
    Files.writeString(file, new Gson().toJson(statements));
  }

  static List<String> read(Path file) throws IOException {
    return List.of(new Gson().fromJson(Files.readString(file), String[].class));
  }
}
