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
import java.util.Set;
import java.util.TreeSet;

/** A folder of the workspace with the Alembic projects in it, computed when they are asked for. */
final class Root {

  /** A project with its chain of revisions. */
  record Project(AlembicProject settings, Chain chain, Set<TableId> built) {}

  private final String path;
  private final ProjectFiles files;
  private final Lazy<List<Project>> projects;

  Root(String path, ProjectFiles files) {
    this.path = path;
    this.files = files;
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
    Map<String, RevisionFile> read = new HashMap<>();
    List<Project> found = new ArrayList<>();
    for (AlembicProject project : AlembicProject.discover(settings, files.paths())) {
      List<RevisionFile> revisions = new ArrayList<>();
      Set<TableId> built = new TreeSet<>();
      for (String file : files.paths()) {
        if (project.holds(file)) {
          revisions.add(read.computeIfAbsent(file, this::revision));
          built.addAll(built(file));
        }
      }
      files
          .unreadable()
          .forEach(
              (file, reason) -> {
                if (project.versionLocations().stream()
                    .anyMatch(
                        location -> file.equals(location) || file.startsWith(location + "/"))) {
                  revisions.add(new RevisionFile.Unreadable(file, reason));
                }
              });
      found.add(new Project(project, Chain.of(revisions), built));
    }
    return List.copyOf(found);
  }

  /** The tables that a revision creates, by calls or in SQL. */
  private Set<TableId> built(String file) {
    String text = files.texts().getOrDefault(file, "");
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

  private RevisionFile revision(String file) {
    String text = files.texts().get(file);
    return text == null
        ? new RevisionFile.Unreadable(file, files.unreadable().getOrDefault(file, "not read"))
        : RevisionFile.of(new SourceFile(file, text));
  }
}
