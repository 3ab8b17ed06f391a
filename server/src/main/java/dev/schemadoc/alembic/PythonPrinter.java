package dev.schemadoc.alembic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Python source as {@code ruff format} and {@code black} leave it: 88 columns, one part to a line
 * with a comma behind the last one where a line does not do, double quotes.
 */
public final class PythonPrinter {
  private static final int COLUMNS = 88;
  private static final int STEP = 4;

  /** The first character that takes two columns: Hangul begins here. */
  private static final int FIRST_WIDE = 0x1100;

  private static final Pattern NOT_IN_REMARK = Pattern.compile("[\\p{Cntrl}\\p{Z}\\p{Cf}\\p{Cs}]+");

  /** What begins a comment that speaks to a formatter, a linter or a type checker. */
  private static final Pattern ORDER =
      Pattern.compile("(?i)[!:]|(?:fmt|type|noqa|ruff|isort|yapf|pylint|pragma|mypy|flake8)\\b");

  private final StringBuilder out = new StringBuilder();

  private PythonPrinter() {}

  /** The statements of a body, each line ended, at an indentation of some blanks. */
  public static String print(List<PythonStatement> body, int indentation) {
    PythonPrinter printer = new PythonPrinter();
    printer.body(body, indentation);
    return printer.out.toString();
  }

  /** A name, or one with its type, for a value; without indentation. */
  public static String assignment(String name, Python value) {
    PythonPrinter printer = new PythonPrinter();
    boolean atom = value instanceof Python.Text || value instanceof Python.Raw;
    String line = name + " = " + (atom ? flat(value).orElseThrow() : "");
    if (atom && narrowest(line) > COLUMNS) {
      printer.line(0, name + " = (");
      printer.expression(STEP, "", value, "", Place.ELSEWHERE);
      printer.line(0, ")");
    } else {
      printer.expression(0, name + " = ", value, "", Place.ELSEWHERE);
    }
    return printer.out.toString().stripTrailing();
  }

  private void body(List<PythonStatement> statements, int indentation) {
    boolean first = true;
    boolean gap = false;
    boolean idle = true;
    for (PythonStatement statement : statements) {
      if (statement instanceof PythonStatement.Gap) {
        gap = true;
        continue;
      }
      if (statement instanceof PythonStatement.Remark(String text) && plain(text).isEmpty()) {
        continue;
      }
      // At the beginning and the end of a body formatters take a gap away.
      if (gap && !first) {
        out.append('\n');
      }
      statement(statement, indentation);
      first = false;
      gap = false;
      idle &= statement instanceof PythonStatement.Remark;
    }
    if (idle) {
      line(indentation, "pass");
    }
  }

  private void statement(PythonStatement statement, int indentation) {
    switch (statement) {
      case PythonStatement.Do(Python.Call call) ->
          expression(indentation, "", call, "", Place.ELSEWHERE);
      case PythonStatement.Assign(String name, Python.Call call) ->
          expression(indentation, name + " = ", call, "", Place.ELSEWHERE);
      case PythonStatement.Raise(Python.Call call) ->
          expression(indentation, "raise ", call, "", Place.ELSEWHERE);
      case PythonStatement.With(Python.Call context, List<PythonStatement> body) -> {
        expression(indentation, "with ", context, ":", Place.ELSEWHERE);
        body(body, indentation + STEP);
      }
      case PythonStatement.Remark(String text) -> remark(text, indentation);
      case PythonStatement.Gap gap -> out.append('\n');
    }
  }

  /** Where an expression stands, which decides what a long text may become. */
  private enum Place {
    /** It has its lines for itself: several literals may stand below each other. */
    ARGUMENT,
    /** A name stands before it: several literals need parentheses around them. */
    KEYWORD,
    /** Several literals would look like several items, or be joined with what stands before. */
    ELSEWHERE
  }

