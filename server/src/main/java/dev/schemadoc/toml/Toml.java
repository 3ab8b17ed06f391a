package dev.schemadoc.toml;

import dev.schemadoc.text.Encoding;
import dev.schemadoc.text.Lines;
import dev.schemadoc.text.Position;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.tomlj.MutableTomlArray;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * A text in TOML: what could be read of it, and what could not.
 *
 * @param root all values
 * @param faults what is no TOML, in order
 */
public record Toml(Value.Table root, List<Fault> faults) {

  /** Something that is no TOML; the message has no full stop. */
  public record Fault(Span span, String message) {}

  public Toml {
    faults = List.copyOf(faults);
  }

  /** Reads a text. A line that cannot be read costs only itself. */
  public static Toml read(String text) {
    return new Reader(text).read();
  }

  /**
   * The text with a string added to an array, which is made where it is missing; all else stays as
   * it is written.
   *
   * @param way the keys that lead to the array
   */
  public static String adding(String text, List<String> way, String added) {
    TomlParseResult parsed = org.tomlj.Toml.parse(text);
    if (parsed.get(way) instanceof MutableTomlArray array) {
      array.add(added);
    } else {
      parsed.set(way, MutableTomlArray.of(added));
    }
    return parsed.toToml();
  }

  /**
   * Turns what the library read into values with spans; the library knows only where keys begin.
   */
  private static final class Reader {

    private final String text;
    private final Lines lines;

    Reader(String text) {
      // A byte order mark is no TOML for the library, and takes its place all the same.
      this.text = text.startsWith("\uFEFF") ? " " + text.substring(1) : text;
      this.lines = Lines.of(this.text);
    }

    Toml read() {
      TomlParseResult parsed = org.tomlj.Toml.parse(text);
      List<Fault> faults = new ArrayList<>();
      parsed
          .errors()
          .forEach(
              error ->
                  faults.add(
                      new Fault(word(offset(error.position())), message(error.getMessage()))));
      faults.sort((a, b) -> a.span().compareTo(b.span()));
      return new Toml(table(parsed, Span.at(0)), faults);
    }

    private Value.Table table(TomlTable table, Span span) {
      SequencedMap<String, Value.Entry> entries = new LinkedHashMap<>();
      for (String key : table.keySet()) {
        List<String> way = List.of(key);
        TomlPosition position = table.inputPositionOf(way);
        Span place = position == null ? span : key(offset(position), key);
        Object value = table.get(way);
        if (value != null) {
          Span at = isCompound(value) ? place : valueBehind(place);
          entries.put(key, new Value.Entry(place, value(value, at)));
        }
      }
      return new Value.Table(entries, span);
    }

    private static boolean isCompound(Object value) {
      return value instanceof TomlTable || value instanceof TomlArray;
    }

    private Value value(Object value, Span span) {
      return switch (value) {
        case String it -> new Value.Text(it, span);
        case Long it -> new Value.Whole(it, span);
        case Boolean it -> new Value.Flag(it, span);
        case TomlTable it -> table(it, span);
        case TomlArray it -> items(it, span);
        default -> new Value.Other(span);
      };
    }

    private Value.Items items(TomlArray array, Span span) {
      List<Value> values = new ArrayList<>();
      for (int i = 0; i < array.size(); i++) {
        TomlPosition position = array.inputPositionOf(i);
        Object value = array.get(i);
        Span at = position == null || isCompound(value) ? span : literal(offset(position));
        values.add(value(value, at));
      }
      return new Value.Items(values, span);
    }

    // Places

    private int offset(TomlPosition position) {
      return lines.offset(
          new Position(position.line() - 1, position.column() - 1), Encoding.UTF_32);
    }

    /** Where a key stands in the dotted keys, or the header, that begin at an offset. */
    private Span key(int start, String key) {
      int at = start;
      while (at < text.length() && (text.charAt(at) == '[' || isSpace(text.charAt(at)))) {
        at++;
      }
      Span found = new Span(at, at);
      while (at < text.length()) {
        Span part = isQuote(text.charAt(at)) ? literal(at) : bare(at);
        if (part.isEmpty()) {
          break;
        }
        found = part;
        boolean sought = unquoted(part).equals(key);
        at = part.end();
        while (at < text.length() && (isSpace(text.charAt(at)) || text.charAt(at) == '.')) {
          at++;
        }
        if (sought) {
          break;
        }
      }
      return found;
    }

    private String unquoted(Span part) {
      String written = part.in(text);
      return isQuote(written.charAt(0)) && written.length() > 1
          ? written.substring(1, written.length() - 1)
          : written;
    }

    private Span bare(int start) {
      int end = start;
      while (end < text.length() && isBare(text.charAt(end))) {
        end++;
      }
      return new Span(start, end);
    }

    /** The value behind the equals sign behind a key. */
    private Span valueBehind(Span key) {
      int at = text.indexOf('=', key.end());
      if (at < 0) {
        return key;
      }
      at++;
      while (at < text.length() && isSpace(text.charAt(at))) {
        at++;
      }
      return literal(at);
    }

    /** The string, or the word, that begins at an offset. */
    private Span literal(int start) {
      if (start >= text.length() || !isQuote(text.charAt(start))) {
        return word(start);
      }
      String quote = text.substring(start, start + 1);
      String mark = text.startsWith(quote.repeat(3), start) ? quote.repeat(3) : quote;
      int at = start + mark.length();
      while (at < text.length() && !text.startsWith(mark, at)) {
        at += text.charAt(at) == '\\' && quote.equals("\"") ? 2 : 1;
      }
      return new Span(start, Math.min(text.length(), at + mark.length()));
    }

    /** What stands at an offset, at least one character where the line has one. */
    private Span word(int start) {
      Span line = lines.line(lines.lineAt(start));
      int from = Math.min(start, line.end());
      int end = from;
      while (end < line.end()
          && (isBare(text.charAt(end)) || ":+.".indexOf(text.charAt(end)) >= 0)) {
        end++;
      }
      if (end > from) {
        return new Span(from, end);
      }
      // Behind the end of a line there is nothing to underline, but what stands before it.
      int back = from == line.end() ? Math.max(line.start(), from - 1) : from;
      return new Span(back, Math.min(line.end(), back + 1));
    }

    private static boolean isBare(char c) {
      return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }

    private static boolean isSpace(char c) {
      return c == ' ' || c == '\t';
    }

    private static boolean isQuote(char c) {
      return c == '"' || c == '\'';
    }

    /** The message of the library in the manner of this program. */
    private static String message(@org.jspecify.annotations.Nullable String message) {
      String said = message == null || message.isEmpty() ? "this is no TOML" : message;
      return Character.toLowerCase(said.charAt(0)) + said.substring(1);
    }
  }
}
