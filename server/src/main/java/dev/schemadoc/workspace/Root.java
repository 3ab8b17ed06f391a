package dev.schemadoc.workspace;

import dev.schemadoc.alembic.AlembicProject;
import dev.schemadoc.alembic.BuiltTables;
import dev.schemadoc.alembic.Chain;
import dev.schemadoc.alembic.RevisionFile;
import dev.schemadoc.alembic.SourceFile;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.sql.Script;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.Lazy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A folder of the workspace with the Alembic projects in it, computed when they are asked for. */
final class Root {

  /** A project with its chain of revisions. */
  record Project(AlembicProject settings, Chain chain, Set<TableId> built) {}

  /** What a revision must contain to create a table; parsing it only then saves most of them. */
  private static final Pattern CREATES = Pattern.compile("(?i)(create|rename)_table\\b|create\\s");

  private final String path;
  private final ProjectFiles files;
  private final Map<String, Lazy<Read>> revisions;
  private final Lazy<List<Project>> projects;

  /** A revision file and the tables that it creates. */
  private record Read(RevisionFile file, Set<TableId> built) {}

  /**
   * A folder as it is now.
   *
   * @param before the folder as it was: files that did not change are not read again
   */
  Root(String path, ProjectFiles files, Optional<Root> before) {
    this.path = path;
    this.files = files;
    this.revisions = new HashMap<>();
    files
        .texts()
        .forEach(
            (file, text) -> {
              Optional<Lazy<Read>> known =
                  before
                      .filter(root -> text.equals(root.files.texts().get(file)))
                      .map(root -> root.revisions.get(file));
              revisions.put(file, known.orElseGet(() -> Lazy.of(() -> read(file, text))));
            });
    this.projects = Lazy.of(this::findProjects);
  }

  /** Absolute, without a slash at the end. */
  String path() {
    return path;
  }

  ProjectFiles files() {
    return files;
  }

  List<Project> projects() {
    return projects.get();
  }

  boolean holds(String document) {
    return document.startsWith(path + "/");
  }

  /** A path counted from this folder. */
  String relative(String absolute) {
    return holds(absolute) ? absolute.substring(path.length() + 1) : absolute;
  }

  String absolute(String relative) {
    return path + "/" + relative;
  }

  private List<Project> findProjects() {
    List<SourceFile> settings = new ArrayList<>();
    files
        .texts()
        .forEach(
            (file, text) -> {
              if (file.endsWith(".ini") || file.endsWith(".toml")) {
                settings.add(new SourceFile(file, text));
              }
            });
    List<Project> found = new ArrayList<>();
    for (AlembicProject project : AlembicProject.discover(settings, files.paths())) {
      List<RevisionFile> chain = new ArrayList<>();
      Set<TableId> built = new TreeSet<>();
      for (String file : files.paths()) {
        if (project.holds(file)) {
          Read read = revision(file);
          chain.add(read.file());
          built.addAll(read.built());
        }
      }
      files
          .unreadable()
          .forEach(
              (file, reason) -> {
                if (project.versionLocations().stream()
                    .anyMatch(
                        location -> file.equals(location) || file.startsWith(location + "/"))) {
                  chain.add(new RevisionFile.Unreadable(file, reason));
                }
              });
      found.add(new Project(project, Chain.of(chain), built));
    }
    return List.copyOf(found);
  }

  private Read revision(String file) {
    return Optional.ofNullable(revisions.get(file))
        .map(Lazy::get)
        .orElseGet(
            () ->
                new Read(
                    new RevisionFile.Unreadable(
                        file, files.unreadable().getOrDefault(file, "not read")),
                    Set.of()));
  }

  private static Read read(String file, String text) {
    return new Read(RevisionFile.of(new SourceFile(file, text)), built(text));
  }

  /** The tables that a revision creates, by calls or in SQL. */
  private static Set<TableId> built(String text) {
    if (!CREATES.matcher(text).find()) {
      return Set.of();
    }
    BuiltTables tables = BuiltTables.of(text);
    Set<TableId> built = new TreeSet<>(tables.created());
    for (String sql : tables.sql()) {
      for (Statement statement : Script.read(sql).statements()) {
        if (statement instanceof Statement.CreateTable create) {
          built.add(TableId.of(create.table()));
        }
      }
    }
    return built;
  }
}
