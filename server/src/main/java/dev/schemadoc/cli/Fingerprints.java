package dev.schemadoc.cli;

import dev.schemadoc.text.Lines;
import dev.schemadoc.text.Problem;
import dev.schemadoc.text.Source;
import dev.schemadoc.text.Span;
import dev.schemadoc.workspace.MigrationResult.Located;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Gives problems names by which a service knows them again: they stay when lines move, and differ
 * for any two problems of a report.
 */
final class Fingerprints {

  private final Report report;
  private final Repository repository;
  private final Map<String, Integer> seen = new HashMap<>();

  Fingerprints(Report report, Repository repository) {
    this.report = report;
    this.repository = repository;
  }

  /** The name of the next problem of the report; to be asked for in order, once for each. */
  String next(Located found) {
    Problem problem = found.problem();
    String line =
        report.source(found.document()).map(source -> line(source, problem.span())).orElse("");
    String essence =
        String.join(
            "\0",
            repository.relative(found.document().value()),
            problem.code(),
            problem.message(),
            line);
    int number = seen.merge(essence, 1, Integer::sum);
    return hash(essence + "\0" + number);
  }

  /** The line that a problem is in, whatever its indentation. */
  private static String line(Source source, Span span) {
    Lines lines = source.lines();
    return lines.line(lines.lineAt(span.start())).in(source.text()).strip();
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 20);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
