package dev.schemadoc.settings;

import dev.schemadoc.schema.TableId;
import dev.schemadoc.sql.Dialect;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is set for some documents; what is not set is left to defaults.
 *
 * @param designs the design documents
 * @param exclude what is not read
 * @param dialect whose SQL fences hold
 * @param externalTables the tables that exist although nothing here declares them
 * @param externalSchemas the schemas whose tables all exist likewise
 * @param scopes the folders that have a database of their own, absolute
 * @param names how constraints and indexes are to be called
 * @param levels how loud rules are, by code
 */
public record Settings(
    Optional<List<PathPattern>> designs,
    Optional<List<PathPattern>> exclude,
    Optional<DialectChoice> dialect,
    Optional<List<NamePattern>> externalTables,
    Optional<List<NamePattern>> externalSchemas,
    Optional<List<String>> scopes,
    Optional<NameForms> names,
    Map<String, Level> levels) {

  /** Nothing is set. */
  public static final Settings NONE =
      new Settings(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Map.of());

  public Settings {
    designs = designs.map(List::copyOf);
    exclude = exclude.map(List::copyOf);
    externalTables = externalTables.map(List::copyOf);
    externalSchemas = externalSchemas.map(List::copyOf);
    scopes = scopes.map(List::copyOf);
    levels = Collections.unmodifiableMap(new TreeMap<>(levels));
  }

  // Making others

  /** These settings, and others where these say nothing. */
  public Settings over(Settings others) {
    Map<String, Level> all = new TreeMap<>(others.levels);
    all.putAll(levels);
    return new Settings(
        designs.or(others::designs),
        exclude.or(others::exclude),
        dialect.or(others::dialect),
        externalTables.or(others::externalTables),
        externalSchemas.or(others::externalSchemas),
        scopes.or(others::scopes),
        names.or(others::names),
        all);
  }

  /** These settings with other levels of some rules. */
  public Settings with(Map<String, Level> changed) {
    Map<String, Level> more = new TreeMap<>(levels);
    more.putAll(changed);
    return new Settings(
        designs, exclude, dialect, externalTables, externalSchemas, scopes, names, more);
  }

  // What they say

  /** The level of a rule, where one is set. */
  public Optional<Level> level(String code) {
    return Optional.ofNullable(levels.get(code));
  }

  /** Whether a table is said to exist somewhere that is not read. */
  public boolean isExternal(TableId table) {
    return externalTables.orElse(List.of()).stream().anyMatch(it -> it.matches(table))
        || externalSchemas.orElse(List.of()).stream()
            .anyMatch(it -> it.matches(TableId.of(table.schema())));
  }

  /** Whose SQL all fences hold, where that is set. */
  public Optional<Dialect> forcedDialect() {
    return dialect.flatMap(DialectChoice::forced);
  }

  /** Whether a file, by its absolute path, is a design document; empty where nothing is set. */
  public Optional<Boolean> isDesign(String path) {
    return designs.map(patterns -> patterns.stream().anyMatch(it -> it.matches(path)));
  }

  /** Whether a file or folder, by its absolute path, is not read. */
  public boolean excludes(String path) {
    return exclude.orElse(List.of()).stream().anyMatch(it -> it.covers(path));
  }

  /** The innermost folder with a database of its own that a file, by its absolute path, is in. */
  public Optional<String> scope(String path) {
    return scopes.orElse(List.of()).stream()
        .filter(folder -> path.startsWith(folder + "/"))
        .max(Comparator.comparingInt(String::length));
  }
}
