package dev.schemadoc.sql;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Functions, aggregates, triggers and policies. */
final class RoutineChecks {

  private static final int FUNCTION_PARAMETERS = Grammar.number("function_parameters");
  private static final int FUNCTION_PARAMETER = Grammar.number("function_parameter");
  private static final int FUNCTION_TYPE = Grammar.number("function_type");
  private static final int RETURNED_TABLE = Grammar.number("returned_table");
  private static final int ARGUMENT = Grammar.number("argument");
  private static final int ARGUMENT_MODE = Grammar.number("argument_mode");
  private static final int AGGREGATE_ORDER = Grammar.number("aggregate_order");
  private static final int TRIGGER_EVENT = Grammar.number("trigger_event");
  private static final int OR_REPLACE = Grammar.number("or_replace");
  private static final int TYPE = Grammar.TYPE.number();

  private RoutineChecks() {}

  /** {@code create_function}: what returns a table returns nothing else. */
  static Optional<Refusal> createFunction(Node node) {
    if (!node.has(RETURNED_TABLE)) {
      return Optional.empty();
    }
    return node.child(FUNCTION_PARAMETERS).stream()
        .flatMap(parameters -> parameters.children(FUNCTION_PARAMETER).stream())
        .filter(RoutineChecks::isResult)
        .findFirst()
        .map(
            parameter ->
                Refusal.at(
                    parameter,
                    "`%s` is a result beside the table; make it a column of the table"
                        .formatted(parameter.text())));
  }

  private static boolean isResult(Node argument) {
    return argument
        .child(ARGUMENT_MODE)
        .filter(mode -> mode.hasWord("out") || mode.hasWord("inout"))
        .isPresent();
  }

  private static boolean isVariadic(Node argument) {
    return argument.child(ARGUMENT_MODE).filter(mode -> mode.hasWord("variadic")).isPresent();
  }

  /** {@code aggregate_arguments}. */
  static Optional<Refusal> aggregateArguments(Node node) {
    List<Node> direct = node.children(ARGUMENT);
    Optional<Node> order = node.child(AGGREGATE_ORDER);
    List<Node> ordered = order.map(it -> it.children(ARGUMENT)).orElse(List.of());
    for (List<Node> arguments : List.of(direct, ordered)) {
      for (Node argument : arguments) {
        if (argument.isWhole() && isResult(argument)) {
          return Optional.of(
              Refusal.at(
                      argument,
                      "an aggregate returns one value, so it has no arguments for results; drop"
                          + " this one")
                  .time(argument.stop()));
        }
      }
    }
    if (direct.isEmpty() || ordered.isEmpty() || !isVariadic(direct.getLast())) {
      return Optional.empty();
    }
    Node first = ordered.getFirst();
    boolean same =
        ordered.size() == 1 && isVariadic(first) && type(first).equals(type(direct.getLast()));
    return same
        ? Optional.empty()
        : Optional.of(
            Refusal.at(
                    first.start(),
                    ordered.getLast().stop(),
                    "behind `%s` the aggregate is ordered by the same one argument; repeat it here"
                        .formatted(direct.getLast().text()))
                .stop(first.start()));
  }

  /** The type of an argument, so that equal texts are types that PostgreSQL takes for the same. */
  private static String type(Node argument) {
    Optional<Node> type = argument.child(FUNCTION_TYPE);
    Optional<Node> name = type.flatMap(it -> it.child(TYPE));
    if (name.isEmpty() || !(name.get().value() instanceof TypeName known)) {
      return type.map(RoutineChecks::folded).orElse("");
    }
    Tokens tokens = argument.parser().tokens();
    int first = name.get().start();
    // A keyword names a type of the catalog; the same word as a name may mean another one.
    boolean certain =
        !Sets.TYPE_FUNCTION_NAME.contains(tokens.terminal(first))
            || tokens.word(first).equals("pg_catalog");
    String text = tokens.text();
    String before = text.substring(known.span().start(), known.nameSpan().start());
    String behind = text.substring(known.nameSpan().end(), known.span().end());
    return (certain ? "pg_catalog." : "")
        + known.name().schema().map(schema -> schema.value() + ".").orElse("")
        + known.name().name().value()
        + (before + String.join(",", known.modifiers()) + behind)
            .replaceAll("\\s", "")
            .toLowerCase(Locale.ROOT);
  }

  private static String folded(Node type) {
    Tokens tokens = type.parser().tokens();
    StringBuilder words = new StringBuilder();
    for (int at = type.start(); at < type.stop(); at++) {
      boolean word = Sets.LABEL.contains(tokens.terminal(at));
      words.append(word ? Names.at(tokens, at).value() : tokens.text(at)).append(' ');
    }
    return words.toString();
  }

  /** The events of a trigger, each once. */
  static Optional<Refusal> triggerEvents(Node node) {
    Set<String> given = new HashSet<>();
    for (Node event : node.children(TRIGGER_EVENT)) {
      if (event.isWhole() && !given.add(event.word())) {
        Refusal refusal =
            Refusal.at(
                event,
                "`%s` is there twice; name each event once"
                    .formatted(event.word().toUpperCase(Locale.ROOT)));
        // Behind UPDATE PostgreSQL first looks for columns.
        boolean looksOn = event.word().equals("update");
        return Optional.of(refusal.stop(looksOn ? event.stop() : event.start()).time(event.stop()));
      }
    }
    return Optional.empty();
  }

  /** {@code create_constraint_trigger}. */
  static Optional<Refusal> createConstraintTrigger(Node node) {
    return triggerEvents(node)
        .or(() -> ConstraintChecks.contradiction(node))
        .or(
            () ->
                node.child(OR_REPLACE)
                    .map(
                        replace ->
                            Refusal.at(
                                    replace,
                                    "a constraint trigger cannot be replaced; drop `OR REPLACE`")
                                .stop(node.start())))
        .or(() -> ConstraintChecks.attributesOfTrigger(node));
  }

  /** {@code policy_kind}. */
  static Optional<Refusal> policyKind(Node node) {
    String word = node.name().value();
    return word.equals("permissive") || word.equals("restrictive")
        ? Optional.empty()
        : Optional.of(
            Refusal.at(
                node,
                "a policy cannot be `%s`; use `PERMISSIVE` or `RESTRICTIVE`"
                    .formatted(node.text())));
  }
}
