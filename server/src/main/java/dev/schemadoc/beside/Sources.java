package dev.schemadoc.beside;

import dev.schemadoc.schema.Beside;
import dev.schemadoc.schema.Facts;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Lazy;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a folder that declare tables beside the design documents, and what they declare.
 *
 * <p>Never modified; a later one shares what it knows of the files that did not change.
 */
public final class Sources {

  /** Of a folder of which nobody has looked at these files yet. */
  public static final Sources UNREAD = new Sources("", false, new TreeMap<>(), Optional.empty());

  /** Of a folder without such files. */
  public static final Sources NONE = new Sources("", true, new TreeMap<>(), Optional.empty());

  /** The endings of files in which tables may be declared. */
  private static final Set<String> ENDINGS =
      Set.of(
          "py", "sql", "prisma", "ts", "mts", "cts", "js", "mjs", "cjs", "php", "rb", "java", "kt",
          "go");

  private static final List<String> GENERATED = List.of(".min.js", ".d.ts", ".bundle.js");

  /** The languages whose libraries lie in a folder {@code vendor} of the project. */
  private static final Set<String> VENDORED = Set.of("php", "rb", "go");

  private final String root;
  private final boolean read;
  private final SortedMap<String, String> texts;
  private final Map<String, Lazy<Part>> parts = new HashMap<>();
  private final Lazy<SortedMap<String, Beside>> besideByFile;
  private final Lazy<Beside> beside;

  /** What one file says. */
  private record Part(PythonModule module, Optional<Facts> sql, List<FoundTable> named) {}

  private Sources(
      String root, boolean read, SortedMap<String, String> texts, Optional<Sources> before) {
    this.root = root;
    this.read = read;
    this.texts = Collections.unmodifiableSortedMap(texts);
    texts.forEach(
        (path, text) ->
            parts.put(
                path,
                before
                    .filter(it -> it.root.equals(root) && text.equals(it.texts.get(path)))
                    .flatMap(it -> Optional.ofNullable(it.parts.get(path)))
                    .orElseGet(() -> Lazy.of(() -> part(path, text)))));
    this.besideByFile = Lazy.of(this::merge);
    this.beside = Lazy.of(() -> all(besideByFile().values()));
  }

  /**
   * The files of a folder as they are now.
   *
   * @param root the folder: absolute, without a slash at the end
   * @param texts those that {@link #maySay} chose, by their paths from the folder
   * @param before the same folder as it was
   */
  public static Sources of(String root, Map<String, String> texts, Sources before) {
    boolean same = before.read && before.root.equals(root) && before.texts.equals(texts);
    return same ? before : new Sources(root, true, new TreeMap<>(texts), Optional.of(before));
  }

  /** The endings of the files in which tables may be declared, without dots. */
  public static Set<String> endings() {
    return ENDINGS;
  }

  /** Whether tables may be declared in a file, by its name. */
  public static boolean isSource(String path) {
    String ending = ending(path);
    return ENDINGS.contains(ending)
        && GENERATED.stream().noneMatch(path::endsWith)
        && !(VENDORED.contains(ending) && ("/" + path).contains("/vendor/"));
  }

  /** Whether a file is worth keeping: a look that costs next to nothing. */
  public static boolean maySay(String path, String text) {
    return switch (ending(path)) {
      case "sql" -> SqlFile.maySay(text);
      case "py" -> PythonModule.maySay(text) || !CodeNames.in(path, text).isEmpty();
      default -> !CodeNames.in(path, text).isEmpty();
    };
  }

  /** Whether the files were looked at: before that, a table that nobody declares may be there. */
  public boolean isRead() {
    return read;
  }

  /** The paths of the files, counted from the folder. */
  public Set<String> paths() {
    return texts.keySet();
  }

  /**
   * Reads what was not read yet, so that nobody has to wait for it later.
   *
   * @param next told before each file
   */
  public void readAhead(Runnable next) {
    for (String path : texts.keySet()) {
      next.run();
      var ignored = read(path);
    }
    var ignored = beside();
  }

  private Part read(String path) {
    return Optional.ofNullable(parts.get(path)).orElseThrow().get();
  }

  /** What all files declare. */
  public Beside beside() {
    return beside.get();
  }

  /** What each file declares, by its path. */
  public SortedMap<String, Beside> besideByFile() {
    return besideByFile.get();
  }

  private static Beside all(Iterable<Beside> parts) {
    Beside.Builder all = new Beside.Builder();
    parts.forEach(all::all);
    return all.build();
  }

  private DocumentId id(String path) {
    return new DocumentId(root + "/" + path);
  }

  private Part part(String path, String text) {
    return switch (ending(path)) {
      case "sql" ->
          new Part(PythonModule.EMPTY, Optional.of(SqlFile.of(id(path), text)), List.of());
      case "py" -> new Part(PythonModule.of(text), Optional.empty(), CodeNames.in(path, text));
      default -> new Part(PythonModule.EMPTY, Optional.empty(), CodeNames.in(path, text));
    };
  }

  private SortedMap<String, Beside> merge() {
    SortedMap<String, PythonModule> modules = new TreeMap<>();
    texts.keySet().forEach(path -> modules.put(path, read(path).module()));
    SortedMap<String, List<FoundTable>> models = Models.tables(modules);
    SortedMap<String, Beside> all = new TreeMap<>();
    for (String path : texts.keySet()) {
      Part part = read(path);
      Said said = new Said(id(path));
      models.getOrDefault(path, List.of()).forEach(said::table);
      part.module().mentioned().forEach(said::mention);
      part.module().types().forEach(said::type);
      part.named().forEach(said::table);
      part.sql().ifPresent(said::sql);
      all.put(path, said.build());
    }
    return Collections.unmodifiableSortedMap(all);
  }

  private static String ending(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }
}
