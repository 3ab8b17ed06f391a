package dev.schemadoc.sql;

import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Makes of syntax trees the objects that statements name, and what is dropped or commented on. */
final class TargetBuilder {

  private TargetBuilder() {}

  private static final int BEHAVIOR = Grammar.number("behavior");
  private static final int CASCADE = Grammar.number("cascade");
  private static final int IF_EXISTS = Grammar.number("if_exists");
  private static final int DOMAIN_NAME = Grammar.number("domain_name");
  private static final int COLUMN_PATH = Grammar.number("column_path");
  private static final int SERVER_NAME = Grammar.number("server_name");
  private static final int ROLE_LIST = Grammar.number("role_list");
  private static final int OPERATOR_CLASS_NAME = Grammar.number("operator_class_name");
  private static final int OPERATOR_FAMILY_NAME = Grammar.number("operator_family_name");
  private static final int COMMENTED_OBJECT = Grammar.number("commented_object");
  private static final int COMMENT_TEXT = Grammar.number("comment_text");
  private static final int TYPE = Grammar.TYPE.number();

  /** Rules that name something. */
  private static final BitSet NAMES = names();

  /** Names inside of a table or a domain, which stands behind them. */
  private static final BitSet MEMBERS =
      rules("trigger_name", "policy_name", "rule_name", "constraint_name");

  private static final BitSet OWNERS = rules("table_name", "table_path", "domain_name");

  private static final BitSet SIGNATURES = rules("routine_signature", "aggregate_signature");

  private static final BitSet NAMELESS =
      rules("operator_signature", "cast_signature", "transform_signature", "large_object");

  private static final BitSet ROLES = rules("role", "renamed_role");

  private static BitSet rules(String... names) {
    BitSet rules = new BitSet();
    for (String name : names) {
      rules.set(Grammar.number(name));
    }
    return rules;
  }

  private static BitSet names() {
    BitSet names = rules("access_method");
    for (Rule rule : Grammar.rules()) {
      if (rule.name().endsWith("_name") || rule.name().endsWith("_path")) {
        names.set(rule.number());
      }
    }
    return names;
  }

  /** The name that is the first among the children of a node. */
  static Optional<QualifiedName> firstName(Node node) {
    for (Node child : node.children()) {
      if (NAMES.get(child.rule()) && !child.isEmpty()) {
        return Optional.of(child.qualifiedName());
      }
    }
    return Optional.empty();
  }

  /** The words from a token of a node to its first child, as the kind of an object. */
  static String kind(Node node, int from) {
    String words = node.words(from);
    if (words.startsWith("USER MAPPING")) {
      return "USER MAPPING";
    }
    return switch (words) {
      case "INDEX CONCURRENTLY" -> "INDEX";
      case "PROCEDURAL LANGUAGE" -> "LANGUAGE";
      case "USER", "GROUP" -> "ROLE";
      case "OWNED BY" -> "OWNED";
      case "FOREIGN SERVER" -> "SERVER";
      case "FOREIGN TABLE ONLY" -> "FOREIGN TABLE";
      default -> words;
    };
  }

  /** The first of the objects of a kind that the children of a node name. */
  static Optional<Target> firstTarget(Node node, String kind) {
    List<Target> targets = targets(node, kind);
    return targets.isEmpty() ? Optional.empty() : Optional.of(targets.getFirst());
  }

  /** The objects of a kind that the children of a node name, in order. */
  static List<Target> targets(Node node, String kind) {
    if (kind.equals("USER MAPPING")) {
      return mapping(node, kind).map(List::of).orElse(List.of());
    }
    List<Target> targets = new ArrayList<>();
    List<Node> children = node.children();
    children.removeIf(Node::isEmpty);
    for (int i = 0; i < children.size(); i++) {
      Node child = children.get(i);
      Optional<Node> next =
          i + 1 < children.size() ? Optional.of(children.get(i + 1)) : Optional.empty();
      target(child, next, kind).ifPresent(targets::add);
      if (MEMBERS.get(child.rule()) || isOfMethod(child)) {
        i++;
      } else if (child.is(ROLE_LIST)) {
        targets.addAll(targets(child, kind));
      }
    }
    return targets;
  }

