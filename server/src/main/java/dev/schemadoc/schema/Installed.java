package dev.schemadoc.schema;

import dev.schemadoc.schema.SystemCatalog.Cast;
import dev.schemadoc.schema.SystemCatalog.Function;
import dev.schemadoc.schema.SystemCatalog.Member;
import dev.schemadoc.schema.SystemCatalog.Operator;
import dev.schemadoc.schema.SystemCatalog.OperatorClass;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that PostgreSQL and a number of extensions bring along.
 *
 * @param catalogs PostgreSQL's own first
 * @param open whether one of the extensions is one of which it is not known what it brings
 */
public record Installed(List<SystemCatalog> catalogs, boolean open) {

  /** The extensions whose types, functions and operator classes are used most. */
  private static final List<String> WELL_KNOWN =
      List.of(
          "citext",
          "pgcrypto",
          "uuid-ossp",
          "hstore",
          "ltree",
          "pg_trgm",
          "btree_gist",
          "btree_gin",
          "vector",
          "postgis",
          "timescaledb",
          "unaccent",
          "fuzzystrmatch",
          "cube",
          "earthdistance",
          "intarray",
          "tablefunc",
          "isn",
          "seg",
          "lo",
          "bloom",
          "moddatetime",
          "insert_username",
          "autoinc",
          "refint",
          "xml2",
          "dblink",
          "postgres_fdw",
          "pg_stat_statements",
          "pg_uuidv7",
          "hll",
          "ip4r",
          "semver",
          "roaringbitmap",
          "h3",
          "vectorscale",
          "postgis_raster",
          "postgis_topology",
          "pg_bigm",
          "rum",
          "pgroonga");

  public Installed {
    catalogs = List.copyOf(catalogs);
  }

  /** PostgreSQL with extensions, and with those that these need. */
  public static Installed with(Collection<String> extensions) {
    Set<String> all = new LinkedHashSet<>(extensions);
    extensions.forEach(extension -> all.addAll(SystemCatalog.needs(extension)));
    List<SystemCatalog> catalogs = new ArrayList<>();
    catalogs.add(SystemCatalog.postgresql());
    boolean open = false;
    for (String extension : all) {
      Optional<SystemCatalog> catalog = SystemCatalog.ofExtension(extension);
      catalog.ifPresent(catalogs::add);
      open |= catalog.map(SystemCatalog::isOpen).orElse(true);
    }
    return new Installed(catalogs, open);
  }

  /** The well-known extension that brings a type. */
  public static Optional<String> extensionOfType(String type) {
    return WELL_KNOWN.stream().filter(name -> catalog(name).type(type).isPresent()).findFirst();
  }

  /** The well-known extension that brings a function. */
  public static Optional<String> extensionOfFunction(String function) {
    return WELL_KNOWN.stream()
        .filter(name -> !catalog(name).functions(function).isEmpty())
        .findFirst();
  }

  /** The well-known extension that brings an operator class of a name. */
  public static Optional<String> extensionOfClass(String method, String operatorClass) {
    return WELL_KNOWN.stream()
        .filter(
            name ->
                catalog(name).classes(method).stream()
                    .anyMatch(each -> each.name().equals(operatorClass)))
        .findFirst();
  }

  /** The well-known extension that brings the default operator class of a type. */
  public static Optional<String> extensionOfDefault(String method, String type) {
    return WELL_KNOWN.stream()
        .filter(
            name ->
                catalog(name).classes(method).stream()
                    .anyMatch(each -> each.isDefault() && each.type().equals(type)))
        .findFirst();
  }

  /** The well-known extension that brings an access method of indexes. */
  public static Optional<String> extensionOfMethod(String method) {
    return WELL_KNOWN.stream().filter(name -> catalog(name).methods().contains(method)).findFirst();
  }

  private static SystemCatalog catalog(String extension) {
    return SystemCatalog.ofExtension(extension).orElseGet(SystemCatalog::postgresql);
  }

  public Optional<SystemCatalog.Type> type(String name) {
    return catalogs.stream().flatMap(catalog -> catalog.type(name).stream()).findFirst();
  }

  public List<Function> functions(String name) {
    return catalogs.stream().flatMap(catalog -> catalog.functions(name).stream()).toList();
  }

  public List<Operator> operators(String name) {
    return catalogs.stream().flatMap(catalog -> catalog.operators(name).stream()).toList();
  }

  public List<Cast> casts(String from) {
    return catalogs.stream().flatMap(catalog -> catalog.casts(from).stream()).toList();
  }

  public List<OperatorClass> classes(String method) {
    return catalogs.stream().flatMap(catalog -> catalog.classes(method).stream()).toList();
  }

  public List<Member> members(String method, String family) {
    return catalogs.stream().flatMap(catalog -> catalog.members(method, family).stream()).toList();
  }

  public boolean hasMethod(String method) {
    return catalogs.stream().anyMatch(catalog -> catalog.methods().contains(method));
  }
}
