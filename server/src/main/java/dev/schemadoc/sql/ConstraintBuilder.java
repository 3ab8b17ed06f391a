package dev.schemadoc.sql;

import dev.schemadoc.sql.Constraint.Action;
import dev.schemadoc.sql.Constraint.Attributes;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.Constraint.IndexSettings;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes constraints of columns and of tables of their syntax trees. */
final class ConstraintBuilder {

  private ConstraintBuilder() {}

  private static final int CONSTRAINT_NAME = Grammar.number("constraint_name");
  private static final int COLUMN_NAME = Grammar.number("column_name");
  private static final int COLUMN_LIST = Grammar.number("column_list");
  private static final int COLLATE = Grammar.number("collate");
  private static final int COLLATION_NAME = Grammar.number("collation_name");
  private static final int COLUMN_ATTRIBUTE = Grammar.number("column_attribute");
  private static final int CONSTRAINT_ATTRIBUTE = Grammar.number("constraint_attribute");
  private static final int NO_INHERIT = Grammar.number("no_inherit");
  private static final int NOT_NULL = Grammar.number("not_null");
  private static final int NULL = Grammar.number("null");
  private static final int COLUMN_UNIQUE = Grammar.number("column_unique");
  private static final int COLUMN_PRIMARY_KEY = Grammar.number("column_primary_key");
  private static final int COLUMN_CHECK = Grammar.number("column_check");
  private static final int DEFAULT = Grammar.number("default");
  private static final int IDENTITY = Grammar.number("identity");
  private static final int GENERATED = Grammar.number("generated");
  private static final int GENERATED_WHEN = Grammar.number("generated_when");
  private static final int REFERENCES = Grammar.number("references");
  private static final int REFERENCED_TABLE = Grammar.number("referenced_table");
  private static final int REFERENCED_COLUMNS = Grammar.number("referenced_columns");
  private static final int REFERENCED_PERIOD_COLUMNS = Grammar.number("referenced_period_columns");
  private static final int PERIOD_COLUMNS = Grammar.number("period_columns");
  private static final int KEY_MATCH = Grammar.number("key_match");
  private static final int KEY_ACTION = Grammar.number("key_action");
  private static final int ON_DELETE = Grammar.number("on_delete");
  private static final int ON_UPDATE = Grammar.number("on_update");
  private static final int NULLS_TREATMENT = Grammar.number("nulls_treatment");
  private static final int NULLS_NOT = Grammar.number("nulls_not");
  private static final int CONSTRAINT_TABLESPACE = Grammar.number("constraint_tablespace");
  private static final int TABLESPACE_NAME = Grammar.number("tablespace_name");
  private static final int DEFINITION = Grammar.number("definition");
  private static final int INCLUDE_COLUMNS = Grammar.number("include_columns");
  private static final int TABLE_CHECK = Grammar.number("table_check");
  private static final int TABLE_NOT_NULL = Grammar.number("table_not_null");
  private static final int TABLE_UNIQUE = Grammar.number("table_unique");
  private static final int TABLE_PRIMARY_KEY = Grammar.number("table_primary_key");
  private static final int TABLE_EXCLUDE = Grammar.number("table_exclude");
  private static final int TABLE_FOREIGN_KEY = Grammar.number("table_foreign_key");
  private static final int DOMAIN_CHECK = Grammar.number("domain_check");
  private static final int DOMAIN_NOT_NULL = Grammar.number("domain_not_null");
  private static final int EXISTING_INDEX = Grammar.number("existing_index");
  private static final int INDEX_OWN_NAME = Grammar.number("index_own_name");
  private static final int KEY_COLUMNS = Grammar.number("key_columns");
  private static final int EXCLUSION = Grammar.number("exclusion");
  private static final int INDEX_ELEMENT = Grammar.number("index_element");
  private static final int OPERATOR_NAME = Grammar.number("operator_name");
  private static final int ACCESS_METHOD = Grammar.number("access_method");
  private static final int EXPRESSION = Grammar.EXPRESSION.number();
  private static final int RESTRICTED = Grammar.RESTRICTED_EXPRESSION.number();

  /** The collation that a child of a node names. */
  static Optional<QualifiedName> collation(Node node) {
    return node.child(COLLATE).flatMap(collate -> collate.qualifiedName(COLLATION_NAME));
  }

