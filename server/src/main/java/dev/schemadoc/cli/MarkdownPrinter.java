package dev.schemadoc.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prints the pages of this program so that they read well on a terminal. */
final class MarkdownPrinter {

  private static final Pattern HEADING = Pattern.compile("(#+) (.*)");
  private static final Pattern FENCE = Pattern.compile("(`{3,})(.*)");
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)]\\(([^)]+)\\)");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern EMPHASIS = Pattern.compile("\\*\\*([^*]+)\\*\\*|\\*([^*]+)\\*");
  private static final String INDENT = "    ";

  private final Paint paint;

  MarkdownPrinter(Paint paint) {
    this.paint = paint;
  }

  void print(String markdown, PrintWriter out) {
    List<List<String>> table = new ArrayList<>();
    String open = "";
    for (String line : markdown.lines().toList()) {
      Matcher fence = FENCE.matcher(line);
      if (!open.isEmpty()) {
        if (line.equals(open)) {
          open = "";
        } else {
          out.println(line.isEmpty() ? "" : INDENT + line);
        }
      } else if (line.startsWith("|")) {
        table.add(cells(line));
      } else {
        printTable(table, out);
        table.clear();
        if (fence.matches()) {
          open = fence.group(1);
        } else {
          out.println(text(line));
        }
      }
    }
    printTable(table, out);
  }

  private String text(String line) {
    Matcher heading = HEADING.matcher(line);
    if (heading.matches()) {
      String words = plain(heading.group(2));
      boolean section = heading.group(1).length() == 2;
      return paint.bold(section ? words.toUpperCase(Locale.ROOT) : words);
    }
    return inline(line);
  }

  private String inline(String line) {
    String linked = LINK.matcher(line).replaceAll("$1");
    String emphasised =
        EMPHASIS
            .matcher(linked)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        paint.bold(found.group(1) == null ? found.group(2) : found.group(1))));
    return paint.on()
        ? CODE.matcher(emphasised)
            .replaceAll(found -> Matcher.quoteReplacement(paint.dim(found.group(1))))
        : emphasised;
  }

  private static String plain(String words) {
    return CODE.matcher(words).replaceAll("$1");
  }

  // Tables

  private static List<String> cells(String line) {
    String inside = line.substring(1, line.endsWith("|") ? line.length() - 1 : line.length());
    return List.of(inside.split("(?<!\\\\)\\|", -1)).stream()
        .map(cell -> cell.strip().replace("\\|", "|"))
        .toList();
  }

  private void printTable(List<List<String>> table, PrintWriter out) {
    List<List<String>> rows =
        table.stream()
            .filter(row -> !row.stream().allMatch(cell -> cell.matches(":?-+:?")))
            .toList();
    List<Integer> widths = new ArrayList<>();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        int width = shown(row.get(i)).codePointCount(0, shown(row.get(i)).length());
        if (i == widths.size()) {
          widths.add(width);
        } else {
          widths.set(i, Math.max(widths.get(i), width));
        }
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        int width = shown(row.get(i)).codePointCount(0, shown(row.get(i)).length());
        boolean last = i + 1 == row.size();
        line.append(inline(row.get(i)));
        line.append(last ? "" : " ".repeat(widths.get(i) - width + 2));
      }
      out.println(line.toString().stripTrailing());
    }
  }

  /** The characters of a cell that take room. */
  private String shown(String cell) {
    return inline(cell).replaceAll("\u001B\\[[0-9;]*m", "");
  }
}
