package dev.schemadoc.schema;

import dev.schemadoc.text.Lazy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The types, functions, operators, casts and operator classes that PostgreSQL or one extension
 * brings along.
 *
 * <p>Read from a file of its own when it is first asked for. Types go by the names that PostgreSQL
 * prints: {@code timestamp with time zone}.
 */
public final class SystemCatalog {

  /**
   * A type.
   *
   * @param internalName as in pg_type: {@code int4}
   * @param kind {@code base}, {@code domain}, {@code range}, {@code multirange}, {@code pseudo} …
   * @param category of PostgreSQL's type categories, such as N for numbers
   * @param preferred whether it is the one of its category that others are turned into
   * @param subtype of a range that of its bounds
   */
  public record Type(
      String name,
      String internalName,
      String kind,
      char category,
      boolean preferred,
      Optional<String> subtype) {

    /** Whether a column can have it. */
    public boolean isForColumns() {
      return !kind.equals("pseudo");
    }
  }

  /**
   * A function, an aggregate or a procedure.
   *
   * @param arguments the types of its arguments; absent where they are not known
   * @param defaults how many of the last arguments can be left out
   */
  public record Function(
      String name,
      Optional<List<String>> arguments,
      String returns,
      Volatility volatility,
      Kind kind,
      boolean variadic,
      int defaults) {

    /** What sort of function. */
    public enum Kind {
      FUNCTION,
      AGGREGATE,
      WINDOW,
      PROCEDURE
    }

    /** Whether it can be called with so many arguments. */
    public boolean takes(int count) {
      if (arguments.isEmpty()) {
        return true;
      }
      int known = arguments.get().size();
      return count >= known - defaults - (variadic ? 1 : 0) && (count <= known || variadic);
    }
  }

  /** An operator; without a left operand it stands before its operand. */
  public record Operator(
      String name, Optional<String> left, String right, String result, Volatility volatility) {}

  /** A cast. */
  public record Cast(
      String from, String to, Context context, boolean binary, Volatility volatility) {

    /** Where it is made without being asked for. */
    public enum Context {
      /** Everywhere. */
      IMPLICIT,
      /** Where a value is put into a column. */
      ASSIGNMENT,
      /** Nowhere. */
      EXPLICIT
    }
  }

  /** An operator class: how an access method deals with a type. */
  public record OperatorClass(
      String method, String name, String type, String family, boolean isDefault) {}

  /** An operator that an index of a family of operator classes can search by. */
  public record Member(
      String method, String family, String operator, String left, String right, int strategy) {}

  private static final String FOLDER = "catalog/";

  private static final SystemCatalog NONE = new SystemCatalog();

  private static final Map<String, Optional<SystemCatalog>> EXTENSIONS = new ConcurrentHashMap<>();

  private static final Map<String, List<String>> NEEDS =
      Map.of(
          "earthdistance",
          List.of("cube"),
          "postgis_topology",
          List.of("postgis"),
          "postgis_raster",
          List.of("postgis"),
          "postgis_tiger_geocoder",
          List.of("postgis", "fuzzystrmatch"));

  /** The lines of the file that begin with a word, not yet taken apart. */
  private final Map<String, List<String>> lines = new HashMap<>();

  private final Lazy<Map<String, Type>> types = Lazy.of(this::readTypes);
  private final Lazy<Map<String, List<Function>>> functions =
      Lazy.of(() -> grouped("function", SystemCatalog::function, Function::name));
  private final Lazy<Map<String, List<Operator>>> operators =
      Lazy.of(() -> grouped("operator", SystemCatalog::operator, Operator::name));
  private final Lazy<Map<String, List<Cast>>> casts =
      Lazy.of(() -> grouped("cast", SystemCatalog::cast, Cast::from));
  private final Lazy<Map<String, List<OperatorClass>>> classes =
      Lazy.of(() -> grouped("class", SystemCatalog::operatorClass, OperatorClass::method));
  private final Lazy<Map<String, List<Member>>> members =
      Lazy.of(
          () ->
              grouped(
                  "member", SystemCatalog::member, each -> each.method() + " " + each.family()));
  private final Lazy<Set<String>> methods = Lazy.of(() -> words("method"));
  private final Lazy<Set<String>> tables = Lazy.of(() -> words("table"));

  private SystemCatalog() {}

  /** Holds PostgreSQL's own, which is read when it is first needed. */
  private static final class Core {
    static final SystemCatalog POSTGRESQL = read("postgresql").orElse(NONE);
  }

  /** What PostgreSQL itself has. */
  public static SystemCatalog postgresql() {
    return Core.POSTGRESQL;
  }

  /** Whether PostgreSQL gives a name to what is no type of values: {@code anyelement}. */
  static boolean isPseudo(String type) {
    return postgresql().type(type).filter(known -> !known.isForColumns()).isPresent();
  }

  /** What an extension brings, where that is known. */
  public static Optional<SystemCatalog> ofExtension(String name) {
    return name.equals("postgresql")
        ? Optional.empty()
        : EXTENSIONS.computeIfAbsent(name, SystemCatalog::read);
  }

  /** The extensions that an extension cannot do without. */
  static List<String> needs(String extension) {
    return NEEDS.getOrDefault(extension, List.of());
  }

  public Optional<Type> type(String name) {
    return Optional.ofNullable(types.get().get(name));
  }

  public Set<String> types() {
    return types.get().keySet();
  }

