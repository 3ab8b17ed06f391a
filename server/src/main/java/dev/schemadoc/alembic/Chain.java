package dev.schemadoc.alembic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The revisions of a project in their order, and what is wrong with them. */
public final class Chain {

  /** A project without revisions. */
  public static final Chain EMPTY = of(List.of());

  /** The width of {@code alembic_version.version_num}; PostgreSQL refuses a longer identifier. */
  public static final int LONGEST_IDENTIFIER = 32;

  /** What Alembic gives a meaning of its own on its command line, and refuses in an identifier. */
  private static final String FORBIDDEN = "@-+:";

  private final List<RevisionFile> files;
  private final Map<String, RevisionFile.Migration> revisions;
  private final List<String> heads;
  private final List<String> bases;
  private final List<Problem> problems;

  private Chain(List<RevisionFile> files) {
    this.files = files;
    this.revisions = revisions(files);
    Set<String> followed = new HashSet<>();
    revisions.values().forEach(revision -> followed.addAll(revision.parents()));
    this.heads = revisions.keySet().stream().filter(id -> !followed.contains(id)).toList();
    this.bases =
        revisions.values().stream()
            .filter(revision -> revision.down().isEmpty())
            .map(RevisionFile.Migration::id)
            .toList();
    this.problems = problems(files, revisions);
  }

  /** The chain that the files of a project make, in any order. */
  public static Chain of(Collection<RevisionFile> files) {
    return new Chain(files.stream().sorted(Comparator.comparing(RevisionFile::path)).toList());
  }

  /** This chain with one more file, such as a revision that is about to be written. */
  public Chain with(RevisionFile file) {
    List<RevisionFile> more = new ArrayList<>(files);
    more.add(file);
    return of(more);
  }

  /** Every file that was given, in the order of the paths. */
  public List<RevisionFile> files() {
    return files;
  }

  /** The revisions that no other follows: normally one, none for an empty chain. */
  public List<String> heads() {
    return heads;
  }

  /** The revisions that follow no other. */
  public List<String> bases() {
    return bases;
  }

  /** What is wrong, in no order of weight. */
  public List<Problem> problems() {
    return problems;
  }

  /** Why the heads may not be the real ones; a new revision must not be put on top unsaid. */
  public List<Problem> doubts() {
    return problems.stream()
        .filter(
            problem ->
                switch (problem) {
                  case Problem.Unreadable unreadable -> true;
                  case Problem.Doubled doubled -> true;
                  case Problem.Cycle cycle -> true;
                  case Problem.LostParent lost -> true;
                  case Problem.Stranger stranger -> false;
                  case Problem.Damaged damaged -> false;
                  case Problem.TooLong tooLong -> false;
                  case Problem.Forbidden forbidden -> false;
                })
        .toList();
  }

  public Optional<RevisionFile.Migration> find(String revision) {
    return Optional.ofNullable(revisions.get(revision));
  }

  /** Every identifier and branch label: what a new revision may not be called. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (RevisionFile file : files) {
      if (file instanceof RevisionFile.Migration revision) {
        names.add(revision.id());
        revision.branchLabels().forEach(label -> names.add(label.text()));
      }
    }
    return names;
  }

  /** At most {@code count} revisions back from the given ones, the nearest first. */
  public List<RevisionFile.Migration> recent(List<String> from, int count) {
    Set<String> seen = new LinkedHashSet<>();
    Deque<String> next = new ArrayDeque<>(from);
    while (!next.isEmpty() && seen.size() < count) {
      String id = next.remove();
      Optional<RevisionFile.Migration> revision = find(id);
      if (revision.isPresent() && seen.add(id)) {
        next.addAll(revision.get().parents());
      }
    }
    return seen.stream().flatMap(id -> find(id).stream()).toList();
  }

  /** Where two files say the same identifier, Alembic takes the last one, and so does this. */
  private static Map<String, RevisionFile.Migration> revisions(List<RevisionFile> files) {
    Map<String, RevisionFile.Migration> revisions = new LinkedHashMap<>();
    for (RevisionFile file : files) {
      if (file instanceof RevisionFile.Migration revision) {
        revisions.put(revision.id(), revision);
      }
    }
    return revisions;
  }

