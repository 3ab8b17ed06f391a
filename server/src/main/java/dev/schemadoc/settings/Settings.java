package dev.schemadoc.settings;

import dev.schemadoc.schema.TableId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is set for some documents; what is not set is left to defaults.
 *
 * @param levels how loud rules are, by code
 * @param externalTables the tables that exist although nothing here declares them
 * @param externalSchemas the schemas whose tables all exist likewise
 */
public record Settings(
    Map<String, Level> levels,
    Optional<List<NamePattern>> externalTables,
    Optional<Set<String>> externalSchemas) {

  /** Nothing is set. */
  public static final Settings NONE = new Settings(Map.of(), Optional.empty(), Optional.empty());

  public Settings {
    levels = Collections.unmodifiableMap(new TreeMap<>(levels));
    externalTables = externalTables.map(List::copyOf);
    externalSchemas =
        externalSchemas.map(schemas -> Collections.unmodifiableSet(new TreeSet<>(schemas)));
  }

  /** These settings, and others where these say nothing. */
  public Settings over(Settings others) {
    Map<String, Level> all = new TreeMap<>(others.levels);
    all.putAll(levels);
    return new Settings(
        all,
        externalTables.or(others::externalTables),
        externalSchemas.or(others::externalSchemas));
  }

  /** These settings with the level of one rule. */
  public Settings with(String code, Level level) {
    Map<String, Level> more = new TreeMap<>(levels);
    more.put(code, level);
    return new Settings(more, externalTables, externalSchemas);
  }

  /** The level of a rule, where one is set. */
  public Optional<Level> level(String code) {
    return Optional.ofNullable(levels.get(code));
  }

  /** Whether a table is said to exist somewhere that is not read. */
  public boolean isExternal(TableId table) {
    return externalSchemas.orElse(Set.of()).contains(table.schema())
        || externalTables.orElse(List.of()).stream().anyMatch(name -> name.matches(table));
  }
}
