package dev.schemadoc.sql;

import dev.schemadoc.sql.RoutineOption.Kind;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes functions and procedures of their syntax trees, and their signatures and options. */
final class RoutineBuilder {

  private RoutineBuilder() {}

  private static final int CREATE_PROCEDURE = Grammar.number("create_procedure");
  private static final int OR_REPLACE = Grammar.number("or_replace");
  private static final int FUNCTION_NAME = Grammar.number("function_name");
  private static final int FUNCTION_PARAMETERS = Grammar.number("function_parameters");
  private static final int FUNCTION_PARAMETER = Grammar.number("function_parameter");
  private static final int ARGUMENT = Grammar.number("argument");
  private static final int ARGUMENT_MODE = Grammar.number("argument_mode");
  private static final int ARGUMENT_NAME = Grammar.number("argument_name");
  private static final int ARGUMENT_DEFAULT = Grammar.number("argument_default");
  private static final int FUNCTION_TYPE = Grammar.number("function_type");
  private static final int RETURNED_TABLE = Grammar.number("returned_table");
  private static final int RETURNED_COLUMN = Grammar.number("returned_column");
  private static final int RETURNED_TYPE = Grammar.number("returned_type");
  private static final int FUNCTION_OPTION = Grammar.number("function_option");
  private static final int ROUTINE_PROPERTY = Grammar.number("routine_property");
  private static final int LANGUAGE_NAME = Grammar.number("language_name");
  private static final int FUNCTION_BODY = Grammar.number("function_body");
  private static final int LINK_SYMBOL = Grammar.number("link_symbol");
  private static final int ROUTINE_BODY = Grammar.number("routine_body");
  private static final int ROUTINE_NAME = Grammar.number("routine_name");
  private static final int SIGNATURE_ARGUMENTS = Grammar.number("signature_arguments");
  private static final int AGGREGATE_ARGUMENTS = Grammar.number("aggregate_arguments");
  private static final int AGGREGATE_ORDER = Grammar.number("aggregate_order");

  /** The function or procedure that a tree says, unless not even its name could be read. */
  static Optional<Statement> of(Node node, Span span) {
    return node.qualifiedName(FUNCTION_NAME).map(name -> routine(node, name, span));
  }

  private static Declaration.Routine routine(Node node, QualifiedName name, Span span) {
    List<Node> options = node.children(FUNCTION_OPTION);
    return new Declaration.Routine(
        node.is(CREATE_PROCEDURE),
        node.has(OR_REPLACE),
        name,
        node.child(FUNCTION_PARAMETERS)
            .map(list -> parameters(list, FUNCTION_PARAMETER))
            .orElse(List.of()),
        node.child(RETURNED_TYPE).flatMap(RoutineBuilder::type),
        node.child(RETURNED_TABLE).map(list -> parameters(list, RETURNED_COLUMN)).orElse(List.of()),
        last(options, LANGUAGE_NAME).map(RoutineBuilder::language),
        options.stream().flatMap(option -> option(option).stream()).toList(),
        node.child(ROUTINE_BODY).or(() -> last(options, FUNCTION_BODY)).map(Node::span),
        last(options, LINK_SYMBOL).map(Node::span),
        References.of(node, name.span()),
        span);
  }

  /** The last child of a rule that one of some nodes has. */
  private static Optional<Node> last(List<Node> nodes, int rule) {
    for (Node node : nodes.reversed()) {
      Optional<Node> child = node.child(rule);
      if (child.isPresent()) {
        return child;
      }
    }
    return Optional.empty();
  }

  /** A language, which may be written as a text. */
  static Name language(Node node) {
    StringLiteral name = word(node);
    return node.parser().tokens().is(node.start(), Terminal.STRING)
        ? Name.quoted(name.value(), name.span())
        : node.name();
  }

  /** A text, or a word or a number that is taken for one. */
  static StringLiteral word(Node node) {
    Tokens tokens = node.parser().tokens();
    int token = node.start();
    String value =
        switch (tokens.terminal(token)) {
          case Terminal.STRING -> Literals.string(node.text());
          case Terminal.INTEGER, Terminal.DECIMAL -> node.text();
          default -> Names.at(tokens, token).value();
        };
    return new StringLiteral(value, node.span());
  }

  private static List<Parameter> parameters(Node list, int rule) {
    List<Parameter> parameters = new ArrayList<>();
    for (Node node : list.children(rule)) {
      parameter(node).ifPresent(parameters::add);
    }
    return parameters;
  }

  /** A parameter, an argument or a column, unless its type could not be read. */
  private static Optional<Parameter> parameter(Node node) {
    Parameter.Mode mode =
        node.is(RETURNED_COLUMN)
            ? Parameter.Mode.TABLE
            : node.child(ARGUMENT_MODE).map(RoutineBuilder::mode).orElse(Parameter.Mode.IN);
    return type(node)
        .map(
            type ->
                new Parameter(
                    mode,
                    node.name(ARGUMENT_NAME),
                    type,
                    node.child(ARGUMENT_DEFAULT).flatMap(Node::expression),
                    node.span()));
  }

