package dev.schemadoc.sql;

import dev.schemadoc.text.Span;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The tokens of a region of a text, without white space and comments (PostgreSQL, 4.1 Lexical
 * Structure).
 *
 * <p>Held in arrays, since a document may have millions of them. The last one is {@link
 * Terminal#END} and stands at the end of the region.
 */
final class Tokens {

  private final String text;
  private final short[] terminals;
  private final int[] starts;
  private final int[] ends;
  private final int size;
  private final List<Comment> comments;
  private final List<SyntaxProblem> problems;

  private Tokens(
      String text, Builder builder, List<Comment> comments, List<SyntaxProblem> problems) {
    this.text = text;
    this.terminals = builder.terminals;
    this.starts = builder.starts;
    this.ends = builder.ends;
    this.size = builder.size;
    this.comments = List.copyOf(comments);
    this.problems = List.copyOf(problems);
  }

  /** The text that was read; all offsets count in it. */
  String text() {
    return text;
  }

  /** How many there are, with the end. */
  int size() {
    return size;
  }

  int terminal(int index) {
    return terminals[index];
  }

  int start(int index) {
    return starts[index];
  }

  int end(int index) {
    return ends[index];
  }

  Span span(int index) {
    return new Span(starts[index], ends[index]);
  }

  String text(int index) {
    return text.substring(starts[index], ends[index]);
  }

  /** The same as the text; a mark that there are many of is one string. */
  String symbol(int index) {
    return switch (terminals[index]) {
      case Terminal.LEFT_PARENTHESIS -> "(";
      case Terminal.RIGHT_PARENTHESIS -> ")";
      case Terminal.COMMA -> ",";
      case Terminal.SEMICOLON -> ";";
      case Terminal.DOT -> ".";
      case Terminal.EQUAL -> "=";
      default -> text(index);
    };
  }

  boolean is(int index, int terminal) {
    return index < size && terminals[index] == terminal;
  }

  /** The word in lower case; empty where none stands. */
  String word(int index) {
    if (index >= size) {
      return "";
    }
    int terminal = terminals[index];
    if (terminal >= Terminal.FIRST_KEYWORD) {
      return Terminal.word(terminal);
    }
    return terminal == Terminal.IDENTIFIER ? Name.fold(text(index)) : "";
  }

  /** The word in capitals; empty where none stands. */
  String capitals(int index) {
    boolean keyword = index < size && terminals[index] >= Terminal.FIRST_KEYWORD;
    return keyword ? Terminal.capitals(terminals[index]) : word(index).toUpperCase(Locale.ROOT);
  }

  /** The keyword in lower case; empty where none stands. */
  String keyword(int index) {
    return index < size ? Terminal.word(terminals[index]) : "";
  }

  /** Whether the token is the first of its line. */
  boolean startsLine(int index) {
    int from = index == 0 ? 0 : ends[index - 1];
    for (int at = starts[index] - 1; at >= from; at--) {
      char c = text.charAt(at);
      if (c == '\n' || c == '\r') {
        return true;
      }
    }
    return index == 0;
  }

  /** The comments of the region, in order. */
  List<Comment> comments() {
    return comments;
  }

  /** The comments that lie between two offsets. */
  List<Comment> comments(int from, int to) {
    int low = 0;
    int high = comments.size();
    while (low < high) {
      int middle = low + high >>> 1;
      if (comments.get(middle).span().start() < from) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int stop = low;
    while (stop < comments.size() && comments.get(stop).span().end() <= to) {
      stop++;
    }
    return comments.subList(low, stop);
  }

  /** What is wrong with the tokens themselves: a quote that is not closed and the like. */
  List<SyntaxProblem> problems() {
    return problems;
  }

  /** Gathers tokens. */
  static final class Builder {
    private short[] terminals;
    private int[] starts;
    private int[] ends;
    private int size;

    /**
     * A builder for a text.
     *
     * @param length of the text; most have no more than a token for three characters
     */
    Builder(int length) {
      int room = Math.min(MOST_AT_FIRST, 8 + length / 3);
      terminals = new short[room];
      starts = new int[room];
      ends = new int[room];
    }

    private static final int MOST_AT_FIRST = 64;

    int size() {
      return size;
    }

    int terminal(int index) {
      return terminals[index];
    }

    int start(int index) {
      return starts[index];
    }

    int end(int index) {
      return ends[index];
    }

    void add(int terminal, int start, int end) {
      if (size == terminals.length) {
        int more = size * 2;
        terminals = Arrays.copyOf(terminals, more);
        starts = Arrays.copyOf(starts, more);
        ends = Arrays.copyOf(ends, more);
      }
      terminals[size] = (short) terminal;
      starts[size] = start;
      ends[size++] = end;
    }

    /** How far back the bracket of a slice is looked for. */
    private static final int LONGEST_SLICE = 64;

    /** Whether a colon that follows could be the one of a slice, as in {@code [1:n]}. */
    boolean endsSliceBound() {
      return size > 0
          && switch (terminals[size - 1]) {
            case Terminal.IDENTIFIER,
                Terminal.QUOTED_IDENTIFIER,
                Terminal.INTEGER,
                Terminal.DECIMAL,
                Terminal.STRING,
                Terminal.PARAMETER,
                Terminal.VARIABLE,
                Terminal.RIGHT_PARENTHESIS,
                Terminal.RIGHT_BRACKET ->
                isInBrackets();
            default -> false;
          };
    }

    private boolean isInBrackets() {
      int open = 0;
      for (int at = size - 1; at >= Math.max(0, size - LONGEST_SLICE); at--) {
        switch (terminals[at]) {
          case Terminal.LEFT_BRACKET -> open++;
          case Terminal.RIGHT_BRACKET -> open--;
          case Terminal.SEMICOLON -> {
            return false;
          }
          default -> {}
        }
        if (open > 0) {
          return true;
        }
      }
      return false;
    }

    /** Forgets all tokens from an index on. */
    void cut(int index) {
      size = index;
    }

    void stretch(int index, int end) {
      ends[index] = end;
    }

    Tokens build(String text, List<Comment> comments, List<SyntaxProblem> problems) {
      for (int i = 0; i + 1 < size; i++) {
        if (Terminal.MAY_JOIN.contains(terminals[i])) {
          terminals[i] = (short) Terminal.joined(terminals[i], terminals[i + 1]);
        }
      }
      return new Tokens(text, this, comments, problems);
    }
  }
}
