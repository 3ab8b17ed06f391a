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
    on("new_role_name", NameChecks::newRoleName);
    on("renamed_role", NameChecks::renamedRole);
    on("role_option", ClusterChecks::roleOption);
    on("create_assertion", ConstraintChecks::createAssertion);
    on("publication_object", ClusterChecks::publicationObject);
    on("create_publication", ClusterChecks::publication);
    on("alter_publication", ClusterChecks::publication);

    // utilities
    on("time_zone", ClusterChecks::timeZone);
    on("copy", ClusterChecks::copy);

    // queries
    on("query", QueryChecks::with);
    on("preparable_statement", QueryChecks::with);
    on("query_body", QueryChecks::body);
    on("query_rest", QueryChecks::rest);
    on("limit_clause", QueryChecks::limit);
    on("frame_extent", QueryChecks::frame);
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

  /** The rules that have a check. */
  static List<String> rules() {
    return Grammar.rules().stream()
        .filter(rule -> BY_RULE[rule.number()] != null)
        .map(Rule::name)
        .toList();
  }

  /**
   * The problems of a statement that was just read, in the order in which PostgreSQL would come to
   * them.
   *
   * <p>PostgreSQL tells only the first mistake that it comes to. What it would tell of a place
   * before this one is left out, until the first one is mended.
   */
  static List<SyntaxProblem> of(Node root) {
    Parser parser = root.parser();
    List<Refusal> own = refusals(parser, root.index(), parser.nextOf(root.index()));
    if (own.isEmpty() && parser.early().isEmpty()) {
      return List.of();
    }
    List<Refusal> refusals = new ArrayList<>(own);
    refusals.addAll(parser.early());
    refusals.sort(Comparator.comparingInt(Checks::time));
    Tokens tokens = parser.tokens();
    List<SyntaxProblem> problems = new ArrayList<>();
    for (Refusal refusal : refusals) {
      int stop = tokens.start(refusal.stop());
      int time = tokens.start(time(refusal));
      boolean preceded =
          parser.problems().stream().anyMatch(it -> stop < it.stop() && it.stop() < time)
              || problems.stream().anyMatch(it -> stop <= it.stop());
      if (!preceded) {
        int from = tokens.start(refusal.from());
        Span span = new Span(from, Math.max(from, tokens.end(refusal.to() - 1)));
        problems.add(new SyntaxProblem(span, stop, refusal.message(), Optional.empty()));
      }
    }
    return problems;
  }

  private static int time(Refusal refusal) {
    return refusal.time().orElseThrow();
  }

  /** What PostgreSQL refuses in some nodes, with the time at which it says so. */
  static List<Refusal> refusals(Parser parser, int from, int to) {
    List<Refusal> refusals = List.of();
    // Where two end at the same token, the inner one ends first.
    for (int at = to - 1; at >= from; at--) {
      // Rules of a grammar that is only tried out have none.
      Check check = parser.rule(at) < BY_RULE.length ? BY_RULE[parser.rule(at)] : null;
      if (check != null) {
        Node node = new Node(parser, at);
        Optional<Refusal> refusal = check.of(node);
        // Of a node that is not whole PostgreSQL has seen the start, but has not judged it.
        if (refusal.isPresent() && (refusal.get().time().isPresent() || node.isWhole())) {
          refusals = refusals.isEmpty() ? new ArrayList<>() : refusals;
          refusals.add(
              refusal.get().time().isPresent() ? refusal.get() : refusal.get().time(node.stop()));
        }
      }
    }
    return refusals;
  }
}