  private static Parameter.Mode mode(Node node) {
    return switch (node.words()) {
      case "OUT" -> Parameter.Mode.OUT;
      case "INOUT", "IN OUT" -> Parameter.Mode.INOUT;
      case "VARIADIC" -> Parameter.Mode.VARIADIC;
      default -> Parameter.Mode.IN;
    };
  }

  private static Optional<Parameter.Type> type(Node parent) {
    Optional<Node> child = parent.child(FUNCTION_TYPE);
    if (child.isEmpty()) {
      return Optional.empty();
    }
    Node node = child.get();
    Tokens tokens = node.parser().tokens();
    boolean setOf = tokens.keyword(node.start()).equals("setof");
    Optional<TypeName> name = node.type();
    List<Name> column = name.isPresent() ? List.of() : path(node, setOf);
    return name.isPresent() || !column.isEmpty()
        ? Optional.of(new Parameter.Type(setOf, name, column, node.span()))
        : Optional.empty();
  }

  /** The table whose column gives the type in a {@code function_type}. */
  static Optional<QualifiedName> table(Node node) {
    boolean setOf = node.parser().tokens().keyword(node.start()).equals("setof");
    List<Name> path = path(node, setOf);
    int table = path.size() - 2;
    return table < 0
        ? Optional.empty()
        : Optional.of(
            new QualifiedName(
                table > 0 ? Optional.of(path.get(table - 1)) : Optional.empty(), path.get(table)));
  }

  /** The path to the column in {@code table.column%TYPE}; empty for other types. */
  private static List<Name> path(Node node, boolean setOf) {
    Tokens tokens = node.parser().tokens();
    List<Name> path = new ArrayList<>();
    for (int at = node.start() + (setOf ? 1 : 0); at < node.stop(); at += 2) {
      path.add(Names.at(tokens, at));
      if (tokens.is(at + 1, Terminal.PERCENT)) {
        return path;
      }
    }
    return List.of();
  }

  /** The functions, procedures or aggregates that the signature in a tree names. */
  static Optional<Target> signature(Node node, String kind) {
    Optional<Node> name = node.child(FUNCTION_NAME).or(() -> node.child(ROUTINE_NAME));
    Optional<Node> list = node.child(SIGNATURE_ARGUMENTS).or(() -> node.child(AGGREGATE_ARGUMENTS));
    return name.map(
        found ->
            new Target.Routine(
                kind, found.qualifiedName(), list.map(RoutineBuilder::arguments), node.span()));
  }

  private static List<Parameter> arguments(Node list) {
    List<Parameter> arguments = new ArrayList<>(parameters(list, ARGUMENT));
    list.child(AGGREGATE_ORDER).ifPresent(order -> arguments.addAll(parameters(order, ARGUMENT)));
    return arguments;
  }

  /** A {@code function_option} that is neither the language nor the body. */
  private static Optional<RoutineOption> option(Node node) {
    Optional<Node> property = node.child(ROUTINE_PROPERTY);
    if (property.isPresent()) {
      return property(property.get());
    }
    return switch (node.word()) {
      case "window" -> Optional.of(new RoutineOption(Kind.WINDOW, Optional.empty(), node.span()));
      case "transform" -> Optional.of(behind(Kind.TRANSFORM, node));
      default -> Optional.empty();
    };
  }

  /** A {@code routine_property}. */
  static Optional<RoutineOption> property(Node node) {
    return switch (node.word()) {
      case "called" -> Optional.of(plain(Kind.CALLED_ON_NULL_INPUT, node));
      case "returns", "strict" -> Optional.of(plain(Kind.STRICT, node));
      case "immutable" -> Optional.of(plain(Kind.IMMUTABLE, node));
      case "stable" -> Optional.of(plain(Kind.STABLE, node));
      case "volatile" -> Optional.of(plain(Kind.VOLATILE, node));
      case "external", "security" -> {
        boolean definer = node.hasWord("definer");
        yield definer || node.hasWord("invoker")
            ? Optional.of(plain(definer ? Kind.SECURITY_DEFINER : Kind.SECURITY_INVOKER, node))
            : Optional.empty();
      }
      case "leakproof" -> Optional.of(plain(Kind.LEAKPROOF, node));
      case "not" -> Optional.of(plain(Kind.NOT_LEAKPROOF, node));
      case "cost" -> Optional.of(behind(Kind.COST, node));
      case "rows" -> Optional.of(behind(Kind.ROWS, node));
      case "support" -> Optional.of(behind(Kind.SUPPORT, node));
      case "parallel" -> Optional.of(behind(Kind.PARALLEL, node));
      case "set" -> Optional.of(behind(Kind.SET, node));
      case "reset" -> Optional.of(behind(Kind.RESET, node));
      default -> Optional.empty();
    };
  }

  private static RoutineOption plain(Kind kind, Node node) {
    return new RoutineOption(kind, Optional.empty(), node.span());
  }

  private static RoutineOption behind(Kind kind, Node node) {
    return new RoutineOption(kind, node.from(node.start() + 1), node.span());
  }

  /** {@code DO}. */
  static Statement block(Node node, Span span) {
    return new Command.DoBlock(
        node.child(LANGUAGE_NAME).map(RoutineBuilder::language),
        node.child(FUNCTION_BODY).map(Node::span),
        span);
  }
}
