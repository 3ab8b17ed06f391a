package dev.schemadoc.alembic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The value of a Python expression, as far as it can be told without running it. */
public sealed interface PythonLiteral {

  /** How far expressions may lie inside each other before they are given up. */
  int DEEPEST = 100;

  /**
   * A text: a string literal, several side by side or added, or the name of a constant that is one.
   */
  record Text(String value, PythonNode node) implements PythonLiteral {}

  /** {@code None}. */
  record None(PythonNode node) implements PythonLiteral {}

  /** A tuple, list or set. */
  record Sequence(List<PythonLiteral> items, PythonNode node) implements PythonLiteral {}

  /** Anything else. */
  record Unknown(PythonNode node) implements PythonLiteral {}

  /** The expression itself. */
  PythonNode node();

  /**
   * The value of an expression.
   *
   * @param constants the names whose values are known where the expression stands
   */
  static PythonLiteral of(
      PythonNode node, PythonSource source, Map<String, PythonLiteral> constants) {
    return of(node, source, constants, 0);
  }

  private static PythonLiteral of(
      PythonNode node, PythonSource source, Map<String, PythonLiteral> constants, int depth) {
    if (depth > DEEPEST) {
      return new Unknown(node);
    }
    return switch (node.kind()) {
      case "none" -> new None(node);
      case "string", "concatenated_string", "binary_operator" ->
          text(node, source, constants, depth + 1)
              .<PythonLiteral>map(value -> new Text(value, node))
              .orElse(new Unknown(node));
      case "parenthesized_expression" ->
          node.parts()
              .findFirst()
              .map(inner -> of(inner, source, constants, depth + 1))
              .orElse(new Unknown(node));
      case "tuple", "list", "set", "expression_list" ->
          new Sequence(
              node.parts().map(item -> of(item, source, constants, depth + 1)).toList(), node);
      case "identifier" ->
          Optional.ofNullable(constants.get(source.text(node)))
              .map(value -> at(value, node))
              .orElse(new Unknown(node));
      default -> new Unknown(node);
    };
  }

  /**
   * The texts in a value that holds nothing but texts: a text alone, a sequence, or {@code None}.
   */
  static Optional<List<Text>> texts(PythonLiteral literal) {
    return switch (literal) {
      case None none -> Optional.of(List.of());
      case Text text -> Optional.of(List.of(text));
      case Unknown unknown -> Optional.empty();
      case Sequence(List<PythonLiteral> items, PythonNode node) -> {
        List<Text> texts = new ArrayList<>();
        for (PythonLiteral item : items) {
          if (item instanceof Text text) {
            texts.add(text);
          } else if (!(item instanceof None)) {
            yield Optional.empty();
          }
        }
        yield Optional.of(List.copyOf(texts));
      }
    };
  }

  private static PythonLiteral at(PythonLiteral value, PythonNode node) {
    return switch (value) {
      case Text text -> new Text(text.value(), node);
      case None none -> new None(node);
      case Sequence sequence -> sequence;
      case Unknown unknown -> new Unknown(node);
    };
  }

  private static Optional<String> text(
      PythonNode node, PythonSource source, Map<String, PythonLiteral> constants, int depth) {
    StringBuilder whole = new StringBuilder();
    // Sums lean to the left, and deeply; so the operands are gathered in a loop, the last one
    // first.
    PythonNode rest = node;
    while (rest.is("binary_operator")) {
      Optional<PythonNode> left = rest.part("left");
      Optional<PythonNode> right = rest.part("right");
      boolean isSum = rest.part("operator").filter(operator -> operator.is("+")).isPresent();
      if (!isSum
          || left.isEmpty()
          || right.isEmpty()
          || right.get().is("binary_operator")
          || !(of(right.get(), source, constants, depth + 1)
              instanceof Text(String last, PythonNode at))) {
        return Optional.empty();
      }
      whole.insert(0, last);
      rest = left.get();
    }
    if (rest.is("concatenated_string")) {
      StringBuilder joined = new StringBuilder();
      for (PythonNode part : rest.parts().toList()) {
        Optional<String> piece = string(part, source);
        if (piece.isEmpty()) {
          return Optional.empty();
        }
        joined.append(piece.get());
      }
      return Optional.of(whole.insert(0, joined).toString());
    }
    if (rest.is("string")) {
      return string(rest, source).map(first -> whole.insert(0, first).toString());
    }
    return of(rest, source, constants, depth + 1) instanceof Text(String first, PythonNode at)
        ? Optional.of(whole.insert(0, first).toString())
        : Optional.empty();
  }

  private static Optional<String> string(PythonNode node, PythonSource source) {
    Optional<PythonNode> start = node.parts().filter(part -> part.is("string_start")).findFirst();
    Optional<PythonNode> end = node.parts().filter(part -> part.is("string_end")).findFirst();
    boolean isPlain = node.parts().noneMatch(part -> part.is("interpolation") || part.isBroken());
    if (!node.is("string") || start.isEmpty() || end.isEmpty() || !isPlain) {
      return Optional.empty();
    }
    String opening = source.text(start.get());
    String body = source.text().substring(start.get().end(), end.get().start());
    return PythonText.decode(opening, body);
  }
}
