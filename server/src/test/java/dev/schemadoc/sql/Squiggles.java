package dev.schemadoc.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Draws problems under the words that they are about, so that a test shows what it expects:
 *
 * <pre>
 * CREATE TABEL jobs (id uuid);
 *        ^^^^^ `TABEL` is not a keyword; did you mean `TABLE`?
 * </pre>
 *
 * <p>Where PostgreSQL stops at another word, {@code ▲} stands under that one.
 */
final class Squiggles {

  private Squiggles() {}

  private static final Pattern DRAWN = Pattern.compile(" *(?:\\^+(?: .*)?|▲)");

  /** Compares what is drawn with what is found in the text without the drawing. */
  static void check(String drawn, Function<String, List<SyntaxProblem>> reader) {
    String text = bare(drawn);
    assertEquals(drawn.stripTrailing(), draw(text, reader.apply(text)));
  }

  /** The same, without a look at the words of the problems. */
  static void checkPlaces(String drawn, Function<String, List<SyntaxProblem>> reader) {
    check(
        drawn,
        text ->
            reader.apply(text).stream()
                .map(it -> new SyntaxProblem(it.span(), it.stop(), "", Optional.empty()))
                .toList());
  }

  /** The text without what is drawn. */
  static String bare(String drawn) {
    return drawn
        .lines()
        .filter(line -> !DRAWN.matcher(line).matches())
        .collect(Collectors.joining("\n"));
  }

  private static String draw(String text, List<SyntaxProblem> problems) {
    StringBuilder drawing = new StringBuilder();
    int start = 0;
    for (String line : text.split("\n", -1)) {
      int from = start;
      int to = start + line.length();
      drawing.append(line).append('\n');
      problems.stream()
          .sorted(Comparator.comparing(SyntaxProblem::span))
          .filter(problem -> from <= problem.span().start() && problem.span().start() <= to)
          .forEach(
              problem -> {
                int length = Math.min(problem.span().end(), to) - problem.span().start();
                drawing
                    .append(" ".repeat(problem.span().start() - from))
                    .append("^".repeat(Math.max(1, length)))
                    .append(problem.message().isEmpty() ? "" : " " + problem.message())
                    .append('\n');
              });
      problems.stream()
          .filter(problem -> problem.stop() != problem.span().start())
          .filter(problem -> from <= problem.stop() && problem.stop() <= to)
          .forEach(problem -> drawing.append(" ".repeat(problem.stop() - from)).append("▲\n"));
      start = to + 1;
    }
    return drawing.toString().stripTrailing();
  }
}
