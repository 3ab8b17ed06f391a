package dev.schemadoc.sql;

import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;

/**
 * A node of the syntax tree: what one rule of the grammar matched.
 *
 * <p>A view into the parser's arrays, good until the parser reads the next statement. Where a
 * statement could not be read to its end, nodes may lack any of their children.
 */
record Node(Parser parser, int index) {

  private static final int TYPE = Grammar.TYPE.number();
  private static final int SIMPLE_TYPE = Grammar.SIMPLE_TYPE.number();
  private static final int EXPRESSION = Grammar.EXPRESSION.number();

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

  /** The first child of a rule that stands for at least one token. */
  Optional<Node> child(int rule) {
    for (int at = index + 1; at < parser.nextOf(index); at = parser.nextOf(at)) {
      if (parser.rule(at) == rule && parser.startOf(at) < parser.stopOf(at)) {
        return Optional.of(new Node(parser, at));
      }
    }
    return Optional.empty();
  }

  /** The first child. */
  Optional<Node> first() {
    return index + 1 < parser.nextOf(index)
        ? Optional.of(new Node(parser, index + 1))
        : Optional.empty();
  }

  boolean has(int rule) {
    return child(rule).isPresent();
  }

  /** All children of a rule that stand for at least one token, in order. */
  List<Node> children(int rule) {
    List<Node> found = new ArrayList<>();
    for (int at = index + 1; at < parser.nextOf(index); at = parser.nextOf(at)) {
      if (parser.rule(at) == rule && parser.startOf(at) < parser.stopOf(at)) {
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
    List<T> found = new ArrayList<>();
    for (int at = index + 1; at < parser.nextOf(index); at = parser.nextOf(at)) {
      if (parser.rule(at) == rule && parser.startOf(at) < parser.stopOf(at)) {
        found.add(function.apply(new Node(parser, at)));
      }
    }
    return found;
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

  /** The name that the node is: the last one of a path. */
  Name name() {
    return qualifiedName().name();
  }

  /** The name with the schema before it. */
  QualifiedName qualifiedName() {
    return Names.qualified(parser.tokens(), start(), stop());
  }

  /** Of a path with at least one dot what stands before the last name, such as a column's table. */
  QualifiedName qualifier() {
    return Names.qualified(parser.tokens(), start(), stop() - 2);
  }

  /** The name that stands behind a word or several. */
  Optional<Name> lastName() {
    return stop() - start() > 1
        ? Optional.of(Names.at(parser.tokens(), stop() - 1))
        : Optional.empty();
  }

  /** The name that a child of a rule is. */
  Optional<Name> name(int rule) {
    return child(rule).map(Node::name);
  }

  Optional<QualifiedName> qualifiedName(int rule) {
    return child(rule).map(Node::qualifiedName);
  }

  /** The names that the children of a rule inside of a child of another are. */
  List<Name> names(int list, int rule) {
    return child(list).map(node -> node.map(rule, Node::name)).orElse(List.of());
  }

  /** The type that its own child is. */
  Optional<TypeName> type() {
    return child(TYPE)
        .or(() -> child(SIMPLE_TYPE))
        .map(Node::value)
        .filter(TypeName.class::isInstance)
        .map(TypeName.class::cast);
  }

  /** The expression that its own child is. */
  Optional<Expression> expression() {
    return expression(EXPRESSION);
  }

  /** The expression that its child of one of the sorts of expressions is. */
  Optional<Expression> expression(int rule) {
    return child(rule)
        .map(Node::value)
        .filter(Expression.class::isInstance)
        .map(Expression.class::cast);
  }

  /** The words that it begins with before its first child, in capitals, with a blank between. */
  String words() {
    return words(start());
  }

  /** The words from a token of its own to its next child, in capitals, with a blank between. */
  String words(int from) {
    int to = stop();
    for (int at = index + 1; at < parser.nextOf(index); at = parser.nextOf(at)) {
      if (parser.startOf(at) >= from) {
        to = Math.min(to, parser.startOf(at));
        break;
      }
    }
    if (to == from + 1) {
      return parser.tokens().capitals(from);
    }
    StringJoiner words = new StringJoiner(" ");
    for (int token = from; token < to; token++) {
      String word = parser.tokens().capitals(token);
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words.toString();
  }

  /** From a token of its own to its end; absent where nothing stands there. */
  Optional<Span> from(int token) {
    Tokens tokens = parser.tokens();
    return token < stop()
        ? Optional.of(new Span(tokens.start(token), tokens.end(stop() - 1)))
        : Optional.empty();
  }
}
