package dev.schemadoc.sql;

import java.util.List;
import java.util.Optional;

/** Names that are too long, hold what is no name, or are reserved. */
final class NameChecks {

  private static final int TYPE_NAME = Grammar.number("type_name");
  private static final int COMPOSITE_TYPE = Grammar.number("composite_type");
  private static final int TYPE_ACTION = Grammar.number("type_action");
  private static final int RENAME_ATTRIBUTE = Grammar.number("rename_attribute");

  private static final int MOST_PARTS = 3;

  private NameChecks() {}

  /** {@code qualified_name}: PostgreSQL reads it as a column of a query, and then looks at it. */
  static Optional<Refusal> qualifiedName(Node node) {
    return noName(node).map(NameChecks::atOnce).or(() -> tooLong(node));
  }

  /** {@code function_path}, likewise. */
  static Optional<Refusal> functionPath(Node node) {
    return noName(node).map(NameChecks::atOnce);
  }

  /** PostgreSQL says so as soon as it sees what follows. */
  private static Refusal atOnce(Refusal refusal) {
    return refusal.stop(refusal.to()).time(refusal.to());
  }

  /** What a column may have and a relation may not: subscripts and an asterisk. */
  static Optional<Refusal> noName(Node node) {
    Tokens tokens = node.parser().tokens();
    for (int at = node.start(); at < node.stop(); at++) {
      if (tokens.is(at, Terminal.LEFT_BRACKET) || tokens.is(at, Terminal.ASTERISK)) {
        return Optional.of(
            Refusal.at(
                node,
                "`%s` is no name; give only the name, perhaps with its schema"
                    .formatted(node.text())));
      }
    }
    return Optional.empty();
  }

  /** A relation has a name of three parts at most. */
  static Optional<Refusal> tooLong(Node node) {
    int parts = (node.stop() - node.start() + 1) / 2;
    return parts <= MOST_PARTS
        ? Optional.empty()
        : Optional.of(
            Refusal.at(
                node,
                "`%s` has %d parts, but a name has %d at most; drop the first"
                    .formatted(node.text(), parts, MOST_PARTS)));
  }

  /** {@code create_type}: a composite type is a relation. */
  static Optional<Refusal> createType(Node node) {
    return node.has(COMPOSITE_TYPE) ? relation(node) : Optional.empty();
  }

  /** {@code alter_type}: what has attributes is a relation. */
  static Optional<Refusal> alterType(Node node) {
    return node.has(TYPE_ACTION) || node.has(RENAME_ATTRIBUTE) ? relation(node) : Optional.empty();
  }

  private static Optional<Refusal> relation(Node node) {
    return node.child(TYPE_NAME)
        .flatMap(NameChecks::tooLong)
        .map(refusal -> node.isWhole() ? refusal.time(node.stop()) : refusal);
  }

  /** {@code role}. */
  static Optional<Refusal> role(Node node) {
    return reserved(node, List.of("none"));
  }

  /** {@code new_role_name}: the name of one role, where {@code public} stands for all. */
  static Optional<Refusal> newRoleName(Node node) {
    return reserved(node, List.of("none", "public"));
  }

  /**
   * {@code renamed_role}: before RENAME it is the name of one role. What follows tells PostgreSQL
   * whether it might be anything else.
   */
  static Optional<Refusal> renamedRole(Node node) {
    Tokens tokens = node.parser().tokens();
    boolean renamed =
        switch (tokens.keyword(node.stop())) {
          case "rename" -> true;
          case "add", "drop" -> false;
          default -> tokens.keyword(node.start() - 1).equals("group");
        };
    if (!renamed) {
      return role(node);
    }
    return switch (node.word()) {
      case "current_role", "current_user", "session_user" ->
          Optional.of(
              Refusal.at(
                  node,
                  "`%s` stands for whoever is logged in and is no name of a role; write the name"
                      .formatted(node.text())));
      default -> newRoleName(node);
    };
  }

  private static Optional<Refusal> reserved(Node node, List<String> words) {
    boolean reserved = !node.isEmpty() && words.contains(node.name().value());
    return reserved
        ? Optional.of(
            Refusal.at(
                node,
                "`%s` is reserved and cannot name a role, even in quotes; choose another name"
                    .formatted(node.name().value())))
        : Optional.empty();
  }

  /** {@code inserted_column} and {@code assigned_column}: {@code .*} comes last. */
  static Optional<Refusal> changedColumn(Node node) {
    Tokens tokens = node.parser().tokens();
    int open = 0;
    for (int at = node.start(); at + 1 < node.stop(); at++) {
      switch (tokens.terminal(at)) {
        case Terminal.LEFT_BRACKET -> open++;
        case Terminal.RIGHT_BRACKET -> open--;
        case Terminal.ASTERISK -> {
          if (open == 0) {
            return Optional.of(misplacedStar(node));
          }
        }
        default -> {}
      }
    }
    return Optional.empty();
  }

  private static Refusal misplacedStar(Node node) {
    return Refusal.behind(node, MISPLACED_STAR.formatted(node.text()));
  }

  /** Something stands behind {@code .*}, between a token and the place. */
  static Refusal misplacedStar(Parser parser, int first) {
    int place = parser.place();
    String written = parser.since(first).in(parser.tokens().text());
    return Refusal.at(first, place, MISPLACED_STAR.formatted(written)).stop(place).time(place);
  }

  private static final String MISPLACED_STAR = "in `%s` something follows `.*`; put `.*` last";
}
