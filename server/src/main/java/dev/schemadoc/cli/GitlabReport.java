package dev.schemadoc.cli;

import com.google.gson.stream.JsonWriter;
import dev.schemadoc.text.Problem;
import dev.schemadoc.text.Severity;
import dev.schemadoc.workspace.MigrationResult.Located;
import java.io.IOException;
import java.io.PrintWriter;

/** Writes problems as a report of code quality, which GitLab shows in merge requests. */
final class GitlabReport {

  private GitlabReport() {}

  static void write(Report report, Repository repository, PrintWriter out) throws IOException {
    JsonWriter json = Json.writer(out);
    Fingerprints fingerprints = new Fingerprints(report, repository);
    json.beginArray();
    for (Located found : report.problems()) {
      Problem problem = found.problem();
      Region region = Region.of(report, found.document(), problem.span());
      json.beginObject();
      json.name("description").value(problem.message());
      json.name("check_name").value(problem.code());
      json.name("fingerprint").value(fingerprints.next(found));
      json.name("severity").value(severity(problem.severity()));
      json.name("location").beginObject();
      json.name("path").value(repository.relative(found.document().value()));
      json.name("lines").beginObject();
      json.name("begin").value(region.startLine());
      json.name("end").value(region.endLine());
      json.endObject().endObject().endObject();
    }
    json.endArray();
    json.flush();
    out.println();
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> "critical";
      case WARNING -> "major";
      case INFORMATION -> "minor";
      case HINT -> "info";
    };
  }
}
