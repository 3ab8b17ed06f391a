package dev.schemadoc.rules;

import dev.schemadoc.schema.Facts;
import dev.schemadoc.sql.Comment;
import dev.schemadoc.text.Span;
import java.util.List;
import java.util.Optional;

/** Takes something out of a document's SQL without leaving a comma or an empty line behind. */
final class Removal {

  private final String sql;
  private final List<Comment> comments;

  private Removal(Facts facts) {
    this.sql = facts.sql();
    this.comments =
        facts.fences().stream().flatMap(fence -> fence.script().comments().stream()).toList();
  }

  /** What goes with an item of a list that has commas between its items. */
  static List<Span> ofItem(Facts facts, Span item) {
    return new Removal(facts).item(item);
  }

  /** What goes with words inside of a line. */
  static Span ofWords(Facts facts, Span words) {
    Removal removal = new Removal(facts);
    int start = removal.backOverBlanks(words.start());
    return removal.startsLine(words.start())
        ? new Span(words.start(), removal.overBlanks(words.end()))
        : new Span(start, words.end());
  }

  private List<Span> item(Span item) {
    int next = overGaps(item.end());
    boolean comma = next < sql.length() && sql.charAt(next) == ',';
    int end = comma ? next + 1 : item.end();
    Optional<Integer> line = startsLine(item.start()) ? endOfLine(end) : Optional.empty();
    Span main =
        line.map(stop -> new Span(backOverBlanks(item.start()), stop))
            .orElseGet(() -> new Span(item.start(), comma ? overBlanks(end) : end));
    if (comma) {
      return List.of(main);
    }
    int before = backOverGaps(item.start());
    if (before == 0 || sql.charAt(before - 1) != ',') {
      return List.of(main);
    }
    boolean near = line.isEmpty() && backOverBlanks(item.start()) == before;
    return near ? List.of(new Span(before - 1, end)) : List.of(new Span(before - 1, before), main);
  }

  private boolean startsLine(int offset) {
    int start = backOverBlanks(offset);
    return start == 0 || sql.charAt(start - 1) == '\n';
  }

  /** The start of the next line, where nothing but a comment stands before it. */
  private Optional<Integer> endOfLine(int offset) {
    int at = overBlanks(offset);
    int start = at;
    Optional<Comment> comment =
        comments.stream().filter(each -> each.span().start() == start).findFirst();
    if (comment.isPresent()) {
      Span span = comment.get().span();
      at = span.in(sql).contains("\n") ? at : overBlanks(span.end());
    }
    return at < sql.length() && sql.charAt(at) == '\n' ? Optional.of(at + 1) : Optional.empty();
  }

  private int overBlanks(int offset) {
    int at = offset;
    while (at < sql.length() && isBlank(at)) {
      at++;
    }
    return at;
  }

  private int backOverBlanks(int offset) {
    int at = offset;
    while (at > 0 && isBlank(at - 1)) {
      at--;
    }
    return at;
  }

  private boolean isBlank(int at) {
    char c = sql.charAt(at);
    return c == ' ' || c == '\t' || c == '\r';
  }

  /** The next character that stands in no comment and is no space. */
  private int overGaps(int offset) {
    int at = offset;
    while (at < sql.length()) {
      int start = at;
      Optional<Comment> comment =
          comments.stream().filter(each -> each.span().start() == start).findFirst();
      if (comment.isPresent()) {
        at = Math.max(at + 1, comment.get().span().end());
      } else if (Character.isWhitespace(sql.charAt(at))) {
        at++;
      } else {
        return at;
      }
    }
    return at;
  }

  /** The place behind the last character that stands in no comment and is no space. */
  private int backOverGaps(int offset) {
    int at = offset;
    while (at > 0) {
      int end = at;
      Optional<Comment> comment =
          comments.stream().filter(each -> each.span().end() == end).findFirst();
      if (comment.isPresent()) {
        at = Math.min(at - 1, comment.get().span().start());
      } else if (Character.isWhitespace(sql.charAt(at - 1))) {
        at--;
      } else {
        return at;
      }
    }
    return at;
  }
}