  private static Optional<Target> target(Node node, Optional<Node> next, String kind) {
    int rule = node.rule();
    if (MEMBERS.get(rule)) {
      return next.filter(owner -> OWNERS.get(owner.rule())).map(owner -> member(node, owner, kind));
    }
    if (SIGNATURES.get(rule)) {
      return RoutineBuilder.signature(node, kind);
    }
    if (NAMELESS.get(rule)) {
      return Optional.of(new Target.Unnamed(kind, node.span()));
    }
    if (rule == COLUMN_PATH && node.stop() - node.start() >= 3) {
      return Optional.of(new Target.Column(node.qualifier(), node.name(), node.span()));
    }
    if (rule == TYPE) {
      return node.value() instanceof TypeName type
          ? Optional.of(new Target.Named(kind, type.name(), node.span()))
          : Optional.empty();
    }
    if (isOfMethod(node)) {
      Span span = next.map(method -> node.span().to(method.span())).orElse(node.span());
      return Optional.of(new Target.Named(kind, node.qualifiedName(), span));
    }
    return NAMES.get(rule) || ROLES.get(rule)
        ? Optional.of(new Target.Named(kind, node.qualifiedName(), node.span()))
        : Optional.empty();
  }

  private static Target member(Node name, Node owner, String kind) {
    return new Target.Member(
        owner.is(DOMAIN_NAME) ? "DOMAIN CONSTRAINT" : kind,
        name.name(),
        owner.qualifiedName(),
        name.span().to(owner.span()));
  }

  /** Whether an access method stands behind the name. */
  private static boolean isOfMethod(Node node) {
    return node.is(OPERATOR_CLASS_NAME) || node.is(OPERATOR_FAMILY_NAME);
  }

  /** {@code FOR role SERVER server}, which only both together name. */
  private static Optional<Target> mapping(Node node, String kind) {
    Tokens tokens = node.parser().tokens();
    int token = node.start();
    while (token < node.stop() && !tokens.keyword(token).equals("for")) {
      token++;
    }
    int first = token + 1;
    return node.child(SERVER_NAME)
        .filter(server -> first < server.start())
        .map(server -> new Target.Unnamed(kind, tokens.span(first).to(server.span())));
  }

  /** {@code DROP}, unless not even the kind could be read. */
  static Optional<Statement> drop(Node node, Span span) {
    List<Node> kinds = node.children();
    if (kinds.isEmpty() || kinds.getFirst().isEmpty()) {
      return Optional.empty();
    }
    Node what = kinds.getFirst();
    String kind = kind(what, what.start());
    return Optional.of(
        new Statement.Drop(
            kind,
            what.hasWord("concurrently"),
            what.has(IF_EXISTS),
            targets(what, kind.equals("OWNED") ? "ROLE" : kind),
            isCascade(what),
            span));
  }

  /** Whether {@code CASCADE} is a child of a node. */
  static boolean isCascade(Node node) {
    return node.child(BEHAVIOR).map(behavior -> behavior.has(CASCADE)).orElse(false);
  }

  /** {@code COMMENT ON}, unless it could not be read to its end. */
  static Optional<Statement> comment(Node node, Span span) {
    Optional<Node> text = node.child(COMMENT_TEXT);
    Optional<Target> target =
        node.child(COMMENTED_OBJECT)
            .flatMap(object -> firstTarget(object, kind(object, object.start())));
    if (text.isEmpty() || target.isEmpty()) {
      return Optional.empty();
    }
    Node words = text.get();
    Optional<String> comment =
        words.hasWord("null") ? Optional.empty() : Optional.of(Literals.string(words.text()));
    return Optional.of(new Statement.CommentOn(target.get(), comment, words.span(), span));
  }
}
