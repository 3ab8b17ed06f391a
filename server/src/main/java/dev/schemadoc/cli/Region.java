package dev.schemadoc.cli;

import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Encoding;
import dev.schemadoc.text.Lines;
import dev.schemadoc.text.Position;
import dev.schemadoc.text.Source;
import dev.schemadoc.text.Span;

/**
 * A span in lines and columns that begin with 1; a column counts UTF-16 units, and the last one is
 * that behind the span.
 */
record Region(int startLine, int startColumn, int endLine, int endColumn) {

  /** Where a span is; the beginning in a text that could not be read. */
  static Region of(Report report, DocumentId document, Span span) {
    return report
        .source(document)
        .map(Source::lines)
        .map(lines -> of(lines, span))
        .orElse(new Region(1, 1, 1, 1));
  }

  private static Region of(Lines lines, Span span) {
    Position start = lines.position(span.start(), Encoding.UTF_16);
    Position end = lines.position(span.end(), Encoding.UTF_16);
    return new Region(start.line() + 1, start.character() + 1, end.line() + 1, end.character() + 1);
  }
}
