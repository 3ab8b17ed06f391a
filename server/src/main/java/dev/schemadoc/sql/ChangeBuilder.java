package dev.schemadoc.sql;

import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Makes {@code ALTER} of anything but a table of its syntax tree. */
final class ChangeBuilder {

  private ChangeBuilder() {}

  private static final int ALTER_POLICY = Grammar.number("alter_policy");
  private static final int IF_EXISTS = Grammar.number("if_exists");
  private static final int IF_NOT_EXISTS = Grammar.number("if_not_exists");
  private static final int NEW_NAME = Grammar.number("new_name");
  private static final int ROLE = Grammar.number("role");
  private static final int SCHEMA_NAME = Grammar.number("schema_name");
  private static final int COLUMN_NAME = Grammar.number("column_name");
  private static final int CONSTRAINT_NAME = Grammar.number("constraint_name");
  private static final int INDEX_NAME = Grammar.number("index_name");
  private static final int EXTENSION_VERSION = Grammar.number("extension_version");
  private static final int ATTRIBUTE = Grammar.number("attribute");
  private static final int ATTRIBUTE_NAME = Grammar.number("attribute_name");
  private static final int ENUM_LABEL = Grammar.number("enum_label");
  private static final int ENUM_POSITION = Grammar.number("enum_position");
  private static final int NEW_ENUM_LABEL = Grammar.number("new_enum_label");
  private static final int DOMAIN_DEFAULT = Grammar.number("domain_default");
  private static final int DOMAIN_CONSTRAINT = Grammar.number("domain_constraint");

  /** What makes changes of the nodes of a rule. */
  private interface Maker extends BiFunction<Node, Span, Optional<Change>> {}

  /** By the number of the rule. */
  private static final List<Optional<Maker>> MAKERS = makers();

  private static List<Optional<Maker>> makers() {
    Map<String, Maker> makers = new HashMap<>();
    makers.put("rename", ChangeBuilder::rename);
    makers.put("rename_column", ChangeBuilder::renameColumn);
    makers.put("change_owner", ChangeBuilder::owner);
    makers.put("change_schema", ChangeBuilder::schema);
    makers.put("alter_table_action", ChangeBuilder::relation);
    makers.put("sequence_option", ChangeBuilder::sequence);
    makers.put("routine_property", ChangeBuilder::routine);
    makers.put("update_extension", ChangeBuilder::extension);
    makers.put("attach_partition_index", ChangeBuilder::index);
    makers.put("new_role_name", (node, span) -> renameRole(node));
    makers.put("add_enum_label", ChangeBuilder::addValue);
    makers.put("rename_enum_label", ChangeBuilder::renameValue);
    makers.put("rename_attribute", ChangeBuilder::renameAttribute);
    makers.put("type_action", (node, span) -> inner(node));
    makers.put("add_attribute", ChangeBuilder::addAttribute);
    makers.put("drop_attribute", ChangeBuilder::dropAttribute);
    makers.put("alter_attribute", ChangeBuilder::alterAttribute);
    makers.put("set_type_properties", ChangeBuilder::properties);
    makers.put("domain_action", ChangeBuilder::domain);
    makers.put("rename_constraint", ChangeBuilder::renameConstraint);
    List<Optional<Maker>> numbered =
        new ArrayList<>(Collections.nCopies(Grammar.rules().size(), Optional.empty()));
    makers.forEach((rule, maker) -> numbered.set(Grammar.number(rule), Optional.of(maker)));
    return List.copyOf(numbered);
  }

  /** What a tree alters, unless it could not be read so far that it is known what. */
  static Optional<Statement> of(Node node, Span span) {
    String kind = TargetBuilder.kind(node, node.start() + 1);
    Optional<Target> target = TargetBuilder.firstTarget(node, kind);
    boolean all = kind.startsWith("ROLE ALL") || kind.startsWith("USER ALL");
    return target
        .filter(named -> !all)
        .map(
            altered ->
                new Statement.Alter(
                    altered,
                    node.has(IF_EXISTS),
                    changes(node, altered.span()),
                    References.of(node, altered.span()),
                    span));
  }

  private static List<Change> changes(Node node, Span target) {
    List<Change> changes = new ArrayList<>();
    if (node.is(ALTER_POLICY)) {
      TriggerBuilder.change(node).ifPresent(changes::add);
    }
    for (Node child : node.children()) {
      change(child).ifPresent(changes::add);
    }
    int end = node.span().end();
    if (changes.isEmpty() && target.end() < end) {
      behind(node, target).ifPresent(rest -> changes.add(new Change.Other(rest)));
    }
    return changes;
  }

  /** From the token behind the target to the end. */
  private static Optional<Span> behind(Node node, Span target) {
    Tokens tokens = node.parser().tokens();
    int token = node.start();
    while (token < node.stop() && tokens.start(token) < target.end()) {
      token++;
    }
    return node.from(token);
  }

  private static Optional<Change> change(Node node) {
    return MAKERS.get(node.rule()).flatMap(maker -> maker.apply(node, node.span()));
  }

  /** The change that a child of a node says, for nodes that only choose. */
  private static Optional<Change> inner(Node node) {
    for (Node child : node.children()) {
      Optional<Change> change = change(child);
      if (change.isPresent()) {
        return change;
      }
    }
    return Optional.empty();
  }

  private static Optional<Change> rename(Node node, Span span) {
    return node.name(NEW_NAME).map(to -> new Change.RenameTo(to, span));
  }

  private static Optional<Change> renameRole(Node node) {
    Tokens tokens = node.parser().tokens();
    Span span = new Span(tokens.start(node.start() - 2), node.span().end());
    return Optional.of(new Change.RenameTo(node.name(), span));
  }