  private void expression(
      int indentation, String before, Python expression, String after, Place place) {
    Optional<String> flat = flat(expression).map(source -> before + source + after);
    boolean fits = flat.map(line -> indentation + widest(line) <= COLUMNS).orElse(false);
    if (flat.isPresent() && (fits || !hasParts(expression))) {
      line(indentation, flat.get());
      return;
    }
    switch (expression) {
      case Python.Call(String function, List<Python.Argument> arguments) -> {
        line(indentation, before + function + "(");
        visible(arguments).forEach(argument -> argument(argument, indentation + STEP));
        line(indentation, ")" + after);
      }
      case Python.Sequence(List<Python> items) ->
          items(indentation, before + "[", items, "]" + after);
      case Python.Tuple(List<Python> items) -> items(indentation, before + "(", items, ")" + after);
      case Python.Dictionary(List<Python.Entry> entries) -> {
        line(indentation, before + "{");
        for (Python.Entry entry : entries) {
          String key = flat(entry.key()).orElseThrow();
          expression(indentation + STEP, key + ": ", entry.value(), ",", Place.ELSEWHERE);
        }
        line(indentation, "}" + after);
      }
      case Python.Text(String value) -> longText(indentation, before, value, after, place);
      case Python.Block(String value) -> {
        line(indentation, before + "\"\"\"");
        out.append(PythonText.block(trimmed(value))).append('\n');
        out.append("\"\"\"").append(after).append('\n');
      }
      case Python.Raw(String source) -> line(indentation, before + source + after);
    }
  }

  /** Whether an expression has anything that can stand on a line of its own. */
  private static boolean hasParts(Python expression) {
    return switch (expression) {
      case Python.Call(String function, List<Python.Argument> arguments) ->
          !visible(arguments).isEmpty();
      case Python.Sequence(List<Python> items) -> !items.isEmpty();
      case Python.Tuple(List<Python> items) -> !items.isEmpty();
      case Python.Dictionary(List<Python.Entry> entries) -> !entries.isEmpty();
      case Python.Text text -> true;
      case Python.Block block -> true;
      case Python.Raw raw -> false;
    };
  }

  /** The arguments without the remarks that say nothing. */
  private static List<Python.Argument> visible(List<Python.Argument> arguments) {
    return arguments.stream()
        .filter(
            argument -> !(argument instanceof Python.Remark(String text) && plain(text).isEmpty()))
        .toList();
  }

  private void items(int indentation, String opening, List<Python> items, String closing) {
    line(indentation, opening);
    items.forEach(item -> expression(indentation + STEP, "", item, ",", Place.ELSEWHERE));
    line(indentation, closing);
  }

  private void argument(Python.Argument argument, int indentation) {
    switch (argument) {
      case Python.Value(Python value) -> expression(indentation, "", value, ",", Place.ARGUMENT);
      case Python.Keyword(String name, Python value) ->
          expression(indentation, name + "=", value, ",", Place.KEYWORD);
      case Python.Remark(String text) -> remark(text, indentation);
    }
  }

  private void longText(int indentation, String before, String value, String after, Place place) {
    String literal = PythonText.literal(value);
    switch (place) {
      case ARGUMENT -> {
        List<String> pieces = pieces(value, COLUMNS - indentation - after.length());
        for (String piece : pieces.subList(0, pieces.size() - 1)) {
          line(indentation, piece);
        }
        line(indentation, pieces.getLast() + after);
      }
      case KEYWORD -> {
        List<String> pieces = pieces(value, COLUMNS - indentation - STEP);
        boolean helps =
            indentation + STEP + widest(literal) <= COLUMNS
                && indentation + narrowest(before + literal + after) > COLUMNS;
        if (pieces.size() == 1 && !helps) {
          line(indentation, before + literal + after);
          return;
        }
        line(indentation, before + "(");
        pieces.forEach(piece -> line(indentation + STEP, piece));
        line(indentation, ")" + after);
      }
      case ELSEWHERE -> line(indentation, before + literal + after);
    }
  }

  /**
   * The literals that a long text is written as, broken after line breaks and blanks. One alone
   * where formatters might join them again: what fits by one count of columns may not by another.
   */
  private static List<String> pieces(String text, int room) {
    String whole = PythonText.literal(text);
    if (narrowest(whole) <= room) {
      return List.of(whole);
    }
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (String word : words(text)) {
      boolean full = widest(PythonText.literal(piece + word)) > room;
      if (!piece.isEmpty() && (full || piece.charAt(piece.length() - 1) == '\n')) {
        pieces.add(PythonText.literal(piece.toString()));
        piece.setLength(0);
      }
      piece.append(word);
    }
    pieces.add(PythonText.literal(piece.toString()));
    // With other quotes the pieces may do without escapes, and then fit beside each other.
    return narrowest(String.join(" ", pieces)) <= room ? List.of(whole) : pieces;
  }