  /** Adds a {@code column_constraint} to those before it; attributes belong to the one before. */
  static void addTo(List<Constraint> constraints, Node node) {
    Optional<Node> attribute = node.child(COLUMN_ATTRIBUTE);
    if (attribute.isPresent()) {
      if (!constraints.isEmpty()) {
        Constraint before = constraints.removeLast();
        constraints.add(
            new Constraint(
                before.name(),
                before.body(),
                with(before.attributes(), attribute.get()),
                before.span().to(node.span())));
      }
      return;
    }
    for (Node child : node.children()) {
      Optional<Body> body = columnBody(child);
      if (body.isPresent()) {
        boolean noInherit = child.has(NO_INHERIT);
        constraints.add(
            new Constraint(
                name(node),
                body.get(),
                new Attributes(false, false, false, noInherit, false),
                node.span()));
        return;
      }
    }
  }

  private static Optional<Name> name(Node node) {
    return node.name(CONSTRAINT_NAME);
  }

  private static Optional<Body> columnBody(Node node) {
    int rule = node.rule();
    if (rule == NOT_NULL) {
      return Optional.of(new Body.NotNull(List.of()));
    }
    if (rule == NULL) {
      return Optional.of(new Body.Nullable());
    }
    if (rule == DEFAULT) {
      return Optional.of(new Body.Default(expression(node, RESTRICTED)));
    }
    if (rule == COLUMN_CHECK) {
      return Optional.of(new Body.Check(expression(node, EXPRESSION)));
    }
    if (rule == COLUMN_PRIMARY_KEY) {
      return Optional.of(new Body.PrimaryKey(List.of(), false, settings(node)));
    }
    if (rule == COLUMN_UNIQUE) {
      return Optional.of(new Body.Unique(List.of(), false, nullsNotDistinct(node), settings(node)));
    }
    if (rule == REFERENCES) {
      return foreignKey(node, List.of());
    }
    if (rule == IDENTITY) {
      return Optional.of(new Body.Identity(isAlways(node), SequenceBuilder.options(node)));
    }
    if (rule == GENERATED) {
      return Optional.of(new Body.Generated(expression(node, EXPRESSION), node.hasWord("stored")));
    }
    return Optional.empty();
  }

  /** Whether the {@code GENERATED} of a node says {@code ALWAYS}. */
  static boolean isAlways(Node node) {
    return node.child(GENERATED_WHEN).map(when -> when.hasWord("always")).orElse(true);
  }

  private static Expression expression(Node node, int rule) {
    return node.expression(rule).orElseGet(() -> new Expression.Elided(node.span()));
  }

  static boolean nullsNotDistinct(Node node) {
    return node.child(NULLS_TREATMENT).map(nulls -> nulls.has(NULLS_NOT)).orElse(false);
  }

  private static IndexSettings settings(Node node) {
    List<Name> include = node.names(INCLUDE_COLUMNS, COLUMN_NAME);
    Optional<Span> with = node.child(DEFINITION).flatMap(Node::inside);
    Optional<Name> tablespace =
        node.child(CONSTRAINT_TABLESPACE).flatMap(clause -> clause.name(TABLESPACE_NAME));
    return include.isEmpty() && with.isEmpty() && tablespace.isEmpty()
        ? IndexSettings.NONE
        : new IndexSettings(include, with, tablespace);
  }

  private static Optional<Body> foreignKey(Node node, List<Name> columns) {
    List<Name> targetColumns =
        node.child(REFERENCED_COLUMNS)
            .or(() -> node.child(REFERENCED_PERIOD_COLUMNS))
            .map(list -> list.map(COLUMN_NAME, Node::name))
            .orElse(List.of());
    boolean period = node.child(PERIOD_COLUMNS).map(list -> list.hasWord("period")).orElse(false);
    return node.qualifiedName(REFERENCED_TABLE)
        .map(
            target ->
                new Body.ForeignKey(
                    columns,
                    period,
                    target,
                    targetColumns,
                    node.child(KEY_MATCH).map(match -> match.words(match.start() + 1)),
                    action(node, ON_DELETE),
                    action(node, ON_UPDATE)));
  }

  private static Optional<Action> action(Node node, int event) {
    return node.child(event).flatMap(on -> on.child(KEY_ACTION)).map(ConstraintBuilder::action);
  }

