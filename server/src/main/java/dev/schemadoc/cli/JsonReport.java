package dev.schemadoc.cli;

import com.google.gson.stream.JsonWriter;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Edit;
import dev.schemadoc.text.Encoding;
import dev.schemadoc.text.Fix;
import dev.schemadoc.text.Lines;
import dev.schemadoc.text.Position;
import dev.schemadoc.text.Problem;
import dev.schemadoc.text.Related;
import dev.schemadoc.text.Severity;
import dev.schemadoc.text.Source;
import dev.schemadoc.text.Span;
import dev.schemadoc.workspace.MigrationResult.Located;
import java.io.IOException;
import java.io.PrintWriter;

/**
 * Writes problems for programs; the form is a contract, described in docs/command-line.md.
 *
 * <p>Positions are zero-based and count UTF-16 units; files are named from the workspace.
 */
final class JsonReport {

  private static final Position BEGINNING = new Position(0, 0);

  private final Report report;
  private final String root;
  private final JsonWriter json;

  private JsonReport(Report report, String root, JsonWriter json) {
    this.report = report;
    this.root = root;
    this.json = json;
  }

  /**
   * Writes a report.
   *
   * @param root the folder that files are named from
   */
  static void write(Report report, String root, PrintWriter out) throws IOException {
    JsonWriter json = Json.writer(out);
    new JsonReport(report, root, json).write();
    json.flush();
    out.println();
  }

  private void write() throws IOException {
    json.beginObject().name("problems").beginArray();
    for (Located found : report.problems()) {
      problem(found.document(), found.problem());
    }
    json.endArray().name("summary").beginObject();
    for (Severity severity : Severity.values()) {
      json.name(severity.word()).value(report.count(severity));
    }
    json.name("documents").value(report.documents()).endObject().endObject();
  }

  private void problem(DocumentId document, Problem problem) throws IOException {
    json.beginObject();
    json.name("file").value(file(document));
    json.name("code").value(problem.code());
    json.name("severity").value(problem.severity().word());
    json.name("message").value(problem.message());
    range(document, problem.span());
    json.name("related").beginArray();
    for (Related related : problem.related()) {
      json.beginObject();
      json.name("file").value(file(related.place().document()));
      range(related.place().document(), related.place().span());
      json.name("message").value(related.message());
      json.endObject();
    }
    json.endArray().name("fixes").beginArray();
    for (Fix fix : problem.fixes()) {
      json.beginObject().name("title").value(fix.title()).name("edits").beginArray();
      for (Edit edit : fix.edits()) {
        json.beginObject();
        json.name("file").value(file(edit.place().document()));
        range(edit.place().document(), edit.place().span());
        json.name("newText").value(edit.replacement());
        json.endObject();
      }
      json.endArray().endObject();
    }
    json.endArray().endObject();
  }

  private String file(DocumentId id) {
    String path = id.value();
    return path.startsWith(root + "/") ? path.substring(root.length() + 1) : path;
  }

  private void range(DocumentId document, Span span) throws IOException {
    json.name("range").beginObject();
    position("start", document, span.start());
    position("end", document, span.end());
    json.endObject();
  }

  private void position(String name, DocumentId document, int offset) throws IOException {
    Position position =
        report
            .source(document)
            .map(Source::lines)
            .map((Lines lines) -> lines.position(offset, Encoding.UTF_16))
            .orElse(BEGINNING);
    json.name(name).beginObject();
    json.name("line").value(position.line());
    json.name("character").value(position.character());
    json.endObject();
  }
}
