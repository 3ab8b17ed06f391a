package dev.schemadoc.lsp;

import dev.schemadoc.text.Encoding;
import dev.schemadoc.text.Lines;
import dev.schemadoc.text.Span;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** Turns spans into ranges of the protocol and back. */
final class Ranges {

  private Ranges() {}

  static Range range(Lines lines, Span span, Encoding encoding) {
    return new Range(
        position(lines, span.start(), encoding), position(lines, span.end(), encoding));
  }

  /** The span of a range; one that is turned round means what it encloses. */
  static Span span(Lines lines, Range range, Encoding encoding) {
    int start = offset(lines, range.getStart(), encoding);
    int end = offset(lines, range.getEnd(), encoding);
    return new Span(Math.min(start, end), Math.max(start, end));
  }

  private static Position position(Lines lines, int offset, Encoding encoding) {
    var position = lines.position(offset, encoding);
    return new Position(position.line(), position.character());
  }

  private static int offset(Lines lines, Position position, Encoding encoding) {
    return lines.offset(
        new dev.schemadoc.text.Position(position.getLine(), position.getCharacter()), encoding);
  }
}
