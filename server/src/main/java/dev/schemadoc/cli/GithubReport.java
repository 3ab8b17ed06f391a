package dev.schemadoc.cli;

import dev.schemadoc.text.Problem;
import dev.schemadoc.text.Severity;
import dev.schemadoc.workspace.MigrationResult.Located;
import java.io.PrintWriter;

/** Writes problems as workflow commands, which GitHub Actions shows as annotations. */
final class GithubReport {

  private GithubReport() {}

  static void write(Report report, Repository repository, PrintWriter out) {
    for (Located found : report.problems()) {
      Problem problem = found.problem();
      Region region = Region.of(report, found.document(), problem.span());
      out.println(
          "::%s file=%s,line=%d,col=%d,endLine=%d,endColumn=%d,title=%s::%s"
              .formatted(
                  command(problem.severity()),
                  property(repository.relative(found.document().value())),
                  region.startLine(),
                  region.startColumn(),
                  region.endLine(),
                  region.endColumn(),
                  property("schemadoc (%s)".formatted(problem.code())),
                  data(problem.message())));
    }
  }

  private static String command(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFORMATION, HINT -> "notice";
    };
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
