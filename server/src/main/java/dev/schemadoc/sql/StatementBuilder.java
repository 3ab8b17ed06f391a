package dev.schemadoc.sql;

import dev.schemadoc.sql.Statement.Reference;
import dev.schemadoc.sql.Statement.Reference.Role;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  private static final Map<Integer, Maker> MAKERS = makers();

  private static final int QUERIES = Grammar.number("queries_statement");
  private static final int CTE_NAME = Grammar.number("cte_name");
  private static final int SEQUENCE_OWNER = Grammar.number("sequence_owner");
  private static final int FUNCTION_TYPE = Grammar.number("function_type");
  private static final int DEFINITION_ITEM = Grammar.number("definition_item");
  private static final int STORAGE_PARAMETER = Grammar.number("storage_parameter");
  private static final int TYPE = Grammar.TYPE.number();

  private static final Map<Integer, Role> ROLES = roles();

  private static Map<Integer, Maker> makers() {
    Map<Integer, Maker> makers = new HashMap<>();
    for (Rule rule : Grammar.rules()) {
      maker(rule.name()).ifPresent(maker -> makers.put(rule.number(), maker));
    }
    return makers;
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

  private static Map<Integer, Role> roles() {
    Map<Integer, Role> roles = new HashMap<>();
    for (String rule :
        List.of(
            "table_name",
            "table_path",
            "referenced_table",
            "partition_parent",
            "partition",
            "like_source",
            "view_name",
            "view_path",
            "materialized_view_name",
            "materialized_view_path")) {
      roles.put(Grammar.number(rule), Role.TABLE);
    }
    roles.put(Grammar.number("function_name"), Role.FUNCTION);
    roles.put(Grammar.number("sequence_name"), Role.SEQUENCE);
    roles.put(Grammar.number("sequence_path"), Role.SEQUENCE);
    roles.put(Grammar.number("schema_name"), Role.SCHEMA);
    roles.put(Grammar.number("index_name"), Role.INDEX);
    roles.put(Grammar.number("index_path"), Role.INDEX);
    roles.put(Grammar.number("type_name"), Role.TYPE);
    roles.put(Grammar.number("domain_name"), Role.TYPE);
    roles.put(Grammar.number("role"), Role.ROLE);
    return roles;
  }

  /**
   * The statement that a tree says.
   *
   * @param read whether the grammar matched the whole statement
   */
  static Statement of(Node root, Span span, boolean read) {
    Node node = statement(root);
    Maker maker = MAKERS.get(node.rule());
    Optional<Statement> known = maker == null ? Optional.empty() : maker.of(node, span, read);
    return known.orElseGet(() -> other(root, node, span, read));
  }

  private static Statement other(Node root, Node node, Span span, boolean read) {
    Tokens tokens = root.parser().tokens();
    int first = root.start();
    return switch (tokens.keyword(first)) {
      case "create" -> DeclarationBuilder.other(node, first, span);
      case "select", "insert", "update", "delete", "with", "values", "merge", "explain", "table" ->
          new Command.Query(references(node), span);
      case "" ->
          node.is(QUERIES) || tokens.is(first, Terminal.LEFT_PARENTHESIS) && read
              ? new Command.Query(references(node), span)
              : new Statement.Unreadable(span);
      default ->
          new Command.Other(tokens.keyword(first).toUpperCase(Locale.ROOT), references(node), span);
    };
  }

  /** The node of the statement itself, below those of the families. */
  private static Node statement(Node root) {
    Node node = root;
    while (node.index() == root.index() || Grammar.isFamily(node.rule())) {
      List<Node> children = node.children();
      if (children.isEmpty() || node.is(QUERIES)) {
        return node;
      }
      node = children.getFirst();
    }
    return node;
  }

  /** The names inside of a tree that belong to something outside of it, without its own. */
  static List<Reference> references(Node node, Span own) {
    List<Reference> references = references(node);
    references.removeIf(reference -> own.contains(reference.name().span()));
    return references;
  }

  /** The names inside of a tree that belong to something outside of it, in order. */
  static List<Reference> references(Node node) {
    Set<String> own = new HashSet<>();
    for (Node name : node.all(CTE_NAME)) {
      own.add(name.name().value());
    }
    List<Reference> references = new ArrayList<>();
    Parser parser = node.parser();
    int inSetting = 0;
    Optional<Role> roleOfValue = Optional.empty();
    for (int at = node.index() + 1; at < parser.nextOf(node.index()); at++) {
      Node found = new Node(parser, at);
      if (found.isEmpty()) {
        continue;
      }
      int rule = parser.rule(at);
      Role role = ROLES.get(rule);
      if (role != null) {
        QualifiedName name = found.qualifiedName();
        if (role != Role.TABLE || name.schema().isPresent() || !own.contains(name.name().value())) {
          references.add(new Reference(role, name));
        }
      } else if (rule == TYPE && parser.value(at) instanceof TypeName type) {
        Optional<Role> sort = at < inSetting ? roleOfValue : Optional.of(Role.TYPE);
        sort.ifPresent(value -> references.add(new Reference(value, type.name())));
      } else if (rule == SEQUENCE_OWNER && found.stop() - found.start() >= 3) {
        references.add(new Reference(Role.TABLE, found.qualifier()));
      } else if (rule == FUNCTION_TYPE && at >= inSetting) {
        RoutineBuilder.table(found)
            .ifPresent(table -> references.add(new Reference(Role.TABLE, table)));
      } else if (rule == DEFINITION_ITEM || rule == STORAGE_PARAMETER) {
        inSetting = parser.nextOf(at);
        roleOfValue = roleOfValue(found.word());
      }
    }
    return references;
  }

  /** What the value of a setting names, which is written like a type whatever it is. */
  private static Optional<Role> roleOfValue(String setting) {
    return switch (setting) {
      case "subtype",
          "stype",
          "stype1",
          "mstype",
          "basetype",
          "leftarg",
          "rightarg",
          "like",
          "element" ->
          Optional.of(Role.TYPE);
      case "input",
          "output",
          "receive",
          "send",
          "typmod_in",
          "typmod_out",
          "analyze",
          "subscript",
          "canonical",
          "subtype_diff",
          "sfunc",
          "sfunc1",
          "finalfunc",
          "combinefunc",
          "serialfunc",
          "deserialfunc",
          "msfunc",
          "minvfunc",
          "mfinalfunc",
          "function",
          "procedure",
          "restrict",
          "join",
          "start",
          "gettoken",
          "end",
          "lextypes",
          "headline",
          "init",
          "lexize" ->
          Optional.of(Role.FUNCTION);
      default -> Optional.empty();
    };
  }
}
