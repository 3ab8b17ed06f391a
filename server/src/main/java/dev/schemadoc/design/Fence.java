package dev.schemadoc.design;

import dev.schemadoc.text.Span;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A fenced code block.
 *
 * @param info the info string, as written
 * @param opening the line of back-ticks or tildes that opens it, with the info string
 * @param content from the start of the first line inside to the end of the last
 * @param lines the lines inside without the marks of lists and quotes before them
 * @param closed whether a closing line was found
 * @param headings the headings it stands under, outermost first
 * @param lead the line of text before it, empty where there is none
 */
public record Fence(
    String info,
    Span opening,
    Span content,
    List<Span> lines,
    boolean closed,
    List<Heading> headings,
    String lead) {

  private static final Set<String> SQL =
      Set.of("sql", "postgresql", "postgres", "pgsql", "plpgsql", "psql");

  public Fence {
    lines = List.copyOf(lines);
    headings = List.copyOf(headings);
  }

  /** The first word of the info string in lower case: the language. */
  public String language() {
    String trimmed = info.strip();
    int end = 0;
    while (end < trimmed.length()
        && !Character.isWhitespace(trimmed.charAt(end))
        && trimmed.charAt(end) != '{'
        && trimmed.charAt(end) != ',') {
      end++;
    }
    return trimmed.substring(0, end).toLowerCase(Locale.ROOT);
  }

  public boolean isSql() {
    return SQL.contains(language());
  }
}
