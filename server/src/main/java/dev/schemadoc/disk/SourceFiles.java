package dev.schemadoc.disk;

import dev.schemadoc.beside.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Reads the code and the SQL of a folder, as far as tables are declared in it, within bounds.
 *
 * <p>It remembers what it read, and reads a file again only where that changed. For one thread.
 */
public final class SourceFiles {

  /**
   * How much is read at most.
   *
   * @param fileBytes the size beyond which a file is left alone
   * @param sqlBytes the same for SQL, which is long where it was dumped
   * @param files how many files are opened
   * @param bytes how much of them together
   * @param time how long it may take
   */
  public record Limits(long fileBytes, long sqlBytes, int files, long bytes, Duration time) {

    public static final Limits STANDARD =
        new Limits(1L << 20, 4L << 20, 20_000, 256L << 20, Duration.ofSeconds(20));
  }

  /** Told how far the reading is. */
  @FunctionalInterface
  public interface Progress {
    void at(int done, int all);
  }

  /** What is in the paths of files that are looked at first, for there may be no time for all. */
  private static final List<String> PROMISING =
      List.of("model", "schema", "migrat", "entit", "table", "database", "/db/");

  private final Path root;
  private final Limits limits;
  private final LongSupplier nanoseconds;
  private final SortedMap<String, Path> files = new TreeMap<>();
  private final Map<String, Seen> seen = new HashMap<>();
  private final Map<Path, Optional<FileTime>> folders = new HashMap<>();
  private Optional<String> leftOff = Optional.empty();

  /** A file as it was looked at; a text only where it may declare something. */
  private record Seen(FileTime changed, long size, Optional<String> text) {}

  public SourceFiles(Path root) {
    this(root, Limits.STANDARD, System::nanoTime);
  }

  SourceFiles(Path root, Limits limits, LongSupplier nanoseconds) {
    this.root = root;
    this.limits = limits;
    this.nanoseconds = nanoseconds;
  }

  /** Looks at the files that a scan found, and reads those that are new or changed. */
  public void read(SortedMap<String, Path> found, Progress progress) {
    files.clear();
    files.putAll(found);
    seen.keySet().retainAll(files.keySet());
    lookAgain(progress);
  }

  /** Looks at the files that are known, and reads those that changed. */
  public void lookAgain(Progress progress) {
    leftOff = Optional.empty();
    List<String> order = new ArrayList<>(files.keySet());
    order.sort(
        Comparator.comparing(SourceFiles::isPromising)
            .reversed()
            .thenComparing(Comparator.naturalOrder()));
    long start = nanoseconds.getAsLong();
    int opened = 0;
    long bytes = 0;
    for (int i = 0; i < order.size(); i++) {
      progress.at(i, order.size());
      long took = nanoseconds.getAsLong() - start;
      if (opened >= limits.files()
          || bytes >= limits.bytes()
          || took > limits.time().toNanos()
          || Thread.currentThread().isInterrupted()) {
        leftOff = Optional.of("%,d of %,d".formatted(i, order.size()));
        break;
      }
      long size = look(order.get(i));
      opened += size > 0 ? 1 : 0;
      bytes += size;
    }
    noteFolders();
  }

  /** Looks at some files, whether they came, changed or went. */
  public void lookAt(Collection<String> paths) {
    for (String path : paths) {
      Path file = root.resolve(path);
      if (Sources.isSource(path) && isWithin(file)) {
        files.put(path, file);
        look(path);
      } else {
        files.remove(path);
        seen.remove(path);
      }
    }
    noteFolders();
  }

  /** Whether a file may have come to where others declare tables. */
  public boolean mayHaveMore() {
    return folders.entrySet().stream()
        .anyMatch(entry -> !entry.getValue().equals(changed(entry.getKey())));
  }

  /** The texts that may declare something, by their paths from the folder. */
  public Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    seen.forEach((path, file) -> file.text().ifPresent(text -> texts.put(path, text)));
    return texts;
  }

  /** What was not looked at, if the bounds were met. */
  public Optional<Unread> unread() {
    return leftOff.map(
        share ->
            Scan.unread(
                root,
                "",
                false,
                "holds much code, and only %s files were searched for tables; leave out what is not yours"
                    .formatted(share)));
  }

  /** Looks at a file; tells how many bytes had to be read. */
  private long look(String path) {
    Path file = Optional.ofNullable(files.get(path)).orElseThrow();
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      Seen before = seen.get(path);
      if (before != null
          && before.changed().equals(attributes.lastModifiedTime())
          && before.size() == attributes.size()) {
        return 0;
      }
      long limit = path.endsWith(".sql") ? limits.sqlBytes() : limits.fileBytes();
      boolean fits = attributes.isRegularFile() && attributes.size() <= limit;
      Optional<String> text = fits ? text(path, file, limit) : Optional.empty();
      seen.put(path, new Seen(attributes.lastModifiedTime(), attributes.size(), text));
      return fits ? attributes.size() : 0;
    } catch (IOException | SecurityException gone) {
      seen.remove(path);
      return 0;
    }
  }

  private static Optional<String> text(String path, Path file, long limit) {
    return switch (FileText.read(file, limit)) {
      case FileText.Text(String text) ->
          Sources.maySay(path, text) ? Optional.of(text) : Optional.empty();
      case FileText.Unreadable ignored -> Optional.empty();
    };
  }

  private void noteFolders() {
    folders.clear();
    Set<Path> parents = new HashSet<>();
    seen.forEach(
        (path, file) -> {
          Path known = files.get(path);
          if (file.text().isPresent() && known != null && known.getParent() != null) {
            parents.add(known.getParent());
          }
        });
    parents.forEach(folder -> folders.put(folder, changed(folder)));
  }

  private static Optional<FileTime> changed(Path folder) {
    try {
      return Optional.of(Files.getLastModifiedTime(folder));
    } catch (IOException | SecurityException gone) {
      return Optional.empty();
    }
  }

  /** Whether a file is there and no link leads out of the folder on the way to it. */
  private boolean isWithin(Path file) {
    try {
      return file.toRealPath().startsWith(root.toRealPath()) && Files.isRegularFile(file);
    } catch (IOException | SecurityException gone) {
      return false;
    }
  }

  private static boolean isPromising(String path) {
    String lower = "/" + path.toLowerCase(Locale.ROOT);
    return lower.endsWith(".sql")
        || lower.endsWith(".prisma")
        || PROMISING.stream().anyMatch(lower::contains);
  }
}
