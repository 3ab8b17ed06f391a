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
 * @param parts the content in pieces, without the marks of lists and quotes before its lines
 * @param closed whether a closing line was found
 * @param headings the headings it stands under, outermost first
 * @param lead the line of text before it, empty where there is none
 */
public record Fence(
    String info,
    Span opening,
    Span content,
    List<Span> parts,
    boolean closed,
    List<Heading> headings,
    String lead) {

  private static final Set<String> SQL =
      Set.of("sql", "postgresql", "postgres", "pgsql", "plpgsql", "psql");

  public Fence {
    parts = List.copyOf(parts);
    headings = List.copyOf(headings);
  }

  /** The language that the info string names, in lower case. */
  public String language() {
    return language(info);
  }

  public boolean isSql() {
    return isSql(info);
  }

  static boolean isSql(String info) {
    return SQL.contains(language(info));
  }

  /** Takes the first word, also of {@code sql{1,3}}, {@code sql:file}, {@code {.sql #id}}. */
  private static String language(String info) {
    String trimmed = info.strip();
    int start = 0;
    while (start < trimmed.length() && "{.".indexOf(trimmed.charAt(start)) >= 0) {
      start++;
    }
    int end = start;
    while (end < trimmed.length()
        && !Character.isWhitespace(trimmed.charAt(end))
        && "{},:;=[(".indexOf(trimmed.charAt(end)) < 0) {
      end++;
    }
    return trimmed.substring(start, end).toLowerCase(Locale.ROOT);
  }
}
