package dev.schemadoc.sql;

import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes {@code GRANT}, {@code REVOKE} and {@code ALTER DEFAULT PRIVILEGES} of their trees. */
final class GrantBuilder {

  private GrantBuilder() {}

  private static final int PRIVILEGES = Grammar.number("privileges");
  private static final int PRIVILEGE = Grammar.number("privilege");
  private static final int COLUMN_LIST = Grammar.number("column_list");
  private static final int COLUMN_NAME = Grammar.number("column_name");
  private static final int PRIVILEGE_TARGET = Grammar.number("privilege_target");
  private static final int GRANTEES = Grammar.number("grantees");
  private static final int GRANTEE = Grammar.number("grantee");
  private static final int ROLE = Grammar.number("role");
  private static final int ROLE_LIST = Grammar.number("role_list");
  private static final int WITH_GRANT_OPTION = Grammar.number("with_grant_option");
  private static final int GRANT_OPTION_FOR = Grammar.number("grant_option_for");
  private static final int GRANTED_BY = Grammar.number("granted_by");
  private static final int GRANTED_ROLES = Grammar.number("granted_roles");
  private static final int MEMBERSHIP_OPTION = Grammar.number("membership_option");
  private static final int MEMBERSHIP_OPTION_FOR = Grammar.number("membership_option_for");
  private static final int SCOPE = Grammar.number("default_privileges_scope");
  private static final int SCHEMA_NAME = Grammar.number("schema_name");
  private static final int GRANT_DEFAULT = Grammar.number("grant_default_privileges");
  private static final int REVOKE_DEFAULT = Grammar.number("revoke_default_privileges");
  private static final int DEFAULT_TARGET = Grammar.number("default_privileges_target");

  /** Privileges of objects, unless it could not be read to the roles. */
  static Optional<Statement> ofObjects(Node node, Span span) {
    Optional<Node> target = node.child(PRIVILEGE_TARGET);
    List<Name> roles = grantees(node);
    if (target.isEmpty() || roles.isEmpty()) {
      return Optional.empty();
    }
    Node objects = target.get();
    String words = TargetBuilder.kind(objects, objects.start());
    String kind = words.isEmpty() ? "TABLE" : words;
    boolean all = kind.endsWith(" IN SCHEMA");
    return Optional.of(
        new Command.Grant(
            isRevoke(node),
            hasOption(node),
            privileges(node),
            kind,
            TargetBuilder.targets(objects, all ? "SCHEMA" : kind),
            roles,
            grantedBy(node),
            TargetBuilder.isCascade(node),
            span));
  }

  /** Memberships in roles, unless it could not be read to the members. */
  static Optional<Statement> ofRoles(Node node, Span span) {
    List<Name> members =
        node.child(ROLE_LIST).map(list -> list.map(ROLE, Node::name)).orElse(List.of());
    if (members.isEmpty()) {
      return Optional.empty();
    }
    List<Target> granted = new ArrayList<>();
    for (Node role : node.child(GRANTED_ROLES).map(Node::children).orElse(List.of())) {
      Name name = Names.at(role.parser().tokens(), role.start());
      granted.add(new Target.Named("ROLE", QualifiedName.of(name), role.span()));
    }
    return Optional.of(
        new Command.Grant(
            isRevoke(node),
            node.has(MEMBERSHIP_OPTION_FOR) || isAdministrator(node),
            List.of(),
            "ROLE",
            granted,
            members,
            grantedBy(node),
            TargetBuilder.isCascade(node),
            span));
  }

  /** Whether the members may take in others ({@code WITH ADMIN OPTION}). */
  private static boolean isAdministrator(Node node) {
    return node.children(MEMBERSHIP_OPTION).stream()
        .anyMatch(option -> option.word().equals("admin") && !option.hasWord("false"));
  }

  private static boolean isRevoke(Node node) {
    return node.word().equals("revoke");
  }

  private static boolean hasOption(Node node) {
    return node.has(WITH_GRANT_OPTION) || node.has(GRANT_OPTION_FOR);
  }

  private static Optional<Name> grantedBy(Node node) {
    return node.child(GRANTED_BY).flatMap(clause -> clause.name(ROLE));
  }

  private static List<Name> grantees(Node node) {
    List<Name> roles = new ArrayList<>();
    for (Node grantee :
        node.child(GRANTEES).map(list -> list.children(GRANTEE)).orElse(List.of())) {
      grantee.name(ROLE).ifPresent(roles::add);
    }
    return roles;
  }

  private static List<Command.Privilege> privileges(Node node) {
    Optional<Node> list = node.child(PRIVILEGES);
    if (list.isEmpty()) {
      return List.of();
    }
    List<Node> single = list.get().children(PRIVILEGE);
    return single.isEmpty()
        ? List.of(privilege("ALL", list.get()))
        : single.stream().map(privilege -> privilege(privilege.words(), privilege)).toList();
  }

  private static Command.Privilege privilege(String name, Node node) {
    return new Command.Privilege(name, node.names(COLUMN_LIST, COLUMN_NAME), node.span());
  }

  /** {@code ALTER DEFAULT PRIVILEGES}, unless it could not be read to the roles. */
  static Optional<Statement> ofDefaults(Node node, Span span) {
    Optional<Node> action = node.child(GRANT_DEFAULT).or(() -> node.child(REVOKE_DEFAULT));
    List<Name> roles = action.map(GrantBuilder::grantees).orElse(List.of());
    Optional<String> kind = action.flatMap(grant -> grant.child(DEFAULT_TARGET)).map(Node::words);
    if (action.isEmpty() || kind.isEmpty() || roles.isEmpty()) {
      return Optional.empty();
    }
    List<Name> owners = new ArrayList<>();
    List<Name> schemas = new ArrayList<>();
    for (Node scope : node.children(SCOPE)) {
      owners.addAll(scope.names(ROLE_LIST, ROLE));
      schemas.addAll(scope.map(SCHEMA_NAME, Node::name));
    }
    return Optional.of(
        new Command.DefaultPrivileges(
            owners,
            schemas,
            isRevoke(action.get()),
            hasOption(action.get()),
            privileges(action.get()),
            kind.get(),
            roles,
            TargetBuilder.isCascade(action.get()),
            span));
  }
}
