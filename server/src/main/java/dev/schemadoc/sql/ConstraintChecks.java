package dev.schemadoc.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Constraints: what their attributes and clauses may say, and columns with their constraints. */
final class ConstraintChecks {

  private static final int ATTRIBUTE = Grammar.number("constraint_attribute");
  private static final int COLUMN_CONSTRAINT = Grammar.number("column_constraint");
  private static final int COLLATE = Grammar.number("collate");
  private static final int TABLE_CHECK = Grammar.number("table_check");
  private static final int TABLE_NOT_NULL = Grammar.number("table_not_null");
  private static final int TABLE_UNIQUE = Grammar.number("table_unique");
  private static final int TABLE_PRIMARY_KEY = Grammar.number("table_primary_key");
  private static final int TABLE_EXCLUDE = Grammar.number("table_exclude");
  private static final int TABLE_FOREIGN_KEY = Grammar.number("table_foreign_key");
  private static final int DOMAIN_CHECK = Grammar.number("domain_check");
  private static final int DOMAIN_NOT_NULL = Grammar.number("domain_not_null");
  private static final int KEY_ACTION = Grammar.number("key_action");
  private static final int COLUMN_LIST = Grammar.number("column_list");
  private static final int GENERATED_WHEN = Grammar.number("generated_when");

  private static final String DEFERRABLE = "deferrable";
  private static final String DEFERRED = "initially deferred";
  private static final String NOT_VALID = "not valid";
  private static final String NO_INHERIT = "no inherit";
  private static final String ENFORCED = "enforced";
  private static final String NOT_ENFORCED = "not enforced";

  /** In the order in which PostgreSQL asks for them. */
  private static final List<String> ASKED =
      List.of(DEFERRABLE, DEFERRED, NOT_VALID, NO_INHERIT, NOT_ENFORCED, ENFORCED);

  private ConstraintChecks() {}

  /** {@code table_constraint}. */
  static Optional<Refusal> tableConstraint(Node node) {
    if (!node.has(ATTRIBUTE)) {
      return Optional.empty();
    }
    if (node.has(TABLE_CHECK)) {
      return attributes(
          node, "a `CHECK` constraint", NOT_VALID, NO_INHERIT, ENFORCED, NOT_ENFORCED);
    }
    if (node.has(TABLE_NOT_NULL)) {
      return attributes(node, "a `NOT NULL` constraint", NOT_VALID, NO_INHERIT);
    }
    if (node.has(TABLE_UNIQUE)) {
      return attributes(node, "a `UNIQUE` constraint", DEFERRABLE, DEFERRED);
    }
    if (node.has(TABLE_PRIMARY_KEY)) {
      return attributes(node, "a `PRIMARY KEY` constraint", DEFERRABLE, DEFERRED);
    }
    if (node.has(TABLE_EXCLUDE)) {
      return attributes(node, "an `EXCLUDE` constraint", DEFERRABLE, DEFERRED);
    }
    return node.has(TABLE_FOREIGN_KEY)
        ? attributes(
            node,
            "a `FOREIGN KEY` constraint",
            DEFERRABLE,
            DEFERRED,
            NOT_VALID,
            ENFORCED,
            NOT_ENFORCED)
        : Optional.empty();
  }

  /** {@code domain_constraint}. */
  static Optional<Refusal> domainConstraint(Node node) {
    if (node.has(DOMAIN_CHECK)) {
      return attributes(node, "a `CHECK` constraint", NOT_VALID, NO_INHERIT);
    }
    return node.has(DOMAIN_NOT_NULL)
        ? attributes(node, "a `NOT NULL` constraint")
        : Optional.empty();
  }

  /** {@code alter_constraint}. */
  static Optional<Refusal> alterConstraint(Node node) {
    Optional<Refusal> contradiction = contradiction(node);
    if (contradiction.isPresent()) {
      return contradiction;
    }
    List<Node> attributes = node.children(ATTRIBUTE);
    return attributes.stream()
        .filter(attribute -> words(attribute).equals(NOT_VALID))
        .findFirst()
        .map(
            attribute ->
                Refusal.at(
                        attribute,
                        "a constraint cannot be made `NOT VALID` later; drop it and add it again")
                    .stop(attributes.getFirst().start()));
  }

  /** {@code create_constraint_trigger}. */
  static Optional<Refusal> attributesOfTrigger(Node node) {
    return attributes(node, "a constraint trigger", DEFERRABLE, DEFERRED);
  }

