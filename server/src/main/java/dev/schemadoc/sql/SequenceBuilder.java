package dev.schemadoc.sql;

import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes options of sequences of their syntax trees. */
final class SequenceBuilder {

  private SequenceBuilder() {}

  private static final int SEQUENCE_OPTION = Grammar.number("sequence_option");
  private static final int SEQUENCE_OWNER = Grammar.number("sequence_owner");
  private static final int NUMERIC_ONLY = Grammar.number("numeric_only");
  private static final int SIGNED_INTEGER = Grammar.number("signed_integer");
  private static final int ANY_NAME = Grammar.number("any_name");

  /** The options that are children of a node. */
  static List<SequenceOption> options(Node node) {
    List<SequenceOption> options = new ArrayList<>();
    for (Node child : node.children(SEQUENCE_OPTION)) {
      option(child).ifPresent(options::add);
    }
    return options;
  }

  /** An option, unless it could not be read to its end. */
  static Optional<SequenceOption> option(Node node) {
    Span span = node.span();
    Optional<NumberLiteral> number = number(node);
    return switch (node.word()) {
      case "as" -> node.type().map(type -> new SequenceOption.As(type, span));
      case "cache" -> number.map(size -> new SequenceOption.Cache(size, span));
      case "increment" -> number.map(by -> new SequenceOption.Increment(by, span));
      case "maxvalue" -> number.map(value -> new SequenceOption.MaxValue(number, span));
      case "minvalue" -> number.map(value -> new SequenceOption.MinValue(number, span));
      case "start" -> number.map(with -> new SequenceOption.Start(with, span));
      case "restart" -> Optional.of(new SequenceOption.Restart(number, span));
      case "cycle" -> Optional.of(new SequenceOption.Cycle(true, span));
      case "logged" -> Optional.of(new SequenceOption.Logged(true, span));
      case "unlogged" -> Optional.of(new SequenceOption.Logged(false, span));
      case "owned" ->
          node.child(SEQUENCE_OWNER).map(owner -> new SequenceOption.OwnedBy(owner(owner), span));
      case "sequence" ->
          node.qualifiedName(ANY_NAME).map(name -> new SequenceOption.Named(name, span));
      case "no" -> no(node, span);
      default -> Optional.empty();
    };
  }

  private static Optional<SequenceOption> no(Node node, Span span) {
    if (node.hasWord("cycle")) {
      return Optional.of(new SequenceOption.Cycle(false, span));
    }
    if (node.hasWord("maxvalue")) {
      return Optional.of(new SequenceOption.MaxValue(Optional.empty(), span));
    }
    return node.hasWord("minvalue")
        ? Optional.of(new SequenceOption.MinValue(Optional.empty(), span))
        : Optional.empty();
  }

  private static Optional<SequenceOption.Owner> owner(Node path) {
    if (path.stop() - path.start() < 3) {
      return Optional.empty();
    }
    return Optional.of(new SequenceOption.Owner(path.qualifier(), path.name(), path.span()));
  }

  /** The number that is a child of a node. */
  static Optional<NumberLiteral> number(Node node) {
    return node.child(NUMERIC_ONLY)
        .or(() -> node.child(SIGNED_INTEGER))
        .map(number -> new NumberLiteral(digits(number), number.span()));
  }

  private static String digits(Node number) {
    Tokens tokens = number.parser().tokens();
    String digits = tokens.text(number.stop() - 1);
    return tokens.is(number.start(), Terminal.MINUS) ? "-" + digits : digits;
  }
}
