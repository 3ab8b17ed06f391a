package dev.schemadoc.judges;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A copy of test-fixtures/field-service that a test may write to. */
record SampleWorkspace(Path root) {
  /** The documents whose tables the revisions of the sample build. */
  private static final Set<String> BUILT =
      Set.of("customer-management/design.md", "service-catalog/design.md");

  private static final Pattern FENCE = Pattern.compile("([> ]*)(`{3,})(\\w*)");
  private static final Pattern DEFINITION =
      Pattern.compile("(--[^\n]*\\s+)*(CREATE|ALTER|COMMENT) .*", Pattern.DOTALL);

  static SampleWorkspace copyTo(Path root) throws IOException {
    Path sample = Judge.ROOT.resolve("test-fixtures/field-service");
    try (Stream<Path> files = Files.walk(sample)) {
      for (Path file : files.filter(path -> !path.toString().contains("__pycache__")).toList()) {
        Path copy = root.resolve(sample.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    return new SampleWorkspace(root);
  }

  Path versions() {
    return root.resolve("src/field_service/migrations/versions");
  }

  /** The definitions that the revisions of the sample have built already, in order. */
  List<String> builtDefinitions() throws IOException {
    return definitions(SampleWorkspace::isBuilt);
  }

  /** The definitions that no revision builds yet, in the order of the paths. */
  List<String> pendingDefinitions() throws IOException {
    return definitions(document -> !isBuilt(document));
  }

  /** The fences of one document that create, widen or index one of some tables. */
  List<String> definitions(String document, String... tables) throws IOException {
    Pattern target =
        Pattern.compile(
            "(CREATE TABLE|ALTER TABLE|INDEX \\w+\\s+ON) (%s)\\b"
                .formatted(String.join("|", tables)));
    return definitions(path -> path.endsWith(Path.of(document, "design.md"))).stream()
        .filter(fence -> target.matcher(fence).find())
        .toList();
  }

  private static boolean isDesign(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith("/design.md");
  }

  private static boolean isBuilt(Path document) {
    return BUILT.stream().anyMatch(document::endsWith);
  }

  private List<String> definitions(Predicate<Path> wanted) throws IOException {
    var definitions = new ArrayList<String>();
    try (Stream<Path> files = Files.walk(root.resolve(".kiro/specs"))) {
      for (Path document :
          files.filter(SampleWorkspace::isDesign).filter(wanted).sorted().toList()) {
        definitions.addAll(fences(document));
      }
    }
    definitions.removeIf(fence -> !DEFINITION.matcher(fence).matches());
    return definitions;
  }

  /** The SQL fences of a document, read on purpose without any code of the program. */
  private static List<String> fences(Path document) throws IOException {
    var fences = new ArrayList<String>();
    List<String> lines = Files.readAllLines(document);
    for (int line = 0; line < lines.size(); line++) {
      Matcher opening = FENCE.matcher(lines.get(line));
      if (opening.matches()) {
        var fence = new StringBuilder();
        String prefix = opening.group(1);
        while (!lines.get(++line).equals(prefix + opening.group(2))) {
          fence.append(lines.get(line).replaceFirst("^[> ]{0," + prefix.length() + "}", ""));
          fence.append('\n');
        }
        if (opening.group(3).equals("sql")) {
          fences.add(fence.toString());
        }
      }
    }
    return fences;
  }
}