  private static List<Problem> problems(
      List<RevisionFile> files, Map<String, RevisionFile.Migration> revisions) {
    List<Problem> problems = new ArrayList<>();
    Map<String, List<String>> paths = new LinkedHashMap<>();
    for (RevisionFile file : files) {
      switch (file) {
        case RevisionFile.Unreadable(String path, String reason) ->
            problems.add(new Problem.Unreadable(path, reason));
        case RevisionFile.Stranger(String path) -> problems.add(new Problem.Stranger(path));
        case RevisionFile.Migration revision -> {
          paths.computeIfAbsent(revision.id(), id -> new ArrayList<>()).add(revision.path());
          revision
              .firstError()
              .ifPresent(
                  at -> problems.add(new Problem.Damaged(revision.path(), revision.id(), at)));
          for (RevisionFile.Place parent : revision.down()) {
            if (!revisions.containsKey(parent.text())) {
              problems.add(new Problem.LostParent(revision.path(), revision.id(), parent));
            }
          }
          if (revision.id().codePointCount(0, revision.id().length()) > LONGEST_IDENTIFIER) {
            problems.add(new Problem.TooLong(revision.path(), revision.revision()));
          }
          if (revision.id().chars().anyMatch(character -> FORBIDDEN.indexOf(character) >= 0)) {
            problems.add(new Problem.Forbidden(revision.path(), revision.revision()));
          }
        }
      }
    }
    paths.forEach(
        (id, all) -> {
          if (all.size() > 1) {
            problems.add(new Problem.Doubled(id, List.copyOf(all)));
          }
        });
    List<String> circling = circling(revisions);
    if (!circling.isEmpty()) {
      problems.add(new Problem.Cycle(circling));
    }
    return List.copyOf(problems);
  }

  /** The revisions on circles, and on a way from one circle to another. */
  private static List<String> circling(Map<String, RevisionFile.Migration> revisions) {
    Map<String, Set<String>> parents = new TreeMap<>();
    revisions.forEach((id, revision) -> parents.put(id, new HashSet<>(revision.parents())));
    Map<String, Set<String>> aboveCircles = peel(parents);
    return List.copyOf(peel(turned(aboveCircles)).keySet());
  }

  /** What is left of a graph when all that leads nowhere is taken away, again and again. */
  private static Map<String, Set<String>> peel(Map<String, Set<String>> targets) {
    Map<String, Set<String>> sources = turned(targets);
    Map<String, Set<String>> left = new TreeMap<>();
    targets.forEach(
        (id, all) -> {
          Set<String> known = new HashSet<>(all);
          known.retainAll(targets.keySet());
          left.put(id, known);
        });
    Deque<String> ends = new ArrayDeque<>();
    left.forEach(
        (id, all) -> {
          if (all.isEmpty()) {
            ends.add(id);
          }
        });
    while (!ends.isEmpty()) {
      String end = ends.remove();
      left.remove(end);
      for (String source : sources.getOrDefault(end, Set.of())) {
        Set<String> others = left.getOrDefault(source, new HashSet<>());
        if (others.remove(end) && others.isEmpty()) {
          ends.add(source);
        }
      }
    }
    return left;
  }

  private static Map<String, Set<String>> turned(Map<String, Set<String>> targets) {
    Map<String, Set<String>> sources = new TreeMap<>();
    targets.keySet().forEach(id -> sources.put(id, new HashSet<>()));
    targets.forEach(
        (id, all) ->
            all.forEach(
                target ->
                    Optional.ofNullable(sources.get(target)).ifPresent(known -> known.add(id))));
    return sources;
  }

  /** One thing wrong with a chain. */
  public sealed interface Problem {

    /** What is wrong, in a sentence without its full stop. */
    String message();

    /** A file that may be a revision and cannot be placed; it may be the real head. */
    record Unreadable(String path, String reason) implements Problem {
      @Override
      public String message() {
        return "`%s` cannot be placed in the chain: %s".formatted(path, reason);
      }
    }

    /** A file that is no revision and stops Alembic. */
    record Stranger(String path) implements Problem {
      @Override
      public String message() {
        return "`%s` has no `revision`; Alembic refuses to load the folder".formatted(path);
      }
    }

    /** A revision whose place is clear but whose file is no sound Python. */
    record Damaged(String path, String revision, int offset) implements Problem {
      @Override
      public String message() {
        return "`%s` has a syntax error; Alembic refuses to load it".formatted(path);
      }
    }

    /** A revision that follows one that is not there. */
    record LostParent(String path, String revision, RevisionFile.Place parent) implements Problem {
      @Override
      public String message() {
        return "revision `%s` in `%s` follows `%s`, which no file declares"
            .formatted(revision, path, parent.text());
      }
    }

    /** One identifier in several files. */
    record Doubled(String revision, List<String> paths) implements Problem {
      @Override
      public String message() {
        return "revision `%s` is declared by several files: `%s`"
            .formatted(revision, String.join("`, `", paths));
      }
    }

    /** Revisions that follow each other in a circle. */
    record Cycle(List<String> revisions) implements Problem {
      @Override
      public String message() {
        return "these revisions follow each other in a circle: `%s`"
            .formatted(String.join("`, `", revisions));
      }
    }

    /** An identifier that does not fit Alembic's own table. */
    record TooLong(String path, RevisionFile.Place revision) implements Problem {
      @Override
      public String message() {
        return "revision `%s` is longer than the %d characters of `alembic_version.version_num`"
            .formatted(revision.text(), LONGEST_IDENTIFIER);
      }
    }

    /** An identifier with a character that Alembic keeps for itself. */
    record Forbidden(String path, RevisionFile.Place revision) implements Problem {
      @Override
      public String message() {
        return "revision `%s` holds one of the characters `@`, `-`, `+` and `:`, which Alembic refuses"
            .formatted(revision.text());
      }
    }
  }
}