  /** The words of a text, each with the white space behind it. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int at = 1; at < text.length(); at++) {
      boolean begins =
          !Character.isWhitespace(text.charAt(at)) && Character.isWhitespace(text.charAt(at - 1));
      if (begins || text.charAt(at - 1) == '\n') {
        words.add(text.substring(start, at));
        start = at;
      }
    }
    words.add(text.substring(start));
    return words;
  }

  /** An expression on one line, or empty for one that needs several. */
  private static Optional<String> flat(Python expression) {
    return switch (expression) {
      case Python.Call(String function, List<Python.Argument> arguments) ->
          joined(visible(arguments).stream().map(PythonPrinter::flatArgument).toList())
              .map(inside -> function + "(" + inside + ")");
      case Python.Sequence(List<Python> items) ->
          joined(items.stream().map(PythonPrinter::flat).toList())
              .map(inside -> "[" + inside + "]");
      case Python.Tuple(List<Python> items) ->
          joined(items.stream().map(PythonPrinter::flat).toList())
              .map(inside -> "(" + inside + (items.size() == 1 ? ",)" : ")"));
      case Python.Dictionary(List<Python.Entry> entries) ->
          joined(entries.stream().map(PythonPrinter::flatEntry).toList())
              .map(inside -> "{" + inside + "}");
      case Python.Text(String value) -> Optional.of(PythonText.literal(value));
      case Python.Block block -> Optional.empty();
      case Python.Raw(String source) -> Optional.of(source);
    };
  }

  private static Optional<String> flatArgument(Python.Argument argument) {
    return switch (argument) {
      case Python.Value(Python value) -> flat(value);
      case Python.Keyword(String name, Python value) ->
          flat(value).map(source -> name + "=" + source);
      case Python.Remark remark -> Optional.empty();
    };
  }

  private static Optional<String> flatEntry(Python.Entry entry) {
    return flat(entry.key()).flatMap(key -> flat(entry.value()).map(value -> key + ": " + value));
  }

  private static Optional<String> joined(List<Optional<String>> parts) {
    return parts.stream().allMatch(Optional::isPresent)
        ? Optional.of(parts.stream().map(Optional::orElseThrow).collect(Collectors.joining(", ")))
        : Optional.empty();
  }

  private void remark(String text, int indentation) {
    if (!plain(text).isEmpty()) {
      text.lines().forEach(line -> remarkLine(plain(line), indentation));
    }
  }

  private static String plain(String remark) {
    return NOT_IN_REMARK.matcher(remark).replaceAll(" ").strip();
  }

  private void remarkLine(String text, int indentation) {
    StringBuilder line = new StringBuilder("#");
    for (String word : text.split(" ", -1)) {
      boolean full = indentation + line.length() + 1 + word.length() > COLUMNS;
      if (full && line.length() > 1) {
        line(indentation, line.toString());
        line.setLength(1);
      }
      // A tool would take the word as an order; in quotes none does.
      boolean order = line.length() == 1 && ORDER.matcher(word).lookingAt();
      line.append(order ? " '" + word + "'" : word.isEmpty() ? "" : " " + word);
    }
    line(indentation, line.toString());
  }

  private static String trimmed(String block) {
    return block.replaceAll("^(?:[ \\t]*\\R)+", "").stripTrailing();
  }

  private void line(int indentation, String text) {
    out.append(" ".repeat(indentation)).append(text).append('\n');
  }

  /**
   * The most columns that a formatter may count: some take Chinese and emoji for two, some for one.
   */
  private static int widest(String text) {
    return text.codePoints().map(each -> each < FIRST_WIDE ? 1 : 2).sum();
  }

  /** The fewest columns that a formatter may count: some leave out marks over other characters. */
  private static int narrowest(String text) {
    return (int) text.codePoints().filter(each -> !isMark(each)).count();
  }

  private static boolean isMark(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> true;
      default -> false;
    };
  }
}