  /** All functions of a name. */
  public List<Function> functions(String name) {
    return functions.get().getOrDefault(name, List.of());
  }

  public Set<String> functions() {
    return functions.get().keySet();
  }

  /** All operators of a name. */
  public List<Operator> operators(String name) {
    return operators.get().getOrDefault(name, List.of());
  }

  /** All casts from a type. */
  public List<Cast> casts(String from) {
    return casts.get().getOrDefault(from, List.of());
  }

  /** All operator classes of an access method. */
  public List<OperatorClass> classes(String method) {
    return classes.get().getOrDefault(method, List.of());
  }

  /** The operators of a family. */
  public List<Member> members(String method, String family) {
    return members.get().getOrDefault(method + " " + family, List.of());
  }

  /** The access methods of indexes. */
  public Set<String> methods() {
    return methods.get();
  }

  /** Whether there is more than is listed. */
  public boolean isOpen() {
    return lines.containsKey("open");
  }

  public boolean hasTable(String name) {
    return tables.get().contains(name);
  }

  // Reading

  private static Optional<SystemCatalog> read(String name) {
    if (!name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-')) {
      return Optional.empty();
    }
    try (InputStream file = SystemCatalog.class.getResourceAsStream(FOLDER + name + ".txt")) {
      if (file == null) {
        return Optional.empty();
      }
      SystemCatalog catalog = new SystemCatalog();
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      text.lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(
              line -> {
                String word = line.substring(0, line.indexOf('\t'));
                catalog.lines.computeIfAbsent(word, each -> new ArrayList<>()).add(line);
              });
      return Optional.of(catalog);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private Map<String, Type> readTypes() {
    Map<String, Type> all = new LinkedHashMap<>();
    for (String line : lines.getOrDefault("type", List.of())) {
      Type type = type(line.split("\t", -1));
      all.put(type.name(), type);
    }
    return Collections.unmodifiableMap(all);
  }

  private Set<String> words(String kind) {
    Set<String> all = new TreeSet<>();
    for (String line : lines.getOrDefault(kind, List.of())) {
      all.add(line.split("\t", -1)[1]);
    }
    return Collections.unmodifiableSet(all);
  }

  private <T> Map<String, List<T>> grouped(
      String kind, Making<T> making, java.util.function.Function<T, String> key) {
    Map<String, List<T>> all = new LinkedHashMap<>();
    for (String line : lines.getOrDefault(kind, List.of())) {
      T made = making.of(line.split("\t", -1));
      all.computeIfAbsent(key.apply(made), each -> new ArrayList<>(1)).add(made);
    }
    all.replaceAll((name, list) -> List.copyOf(list));
    return Collections.unmodifiableMap(all);
  }

  /** Makes something of the parts of a line. */
  private interface Making<T> {
    T of(String[] line);
  }

  private static Type type(String[] line) {
    return new Type(
        plain(line[1]),
        line[2],
        line[3],
        line[4].charAt(0),
        line[5].equals("preferred"),
        Optional.of(line[6]).filter(subtype -> !subtype.isEmpty()));
  }

  private static Function function(String[] line) {
    return new Function(
        line[1],
        line[2].equals("*") ? Optional.empty() : Optional.of(types(line[2])),
        plain(line[3]),
        volatility(line[4]),
        kind(line[5]),
        line[5].endsWith("variadic"),
        Integer.parseInt(line[6]));
  }

  private static Operator operator(String[] line) {
    return new Operator(
        line[1],
        Optional.of(plain(line[2])).filter(left -> !left.isEmpty()),
        plain(line[3]),
        plain(line[4]),
        volatility(line[5]));
  }

  private static Cast cast(String[] line) {
    return new Cast(
        plain(line[1]),
        plain(line[2]),
        context(line[3]),
        line[4].equals("binary"),
        volatility(line[5]));
  }

  private static OperatorClass operatorClass(String[] line) {
    return new OperatorClass(line[1], line[2], plain(line[3]), line[4], line[5].equals("default"));
  }

  private static Member member(String[] line) {
    return new Member(
        line[1], line[2], line[3], plain(line[4]), plain(line[5]), Integer.parseInt(line[6]));
  }

  private static List<String> types(String list) {
    if (list.isEmpty()) {
      return List.of();
    }
    List<String> types = new ArrayList<>();
    for (String type : list.split(", ", -1)) {
      types.add(plain(type));
    }
    return List.copyOf(types);
  }

  /** A name without the quotes that PostgreSQL prints around {@code "char"} and {@code "any"}. */
  private static String plain(String type) {
    return type.replace("\"", "");
  }

  private static Volatility volatility(String word) {
    return switch (word) {
      case "immutable" -> Volatility.IMMUTABLE;
      case "stable" -> Volatility.STABLE;
      default -> Volatility.VOLATILE;
    };
  }

  private static Function.Kind kind(String words) {
    if (words.startsWith("aggregate")) {
      return Function.Kind.AGGREGATE;
    }
    if (words.startsWith("window")) {
      return Function.Kind.WINDOW;
    }
    return words.startsWith("procedure") ? Function.Kind.PROCEDURE : Function.Kind.FUNCTION;
  }

  private static Cast.Context context(String word) {
    return switch (word) {
      case "implicit" -> Cast.Context.IMPLICIT;
      case "assignment" -> Cast.Context.ASSIGNMENT;
      default -> Cast.Context.EXPLICIT;
    };
  }
}
