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

/** Makes statements of their syntax trees. */
final class StatementBuilder {

  private StatementBuilder() {}

  private static final int CREATE_TABLE = Grammar.number("create_table");
  private static final int CREATE_TABLE_AS = Grammar.number("create_table_as");
  private static final int CREATE_INDEX = Grammar.number("create_index");
  private static final int ALTER_TABLE = Grammar.number("alter_table");
  private static final int CREATE_TYPE = Grammar.number("create_type");
  private static final int ENUM_TYPE = Grammar.number("enum_type");
  private static final int ENUM_LABEL = Grammar.number("enum_label");
  private static final int TYPE_NAME = Grammar.number("type_name");
  private static final int COMMENT = Grammar.number("comment");
  private static final int COMMENTED_OBJECT = Grammar.number("commented_object");
  private static final int COMMENT_TEXT = Grammar.number("comment_text");
  private static final int COLUMN_PATH = Grammar.number("column_path");
  private static final int TABLE_PATH = Grammar.number("table_path");
  private static final int CTE_NAME = Grammar.number("cte_name");
  private static final int IF_EXISTS = Grammar.number("if_exists");
  private static final int DROP = Grammar.number("drop");
  private static final int QUERIES = Grammar.number("queries_statement");
  private static final int TYPE = Grammar.TYPE.number();

  private static final Map<Integer, Role> ROLES = roles();

  /** Rules that name what their statement declares or is about. */
  private static final Set<Integer> NAMES = names();

