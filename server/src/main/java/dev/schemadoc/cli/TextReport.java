package dev.schemadoc.cli;

import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Encoding;
import dev.schemadoc.text.Fix;
import dev.schemadoc.text.Lines;
import dev.schemadoc.text.Position;
import dev.schemadoc.text.Problem;
import dev.schemadoc.text.Related;
import dev.schemadoc.text.Severity;
import dev.schemadoc.text.Source;
import dev.schemadoc.workspace.MigrationResult.Located;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes problems for people: each with its line, and carets under the place. */
final class TextReport {

  private final Report report;
  private final Surroundings surroundings;
  private final Paint paint;
  private final PrintWriter out;

  private TextReport(Report report, Surroundings surroundings, Paint paint, PrintWriter out) {
    this.report = report;
    this.surroundings = surroundings;
    this.paint = paint;
    this.out = out;
  }

  /** Writes each problem, with an empty line after it. */
  static void problems(Report report, Surroundings surroundings, Paint paint, PrintWriter out) {
    TextReport text = new TextReport(report, surroundings, paint, out);
    report.problems().forEach(text::print);
  }

  /** How many there are: {@code 2 errors, 1 warning in 8 documents}. */
  static String summary(Report report) {
    List<String> counts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      long count = report.count(severity);
      if (count > 0) {
        counts.add(number(count, severity.word()));
      }
    }
    return "%s in %s"
        .formatted(
            counts.isEmpty() ? "no problems" : String.join(", ", counts),
            number(report.documents(), "document"));
  }

  private void print(Located found) {
    Problem problem = found.problem();
    Optional<Source> document = report.source(found.document());
    Position start =
        document
            .map(Source::lines)
            .map(lines -> lines.position(problem.span().start(), Encoding.UTF_16))
            .orElse(new Position(0, 0));
    String label = "%s[%s]".formatted(problem.severity().word(), problem.code());
    out.println(
        "%s:%d:%d: %s: %s"
            .formatted(
                paint.bold(surroundings.shown(found.document())),
                start.line() + 1,
                start.character() + 1,
                paint.severity(problem.severity(), label),
                paint.bold(Printable.line(problem.message()))));
    document.ifPresent(
        known ->
            Excerpt.of(known.text(), known.lines(), problem.span())
                .print(paint, carets -> paint.severity(problem.severity(), carets))
                .forEach(out::println));
    String margin = " ".repeat(String.valueOf(start.line() + 1).length() + 2);
    for (Related related : problem.related()) {
      out.println(
          "%s%s related %s: %s"
              .formatted(
                  margin,
                  paint.dim("="),
                  place(related.place().document(), related.place().span().start()),
                  Printable.line(related.message())));
    }
    for (Fix fix : problem.fixes()) {
      out.println("%s%s fix: %s".formatted(margin, paint.dim("="), Printable.line(fix.title())));
    }
    out.println();
  }

  private String place(DocumentId id, int offset) {
    String path = surroundings.shown(id);
    Optional<Lines> lines = report.source(id).map(Source::lines);
    return lines.map(known -> path + ":" + (known.lineAt(offset) + 1)).orElse(path);
  }

  private static String number(long count, String word) {
    return "%d %s%s".formatted(count, word, count == 1 ? "" : "s");
  }
}
