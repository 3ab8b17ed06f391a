package dev.schemadoc.design;

import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a block without the marks before them, each joined with the next where it can be.
 */
final class Parts {

  private final List<Span> before = new ArrayList<>();
  private int start = -1;
  private int lastStart;
  private int lastLine;
  private int end;

  /** Adds a line with its line end, if there is anything of it. */
  void add(int from, int to) {
    if (from == to) {
      return;
    }
    if (start < 0) {
      start = from;
      lastStart = from;
    } else if (from != end) {
      before.add(new Span(lastStart, end));
      lastStart = from;
    }
    lastLine = from;
    end = to;
  }

  boolean isEmpty() {
    return start < 0;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  List<Span> spans() {
    if (isEmpty()) {
      return List.of();
    }
    List<Span> spans = new ArrayList<>(before);
    spans.add(new Span(lastStart, end));
    return spans;
  }

  String in(String text) {
    StringBuilder all = new StringBuilder();
    for (Span span : spans()) {
      all.append(text, span.start(), span.end());
    }
    return all.toString();
  }

  /** Where the last line starts. */
  int lastLine() {
    return lastLine;
  }
}
