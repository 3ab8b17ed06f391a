package dev.schemadoc.cli;

import dev.schemadoc.disk.FileText;
import dev.schemadoc.disk.Scan;
import dev.schemadoc.disk.Unread;
import dev.schemadoc.settings.SettingsFile;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Problem;
import dev.schemadoc.text.Severity;
import dev.schemadoc.text.Source;
import dev.schemadoc.text.Span;
import dev.schemadoc.workspace.Document;
import dev.schemadoc.workspace.MigrationResult.Located;
import dev.schemadoc.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/** Looks at the documents that were given, each with all others of its workspace known. */
final class Check {

  /** The code of a document that cannot be read. */
  static final String UNREADABLE = "unreadable";

  private final Surroundings surroundings;
  private final Progress progress;
  private final SortedSet<String> roots = new TreeSet<>();
  private final Map<DocumentId, Source> known = new TreeMap<>();
  private final SortedMap<DocumentId, List<Problem>> found = new TreeMap<>();
  private volatile boolean whole = true;

  private int documents;

  /** How many of those found are no documents but files with settings. */
  private int settings;

  private Check(Surroundings surroundings, Progress progress) {
    this.surroundings = surroundings;
    this.progress = progress;
  }

  static Check of(
      Surroundings surroundings,
      Collection<Target> targets,
      Selection selection,
      Progress progress) {
    Check check = new Check(surroundings, progress);
    Target.byWorkspace(targets)
        .forEach(
            (folder, own) -> {
              boolean stray = !Opened.isWorkspace(folder) && own.stream().noneMatch(Target::folder);
              progress.say("reading " + surroundings.shown(Scan.id(folder)));
              Workspace configured = selection.configured(folder);
              Opened opened =
                  stray ? Opened.empty(folder, configured) : Opened.at(folder, configured);
              opened.warn(surroundings);
              check.add(opened, own);
            });
    return check;
  }

  Report report() {
    List<Located> problems = new ArrayList<>();
    found.forEach((id, all) -> all.forEach(problem -> problems.add(new Located(id, problem))));
    return new Report(known, problems, documents);
  }

  /** The innermost folder that all workspaces are in. */
  String root() {
    String common = roots.first();
    while (!roots.last().equals(common) && !roots.last().startsWith(common + "/")) {
      common = common.substring(0, Math.max(0, common.lastIndexOf('/')));
    }
    return common;
  }

  /** Whether every rule came to its end. */
  boolean isWhole() {
    return whole;
  }

  private void add(Opened opened, List<Target> targets) {
    roots.add(opened.root());
    Workspace workspace = opened.workspace().reportingTo(this::failed);
    SortedSet<DocumentId> wanted = new TreeSet<>();
    for (Document document : workspace.documents()) {
      if (isWanted(document.id(), targets)) {
        wanted.add(document.id());
      }
    }
    for (Unread unread : opened.unread()) {
      if (unread.design() && isWanted(unread.id(), targets)) {
        refuse(unread.id(), unread.message());
      }
    }
    for (Target target : targets) {
      if (!target.folder() && !wanted.contains(target.id()) && !found.containsKey(target.id())) {
        workspace = addUnusual(target, workspace, wanted);
      }
    }
    for (Document document : workspace.documents()) {
      known.put(document.id(), document);
    }
    AtomicInteger number = new AtomicInteger();
    progress.say("reading %d documents".formatted(wanted.size()));
    found.putAll(
        workspace.problems(
            wanted,
            id ->
                progress.say(
                    "checked %d of %d documents"
                        .formatted(number.incrementAndGet(), wanted.size()))));
    documents = found.size() - settings;
    for (SettingsFile file : workspace.settingsFiles()) {
      if (counts(file, workspace, wanted, targets) && !found.containsKey(file.id())) {
        known.put(file.id(), file);
        found.put(file.id(), workspace.problems(file.id()));
        settings++;
      }
    }
  }

  /**
   * Whether the problems of a file with settings are to be told: where it is in what was given, or
   * is meant for a document that is, or stands beside the one that counts instead.
   */
  private static boolean counts(
      SettingsFile file, Workspace workspace, Set<DocumentId> wanted, List<Target> targets) {
    return isWanted(file.id(), targets)
        || wanted.stream()
            .flatMap(id -> workspace.settingsFor(id).stream())
            .anyMatch(nearest -> nearest.isBeside(file));
  }

  /** A file that is named otherwise than design documents are, or that is one by another name. */
  private Workspace addUnusual(Target target, Workspace workspace, SortedSet<DocumentId> wanted) {
    Optional<DocumentId> real = realName(target.path());
    if (real.isPresent() && workspace.document(real.get()).isPresent()) {
      wanted.add(real.get());
      return workspace;
    }
    return switch (FileText.read(target.path(), Scan.DOCUMENT_LIMIT)) {
      case FileText.Text(String text) -> {
        wanted.add(target.id());
        yield workspace.with(target.id(), text);
      }
      case FileText.Unreadable(String reason) -> {
        refuse(target.id(), "`%s` %s".formatted(surroundings.shown(target.id()), reason));
        yield workspace;
      }
    };
  }

  private static boolean isWanted(DocumentId id, List<Target> targets) {
    return targets.stream().anyMatch(target -> target.holds(id));
  }

  private void refuse(DocumentId id, String message) {
    found.put(id, List.of(Problem.of(UNREADABLE, Severity.ERROR, Span.at(0), message)));
  }

  private void failed(String rule, RuntimeException failure) {
    whole = false;
    surroundings
        .err()
        .println(
            "schemadoc: internal error in the rule `%s`: %s; please report it"
                .formatted(rule, Printable.line(failure.toString())));
  }

  private static Optional<DocumentId> realName(Path file) {
    try {
      return Optional.of(Scan.id(file.toRealPath()));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }
}
