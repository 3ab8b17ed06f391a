package dev.schemadoc.cli;

import dev.schemadoc.disk.FileText;
import dev.schemadoc.disk.Scan;
import dev.schemadoc.disk.Unread;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Problem;
import dev.schemadoc.text.Severity;
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
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Looks at the documents that were given, each with all others of its workspace known. */
final class Check {

  /** The code of a document that cannot be read. */
  private static final String UNREADABLE = "unreadable";

  private final Surroundings surroundings;
  private final SortedSet<String> roots = new TreeSet<>();
  private final Map<DocumentId, Document> known = new TreeMap<>();
  private final SortedMap<DocumentId, List<Problem>> found = new TreeMap<>();
  private boolean whole = true;

  private Check(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  static Check of(Surroundings surroundings, Collection<Target> targets) {
    Check check = new Check(surroundings);
    Target.byWorkspace(targets)
        .forEach(
            (folder, own) -> {
              boolean stray = !Opened.isWorkspace(folder) && own.stream().noneMatch(Target::folder);
              Opened opened = stray ? Opened.empty(folder) : Opened.at(folder);
              opened.warn(surroundings);
              check.add(opened, own);
            });
    return check;
  }

  Report report() {
    List<Located> problems = new ArrayList<>();
    found.forEach((id, all) -> all.forEach(problem -> problems.add(new Located(id, problem))));
    return new Report(known, problems, found.size());
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
    for (DocumentId id : wanted) {
      found.put(id, workspace.problems(id));
    }
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
