package dev.schemadoc.alembic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One Alembic project of the workspace: where its revisions are and how it names new ones.
 *
 * @param configuration the files that describe it, {@code alembic.ini} first; none for the default
 *     layout
 * @param section the section of the ini file, {@code alembic} unless the project has several
 * @param folder the folder of the configuration, from which its paths are counted
 * @param scriptLocation the folder of {@code env.py}; empty where the settings lead out of the
 *     workspace, which {@code problems} then says
 * @param versionLocations the folders of the revisions, in the order of the settings
 * @param fileTemplate how new files are to be named, with Python's {@code %} conversions
 * @param timezone the zone of dates in file names and of {@code Create Date}
 * @param recursiveVersionLocations whether the folders below the version locations count too
 * @param sourceless whether compiled revisions without their source count too
 * @param problems what the settings say that cannot be followed, one sentence each
 */
public record AlembicProject(
    List<String> configuration,
    String section,
    String folder,
    Optional<String> scriptLocation,
    List<String> versionLocations,
    Optional<String> fileTemplate,
    int truncateSlugLength,
    Optional<String> timezone,
    String outputEncoding,
    boolean recursiveVersionLocations,
    boolean sourceless,
    List<String> problems) {

  private static final String MAIN_SECTION = "alembic";
  private static final int DEFAULT_SLUG_LENGTH = 40;

  /** What Alembic takes for a revision; compiled files are left out, for they cannot be read. */
  private static final Pattern REVISION_FILE = Pattern.compile("(?!\\.#|__init__).*\\.py");

  public AlembicProject {
    configuration = List.copyOf(configuration);
    versionLocations = List.copyOf(versionLocations);
    problems = List.copyOf(problems);
  }

  /** The project that a workspace without Alembic would have: {@code alembic/versions}. */
  public static AlembicProject defaultLayout() {
    return Settings.none("").project(Optional.of("alembic"), List.of());
  }

  /** Whether no file describes this project, so that its folders are a proposal or a guess. */
  public boolean isUnconfigured() {
    return configuration.isEmpty();
  }

  /**
   * The projects of a workspace, in the order of their folders.
   *
   * @param settings every {@code alembic.ini} and {@code pyproject.toml}; other {@code .ini} files
   *     count where they have a section {@code [alembic]}
   * @param paths the Python files and templates that exist, by which a folder is known to exist
   */
  public static List<AlembicProject> discover(
      Collection<SourceFile> settings, Collection<String> paths) {
    Map<String, Optional<Pyproject>> pyprojects = new TreeMap<>();
    Map<String, SourceFile> inis = new TreeMap<>();
    for (SourceFile file : settings) {
      if (Paths.name(file.path()).equals("pyproject.toml")) {
        pyprojects.put(file.path(), Pyproject.read(file.text()));
      } else if (file.path().endsWith(".ini")) {
        inis.put(file.path(), file);
      }
    }
    Workplace workplace = new Workplace(paths);
    List<AlembicProject> projects = new ArrayList<>();
    Set<String> taken = new LinkedHashSet<>();
    inis.forEach(
        (path, file) -> {
          IniFile ini = IniFile.read(file.text());
          String toml = Paths.join(Paths.parent(path), "pyproject.toml");
          Optional<Pyproject> pyproject = pyprojects.getOrDefault(toml, Optional.empty());
          for (String section : sections(path, ini)) {
            List<String> files = pyproject.isPresent() ? List.of(path, toml) : List.of(path);
            taken.addAll(files);
            projects.add(
                new Settings(files, section, Paths.parent(path), Optional.of(ini), pyproject)
                    .project(workplace));
          }
        });
    pyprojects.forEach(
        (path, pyproject) -> {
          if (pyproject.isPresent() && !taken.contains(path)) {
            projects.add(
                new Settings(
                        List.of(path),
                        MAIN_SECTION,
                        Paths.parent(path),
                        Optional.empty(),
                        pyproject)
                    .project(workplace));
          }
        });
    projects.addAll(undescribed(projects, paths, workplace));
    return projects.stream()
        .sorted(Comparator.comparing(AlembicProject::folder).thenComparing(AlembicProject::section))
        .toList();
  }

  /**
   * The projects that serve a document: those that share the most folders with it, and among these
   * those whose folder holds it. More than one only where nothing tells them apart.
   */
  public static List<AlembicProject> nearest(List<AlembicProject> projects, String documentPath) {
    String home = Paths.parent(documentPath);
    Comparator<AlembicProject> order =
        Comparator.<AlembicProject>comparingInt(project -> -Paths.shared(project.folder(), home))
            .thenComparing(project -> !Paths.isBelow(documentPath, project.folder()))
            .thenComparing(project -> !project.section().equals(MAIN_SECTION))
            .thenComparing(AlembicProject::isUnconfigured);
    return projects.stream()
        .min(order)
        .map(best -> projects.stream().filter(each -> order.compare(each, best) == 0).toList())
        .orElse(List.of());
  }

  /** Whether Alembic would load a file as a revision of this project. */
  public boolean holds(String path) {
    String parent = Paths.parent(path);
    return REVISION_FILE.matcher(Paths.name(path)).matches()
        && !Paths.parts(parent).contains("__pycache__")
        && versionLocations.stream()
            .anyMatch(
                location ->
                    parent.equals(location)
                        || (recursiveVersionLocations && Paths.isBelow(path, location)));
  }

  private static List<String> sections(String path, IniFile ini) {
    Stream<String> main =
        Stream.of(MAIN_SECTION)
            .filter(
                name -> ini.sections().contains(name) || Paths.name(path).equals("alembic.ini"));
    Stream<String> others =
        ini.sections().stream()
            .filter(name -> !name.equals(MAIN_SECTION) && ini.states(name, "script_location"));
    List<String> found = Stream.concat(main, others).toList();
    // `alembic -n NAME` names the section; then a main section without a location serves nobody.
    boolean mainIsIdle =
        found.size() > 1
            && found.contains(MAIN_SECTION)
            && !ini.states(MAIN_SECTION, "script_location");
    return mainIsIdle ? found.subList(1, found.size()) : found;
  }

  /** Script folders that no settings name: configured by a program, or by a file out of sight. */
  private static List<AlembicProject> undescribed(
      List<AlembicProject> described, Collection<String> paths, Workplace workplace) {
    List<AlembicProject> found = new ArrayList<>();
    for (String path : paths) {
      String script = Paths.parent(path);
      boolean known =
          described.stream().anyMatch(each -> each.scriptLocation().equals(Optional.of(script)));
      if (Paths.name(path).equals("env.py") && !known && workplace.isScriptLocation(script)) {
        found.add(Settings.none(Paths.parent(script)).project(Optional.of(script), List.of()));
      }
    }
    return found;
  }

  /** What is known to exist. */
  private record Workplace(Collection<String> paths) {
    boolean hasFolder(String folder) {
      return paths.stream().anyMatch(path -> Paths.isBelow(path, folder));
    }

    boolean isScriptLocation(String folder) {
      return paths.contains(Paths.join(folder, "env.py"))
          && (paths.contains(Paths.join(folder, "script.py.mako"))
              || hasFolder(Paths.join(folder, "versions")));
    }
  }

  /**
   * The options of one project, from the ini file where that has them and else from the TOML file.
   */
  private record Settings(
      List<String> files,
      String section,
      String folder,
      Optional<IniFile> ini,
      Optional<Pyproject> pyproject) {

    /** Stands for the folder of the settings, and for nothing that anybody writes. */
    private static final String HERE = "\uE000";

    private static final Map<String, String> VARIABLES = Map.of("here", HERE);

    static Settings none(String folder) {
      return new Settings(List.of(), MAIN_SECTION, folder, Optional.empty(), Optional.empty());
    }

    AlembicProject project(Workplace workplace) {
      List<String> problems = new ArrayList<>();
      Optional<String> written = option("script_location").filter(text -> !text.isBlank());
      if (written.isEmpty()) {
        // Flask-Migrate keeps its alembic.ini beside env.py and names no location.
        boolean beside = !folder.isEmpty() && workplace.isScriptLocation(folder);
        String assumed = beside ? folder : Paths.join(folder, "alembic");
        if (!beside) {
          problems.add(
              "`%s` names no `script_location`; `%s` is assumed"
                  .formatted(String.join("`, `", files), assumed));
        }
        return project(Optional.of(assumed), problems);
      }
      Optional<String> location =
          written.flatMap(text -> locate(text, "script_location", workplace, problems));
      return project(location, versionLocations(location, workplace, problems), problems);
    }

    AlembicProject project(Optional<String> scriptLocation, List<String> problems) {
      List<String> versions =
          scriptLocation.map(folder -> Paths.join(folder, "versions")).stream().toList();
      return project(scriptLocation, versions, problems);
    }

    private AlembicProject project(
        Optional<String> scriptLocation, List<String> versions, List<String> problems) {
      return new AlembicProject(
          files,
          section,
          folder,
          scriptLocation,
          versions,
          option("file_template").filter(text -> !text.isBlank()),
          option("truncate_slug_length").map(Settings::slugLength).orElse(DEFAULT_SLUG_LENGTH),
          option("timezone").filter(text -> !text.isBlank()),
          option("output_encoding").filter(text -> !text.isBlank()).orElse("utf-8"),
          flag("recursive_version_locations"),
          flag("sourceless"),
          problems);
    }

    private Optional<String> option(String name) {
      return fromIni(name).or(() -> pyproject.flatMap(toml -> toml.text(name, VARIABLES)));
    }

    private Optional<String> fromIni(String name) {
      return ini.flatMap(file -> file.get(section, name, VARIABLES));
    }

    private boolean flag(String name) {
      return fromIni(name)
          .map("true"::equals)
          .orElseGet(() -> pyproject.map(toml -> toml.flag(name)).orElse(false));
    }

    private static int slugLength(String text) {
      try {
        int length = Integer.parseInt(text.strip());
        return length > 0 ? length : DEFAULT_SLUG_LENGTH;
      } catch (NumberFormatException notANumber) {
        return DEFAULT_SLUG_LENGTH;
      }
    }

    private List<String> versionLocations(
        Optional<String> scriptLocation, Workplace workplace, List<String> problems) {
      List<String> written =
          fromIni("version_locations")
              .filter(text -> !text.isBlank())
              .map(this::split)
              .or(() -> pyproject.map(toml -> toml.list("version_locations", VARIABLES)))
              .orElse(List.of());
      if (written.isEmpty()) {
        return scriptLocation.map(script -> Paths.join(script, "versions")).stream().toList();
      }
      Set<String> located = new LinkedHashSet<>();
      for (String location : written) {
        locate(location, "version_locations", workplace, problems).ifPresent(located::add);
      }
      return List.copyOf(located);
    }

    private List<String> split(String locations) {
      String separator =
          fromIni("path_separator").or(() -> fromIni("version_path_separator")).orElse("");
      String pattern =
          switch (separator) {
            case "space" -> " ";
            case "newline" -> "\n";
            case ":", ";" -> separator;
            // The separator of the system that runs Alembic; a list with `;` was written for
            // Windows.
            case "os" -> locations.contains(";") ? ";" : ":";
            default -> ", *|(?: +)";
          };
      return Stream.of(locations.split(pattern, -1))
          .map(String::strip)
          .filter(location -> !location.isEmpty())
          .toList();
    }

    private Optional<String> locate(
        String written, String option, Workplace workplace, List<String> problems) {
      List<String> candidates = candidates(written);
      if (candidates.isEmpty()) {
        problems.add(
            "`%s = %s` in `%s` leads out of the workspace"
                .formatted(option, written.replace(HERE, "%(here)s"), files.getFirst()));
        return Optional.empty();
      }
      return candidates.stream()
          .filter(workplace::hasFolder)
          .findFirst()
          .or(() -> Optional.of(candidates.getFirst()));
    }

    /** What a path may mean inside the workspace, the likeliest first. */
    private List<String> candidates(String written) {
      if (written.startsWith(HERE)) {
        String rest = written.substring(HERE.length());
        return Paths.resolve(folder, "./" + rest).stream().toList();
      }
      Set<String> found = new LinkedHashSet<>();
      int colon = Paths.isAbsolute(written) ? -1 : written.indexOf(':');
      String path = written;
      if (colon >= 0) {
        String inside = written.substring(colon + 1).replace(':', '/');
        path = written.substring(0, colon).replace('.', '/') + "/" + inside;
      }
      Paths.resolve(folder, path).ifPresent(found::add);
      if (colon >= 0) {
        Paths.resolve(folder, "src/" + path).ifPresent(found::add);
      }
      // Alembic counts a bare path from where it is started, which need not be where its settings
      // are.
      for (String at = folder; !at.isEmpty(); at = Paths.parent(at)) {
        Paths.resolve(Paths.parent(at), path).ifPresent(found::add);
      }
      return List.copyOf(found);
    }
  }
}
