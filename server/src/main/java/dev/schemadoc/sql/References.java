package dev.schemadoc.sql;

import dev.schemadoc.sql.Statement.Reference;
import dev.schemadoc.sql.Statement.Reference.Role;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the names of other things in syntax trees. */
final class References {

  private References() {}

  private static final int CTE_NAME = Grammar.number("cte_name");
  private static final int SEQUENCE_OWNER = Grammar.number("sequence_owner");
  private static final int FUNCTION_TYPE = Grammar.number("function_type");
  private static final int DEFINITION_ITEM = Grammar.number("definition_item");
  private static final int STORAGE_PARAMETER = Grammar.number("storage_parameter");
  private static final int TYPE = Grammar.TYPE.number();

  /** What the names that rules match belong to, by the number of the rule. */
  private static final List<Optional<Role>> ROLES = roles();

  private static List<Optional<Role>> roles() {
    Map<Integer, Role> roles = new HashMap<>();
    for (String rule :
        List.of(
            "table_name",
            "table_path",
            "published_table",
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
    return Grammar.rules().stream()
        .map(rule -> Optional.ofNullable(roles.get(rule.number())))
        .toList();
  }

  /** The names inside of a tree that belong to something outside of it, without its own. */
  static List<Reference> of(Node node, Span own) {
    List<Reference> references = of(node);
    references.removeIf(reference -> own.contains(reference.name().span()));
    return references;
  }

  /** The names inside of a tree that belong to something outside of it, in order. */
  static List<Reference> of(Node node) {
    Set<String> own = ownNames(node);
    List<Reference> references = new ArrayList<>();
    Parser parser = node.parser();
    int inSetting = 0;
    Optional<Role> roleOfValue = Optional.empty();
    for (int at = node.index() + 1; at < parser.nextOf(node.index()); at++) {
      if (parser.startOf(at) >= parser.stopOf(at)) {
        continue;
      }
      int rule = parser.rule(at);
      Node found = new Node(parser, at);
      Optional<Role> role = ROLES.get(rule);
      if (role.isPresent()) {
        QualifiedName name = found.qualifiedName();
        if (role.get() != Role.TABLE
            || name.schema().isPresent()
            || !own.contains(name.name().value())) {
          references.add(new Reference(role.get(), name));
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

  /** The names that a query gives to the queries in its WITH. */
  private static Set<String> ownNames(Node node) {
    if (node.find(CTE_NAME).isEmpty()) {
      return Set.of();
    }
    Set<String> own = new HashSet<>();
    for (Node name : node.all(CTE_NAME)) {
      own.add(name.name().value());
    }
    return own;
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
