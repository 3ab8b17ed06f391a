package dev.schemadoc.sql;

import dev.schemadoc.text.Span;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/** Makes statements of their syntax trees. */
final class StatementBuilder {

  private StatementBuilder() {}

  /** What makes statements of the nodes of a rule; nothing where too little could be read. */
  private interface Maker {
    Optional<Statement> of(Node node, Span span, boolean read);
  }

  /** What makes statements of nodes without asking whether all of it was read. */
  private interface SimpleMaker {
    Optional<Statement> of(Node node, Span span);
  }

  /** By the number of the rule; what makes nothing for the other rules. */
  private static final Maker[] MAKERS = makers();

  private static final int QUERIES = Grammar.number("queries_statement");

  private static Maker[] makers() {
    Maker none = (node, span, read) -> Optional.empty();
    return Grammar.rules().stream()
        .map(rule -> maker(rule.name()).orElse(none))
        .toArray(Maker[]::new);
  }

  private static Optional<Maker> maker(String rule) {
    return switch (rule) {
      case "create_table", "create_table_as" -> Optional.of(TableBuilder::of);
      case "create_type" -> Optional.of(TypeBuilder::type);
      case "create_index" -> simple(IndexBuilder::of);
      case "create_domain" -> simple(TypeBuilder::domain);
      case "create_sequence" -> simple(DeclarationBuilder::sequence);
      case "create_schema" -> simple(DeclarationBuilder::schema);
      case "create_extension" -> simple(DeclarationBuilder::extension);
      case "create_foreign_table" -> simple(DeclarationBuilder::foreignTable);
      case "create_view", "create_recursive_view", "create_materialized_view" ->
          simple(DeclarationBuilder::view);
      case "create_function", "create_procedure" -> simple(RoutineBuilder::of);
      case "create_trigger", "create_constraint_trigger" -> simple(TriggerBuilder::trigger);
      case "create_policy" -> simple(TriggerBuilder::policy);
      case "alter_table" -> simple(AlterBuilder::of);
      case "alter_default_privileges" -> simple(GrantBuilder::ofDefaults);
      case "drop" -> simple(TargetBuilder::drop);
      case "comment" -> simple(TargetBuilder::comment);
      case "grant_privileges", "revoke_privileges" -> simple(GrantBuilder::ofObjects);
      case "grant_roles", "revoke_roles" -> simple(GrantBuilder::ofRoles);
      case "do" -> always(RoutineBuilder::block);
      case "begin",
          "start_transaction",
          "commit",
          "end",
          "rollback",
          "abort",
          "savepoint",
          "release",
          "prepare_transaction" ->
          always(TransactionBuilder::of);
      default -> rule.startsWith("alter_") ? simple(ChangeBuilder::of) : Optional.empty();
    };
  }

  private static Optional<Maker> simple(SimpleMaker maker) {
    return Optional.of((node, span, read) -> maker.of(node, span));
  }

  private static Optional<Maker> always(BiFunction<Node, Span, Statement> maker) {
    return Optional.of((node, span, read) -> Optional.of(maker.apply(node, span)));
  }

  /**
   * The statement that a tree says.
   *
   * @param read whether the grammar matched the whole statement
   */
  static Statement of(Node root, Span span, boolean read) {
    Node node = statement(root);
    return MAKERS[node.rule()].of(node, span, read).orElseGet(() -> other(root, node, span, read));
  }

  private static Statement other(Node root, Node node, Span span, boolean read) {
    Tokens tokens = root.parser().tokens();
    int first = root.start();
    return switch (tokens.keyword(first)) {
      case "create" -> DeclarationBuilder.other(node, first, span);
      case "select", "insert", "update", "delete", "with", "values", "merge", "explain", "table" ->
          new Command.Query(References.of(node), span);
      case "" ->
          node.is(QUERIES) || tokens.is(first, Terminal.LEFT_PARENTHESIS) && read
              ? new Command.Query(References.of(node), span)
              : new Statement.Unreadable(span);
      default ->
          new Command.Other(
              tokens.keyword(first).toUpperCase(Locale.ROOT), References.of(node), span);
    };
  }

  /** The node of the statement itself, below those of the families. */
  private static Node statement(Node root) {
    Node node = root;
    while (node.index() == root.index() || Grammar.isFamily(node.rule())) {
      Optional<Node> first = node.first();
      if (first.isEmpty() || node.is(QUERIES)) {
        return node;
      }
      node = first.get();
    }
    return node;
  }
}
