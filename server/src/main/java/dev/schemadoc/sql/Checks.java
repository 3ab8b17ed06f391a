package dev.schemadoc.sql;

import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What PostgreSQL refuses while it reads although its grammar takes it: the errors that are raised
 * in the actions of its grammar.
 *
 * <p>Each rule of the grammar has one check at most, which looks at the nodes of the rule. The
 * checks are listed here, in the order of the grammar's files.
 */
final class Checks {

  /** Looks at a node of one rule and says what PostgreSQL refuses in it. */
  interface Check {
    Optional<Refusal> of(Node node);
  }

  private static final Check[] BY_RULE = new Check[Grammar.rules().size()];

  static {
    on("refused", node -> Optional.of((Refusal) node.value()));

    // common
    on("qualified_name", NameChecks::qualifiedName);
    on("function_path", NameChecks::functionPath);
    on("role", NameChecks::role);

    // tables
    on("column", ConstraintChecks::collations);
    on("typed_column", ConstraintChecks::collations);
    on("table_constraint", ConstraintChecks::tableConstraint);
    on("alter_constraint", ConstraintChecks::alterConstraint);
    on("key_match", ConstraintChecks::keyMatch);
    on("on_update", ConstraintChecks::onUpdate);
    on("generated", ConstraintChecks::generated);
    on("partition_by", TableChecks::partitionBy);
    on("partition_bound", TableChecks::partitionBound);
    on("alter_column", TableChecks::alterColumn);
    on("identity_change", TableChecks::identityChange);

    // types
    on("create_type", NameChecks::createType);
    on("alter_type", NameChecks::alterType);
    on("drop_enum_label", TableChecks::dropEnumLabel);
    on("create_domain", ConstraintChecks::collations);
    on("domain_constraint", ConstraintChecks::domainConstraint);

    // schemas, views
    on("create_schema", TableChecks::createSchema);
    on("extension_option", TableChecks::extensionOption);
    on("create_recursive_view", TableChecks::createRecursiveView);

    // routines, triggers, policies
    on("create_function", RoutineChecks::createFunction);
    on("aggregate_arguments", RoutineChecks::aggregateArguments);
    on("create_trigger", RoutineChecks::triggerEvents);
    on("create_constraint_trigger", RoutineChecks::createConstraintTrigger);
    on("rule_action", QueryChecks::with);
    on("policy_kind", RoutineChecks::policyKind);

    // owners, cluster
    on("new_role_name", NameChecks::roleName);
    on("renamed_role", NameChecks::roleName);
    on("role_option", ClusterChecks::roleOption);
    on("create_assertion", ConstraintChecks::createAssertion);
    on("create_publication", ClusterChecks::publication);
    on("alter_publication", ClusterChecks::publication);

    // utilities
    on("copy", ClusterChecks::copy);

    // queries
    on("query", QueryChecks::with);
    on("preparable_statement", QueryChecks::with);
    on("query_body", QueryChecks::body);
    on("query_rest", QueryChecks::rest);
    on("limit_clause", QueryChecks::limit);
    on("frame_extent", QueryChecks::frame);
    on("within_group", QueryChecks::withinGroup);
    on("xml_table_column", QueryChecks::xmlTableColumn);
    on("json_table", QueryChecks::jsonTable);
    on("json_encoding", QueryChecks::jsonEncoding);
    on("inserted_column", NameChecks::changedColumn);
    on("assigned_column", NameChecks::changedColumn);
  }

  private Checks() {}

  private static void on(String rule, Check check) {
    BY_RULE[Grammar.number(rule)] = check;
  }

  /** A refusal in the text: the offsets of its places. */
  private record Found(Refusal refusal, int node, int stop, int time) {}

  /**
   * The problems of a statement, in the order in which PostgreSQL would come to them.
   *
   * <p>PostgreSQL tells only the first mistake that it comes to. What it would tell of a place
   * before this one is left out, until the first one is mended.
   *
   * @param syntax where the grammar does not match
   */
  static List<SyntaxProblem> of(Node root, List<SyntaxProblem> syntax) {
    List<Found> found = found(root);
    if (found.isEmpty()) {
      return List.of();
    }
    // Where two end at the same token, the inner one ends first.
    found.sort(Comparator.comparingInt(Found::time).thenComparingInt(one -> -one.node()));
    Tokens tokens = root.parser().tokens();
    List<SyntaxProblem> problems = new ArrayList<>();
    for (Found one : found) {
      boolean preceded =
          syntax.stream().anyMatch(it -> one.stop() < it.stop() && it.stop() < one.time())
              || problems.stream().anyMatch(it -> one.stop() <= it.stop());
      if (!preceded) {
        Refusal refusal = one.refusal();
        int from = tokens.start(refusal.from());
        int to = Math.max(from, tokens.end(Math.max(refusal.from(), refusal.to() - 1)));
        problems.add(
            new SyntaxProblem(
                new Span(from, to), one.stop(), refusal.message(), Optional.empty()));
      }
    }
    return problems;
  }

  private static List<Found> found(Node root) {
    List<Found> found = new ArrayList<>();
    Parser parser = root.parser();
    Tokens tokens = parser.tokens();
    for (int at = root.index(); at < parser.nextOf(root.index()); at++) {
      Check check = BY_RULE[parser.rule(at)];
      if (check == null) {
        continue;
      }
      Node node = new Node(parser, at);
      Optional<Refusal> refusal = check.of(node);
      // Of a node that is not whole PostgreSQL has seen the start, but has not judged it.
      Optional<Integer> time =
          refusal.flatMap(Refusal::time).or(() -> node.isWhole() ? Optional.of(node.stop()) : Optional.empty());
      if (refusal.isPresent() && time.isPresent()) {
        found.add(
            new Found(refusal.get(), at, tokens.start(refusal.get().stop()), tokens.start(time.get())));
      }
    }
    return found;
  }
}