  private static Action action(Node node) {
    List<Name> columns = node.names(COLUMN_LIST, COLUMN_NAME);
    String kind =
        switch (node.word()) {
          case "no" -> "NO ACTION";
          case "restrict" -> "RESTRICT";
          case "cascade" -> "CASCADE";
          default -> node.hasWord("null") ? "SET NULL" : "SET DEFAULT";
        };
    return new Action(kind, columns, node.span());
  }

  private static Attributes with(Attributes old, Node attribute) {
    boolean not = attribute.word().equals("not");
    return new Attributes(
        old.deferrable()
            || !not && attribute.hasWord("deferrable")
            || attribute.hasWord("deferred"),
        old.initiallyDeferred() || attribute.hasWord("deferred"),
        old.notValid() || attribute.hasWord("valid"),
        old.noInherit() || attribute.hasWord("inherit"),
        old.notEnforced() || not && attribute.hasWord("enforced"));
  }

  /** The attributes that are children of a node. */
  static Attributes attributes(Node node) {
    Attributes attributes = Attributes.NONE;
    for (Node attribute : node.children(CONSTRAINT_ATTRIBUTE)) {
      attributes = with(attributes, attribute);
    }
    return attributes;
  }

  /** A {@code table_constraint}, unless it could not be read. */
  static Optional<Constraint> ofTable(Node node) {
    return constraint(node, ConstraintBuilder::tableBody);
  }

  /** A {@code domain_constraint}, unless it could not be read. */
  static Optional<Constraint> ofDomain(Node node) {
    return constraint(node, ConstraintBuilder::domainBody);
  }

  private static Optional<Constraint> constraint(Node node, Function<Node, Optional<Body>> bodyOf) {
    for (Node child : node.children()) {
      Optional<Body> body = bodyOf.apply(child);
      if (body.isPresent()) {
        return Optional.of(new Constraint(name(node), body.get(), attributes(node), node.span()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Body> domainBody(Node node) {
    if (node.is(DOMAIN_CHECK)) {
      return Optional.of(new Body.Check(expression(node, EXPRESSION)));
    }
    return node.is(DOMAIN_NOT_NULL) ? Optional.of(new Body.NotNull(List.of())) : Optional.empty();
  }

  private static Optional<Body> tableBody(Node node) {
    int rule = node.rule();
    if (rule == TABLE_CHECK) {
      return Optional.of(new Body.Check(expression(node, EXPRESSION)));
    }
    if (rule == TABLE_NOT_NULL) {
      return Optional.of(new Body.NotNull(node.map(COLUMN_NAME, Node::name)));
    }
    if (rule == TABLE_PRIMARY_KEY || rule == TABLE_UNIQUE) {
      return key(node, rule == TABLE_PRIMARY_KEY);
    }
    if (rule == TABLE_FOREIGN_KEY) {
      return foreignKey(node, node.names(PERIOD_COLUMNS, COLUMN_NAME));
    }
    if (rule == TABLE_EXCLUDE) {
      return Optional.of(exclude(node));
    }
    return Optional.empty();
  }

  private static Optional<Body> key(Node node, boolean primary) {
    Optional<Node> index = node.child(EXISTING_INDEX);
    if (index.isPresent()) {
      return index.get().name(INDEX_OWN_NAME).map(name -> new Body.UsingIndex(primary, name));
    }
    List<Name> columns = node.names(KEY_COLUMNS, COLUMN_NAME);
    boolean withoutOverlaps =
        node.child(KEY_COLUMNS).map(list -> list.hasWord("overlaps")).orElse(false);
    return Optional.of(
        primary
            ? new Body.PrimaryKey(columns, withoutOverlaps, settings(node))
            : new Body.Unique(columns, withoutOverlaps, nullsNotDistinct(node), settings(node)));
  }

  private static Body exclude(Node node) {
    List<Body.Exclude.Element> elements = new ArrayList<>();
    for (Node exclusion : node.children(EXCLUSION)) {
      String name = exclusion.child(OPERATOR_NAME).map(Node::text).orElse("");
      String operator = exclusion.hasWord("operator") ? "OPERATOR(" + name + ")" : name;
      exclusion
          .child(INDEX_ELEMENT)
          .map(IndexBuilder::part)
          .ifPresent(part -> elements.add(new Body.Exclude.Element(part, operator)));
    }
    return new Body.Exclude(node.name(ACCESS_METHOD), elements, settings(node), node.expression());
  }
}
