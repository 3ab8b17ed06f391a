package dev.schemadoc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The layers of docs/architecture.md, held against what the sources name. */
final class LayersTest {

  /** What a package may use of Schemadoc, besides itself. */
  private static final Map<String, Set<String>> MAY_USE = new LinkedHashMap<>();

  static {
    MAY_USE.put("text", Set.of());
    MAY_USE.put("toml", Set.of("text"));
    MAY_USE.put("design", Set.of("text"));
    MAY_USE.put("sql", Set.of("text"));
    MAY_USE.put("schema", Set.of("text", "sql"));
    MAY_USE.put("settings", Set.of("text", "toml", "sql", "schema"));
    MAY_USE.put("rules", Set.of("text", "design", "sql", "schema", "settings"));
    MAY_USE.put("migration", Set.of("schema"));
    MAY_USE.put("alembic", Set.of("text", "toml", "schema", "migration"));
    MAY_USE.put("beside", Set.of("text", "sql", "schema", "alembic"));
    MAY_USE.put(
        "workspace",
        Set.of(
            "text",
            "design",
            "sql",
            "schema",
            "settings",
            "rules",
            "migration",
            "alembic",
            "beside"));
    MAY_USE.put("disk", Set.of("text", "settings", "beside", "workspace"));
    MAY_USE.put(
        "lsp",
        Set.of("text", "toml", "schema", "settings", "rules", "beside", "workspace", "disk"));
    MAY_USE.put(
        "cli", Set.of("text", "schema", "settings", "rules", "beside", "workspace", "disk", "lsp"));
  }

  /** Where a library is at home. */
  private static final List<Library> LIBRARIES =
      List.of(
          new Library("io.pebbletemplates", Reach.ONE_CLASS, "alembic"),
          new Library("org.treesitter", Reach.ONE_CLASS, "alembic"),
          new Library("org.tomlj", Reach.ONE_CLASS, "toml"),
          new Library("org.eclipse.lsp4j", Reach.PACKAGE, "lsp"),
          new Library("picocli", Reach.PACKAGE, "cli"),
          new Library("com.google.gson", Reach.PACKAGE, "lsp", "cli"),
          new Library("org.jspecify", Reach.PACKAGE, MAY_USE.keySet().toArray(String[]::new)),
          new Library("java", Reach.PACKAGE, MAY_USE.keySet().toArray(String[]::new)));

  /** The packages that may touch files, the clock and chance: the two edges. */
  private static final Set<String> EDGES = Set.of("disk", "lsp", "cli");

  private static final Pattern OUTER_WORLD =
      Pattern.compile(
          "java\\.nio\\.file\\.Files|java\\.io\\.(?:File|RandomAccess)\\w*|java\\.nio\\.channels"
              + "|java\\.net\\.(?!URI\\b)\\w+|java\\.util\\.Random|java\\.security\\.SecureRandom"
              + "|\\b(?:UUID\\.randomUUID|Math\\.random|ThreadLocalRandom)\\b"
              + "|\\bSystem\\.(?:currentTimeMillis|nanoTime|in|out|err|getenv|getProperty)\\b"
              + "|\\b(?:Clock|Instant|(?:Local|Zoned|Offset)\\w+)\\.now\\b|\\bProcessBuilder\\b");

  private static final Pattern OWN_PACKAGE = Pattern.compile("\\bdev\\.schemadoc\\.(\\w+)");
  private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?([\\w.]+)");
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*");

  private final List<Source> sources = readSources();

  @Test
  void everyPackageIsInTheTable() {
    Set<String> packages = new TreeSet<>();
    sources.forEach(source -> packages.add(source.home()));
    assertEquals(new TreeSet<>(MAY_USE.keySet()), packages);
  }

  @Test
  void aPackageUsesOnlyTheLayersItMayUse() {
    List<String> violations = new ArrayList<>();
    for (Source source : sources) {
      for (String used : source.find(OWN_PACKAGE, 1)) {
        if (!used.equals(source.home())
            && !MAY_USE.getOrDefault(source.home(), Set.of()).contains(used)) {
          violations.add("%s uses %s".formatted(source.name(), used));
        }
      }
    }
    assertEquals(List.of(), violations);
  }

  @Test
  void everyImportedLibraryHasAHome() {
    List<String> violations = new ArrayList<>();
    for (Source source : sources) {
      for (String imported : source.find(IMPORT, 1)) {
        if (!imported.startsWith("dev.schemadoc.")
            && LIBRARIES.stream().noneMatch(library -> imported.startsWith(library.name() + "."))) {
          violations.add("%s imports %s".formatted(source.name(), imported));
        }
      }
    }
    assertEquals(List.of(), violations);
  }

  @Test
  void aLibraryStaysAtHome() {
    List<String> violations = new ArrayList<>();
    for (Library library : LIBRARIES) {
      List<Source> users = sources.stream().filter(source -> source.names(library)).toList();
      for (Source user : users) {
        if (!library.homes().contains(user.home())) {
          violations.add("%s uses %s".formatted(user.name(), library.name()));
        }
      }
      if (library.reach() == Reach.ONE_CLASS && users.size() > 1) {
        violations.add(
            "%s is used by more than one class: %s"
                .formatted(library.name(), users.stream().map(Source::name).toList()));
      }
    }
    assertEquals(List.of(), violations);
  }

  @Test
  void onlyTheEdgesTouchFilesTheClockAndChance() {
    List<String> violations = new ArrayList<>();
    for (Source source : sources) {
      if (!EDGES.contains(source.home())) {
        for (String used : source.find(OUTER_WORLD, 0)) {
          violations.add("%s uses %s".formatted(source.name(), used));
        }
      }
    }
    assertEquals(List.of(), violations);
  }

  private enum Reach {
    ONE_CLASS,
    PACKAGE
  }

  /**
   * A library by the beginning of its class names, how far it reaches, and the packages it may
   * reach.
   */
  private record Library(String name, Reach reach, Set<String> homes) {
    Library(String name, Reach reach, String... homes) {
      this(name, reach, Set.of(homes));
    }
  }

  /** One source file without its comments, which may name anything. */
  private record Source(String name, String home, String code) {
    Set<String> find(Pattern pattern, int group) {
      Set<String> found = new TreeSet<>();
      pattern
          .matcher(code)
          .results()
          .map((MatchResult match) -> match.group(group))
          .forEach(found::add);
      return found;
    }

    boolean names(Library library) {
      return Pattern.compile("(?<![\\w.])" + Pattern.quote(library.name()) + "\\.")
          .matcher(code)
          .find();
    }
  }

  private static List<Source> readSources() {
    Path root = Path.of("src/main/java/dev/schemadoc");
    try (Stream<Path> files = Files.walk(root)) {
      List<Source> sources = new ArrayList<>();
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
        Path name = root.relativize(file);
        String home = name.getName(0).toString();
        String code = COMMENT.matcher(Files.readString(file)).replaceAll("");
        sources.add(new Source(name.toString(), home, code));
      }
      return sources;
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
