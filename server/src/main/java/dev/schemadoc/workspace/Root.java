package dev.schemadoc.workspace;

import dev.schemadoc.alembic.AlembicProject;
import dev.schemadoc.alembic.BuiltTables;
import dev.schemadoc.alembic.Chain;
import dev.schemadoc.alembic.RevisionFile;
import dev.schemadoc.alembic.SourceFile;
import dev.schemadoc.beside.Sources;
import dev.schemadoc.schema.Beside;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.settings.SettingsFile;
import dev.schemadoc.sql.Script;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Lazy;
import dev.schemadoc.text.Place;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A folder of the workspace with the Alembic projects in it, computed when they are asked for. */
final class Root {

  /**
   * A project with its chain of revisions.
   *
   * @param built the tables that the chain creates, as far as it can be told
   * @param types the enum types that it creates, likewise
   * @param beside the same, with the files that create them
   * @param certain whether the chain creates nothing but that
   */
  record Project(
      AlembicProject settings,
      Chain chain,
      Set<TableId> built,
      Set<TableId> types,
      Beside beside,
      boolean certain) {}

  /**
   * What a revision must contain to create a table or a type; parsing it only then saves most of
   * them.
   */
  private static final Pattern CREATES =
      Pattern.compile("(?i)(create|rename)_table\\b|create\\s|\\benum\\(");

  /** What a revision contains that may create what its text does not name. */
  private static final Pattern HIDES =
      Pattern.compile(
          "\\bcreate_all\\b|\\.sql\\b|\\bopen\\s*\\(|\\bread_text\\b|\\bimportlib\\b|\\bimport_module\\b"
              + "|(?i:\\bf[\"']{1,3}\\s*create\\s+(\\w+\\s+)?table\\b)");

  private final String path;
  private final ProjectFiles files;
  private final Sources sources;
  private final Map<String, Lazy<Read>> revisions;
  private final Lazy<List<Project>> projects;
  private final Lazy<Beside> stray;
  private final Lazy<SettingsFiles> settings;

  /** A revision file, and the tables and types that it creates, of which there may be others. */
  private record Read(RevisionFile file, Set<TableId> built, Set<TableId> types, boolean certain) {}

  /**
   * A folder as it is now.
   *
   * @param sources the code and SQL in it
   * @param before the folder as it was: files that did not change are not read again
   */
  Root(String path, ProjectFiles files, Sources sources, Optional<Root> before) {
    this.path = path;
    this.files = files;
    this.sources = sources;
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
    this.stray = Lazy.of(this::readStray);
    Map<String, String> texts = settingsTexts();
    this.settings =
        before
            .filter(root -> root.settingsTexts().equals(texts))
            .map(root -> root.settings)
            .orElseGet(() -> Lazy.of(() -> new SettingsFiles(texts)));
  }

  /** Absolute, without a slash at the end. */
  String path() {
    return path;
  }

  ProjectFiles files() {
    return files;
  }

  Sources sources() {
    return sources;
  }

  List<Project> projects() {
    return projects.get();
  }

  /** What revisions create that belong to no project, for its settings are not in the folder. */
  Beside stray() {
    return stray.get();
  }

  /** The folder that a document is in: the innermost one. */
  static Optional<Root> innermost(Collection<Root> roots, DocumentId document) {
    return roots.stream()
        .filter(root -> root.holds(document.value()))
        .max(Comparator.comparingInt(root -> root.path().length()));
  }

  SettingsFiles settings() {
    return settings.get();
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

  /** The files that may hold settings of this program, by absolute path. */
  private Map<String, String> settingsTexts() {
    Map<String, String> texts = new TreeMap<>(files.above());
    files
        .texts()
        .forEach(
            (file, text) -> {
              if (SettingsFile.mayBe(file.substring(file.lastIndexOf('/') + 1))) {
                texts.put(absolute(file), text);
              }
            });
    return texts;
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
      Set<TableId> types = new TreeSet<>();
      Beside.Builder beside = new Beside.Builder();
      boolean certain = true;
      for (String file : files.paths()) {
        if (project.holds(file)) {
          Read read = revision(file);
          certain &= read.certain();
          chain.add(read.file());
          built.addAll(read.built());
          types.addAll(read.types());
          add(read, file, beside);
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
      certain &=
          !chain.isEmpty() && chain.stream().noneMatch(RevisionFile.Unreadable.class::isInstance);
      found.add(new Project(project, Chain.of(chain), built, types, beside.build(), certain));
    }
    return List.copyOf(found);
  }

  private Beside readStray() {
    Beside.Builder all = new Beside.Builder();
    for (String file : files.texts().keySet()) {
      if (file.endsWith(".py")
          && projects().stream().noneMatch(project -> project.settings().holds(file))) {
        add(revision(file), file, all);
      }
    }
    return all.build();
  }

  private void add(Read read, String file, Beside.Builder beside) {
    Place place = new Place(new DocumentId(absolute(file)), Span.at(0));
    read.built().forEach(table -> beside.table(table, place));
    read.types().forEach(type -> beside.type(type, place));
  }

  private Read revision(String file) {
    return Optional.ofNullable(revisions.get(file))
        .map(Lazy::get)
        .orElseGet(
            () ->
                new Read(
                    new RevisionFile.Unreadable(
                        file, files.unreadable().getOrDefault(file, "not read")),
                    Set.of(),
                    Set.of(),
                    false));
  }

  /** Reads a revision: what it is, and what it creates, by calls or in SQL. */
  private static Read read(String file, String text) {
    RevisionFile revision = RevisionFile.of(new SourceFile(file, text));
    boolean certain = !HIDES.matcher(text).find();
    if (!CREATES.matcher(text).find()) {
      return new Read(revision, Set.of(), Set.of(), certain);
    }
    BuiltTables created = BuiltTables.of(text);
    Set<TableId> built = new TreeSet<>(created.created());
    Set<TableId> types = new TreeSet<>(created.types());
    for (String sql : created.sql()) {
      for (Statement statement : Script.read(sql).statements()) {
        if (statement instanceof Statement.CreateTable create) {
          built.add(TableId.of(create.table()));
        } else if (statement instanceof Statement.CreateEnum create) {
          types.add(TableId.of(create.type()));
        }
      }
    }
    return new Read(revision, built, types, certain);
  }
}