  private static Map<Integer, Role> roles() {
    Map<Integer, Role> roles = new HashMap<>();
    for (String rule :
        List.of(
            "table_name",
            "table_path",
            "referenced_table",
            "partition_parent",
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

  private static Set<Integer> names() {
    Set<Integer> names = new HashSet<>();
    for (Rule rule : Grammar.rules()) {
      if (rule.name().endsWith("_name")
          || rule.name().endsWith("_path")
          || rule.name().equals("access_method")) {
        names.add(rule.number());
      }
    }
    return names;
  }

  /**
   * The statement that a tree says.
   *
   * @param read whether the grammar matched the whole statement
   */
  static Statement of(Node root, Span span, boolean read) {
    Node node = statement(root);
    Optional<Statement> known = known(node, span, read);
    if (known.isPresent()) {
      return known.get();
    }
    Tokens tokens = root.parser().tokens();
    int first = root.start();
    return switch (tokens.keyword(first)) {
      case "create" -> create(root, node, span);
      case "drop" -> drop(node, span).orElseGet(() -> other(node, tokens.keyword(first), span));
      case "select", "insert", "update", "delete", "with", "values", "merge", "explain", "table" ->
          new Statement.Query(references(node), span);
      case "" ->
          node.is(QUERIES) || tokens.is(first, Terminal.LEFT_PARENTHESIS) && read
              ? new Statement.Query(references(node), span)
              : new Statement.Unreadable(span);
      default -> other(node, tokens.keyword(first), span);
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

  private static Optional<Statement> known(Node node, Span span, boolean read) {
    int rule = node.rule();
    if (rule == CREATE_TABLE || rule == CREATE_TABLE_AS) {
      return TableBuilder.of(node, span, read);
    }
    if (rule == CREATE_INDEX) {
      return IndexBuilder.of(node, span);
    }
    if (rule == ALTER_TABLE) {
      return AlterBuilder.of(node, span);
    }
    if (rule == CREATE_TYPE) {
      return node.child(ENUM_TYPE).flatMap(type -> enumType(node, type, span));
    }
    if (rule == COMMENT) {
      return comment(node, span);
    }
    return Optional.empty();
  }

  private static Optional<Statement> enumType(Node node, Node type, Span span) {
    List<Statement.Label> labels = new ArrayList<>();
    for (Node label : type.children(ENUM_LABEL)) {
      labels.add(new Statement.Label(Literals.string(label.text()), label.span()));
    }
    return node.child(TYPE_NAME)
        .filter(name -> !name.isEmpty())
        .map(name -> new Statement.CreateEnum(name.qualifiedName(), labels, span));
  }

  private static Optional<Statement> comment(Node node, Span span) {
    Optional<Node> object = node.child(COMMENTED_OBJECT);
    Optional<Node> text = node.child(COMMENT_TEXT);
    if (object.isEmpty() || text.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> words =
        text.get().hasWord("null")
            ? Optional.empty()
            : Optional.of(Literals.string(text.get().text()));
    Tokens tokens = node.parser().tokens();
    Optional<Node> column = object.get().child(COLUMN_PATH);
    if (column.isPresent() && column.get().stop() - column.get().start() >= 3) {
      Node path = column.get();
      return Optional.of(
          new Statement.CommentOn(
              Names.qualified(tokens, path.start(), path.stop() - 2),
              Optional.of(path.name()),
              words,
              span));
    }
    Optional<Node> table = object.get().child(TABLE_PATH);
    if (object.get().word().equals("table") && table.isPresent()) {
      return Optional.of(
          new Statement.CommentOn(table.get().qualifiedName(), Optional.empty(), words, span));
    }
    return Optional.empty();
  }

  private static Statement create(Node root, Node node, Span span) {
    Tokens tokens = root.parser().tokens();
    int at = root.start() + 1;
    if (tokens.keyword(at).equals("or")) {
      at += 2;
    }
    while (switch (tokens.keyword(at)) {
      case "global",
          "local",
          "temp",
          "temporary",
          "unlogged",
          "recursive",
          "constraint",
          "trusted",
          "procedural",
          "default",
          "foreign",
          "event" ->
          true;
      default -> false;
    }) {
      at++;
    }
    String kind = tokens.word(at).toUpperCase(Locale.ROOT);
    if (kind.equals("MATERIALIZED")) {
      kind = "MATERIALIZED VIEW";
    }
    Optional<Node> name = firstName(node);
    List<Reference> references = references(node);
    if (name.isPresent()) {
      Span own = name.get().span();
      references.removeIf(reference -> reference.name().span().equals(own));
    }
    return new Statement.CreateOther(kind, name.map(Node::qualifiedName), references, span);
  }

  private static Optional<Node> firstName(Node node) {
    for (Node child : node.children()) {
      if (NAMES.contains(child.rule()) && !child.isEmpty()) {
        return Optional.of(child);
      }
    }
    return Optional.empty();
  }

  private static Optional<Statement> drop(Node node, Span span) {
    List<Node> children = node.is(DROP) ? node.children() : List.of();
    if (children.isEmpty()) {
      return Optional.empty();
    }
    Node what = children.getFirst();
    String kind = what.word().toUpperCase(Locale.ROOT);
    boolean known =
        switch (kind) {
          case "TABLE", "INDEX", "TYPE", "VIEW", "SEQUENCE", "DOMAIN", "SCHEMA", "EXTENSION" ->
              true;
          default -> false;
        };
    if (!known) {
      return Optional.empty();
    }
    List<QualifiedName> names = new ArrayList<>();
    for (Node child : what.children()) {
      if (NAMES.contains(child.rule())) {
        names.add(child.qualifiedName());
      } else if (child.is(TYPE) && child.value() instanceof TypeName type) {
        names.add(type.name());
      }
    }
    return Optional.of(new Statement.Drop(kind, names, what.has(IF_EXISTS), span));
  }

  private static Statement other(Node node, String keyword, Span span) {
    return new Statement.Other(keyword.toUpperCase(Locale.ROOT), references(node), span);
  }

  /** The names inside of a tree that belong to something outside of it, in order. */
  static List<Reference> references(Node node) {
    Set<String> own = new HashSet<>();
    for (Node name : node.all(CTE_NAME)) {
      own.add(name.name().value());
    }
    List<Reference> references = new ArrayList<>();
    Parser parser = node.parser();
    for (int at = node.index() + 1; at < parser.nextOf(node.index()); at++) {
      Role role = ROLES.get(parser.rule(at));
      Node found = new Node(parser, at);
      if (role != null && !found.isEmpty()) {
        QualifiedName name = found.qualifiedName();
        if (role != Role.TABLE || name.schema().isPresent() || !own.contains(name.name().value())) {
          references.add(new Reference(role, name));
        }
      } else if (parser.rule(at) == TYPE && parser.value(at) instanceof TypeName type) {
        references.add(new Reference(Role.TYPE, type.name()));
      }
    }
    return references;
  }
}
