package dev.schemadoc.alembic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sections and options of a configuration file, as Python's {@code configparser} reads them.
 *
 * <p>Where Python stops with an error (an option twice, a line that is no option, a broken {@code
 * %}), this reads on: the last option wins, the line is skipped, the text stands as it was written.
 */
public final class IniFile {
  private static final String DEFAULTS = "DEFAULT";
  private static final int DEEPEST_REFERENCE = 10;
  private static final Pattern SECTION = Pattern.compile("\\[(.+)\\]");
  private static final Pattern OPTION = Pattern.compile("(.*?)\\s*[=:]\\s*(.*)", Pattern.DOTALL);
  private static final Pattern EDGES = Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$");
  private static final Pattern REFERENCE = Pattern.compile("%\\(([^)]+)\\)s");

  private final Map<String, Map<String, String>> sections;

  private IniFile(Map<String, Map<String, String>> sections) {
    this.sections = sections;
  }

  /** Reads a whole file; never fails. */
  public static IniFile read(String text) {
    Reader reader = new Reader();
    (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().forEach(reader::line);
    return new IniFile(reader.finish());
  }

  /** The names of the sections in the order of the file, without {@code DEFAULT}. */
  public Set<String> sections() {
    Map<String, Map<String, String>> named = new LinkedHashMap<>(sections);
    named.remove(DEFAULTS);
    return Collections.unmodifiableSet(named.keySet());
  }

  /** Whether a section says something about an option itself, not by way of {@code DEFAULT}. */
  public boolean states(String section, String option) {
    return sections.getOrDefault(section, Map.of()).containsKey(option.toLowerCase(Locale.ROOT));
  }

  /**
   * An option with its references resolved: {@code %(name)s} by another option or one of {@code
   * variables}, {@code %%} by {@code %}.
   */
  public Optional<String> get(String section, String option, Map<String, String> variables) {
    if (!sections.containsKey(section)) {
      return Optional.empty();
    }
    Map<String, String> known = new LinkedHashMap<>(variables);
    known.putAll(sections.getOrDefault(DEFAULTS, Map.of()));
    known.putAll(sections.getOrDefault(section, Map.of()));
    Optional<String> written = Optional.ofNullable(known.get(option.toLowerCase(Locale.ROOT)));
    return written.map(value -> interpolate(value, known));
  }

  /** A text with its references resolved, or as it was written where they cannot be. */
  static String interpolate(String value, Map<String, String> variables) {
    return interpolate(value, variables, 0).orElse(value);
  }

  private static Optional<String> interpolate(String value, Map<String, String> known, int depth) {
    if (depth > DEEPEST_REFERENCE) {
      return Optional.empty();
    }
    StringBuilder result = new StringBuilder();
    Matcher reference = REFERENCE.matcher(value);
    int at = 0;
    while (at < value.length()) {
      int percent = value.indexOf('%', at);
      if (percent < 0) {
        break;
      }
      result.append(value, at, percent);
      if (value.startsWith("%%", percent)) {
        result.append('%');
        at = percent + 2;
      } else if (reference.find(percent) && reference.start() == percent) {
        Optional<String> target =
            Optional.ofNullable(known.get(reference.group(1).toLowerCase(Locale.ROOT)))
                .flatMap(other -> interpolate(other, known, depth + 1));
        if (target.isEmpty()) {
          return Optional.empty();
        }
        result.append(target.get());
        at = reference.end();
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(result.append(value, at, value.length()).toString());
  }

  /** The state of reading: which section and option the next line may continue. */
  private static final class Reader {
    private final Map<String, Map<String, List<String>>> sections = new LinkedHashMap<>();
    private Optional<Map<String, List<String>>> section = Optional.empty();
    private Optional<List<String>> value = Optional.empty();
    private int indentation;

    void line(String line) {
      String text = strip(line);
      if (text.startsWith("#") || text.startsWith(";")) {
        return;
      }
      if (text.isEmpty()) {
        value.ifPresent(lines -> lines.add(""));
        return;
      }
      int indented = line.indexOf(text.charAt(0));
      if (value.isPresent() && indented > indentation) {
        value.get().add(text);
        return;
      }
      indentation = indented;
      value = Optional.empty();
      Matcher header = SECTION.matcher(text);
      if (header.lookingAt()) {
        section =
            Optional.of(sections.computeIfAbsent(header.group(1), name -> new LinkedHashMap<>()));
        return;
      }
      Matcher option = OPTION.matcher(text);
      if (section.isPresent() && option.matches() && !option.group(1).isEmpty()) {
        List<String> lines = new ArrayList<>(List.of(strip(option.group(2))));
        section.get().put(option.group(1).toLowerCase(Locale.ROOT), lines);
        value = Optional.of(lines);
      }
    }

    /** Python counts a no-break space as white space, and Java does not. */
    private static String strip(String text) {
      return EDGES.matcher(text).replaceAll("");
    }

    Map<String, Map<String, String>> finish() {
      Map<String, Map<String, String>> finished = new LinkedHashMap<>();
      sections.forEach(
          (name, options) -> {
            Map<String, String> joined = new LinkedHashMap<>();
            options.forEach(
                (option, lines) -> joined.put(option, String.join("\n", lines).stripTrailing()));
            finished.put(name, joined);
          });
      return finished;
    }
  }
}