  /** {@code create_assertion}. */
  static Optional<Refusal> createAssertion(Node node) {
    return contradiction(node)
        .or(
            () ->
                Optional.of(
                    Refusal.at(
                        node.start(),
                        node.start() + 2,
                        "PostgreSQL has no assertions yet; use a constraint or a trigger")));
  }

  /** Attributes that contradict each other, or do not belong to this kind of constraint. */
  private static Optional<Refusal> attributes(Node node, String kind, String... allowed) {
    Optional<Refusal> contradiction = contradiction(node);
    if (contradiction.isPresent()) {
      return contradiction;
    }
    List<Node> attributes = node.children(ATTRIBUTE);
    Set<String> known = Set.of(allowed);
    for (String words : ASKED) {
      for (Node attribute : attributes) {
        if (words(attribute).equals(words) && !known.contains(words)) {
          return Optional.of(
              Refusal.at(
                      attribute,
                      "%s cannot be `%s`; drop `%s`"
                          .formatted(
                              kind, words.toUpperCase(Locale.ROOT), words.toUpperCase(Locale.ROOT)))
                  .stop(attributes.getFirst().start()));
        }
      }
    }
    return Optional.empty();
  }

  /** The first attribute that contradicts one before it; PostgreSQL says so right behind it. */
  static Optional<Refusal> contradiction(Node node) {
    List<String> before = new ArrayList<>();
    for (Node attribute : node.children(ATTRIBUTE)) {
      String words = words(attribute);
      Optional<String> other = before.stream().filter(opposites(words)::contains).findFirst();
      if (attribute.isWhole() && other.isPresent()) {
        return Optional.of(
            Refusal.at(
                    attribute,
                    "`%s` contradicts `%s`; drop one of them"
                        .formatted(
                            words.toUpperCase(Locale.ROOT), other.get().toUpperCase(Locale.ROOT)))
                .time(attribute.stop()));
      }
      before.add(words);
    }
    return Optional.empty();
  }

  private static Set<String> opposites(String attribute) {
    return switch (attribute) {
      case DEFERRABLE -> Set.of("not deferrable");
      case "not deferrable" -> Set.of(DEFERRABLE, DEFERRED);
      case DEFERRED -> Set.of("initially immediate", "not deferrable");
      case "initially immediate" -> Set.of(DEFERRED);
      case ENFORCED -> Set.of(NOT_ENFORCED);
      case NOT_ENFORCED -> Set.of(ENFORCED);
      default -> Set.of();
    };
  }

  private static String words(Node attribute) {
    Tokens tokens = attribute.parser().tokens();
    String first = tokens.keyword(attribute.start());
    return attribute.stop() - attribute.start() == 1
        ? first
        : first + " " + tokens.keyword(attribute.start() + 1);
  }

  /** {@code column}, {@code typed_column} and {@code create_domain} have one collation. */
  static Optional<Refusal> collations(Node node) {
    boolean before = false;
    for (Node constraint : node.children(COLUMN_CONSTRAINT)) {
      Optional<Node> collate = constraint.child(COLLATE);
      if (collate.isPresent() && before) {
        return Optional.of(
            Refusal.at(
                collate.get(), "a second `COLLATE`, but there can be only one; drop one of them"));
      }
      before |= collate.isPresent();
    }
    return Optional.empty();
  }

  /** {@code key_match}. */
  static Optional<Refusal> keyMatch(Node node) {
    return node.hasWord("partial")
        ? Optional.of(
            Refusal.at(
                node, "PostgreSQL has no `MATCH PARTIAL` yet; use `MATCH FULL` or `MATCH SIMPLE`"))
        : Optional.empty();
  }

  /** {@code on_update}: only ON DELETE may set some columns and leave others. */
  static Optional<Refusal> onUpdate(Node node) {
    return node.child(KEY_ACTION)
        .flatMap(action -> action.child(COLUMN_LIST))
        .map(
            columns ->
                Refusal.at(columns, "only `ON DELETE` can name columns to set; drop them here")
                    .stop(node.start()));
  }

  /** {@code generated}. */
  static Optional<Refusal> generated(Node node) {
    return node.child(GENERATED_WHEN)
        .filter(when -> when.word().equals("by"))
        .map(
            when ->
                Refusal.at(
                    when,
                    "a column with an expression is always generated; write `GENERATED ALWAYS`"));
  }
}
