package dev.schemadoc.sql;

import dev.schemadoc.sql.Declaration.Trigger.Event;
import dev.schemadoc.sql.Declaration.Trigger.Transition;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes triggers and policies of their syntax trees. */
final class TriggerBuilder {

  private TriggerBuilder() {}

  private static final int CREATE_CONSTRAINT_TRIGGER = Grammar.number("create_constraint_trigger");
  private static final int OR_REPLACE = Grammar.number("or_replace");
  private static final int TABLE_NAME = Grammar.number("table_name");
  private static final int TRIGGER_NAME = Grammar.number("trigger_name");
  private static final int TRIGGER_TIME = Grammar.number("trigger_time");
  private static final int TRIGGER_EVENT = Grammar.number("trigger_event");
  private static final int COLUMN_NAME = Grammar.number("column_name");
  private static final int REFERENCED_TABLE = Grammar.number("referenced_table");
  private static final int TRANSITION_TABLES = Grammar.number("transition_tables");
  private static final int TRANSITION_TABLE = Grammar.number("transition_table");
  private static final int TRANSITION_NAME = Grammar.number("transition_name");
  private static final int TRIGGER_LEVEL = Grammar.number("trigger_level");
  private static final int TRIGGER_CONDITION = Grammar.number("trigger_condition");
  private static final int TRIGGER_FUNCTION = Grammar.number("trigger_function");
  private static final int TRIGGER_ARGUMENT = Grammar.number("trigger_argument");
  private static final int FUNCTION_NAME = Grammar.number("function_name");
  private static final int POLICY_NAME = Grammar.number("policy_name");
  private static final int POLICY_KIND = Grammar.number("policy_kind");
  private static final int POLICY_COMMAND = Grammar.number("policy_command");
  private static final int POLICY_ROLES = Grammar.number("policy_roles");
  private static final int POLICY_USING = Grammar.number("policy_using");
  private static final int POLICY_CHECK = Grammar.number("policy_check");
  private static final int ROLE_LIST = Grammar.number("role_list");
  private static final int ROLE = Grammar.number("role");

  /** A trigger, unless it could not be read to its table. */
  static Optional<Statement> trigger(Node node, Span span) {
    Optional<Name> name = node.name(TRIGGER_NAME);
    Optional<QualifiedName> table = node.qualifiedName(TABLE_NAME);
    return name.isPresent() && table.isPresent()
        ? Optional.of(trigger(node, name.get(), table.get(), span))
        : Optional.empty();
  }

  private static Statement trigger(Node node, Name name, QualifiedName table, Span span) {
    boolean ofConstraint = node.is(CREATE_CONSTRAINT_TRIGGER);
    Optional<Node> function = node.child(TRIGGER_FUNCTION);
    return new Declaration.Trigger(
        node.has(OR_REPLACE),
        name,
        node.child(TRIGGER_TIME).map(Node::words).orElse("AFTER"),
        node.map(TRIGGER_EVENT, TriggerBuilder::event),
        table,
        ofConstraint ? Optional.of(ConstraintBuilder.attributes(node)) : Optional.empty(),
        node.qualifiedName(REFERENCED_TABLE),
        node.child(TRANSITION_TABLES).map(TriggerBuilder::transitions).orElse(List.of()),
        ofConstraint || node.child(TRIGGER_LEVEL).map(level -> level.hasWord("row")).orElse(false),
        node.child(TRIGGER_CONDITION).flatMap(Node::expression),
        function.flatMap(call -> call.qualifiedName(FUNCTION_NAME)),
        function.map(call -> call.map(TRIGGER_ARGUMENT, RoutineBuilder::word)).orElse(List.of()),
        References.of(node, name.span()),
        span);
  }

  private static Event event(Node node) {
    return new Event(
        node.word().toUpperCase(Locale.ROOT), node.map(COLUMN_NAME, Node::name), node.span());
  }

  private static List<Transition> transitions(Node list) {
    List<Transition> transitions = new ArrayList<>();
    for (Node node : list.children(TRANSITION_TABLE)) {
      node.name(TRANSITION_NAME)
          .ifPresent(
              name ->
                  transitions.add(
                      new Transition(
                          node.word().equals("new"), node.hasWord("table"), name, node.span())));
    }
    return transitions;
  }

  /** A policy, unless it could not be read to its table. */
  static Optional<Statement> policy(Node node, Span span) {
    Optional<Name> name = node.name(POLICY_NAME);
    Optional<QualifiedName> table = node.qualifiedName(TABLE_NAME);
    return name.isPresent() && table.isPresent()
        ? Optional.of(
            new Declaration.Policy(
                name.get(),
                table.get(),
                node.name(POLICY_KIND)
                    .map(kind -> !kind.value().equals("restrictive"))
                    .orElse(true),
                node.child(POLICY_COMMAND).map(Node::words).orElse("ALL"),
                roles(node),
                node.child(POLICY_USING).flatMap(Node::expression),
                node.child(POLICY_CHECK).flatMap(Node::expression),
                References.of(node, name.get().span()),
                span))
        : Optional.empty();
  }

  private static List<Name> roles(Node node) {
    return node.child(POLICY_ROLES).map(roles -> roles.names(ROLE_LIST, ROLE)).orElse(List.of());
  }

  /** What {@code ALTER POLICY} changes besides the name. */
  static Optional<Change> change(Node node) {
    List<Span> spans =
        node.children().stream()
            .filter(
                child -> child.is(POLICY_ROLES) || child.is(POLICY_USING) || child.is(POLICY_CHECK))
            .map(Node::span)
            .toList();
    return spans.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Change.OfPolicy(
                roles(node),
                node.child(POLICY_USING).flatMap(Node::expression),
                node.child(POLICY_CHECK).flatMap(Node::expression),
                spans.getFirst().to(spans.getLast())));
  }
}