  private static Optional<Change> renameColumn(Node node, Span span) {
    return both(
        node.name(COLUMN_NAME),
        node.name(NEW_NAME),
        (from, to) -> new Change.OfRelation(new AlterAction.RenameColumn(from, to, span), span));
  }

  /** What is made of two things, if both are there. */
  private static <A, B> Optional<Change> both(
      Optional<A> first, Optional<B> second, BiFunction<A, B, Change> make) {
    return first.flatMap(a -> second.map(b -> make.apply(a, b)));
  }

  private static Optional<Change> owner(Node node, Span span) {
    return node.name(ROLE).map(role -> new Change.OwnerTo(role, span));
  }

  private static Optional<Change> schema(Node node, Span span) {
    return node.name(SCHEMA_NAME).map(schema -> new Change.SetSchema(schema, span));
  }

  private static Optional<Change> relation(Node node, Span span) {
    AlterAction action = AlterBuilder.action(node);
    return Optional.of(
        action instanceof AlterAction.OwnerTo owner
            ? new Change.OwnerTo(owner.role(), span)
            : new Change.OfRelation(action, span));
  }

  private static Optional<Change> sequence(Node node, Span span) {
    return SequenceBuilder.option(node).map(option -> new Change.OfSequence(option, span));
  }

  private static Optional<Change> routine(Node node, Span span) {
    return RoutineBuilder.property(node).map(option -> new Change.OfRoutine(option, span));
  }

  private static Optional<Change> extension(Node node, Span span) {
    List<Node> versions = node.children(EXTENSION_VERSION);
    return Optional.of(
        new Change.UpdateExtension(
            versions.isEmpty()
                ? Optional.empty()
                : Optional.of(RoutineBuilder.word(versions.getLast())),
            span));
  }

  private static Optional<Change> index(Node node, Span span) {
    return node.qualifiedName(INDEX_NAME).map(index -> new Change.AttachIndex(index, span));
  }

  // Types.

  private static Optional<Change> addValue(Node node, Span span) {
    return node.child(ENUM_LABEL)
        .map(
            label ->
                new Change.AddValue(
                    node.has(IF_NOT_EXISTS),
                    TypeBuilder.label(label),
                    node.child(ENUM_POSITION).flatMap(ChangeBuilder::position),
                    span));
  }

  private static Optional<Change.AddValue.Position> position(Node node) {
    return node.child(ENUM_LABEL)
        .map(
            label ->
                new Change.AddValue.Position(
                    node.word().equals("before"), TypeBuilder.label(label), node.span()));
  }

  private static Optional<Change> renameValue(Node node, Span span) {
    return both(
        node.child(ENUM_LABEL),
        node.child(NEW_ENUM_LABEL),
        (from, to) -> new Change.RenameValue(TypeBuilder.label(from), TypeBuilder.label(to), span));
  }

  private static Optional<Change> renameAttribute(Node node, Span span) {
    return both(
        node.name(ATTRIBUTE_NAME),
        node.name(NEW_NAME),
        (from, to) -> new Change.RenameAttribute(from, to, TargetBuilder.isCascade(node), span));
  }

  private static Optional<Change> addAttribute(Node node, Span span) {
    return node.child(ATTRIBUTE)
        .flatMap(TypeBuilder::attribute)
        .map(attribute -> new Change.AddAttribute(attribute, TargetBuilder.isCascade(node), span));
  }

  private static Optional<Change> dropAttribute(Node node, Span span) {
    return node.name(ATTRIBUTE_NAME)
        .map(
            name ->
                new Change.DropAttribute(
                    node.has(IF_EXISTS), name, TargetBuilder.isCascade(node), span));
  }

  private static Optional<Change> alterAttribute(Node node, Span span) {
    return both(
        node.name(ATTRIBUTE_NAME),
        node.type(),
        (name, type) ->
            new Change.SetAttributeType(
                name,
                type,
                ConstraintBuilder.collation(node),
                TargetBuilder.isCascade(node),
                span));
  }

  private static Optional<Change> properties(Node node, Span span) {
    return Optional.of(new Change.SetProperties(SettingBuilder.of(node), span));
  }

  // Domains.

  private static Optional<Change> domain(Node node, Span span) {
    Optional<Change> shared = inner(node);
    if (shared.isPresent()) {
      return shared;
    }
    Optional<Name> constraint = node.name(CONSTRAINT_NAME);
    return switch (node.words()) {
      case "SET" ->
          node.child(DOMAIN_DEFAULT)
              .flatMap(Node::expression)
              .map(value -> new Change.SetDefault(Optional.of(value), span));
      case "DROP DEFAULT" -> Optional.of(new Change.SetDefault(Optional.empty(), span));
      case "SET NOT NULL" -> Optional.of(new Change.SetNotNull(true, span));
      case "DROP NOT NULL" -> Optional.of(new Change.SetNotNull(false, span));
      case "ADD" ->
          node.child(DOMAIN_CONSTRAINT)
              .flatMap(ConstraintBuilder::ofDomain)
              .map(added -> new Change.AddConstraint(added, span));
      case "DROP CONSTRAINT" ->
          constraint.map(
              name ->
                  new Change.DropConstraint(
                      node.has(IF_EXISTS), name, TargetBuilder.isCascade(node), span));
      case "VALIDATE CONSTRAINT" ->
          constraint.map(name -> new Change.ValidateConstraint(name, span));
      default -> Optional.empty();
    };
  }

  private static Optional<Change> renameConstraint(Node node, Span span) {
    return both(
        node.name(CONSTRAINT_NAME),
        node.name(NEW_NAME),
        (from, to) -> new Change.RenameConstraint(from, to, span));
  }
}
