package dev.schemadoc.rules;

import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.Edit;
import dev.schemadoc.text.Span;

/** Writes statements between those of a document. */
final class Insertion {

  private Insertion() {}

  /** Puts a statement on the lines before another one. */
  static Edit before(Reporter report, Statement statement, String written) {
    return report.edit(Span.at(statement.span().start()), written + "\n");
  }

  /** Puts a statement on the lines after another one. */
  static Edit after(Subject subject, Reporter report, Statement statement, String written) {
    String sql = subject.facts().sql();
    int end = statement.span().end();
    int semicolon = end;
    while (semicolon < sql.length() && Character.isWhitespace(sql.charAt(semicolon))) {
      semicolon++;
    }
    boolean isEnded = semicolon < sql.length() && sql.charAt(semicolon) == ';';
    return isEnded
        ? report.edit(Span.at(semicolon + 1), "\n" + written)
        : report.edit(Span.at(end), ";\n" + written);
  }
}
