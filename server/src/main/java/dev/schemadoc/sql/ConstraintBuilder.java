package dev.schemadoc.sql;

import dev.schemadoc.sql.Constraint.Action;
import dev.schemadoc.sql.Constraint.Attributes;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.Constraint.IndexSettings;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
  private static final int SEQUENCE_OPTION = Grammar.number("sequence_option");
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
  private static final int EXISTING_INDEX = Grammar.number("existing_index");
  private static final int INDEX_OWN_NAME = Grammar.number("index_own_name");
  private static final int KEY_COLUMNS = Grammar.number("key_columns");
  private static final int EXCLUSION = Grammar.number("exclusion");
  private static final int INDEX_ELEMENT = Grammar.number("index_element");
  private static final int OPERATOR_NAME = Grammar.number("operator_name");
  private static final int ACCESS_METHOD = Grammar.number("access_method");
  private static final int EXPRESSION = Grammar.EXPRESSION.number();
  private static final int RESTRICTED = Grammar.RESTRICTED_EXPRESSION.number();

  /** The collation that a {@code column_constraint} names. */
  static Optional<QualifiedName> collation(Node node) {
    return node.child(COLLATE)
        .flatMap(collate -> collate.child(COLLATION_NAME))
        .map(Node::qualifiedName);
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
    return node.child(CONSTRAINT_NAME).map(Node::name);
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
      return Optional.of(new Body.PrimaryKey(List.of(), settings(node)));
    }
    if (rule == COLUMN_UNIQUE) {
      return Optional.of(new Body.Unique(List.of(), nullsNotDistinct(node), settings(node)));
    }
    if (rule == REFERENCES) {
      return node.child(REFERENCED_TABLE)
          .filter(target -> !target.isEmpty())
          .map(target -> foreignKey(node, List.of(), target));
    }
    if (rule == IDENTITY) {
      return Optional.of(new Body.Identity(isAlways(node), options(node)));
    }
    if (rule == GENERATED) {
      return Optional.of(new Body.Generated(expression(node, EXPRESSION), node.hasWord("stored")));
    }
    return Optional.empty();
  }

  private static boolean isAlways(Node node) {
    return node.child(GENERATED_WHEN).map(when -> when.hasWord("always")).orElse(true);
  }

  /** The sequence options of an identity column. */
  static Optional<Span> options(Node node) {
    List<Node> options = node.children(SEQUENCE_OPTION);
    return options.isEmpty()
        ? Optional.empty()
        : Optional.of(options.getFirst().span().to(options.getLast().span()));
  }

  private static Expression expression(Node node, int rule) {
    return node.child(rule)
        .map(Node::value)
        .filter(Expression.class::isInstance)
        .map(Expression.class::cast)
        .orElseGet(() -> new Expression.Elided(node.span()));
  }

  static boolean nullsNotDistinct(Node node) {
    return node.child(NULLS_TREATMENT).map(nulls -> nulls.has(NULLS_NOT)).orElse(false);
  }

  private static IndexSettings settings(Node node) {
    List<Name> include =
        node.child(INCLUDE_COLUMNS)
            .map(list -> list.map(COLUMN_NAME, Node::name))
            .orElse(List.of());
    Optional<Span> with = node.child(DEFINITION).flatMap(Node::inside);
    Optional<Name> tablespace =
        node.child(CONSTRAINT_TABLESPACE)
            .flatMap(clause -> clause.child(TABLESPACE_NAME))
            .map(Node::name);
    return include.isEmpty() && with.isEmpty() && tablespace.isEmpty()
        ? IndexSettings.NONE
        : new IndexSettings(include, with, tablespace);
  }

  private static Body foreignKey(Node node, List<Name> columns, Node target) {
    List<Name> targetColumns =
        node.child(REFERENCED_COLUMNS)
            .or(() -> node.child(REFERENCED_PERIOD_COLUMNS))
            .map(list -> list.map(COLUMN_NAME, Node::name))
            .orElse(List.of());
    return new Body.ForeignKey(
        columns,
        target.qualifiedName(),
        targetColumns,
        node.child(KEY_MATCH)
            .map(match -> match.parser().tokens().word(match.stop() - 1).toUpperCase(Locale.ROOT)),
        action(node, ON_DELETE),
        action(node, ON_UPDATE));
  }

  private static Optional<Action> action(Node node, int event) {
    return node.child(event).flatMap(on -> on.child(KEY_ACTION)).map(ConstraintBuilder::action);
  }

  private static Action action(Node node) {
    List<Name> columns =
        node.child(COLUMN_LIST).map(list -> list.map(COLUMN_NAME, Node::name)).orElse(List.of());
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

  /** A {@code table_constraint}. */
  static Constraint ofTable(Node node) {
    Attributes attributes = Attributes.NONE;
    for (Node attribute : node.children(CONSTRAINT_ATTRIBUTE)) {
      attributes = with(attributes, attribute);
    }
    for (Node child : node.children()) {
      Optional<Body> body = tableBody(child);
      if (body.isPresent()) {
        return new Constraint(name(node), body.get(), attributes, node.span());
      }
    }
    throw new IllegalStateException("no constraint: " + node.text());
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
      return Optional.of(key(node, rule == TABLE_PRIMARY_KEY));
    }
    if (rule == TABLE_FOREIGN_KEY) {
      List<Name> columns =
          node.child(PERIOD_COLUMNS)
              .map(list -> list.map(COLUMN_NAME, Node::name))
              .orElse(List.of());
      return node.child(REFERENCED_TABLE).map(target -> foreignKey(node, columns, target));
    }
    if (rule == TABLE_EXCLUDE) {
      return Optional.of(exclude(node));
    }
    return Optional.empty();
  }

  private static Body key(Node node, boolean primary) {
    Optional<Node> index = node.child(EXISTING_INDEX);
    if (index.isPresent()) {
      return new Body.UsingIndex(primary, index.get().child(INDEX_OWN_NAME).orElseThrow().name());
    }
    List<Name> columns =
        node.child(KEY_COLUMNS).map(list -> list.map(COLUMN_NAME, Node::name)).orElse(List.of());
    return primary
        ? new Body.PrimaryKey(columns, settings(node))
        : new Body.Unique(columns, nullsNotDistinct(node), settings(node));
  }

  private static Body exclude(Node node) {
    List<Body.Exclude.Element> elements = new ArrayList<>();
    for (Node exclusion : node.children(EXCLUSION)) {
      Tokens tokens = exclusion.parser().tokens();
      String operator =
          exclusion
              .child(OPERATOR_NAME)
              .map(name -> "OPERATOR(" + name.text() + ")")
              .orElseGet(() -> tokens.text(exclusion.stop() - 1));
      elements.add(
          new Body.Exclude.Element(
              IndexBuilder.part(exclusion.child(INDEX_ELEMENT).orElseThrow()), operator));
    }
    Optional<Expression> where =
        node.has(EXPRESSION) ? Optional.of(expression(node, EXPRESSION)) : Optional.empty();
    return new Body.Exclude(
        node.child(ACCESS_METHOD).map(Node::name), elements, settings(node), where);
  }
}
