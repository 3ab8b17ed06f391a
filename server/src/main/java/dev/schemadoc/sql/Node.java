package dev.schemadoc.sql;

import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A node of the syntax tree: what one rule of the grammar matched.
 *
 * <p>A view into the parser's arrays, good until the parser reads the next statement. Where a
 * statement could not be read to its end, nodes may lack any of their children.
 */
record Node(Parser parser, int index) {

  int rule() {
    return parser.rule(index);
  }

  boolean is(int rule) {
    return parser.rule(index) == rule;
  }

  Object value() {
    return parser.value(index);
  }

  /** Its first token. */
  int start() {
    return parser.startOf(index);
  }

  /** The token behind its last. */
  int stop() {
    return parser.stopOf(index);
  }

  /** Whether it stands for no token at all. */
  boolean isEmpty() {
    return start() >= stop();
  }

  /** From its first token to its last. */
  Span span() {
    Tokens tokens = parser.tokens();
    int from = tokens.start(start());
    return new Span(from, isEmpty() ? from : tokens.end(stop() - 1));
  }

  /** What stands between its first parenthesis and its last. */
  Optional<Span> inside() {
    Tokens tokens = parser.tokens();
    boolean closed =
        stop() - start() >= 2
            && tokens.is(start(), Terminal.LEFT_PARENTHESIS)
            && tokens.is(stop() - 1, Terminal.RIGHT_PARENTHESIS);
    return closed
        ? Optional.of(
            new Span(/* start= */ tokens.end(start()), /* end= */ tokens.start(stop() - 1)))
        : Optional.empty();
  }

  String text() {
    return span().in(parser.tokens().text());
  }

  /** The first child of a rule. */
  Optional<Node> child(int rule) {
    for (int at = index + 1; at < parser.nextOf(index); at = parser.nextOf(at)) {
      if (parser.rule(at) == rule) {
        return Optional.of(new Node(parser, at));
      }
    }
    return Optional.empty();
  }

  boolean has(int rule) {
    for (int at = index + 1; at < parser.nextOf(index); at = parser.nextOf(at)) {
      if (parser.rule(at) == rule) {
        return true;
      }
    }
    return false;
  }

  /** All children of a rule, in order. */
  List<Node> children(int rule) {
    List<Node> found = new ArrayList<>();
    for (int at = index + 1; at < parser.nextOf(index); at = parser.nextOf(at)) {
      if (parser.rule(at) == rule) {
        found.add(new Node(parser, at));
      }
    }
    return found;
  }

  /** All children, in order. */
  List<Node> children() {
    List<Node> found = new ArrayList<>();
    for (int at = index + 1; at < parser.nextOf(index); at = parser.nextOf(at)) {
      found.add(new Node(parser, at));
    }
    return found;
  }

  /** All nodes of a rule inside, however deep, in order. */
  List<Node> all(int rule) {
    List<Node> found = new ArrayList<>();
    for (int at = index + 1; at < parser.nextOf(index); at++) {
      if (parser.rule(at) == rule) {
        found.add(new Node(parser, at));
      }
    }
    return found;
  }

  /** The first node of a rule inside, however deep. */
  Optional<Node> find(int rule) {
    for (int at = index + 1; at < parser.nextOf(index); at++) {
      if (parser.rule(at) == rule) {
        return Optional.of(new Node(parser, at));
      }
    }
    return Optional.empty();
  }

  <T> List<T> map(int rule, Function<Node, T> function) {
    return children(rule).stream().map(function).toList();
  }

  /** Whether a keyword is among its own tokens, those of its children not counted. */
  boolean hasWord(String keyword) {
    Tokens tokens = parser.tokens();
    int next = index + 1;
    int at = start();
    while (at < stop()) {
      while (next < parser.nextOf(index) && parser.startOf(next) < at) {
        next = parser.nextOf(next);
      }
      boolean inChild =
          next < parser.nextOf(index) && parser.startOf(next) == at && parser.stopOf(next) > at;
      if (inChild) {
        at = parser.stopOf(next);
        next = parser.nextOf(next);
      } else {
        if (tokens.keyword(at).equals(keyword)) {
          return true;
        }
        at++;
      }
    }
    return false;
  }

  /** The first keyword of the node in lower case. */
  String word() {
    return isEmpty() ? "" : parser.tokens().word(start());
  }

  /** Whether all that its rule asks for is there. */
  boolean isWhole() {
    return parser.isWhole(index);
  }

  /** The name that the node is: its last token that is one. */
  Name name() {
    return qualifiedName().name();
  }

  /** The name with the schema before it. */
  QualifiedName qualifiedName() {
    return Names.qualified(parser.tokens(), start(), stop());
  }
}
