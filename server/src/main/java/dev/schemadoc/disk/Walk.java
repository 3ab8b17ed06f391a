package dev.schemadoc.disk;

import dev.schemadoc.beside.Sources;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One walk through a folder, which finds files by their names and opens none.
 *
 * <p>Links are followed where they stay in the folder: after everything else, each target once, and
 * a settings file that was found already is not taken a second time.
 */
final class Walk {

  private final int entryLimit;
  private final Predicate<String> excluded;
  private final String context;
  private final SequencedMap<String, Path> documents = new LinkedHashMap<>();
  private final SortedMap<String, Path> settings = new TreeMap<>();
  private final SortedMap<String, Path> scripts = new TreeMap<>();
  private final SortedMap<String, Path> sources = new TreeMap<>();
  private final Map<String, String> unreadable = new TreeMap<>();
  private final Map<String, String> refused = new TreeMap<>();
  private final Set<Path> taken = new HashSet<>();
  private final Deque<Link> links = new ArrayDeque<>();
  private int entries;

  /** A link: where it lies and what it is called from the root. */
  private record Link(Path file, String path) {}

  private Walk(Path root, int entryLimit, Predicate<String> excluded) {
    this.entryLimit = entryLimit;
    this.excluded = excluded;
    this.context = context(root);
  }

  /**
   * Walks.
   *
   * @param excluded the folders, by their path from the root, that are left out
   */
  static Walk through(Path root, int entryLimit, Predicate<String> excluded) {
    Walk walk = new Walk(root, entryLimit, excluded);
    try {
      Path real = root.toRealPath();
      if (!Files.isDirectory(real)) {
        walk.refuse("", "is not a folder");
        return walk;
      }
      walk.walk(real, "");
      Set<Path> followed = new HashSet<>();
      while (!walk.links.isEmpty() && !walk.isFull()) {
        walk.follow(walk.links.removeFirst(), real, followed);
      }
      if (walk.isFull()) {
        walk.refuse(
            "",
            "holds more than %,d files and folders; the rest was not looked at, so open or name a folder below it"
                .formatted(entryLimit));
      }
    } catch (IOException | SecurityException failure) {
      walk.refuse("", FileText.reason(failure));
    }
    return walk;
  }

  /** The Markdown files by their path from the root; those behind links at the end. */
  SequencedMap<String, Path> documents() {
    return Collections.unmodifiableSequencedMap(documents);
  }

  /** The files with settings, likewise. */
  SortedMap<String, Path> settings() {
    return Collections.unmodifiableSortedMap(settings);
  }

  /** The Python files and templates, likewise. */
  SortedMap<String, Path> scripts() {
    return Collections.unmodifiableSortedMap(scripts);
  }

  /** The files in which tables may be declared, by their names, likewise; each file once. */
  SortedMap<String, Path> sources() {
    return Collections.unmodifiableSortedMap(sources);
  }

  /** What was left alone on purpose, by its path from the root, with the reason. */
  Map<String, String> unreadable() {
    return Collections.unmodifiableMap(unreadable);
  }

  /** What could not be looked into although it may matter, likewise. */
  Map<String, String> refused() {
    return Collections.unmodifiableMap(refused);
  }

  /** What of the path of the root counts when a document is recognised: the root may lie in it. */
  static String context(Path root) {
    String path = Scan.root(root);
    int kiro = path.lastIndexOf("/.kiro");
    return kiro < 0 ? "" : path.substring(kiro + 1) + "/";
  }

  private boolean isFull() {
    return entries > entryLimit;
  }

  /** Walks a folder, calling it by another name than its own. */
  private void walk(Path folder, String name) throws IOException {
    List<Link> found = new ArrayList<>();
    Files.walkFileTree(folder, new Visitor(folder, name, found));
    found.sort((a, b) -> a.path().compareTo(b.path()));
    links.addAll(found);
  }

  private void follow(Link link, Path realRoot, Set<Path> followed) throws IOException {
    Path target;
    try {
      target = link.file().toRealPath();
    } catch (IOException | SecurityException broken) {
      if (Kinds.isMarkdown(link.path())) {
        refuse(link.path(), "is a link that leads nowhere");
      }
      return;
    }
    boolean folder = Files.isDirectory(target);
    if (!target.startsWith(realRoot)) {
      String reason = "is a link that leads out of the workspace, so it is not followed";
      if (Kinds.isMarkdown(link.path())) {
        refuse(link.path(), reason);
      } else if (folder || mayMatter(Kinds.name(link.path()))) {
        unreadable.put(link.path(), reason);
      }
    } else if (!folder) {
      if (Files.isRegularFile(target)) {
        take(link.path(), target);
      }
    } else if (!isLeftOut(link.path()) && !link.file().startsWith(target) && followed.add(target)) {
      walk(target, link.path());
    }
  }

  private boolean isLeftOut(String folder) {
    return Kinds.isForeign(context + folder) || excluded.test(folder);
  }

  private void take(String path, Path file) {
    String name = Kinds.name(path);
    if (Sources.isSource(path) && taken.add(file)) {
      sources.put(path, file);
    }
    if (Kinds.isScript(name)) {
      scripts.put(path, file);
    } else if (Kinds.isSettings(name)) {
      if (taken.add(file)) {
        settings.put(path, file);
      }
    } else if (Kinds.isMarkdown(name)) {
      documents.put(path, file);
    }
  }

  private void refuse(String path, String reason) {
    refused.put(path, reason);
  }

  private static boolean mayMatter(String name) {
    return Kinds.isScript(name)
        || Kinds.isSettings(name)
        || Kinds.isMarkdown(name)
        || Sources.isSource(name);
  }

  /** Visits a folder and gives what it finds to the walk. */
  private final class Visitor extends SimpleFileVisitor<Path> {

    private final Path start;
    private final String name;
    private final List<Link> found;

    Visitor(Path start, String name, List<Link> found) {
      this.start = start;
      this.name = name;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      if (folder.equals(start)) {
        return FileVisitResult.CONTINUE;
      }
      if (count()) {
        return FileVisitResult.TERMINATE;
      }
      String path = path(folder);
      if (attributes.isOther()) {
        // A junction of Windows: a folder that is really a link.
        found.add(new Link(folder, path));
        return FileVisitResult.SKIP_SUBTREE;
      }
      return isLeftOut(path) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (count()) {
        return FileVisitResult.TERMINATE;
      }
      if (attributes.isSymbolicLink()) {
        found.add(new Link(file, path(file)));
      } else if (attributes.isRegularFile() && mayMatter(file)) {
        take(path(file), file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return failed(file, failure);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
      return failure == null ? FileVisitResult.CONTINUE : failed(folder, failure);
    }

    private FileVisitResult failed(Path file, IOException failure) {
      boolean gone = failure instanceof NoSuchFileException && !file.equals(start);
      if (!gone) {
        refuse(path(file), FileText.reason(failure));
      }
      return FileVisitResult.CONTINUE;
    }

    private boolean count() {
      entries++;
      return isFull();
    }

    /** Spares most files the making of their path. */
    private boolean mayMatter(Path file) {
      return Walk.mayMatter(Optional.ofNullable(file.getFileName()).map(Path::toString).orElse(""));
    }

    /** The path from the root, by the name that the start is called. */
    private String path(Path file) {
      String below = file.equals(start) ? "" : Scan.slashed(start.relativize(file).toString());
      if (below.isEmpty() || name.isEmpty()) {
        return name + below;
      }
      return name + "/" + below;
    }
  }
}
