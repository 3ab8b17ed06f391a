package dev.schemadoc.schema;

import dev.schemadoc.text.Lazy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What exists although no document declares it: in every database, and where an extension is
 * created.
 *
 * <p>It is read from {@code postgresql.catalog}, which a test compares with a running PostgreSQL,
 * and from {@code extensions.catalog}, which lists what PostgreSQL does not come with.
 */
public final class SystemCatalog {

  private SystemCatalog() {}

  /** The section of what every database has. */
  private static final String BUILT_IN = "";

  /** Functions that have a grammar of their own, and no entry in the catalog under their name. */
  private static final Set<String> SPECIAL_FORMS =
      Set.of(
          "coalesce",
          "nullif",
          "greatest",
          "least",
          "grouping",
          "row",
          "array",
          "cast",
          "treat",
          "trim",
          "collation",
          "current_catalog",
          "current_date",
          "current_role",
          "current_time",
          "current_timestamp",
          "localtime",
          "localtimestamp",
          "session_user",
          "system_user",
          "user",
          "xmlattributes",
          "xmlelement",
          "xmlforest",
          "xmlparse",
          "xmlpi",
          "xmlroot",
          "xmlserialize",
          "xmltable",
          "json",
          "json_array",
          "json_arrayagg",
          "json_exists",
          "json_object",
          "json_objectagg",
          "json_query",
          "json_scalar",
          "json_serialize",
          "json_table",
          "json_value",
          "merge_action");

  private static final Lazy<SequencedMap<String, Provided>> ALL = Lazy.of(SystemCatalog::read);

  /** What every database has. */
  public static Provided builtIn() {
    return ALL.get().getOrDefault(BUILT_IN, Sections.EMPTY);
  }

  /** What an extension brings, where that is known. */
  public static Optional<Provided> extension(String name) {
    return Optional.ofNullable(ALL.get().get(name)).filter(known -> !name.equals(BUILT_IN));
  }

  /** The extensions that bring something. */
  public static List<String> extensionsWith(Predicate<Provided> something) {
    return ALL.get().entrySet().stream()
        .filter(entry -> !entry.getKey().equals(BUILT_IN) && something.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Whether a function of this name can be called in every database. */
  public static boolean isFunction(String name) {
    return SPECIAL_FORMS.contains(name) || builtIn().functions().containsKey(name) || isType(name);
  }

  /** How the functions of a name that every database has depend on more than their arguments. */
  public static Set<Volatility> volatility(String function) {
    return builtIn().functions().getOrDefault(function, Set.of());
  }

  /** Whether a type of this name, as the catalog or the grammar spells it, is in every database. */
  public static boolean isType(String name) {
    String element = name.startsWith("_") ? name.substring(1) : name;
    return builtIn().types().contains(element) || SqlType.of(name).isBuiltIn();
  }

  private static SequencedMap<String, Provided> read() {
    Sections sections = new Sections();
    sections.read("postgresql.catalog");
    sections.read("extensions.catalog");
    return sections.finished();
  }

  /** Reads the lists: a word that says what is listed, a colon, and the list. */
  private static final class Sections {

    static final Provided EMPTY =
        new Provided(Map.of(), Set.of(), Set.of(), Set.of(), List.of(), false);

    private final SequencedMap<String, Provided> all = new LinkedHashMap<>();
    private String name = BUILT_IN;
    private Map<String, Set<Volatility>> functions = new HashMap<>();
    private Set<String> types = new HashSet<>();
    private Set<String> relations = new HashSet<>();
    private Set<String> methods = new HashSet<>();
    private List<OperatorClass> classes = new ArrayList<>();
    private boolean isOpen;

    void read(String file) {
      try (InputStream stream = SystemCatalog.class.getResourceAsStream(file)) {
        if (stream == null) {
          throw new IllegalStateException("no " + file);
        }
        new String(stream.readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .forEach(this::line);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
      section(BUILT_IN);
    }

    SequencedMap<String, Provided> finished() {
      return Collections.unmodifiableSequencedMap(all);
    }

    private void line(String line) {
      int colon = line.indexOf(':');
      String what = line.substring(0, colon);
      List<String> list = Arrays.asList(line.substring(colon + 1).strip().split(" "));
      switch (what) {
        case "extension" -> {
          section(list.getFirst());
          isOpen = list.contains("open");
        }
        case "types" -> types.addAll(list);
        case "relations" -> relations.addAll(list);
        case "methods" -> methods.addAll(list);
        case "class", "default class" ->
            classes.add(
                new OperatorClass(
                    list.get(1),
                    list.get(0),
                    String.join(" ", list.subList(2, list.size())),
                    what.startsWith("default")));
        default -> functions(what, list);
      }
    }

    private void functions(String volatilities, List<String> list) {
      Set<Volatility> parsed = EnumSet.noneOf(Volatility.class);
      for (String word : volatilities.split(" ")) {
        parsed.add(Volatility.valueOf(word.toUpperCase(Locale.ROOT)));
      }
      list.forEach(function -> functions.put(function, Collections.unmodifiableSet(parsed)));
    }

    private void section(String next) {
      Provided section = new Provided(functions, types, relations, methods, classes, isOpen);
      if (!section.equals(EMPTY) || !name.equals(BUILT_IN)) {
        all.put(name, section);
      }
      name = next;
      functions = new HashMap<>();
      types = new HashSet<>();
      relations = new HashSet<>();
      methods = new HashSet<>();
      classes = new ArrayList<>();
      isOpen = false;
    }
  }
}
