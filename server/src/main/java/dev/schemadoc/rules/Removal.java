package dev.schemadoc.rules;

import dev.schemadoc.schema.Facts;
import dev.schemadoc.text.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Takes something out of a document's SQL without leaving a comma or an empty line behind. */
final class Removal {

  private final String sql;
  private final TreeMap<Integer, Span> comments = new TreeMap<>();

  Removal(Facts facts) {
    this.sql = facts.sql();
    for (Facts.Fence fence : facts.fences()) {
      fence.script().comments().forEach(it -> comments.put(it.span().start(), it.span()));
    }
  }

  /** What goes with a statement: its semicolon, and its lines where nothing else stands there. */
  static Span ofStatement(Facts facts, Span statement) {
    Removal removal = new Removal(facts);
    int end = removal.overGaps(statement.end());
    boolean ended = end < removal.sql.length() && removal.sql.charAt(end) == ';';
    int stop = ended ? end + 1 : statement.end();
    return removal.startsLine(statement.start())
        ? removal
            .endOfLine(stop)
            .map(line -> new Span(removal.backOverBlanks(statement.start()), line))
            .orElseGet(() -> new Span(statement.start(), removal.overBlanks(stop)))
        : new Span(removal.backOverBlanks(statement.start()), stop);
  }

  /** What goes with words inside of a line. */
  Span ofWords(Span words) {
    return startsLine(words.start())
        ? new Span(words.start(), overBlanks(words.end()))
        : new Span(backOverBlanks(words.start()), words.end());
  }

  /** What goes with an item of a list that has commas between its items. */
  List<Span> ofItem(Span item) {
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
    Optional<Span> comment = commentFrom(at);
    if (comment.isPresent() && !comment.get().in(sql).contains("\n")) {
      at = overBlanks(comment.get().end());
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
      Optional<Span> comment = commentFrom(at);
      if (comment.isPresent()) {
        at = Math.max(at + 1, comment.get().end());
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
      Optional<Span> comment = commentTo(at);
      if (comment.isPresent()) {
        at = Math.min(at - 1, comment.get().start());
      } else if (Character.isWhitespace(sql.charAt(at - 1))) {
        at--;
      } else {
        return at;
      }
    }
    return at;
  }

  private Optional<Span> commentFrom(int start) {
    return Optional.ofNullable(comments.get(start));
  }

  private Optional<Span> commentTo(int end) {
    return Optional.ofNullable(comments.lowerEntry(end))
        .map(Map.Entry::getValue)
        .filter(span -> span.end() == end);
  }
}
