package dev.schemadoc.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the first {@code SELECT} of a query gives, and where it takes it from.
 *
 * @param items its columns in order
 * @param sources the tables behind {@code FROM}, joined ones too
 * @param plain whether nothing but these tables stands behind {@code FROM}
 * @param where the condition behind {@code WHERE}
 */
public record Selection(
    List<Item> items, List<Source> sources, boolean plain, Optional<Expression> where) {

  private static final int QUERY_BODY = Grammar.number("query_body");
  private static final int SELECT = Grammar.number("select");
  private static final int WITH_CLAUSE = Grammar.number("with_clause");
  private static final int TARGET = Grammar.number("target");
  private static final int TARGET_NAME = Grammar.number("target_name");
  private static final int BARE_TARGET_NAME = Grammar.number("bare_target_name");
  private static final int FROM_CLAUSE = Grammar.number("from_clause");
  private static final int FROM_ITEM = Grammar.number("from_item");
  private static final int JOIN = Grammar.number("join");
  private static final int JOIN_CONDITION = Grammar.number("join_condition");
  private static final int TABLE_NAME = Grammar.number("table_name");
  private static final int ALIAS = Grammar.number("alias");
  private static final int ALIAS_NAME = Grammar.number("alias_name");
  private static final int COLUMN_ALIAS = Grammar.number("column_alias");
  private static final int WHERE_CLAUSE = Grammar.number("where_clause");

  /**
   * One item behind {@code SELECT}.
   *
   * @param as the name that it is given
   * @param value absent for {@code *}
   */
  public record Item(Optional<Name> as, Optional<Expression> value) {

    /** Whether it stands for all columns of all tables, or of one. */
    public boolean isStar() {
      return value.isEmpty()
          || value.get() instanceof Expression.ColumnReference reference
              && reference.column().value().equals("*")
              && !reference.column().quoted();
    }

    /** What its column is called, where that is certain (PostgreSQL's {@code FigureColname}). */
    public Optional<String> name() {
      return isStar() ? Optional.empty() : as.map(Name::value).or(() -> value.flatMap(Item::name));
    }

    private static Optional<String> name(Expression value) {
      return switch (value) {
        case Expression.ColumnReference reference -> Optional.of(reference.column().value());
        case Expression.Cast cast -> name(cast.operand());
        case Expression.Operation operation ->
            operation.operator().equals("()") && operation.operands().size() == 1
                ? name(operation.operands().getFirst())
                : Optional.empty();
        case Expression.Call ignored -> Optional.empty();
        case Expression.Literal ignored -> Optional.empty();
        case Expression.Subquery ignored -> Optional.empty();
        case Expression.Parameter ignored -> Optional.empty();
        case Expression.Elided ignored -> Optional.empty();
      };
    }
  }

  /** A table that is read from, and what it is called there. */
  public record Source(QualifiedName table, Optional<Name> alias) {

    /** Whether it is meant by a name before a dot. */
    public boolean isCalled(String name) {
      return alias.orElse(table.name()).value().equals(name);
    }
  }

  public Selection {
    items = List.copyOf(items);
    sources = List.copyOf(sources);
  }

  /** What a query selects; nothing where it begins with something else, or with {@code WITH}. */
  static Optional<Selection> of(Node query) {
    return query.has(WITH_CLAUSE)
        ? Optional.empty()
        : query.child(QUERY_BODY).flatMap(body -> body.child(SELECT)).map(Selection::ofSelect);
  }

  private static Selection ofSelect(Node select) {
    List<Item> items =
        select.map(
            TARGET,
            target ->
                new Item(
                    target.name(TARGET_NAME).or(() -> target.name(BARE_TARGET_NAME)),
                    target.expression()));
    List<Source> sources = new ArrayList<>();
    boolean plain = select.isWhole();
    for (Node from :
        select.child(FROM_CLAUSE).stream().flatMap(it -> it.children().stream()).toList()) {
      plain &= read(from, sources);
    }
    return new Selection(
        items, sources, plain, select.child(WHERE_CLAUSE).flatMap(Node::expression));
  }

  /** Reads what stands behind {@code FROM} or {@code JOIN}; tells whether it is tables alone. */
  private static boolean read(Node node, List<Source> sources) {
    boolean plain = true;
    Optional<QualifiedName> table = Optional.empty();
    Optional<Name> alias = Optional.empty();
    List<Node> joined = new ArrayList<>();
    for (Node child : node.children()) {
      if (child.is(TABLE_NAME)) {
        table = Optional.of(child.qualifiedName());
      } else if (child.is(ALIAS)) {
        alias = child.name(ALIAS_NAME);
        plain &= !child.has(COLUMN_ALIAS);
      } else if (child.is(JOIN) || child.is(FROM_ITEM)) {
        joined.add(child);
      } else {
        plain &= child.is(JOIN_CONDITION);
      }
    }
    Optional<Name> called = alias;
    table.ifPresent(name -> sources.add(new Source(name, called)));
    for (Node each : joined) {
      plain &= read(each, sources);
    }
    return plain;
  }
}
