package dev.schemadoc.beside;

import dev.schemadoc.beside.ModelClass.TableName;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds the tables that classes are, where what makes them tables may stand in other files: a base
 * class, a mixin with columns, a rule for names.
 */
final class Models {

  /** How long a line of ancestors may be before the rest of it is given up. */
  private static final int DEEPEST = 50;

  /** Where Flask-SQLAlchemy puts an underscore into the name of a class. */
  private static final String FLASK_WORD_START = "((?<=[a-z0-9])[A-Z]|(?!^)[A-Z](?=[a-z]))";

  private final Map<String, List<Home>> classes = new HashMap<>();
  private final SortedMap<String, PythonModule> modules;
  private final boolean ownAnnotations;

  /** The names of all folders and files. */
  private final Set<String> packages = new HashSet<>();

  /** A class and the file that it stands in. */
  private record Home(String file, ModelClass model) {}

  private Models(SortedMap<String, PythonModule> modules) {
    this.modules = modules;
    this.ownAnnotations = modules.values().stream().anyMatch(PythonModule::ownAnnotations);
    modules.keySet().forEach(file -> packages.addAll(List.of(file.split("/|\\.py$", 0))));
    modules.forEach(
        (file, module) ->
            module
                .classes()
                .forEach(
                    model ->
                        classes
                            .computeIfAbsent(model.name(), name -> new ArrayList<>())
                            .add(new Home(file, model))));
  }

  /**
   * The tables of some Python files.
   *
   * @param modules by the path of the file
   * @return likewise; those that calls make are among them
   */
  static SortedMap<String, List<FoundTable>> tables(Map<String, PythonModule> modules) {
    return new Models(new TreeMap<>(modules)).tables();
  }

  private SortedMap<String, List<FoundTable>> tables() {
    SortedMap<String, List<FoundTable>> all = new TreeMap<>();
    modules.forEach(
        (file, module) -> {
          List<FoundTable> found = new ArrayList<>();
          module.classes().forEach(model -> table(new Home(file, model)).ifPresent(found::add));
          found.addAll(module.tables());
          if (!found.isEmpty()) {
            all.put(file, found);
          }
        });
    return all;
  }

  private Optional<FoundTable> table(Home home) {
    ModelClass model = home.model();
    if (model.isAbstract()) {
      return Optional.empty();
    }
    List<Home> lineage = lineage(home);
    Optional<Named> named = named(model, lineage);
    if (named.isEmpty()) {
      return Optional.empty();
    }
    String schema =
        lineage.stream()
            .flatMap(it -> it.model().schema().stream())
            .findFirst()
            .orElse(TableId.DEFAULT_SCHEMA);
    TableId id = new TableId(schema, named.get().name());
    return Optional.of(new FoundTable(id, columns(model, lineage), named.get().span()));
  }

  private record Named(String name, Span span) {}

  private static Optional<Named> named(ModelClass model, List<Home> lineage) {
    for (Home home : lineage) {
      boolean own = home.model().equals(model);
      switch (home.model().tableName()) {
        case TableName.Unsaid ignored -> {}
        case TableName.Written(String name, Span span) -> {
          return Optional.of(new Named(name, own ? span : model.span()));
        }
        case TableName.Ruled(NameRule rule) -> {
          return own
              ? Optional.empty()
              : rule.apply(model.name()).map(name -> new Named(name, model.span()));
        }
        case TableName.Unknown ignored -> {
          return Optional.empty();
        }
      }
    }
    if (model.isSqlModelTable()) {
      return Optional.of(new Named(model.name().toLowerCase(Locale.ROOT), model.span()));
    }
    boolean isFlask =
        lineage.stream()
            .flatMap(home -> home.model().bases().stream())
            .anyMatch(ModelClass.Base::isFlask);
    String snake = model.name().replaceAll(FLASK_WORD_START, "_$1").toLowerCase(Locale.ROOT);
    return isFlask ? Optional.of(new Named(snake, model.span())) : Optional.empty();
  }

  /** Its own columns and those of what it inherits from, without those of other tables. */
  private List<FoundTable.Column> columns(ModelClass model, List<Home> lineage) {
    Map<String, FoundTable.Column> columns = new LinkedHashMap<>();
    boolean fields = lineage.stream().anyMatch(home -> home.model().isSqlModelTable());
    for (Home home : lineage) {
      ModelClass each = home.model();
      boolean another =
          !each.equals(model)
              && each.tableName() instanceof TableName.Written
              && !each.isAbstract();
      if (another && !(model.tableName() instanceof TableName.Unsaid)) {
        continue;
      }
      each.columns().forEach(column -> columns.putIfAbsent(column.name(), column));
      if (fields) {
        each.fields().forEach(column -> columns.putIfAbsent(column.name(), column));
      }
    }
    return columns.values().stream()
        .map(column -> ownAnnotations && column.inferred() ? column.withoutType() : column)
        .toList();
  }

  /**
   * A class and all that it inherits from, in the order in which Python looks things up, nearly.
   */
  private List<Home> lineage(Home start) {
    List<Home> lineage = new ArrayList<>();
    follow(start, lineage, new HashSet<>(), 0);
    return lineage;
  }

  private void follow(Home home, List<Home> lineage, Set<Home> seen, int depth) {
    if (depth > DEEPEST || !seen.add(home)) {
      return;
    }
    lineage.add(home);
    for (ModelClass.Base base : home.model().bases()) {
      if (!base.isFlask()) {
        find(base, home.file()).ifPresent(it -> follow(it, lineage, seen, depth + 1));
      }
    }
  }

  /**
   * The class that is inherited from: where it is imported from the file of that name counts, then
   * the same file, then the nearest one, for packages pass on what their files define.
   */
  private Optional<Home> find(ModelClass.Base base, String file) {
    if (!isOwn(base.module())) {
      return Optional.empty();
    }
    String module = base.module().replace('.', '/').replaceFirst("^/+", "");
    return classes.getOrDefault(base.name(), List.of()).stream()
        .max(Comparator.comparingInt(home -> nearness(home.file(), module, file)));
  }

  /** Whether a module is one of the project, and not of a library. */
  private boolean isOwn(String module) {
    int dot = module.indexOf('.');
    String first = dot < 0 ? module : module.substring(0, dot);
    return first.isEmpty() || packages.contains(first);
  }

  private static int nearness(String candidate, String module, String file) {
    boolean imported =
        !module.isEmpty()
            && (("/" + candidate).endsWith("/" + module + ".py")
                || ("/" + candidate).endsWith("/" + module + "/__init__.py"));
    int shared = 0;
    while (shared < Math.min(candidate.length(), file.length())
        && candidate.charAt(shared) == file.charAt(shared)) {
      shared++;
    }
    boolean same = candidate.equals(file);
    return shared + (imported ? 2_000_000 : 0) + (same && module.isEmpty() ? 1_000_000 : 0);
  }
}
