package dev.schemadoc.workspace;

import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Edit;
import dev.schemadoc.text.Fix;
import dev.schemadoc.text.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes the lines that mends add belong to their fence: they begin with the quote's mark or the
 * list's indentation that the line has where they are added, and end as that line ends.
 *
 * <p>Rules know nothing of Markdown and write {@code \n}.
 */
final class NewLines {

  private NewLines() {}

  static Problem inFence(Problem problem, Function<DocumentId, Optional<Document>> documents) {
    boolean adds =
        problem.fixes().stream()
            .flatMap(fix -> fix.edits().stream())
            .anyMatch(edit -> edit.replacement().indexOf('\n') >= 0);
    return adds
        ? problem.with(problem.fixes().stream().map(fix -> inFence(fix, documents)).toList())
        : problem;
  }

  private static Fix inFence(Fix fix, Function<DocumentId, Optional<Document>> documents) {
    List<Edit> edits =
        fix.edits().stream()
            .map(
                edit ->
                    documents
                        .apply(edit.place().document())
                        .map(each -> inFence(edit, each))
                        .orElse(edit))
            .toList();
    return new Fix(fix.title(), edits, fix.repeatable());
  }

  private static Edit inFence(Edit edit, Document document) {
    String text = document.text();
    String sql = document.design().sql();
    int at = edit.place().span().start();
    int start = text.lastIndexOf('\n', at - 1) + 1;
    int end = start;
    while (end < at && (sql.charAt(end) == ' ' || sql.charAt(end) == '\t')) {
      end++;
    }
    int next = text.indexOf('\n', at);
    boolean windows = next > 0 && text.charAt(next - 1) == '\r';
    String line = (windows ? "\r\n" : "\n") + text.substring(start, end);
    return new Edit(edit.place(), edit.replacement().replace("\n", line));
  }
}
