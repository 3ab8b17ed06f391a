package dev.schemadoc.settings;

import dev.schemadoc.sql.Name;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form of a name as settings write it: {@code fk_{table}_{columns}}, in which {@code *} stands
 * for any characters.
 */
public record NameForm(String written) {

  private static final Pattern BLANK = Pattern.compile("\\{([^{}]*)\\}|\\*");

  private static final List<String> WORDS = List.of("table", "column", "columns", "target");

  /** What names are made of. */
  public record Parts(String table, List<String> columns, Optional<String> target) {
    public Parts {
      columns = List.copyOf(columns);
    }

    private String of(String word) {
      return switch (word) {
        case "table" -> table;
        case "column" -> columns.isEmpty() ? "" : columns.getFirst();
        case "columns" -> String.join("_", columns);
        default -> target.orElse("");
      };
    }
  }

  /** What is wrong with a form, if anything. */
  static Optional<String> fault(String written) {
    Matcher blank = BLANK.matcher(written);
    while (blank.find()) {
      String word = blank.group(1);
      if (word != null && !WORDS.contains(word)) {
        return Optional.of(
            "there is no `{%s}`; use `{table}`, `{column}`, `{columns}`, `{target}` or `*`"
                .formatted(word));
      }
    }
    return written.isBlank() ? Optional.of("a name cannot be empty") : Optional.empty();
  }

  /** Whether a name has this form; a name that is cut off where PostgreSQL does it has it too. */
  public boolean fits(String name, Parts parts) {
    Optional<String> only = only(parts);
    if (only.isPresent()) {
      return only.get().equals(name);
    }
    StringBuilder pattern = new StringBuilder();
    Matcher blank = BLANK.matcher(written);
    int from = 0;
    while (blank.find()) {
      pattern.append(Pattern.quote(written.substring(from, blank.start())));
      String word = blank.group(1);
      pattern.append(word == null ? ".*" : Pattern.quote(parts.of(word)));
      from = blank.end();
    }
    pattern.append(Pattern.quote(written.substring(from)));
    return Pattern.compile(pattern.toString(), Pattern.DOTALL).matcher(name).matches();
  }

  /** The one name that has this form, if there is but one. */
  public Optional<String> only(Parts parts) {
    return written.contains("*")
        ? Optional.empty()
        : Optional.of(
            Name.truncate(
                BLANK
                    .matcher(written)
                    .replaceAll(blank -> Matcher.quoteReplacement(parts.of(blank.group(1))))));
  }
}
