package dev.schemadoc.sql;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Queries: clauses that are there twice, frames of windows, and tables made of XML and JSON. */
final class QueryChecks {

  private static final int QUERY = Grammar.number("query");
  private static final int QUERY_BODY = Grammar.number("query_body");
  private static final int QUERY_REST = Grammar.number("query_rest");
  private static final int QUERY_IN_PARENTHESES = Grammar.number("query_in_parentheses");
  private static final int SET_OPERATION = Grammar.number("set_operation");
  private static final int WITH_CLAUSE = Grammar.number("with_clause");
  private static final int ORDER_BY = Grammar.number("order_by");
  private static final int SORT_KEY = Grammar.number("sort_key");
  private static final int LIMIT_CLAUSE = Grammar.number("limit_clause");
  private static final int LIMIT_BEHIND_COMMA = Grammar.number("limit_behind_comma");
  private static final int OFFSET_CLAUSE = Grammar.number("offset_clause");
  private static final int WITH_TIES = Grammar.number("with_ties");
  private static final int LOCKING_CLAUSE = Grammar.number("locking_clause");
  private static final int SKIP_LOCKED = Grammar.number("skip_locked");
  private static final int FRAME_BOUND = Grammar.number("frame_bound");
  private static final int VARIADIC_ARGUMENT = Grammar.number("variadic_argument");
  private static final int XML_TABLE_COLUMN_OPTION = Grammar.number("xml_table_column_option");
  private static final int EXPRESSION = Grammar.EXPRESSION.number();

  private QueryChecks() {}

  /** The clauses of a query that it may have once, also where parentheses stand between them. */
  private record Clauses(
      boolean with, boolean order, boolean offset, boolean limit, boolean skipsLocked) {

    private static final Clauses NONE = new Clauses(false, false, false, false, false);

    Clauses and(Clauses more) {
      return new Clauses(
          with || more.with,
          order || more.order,
          offset || more.offset,
          limit || more.limit,
          skipsLocked || more.skipsLocked);
    }
  }

  private static Clauses own(Node node) {
    return new Clauses(
        node.has(WITH_CLAUSE),
        node.has(ORDER_BY),
        node.has(OFFSET_CLAUSE),
        node.has(LIMIT_CLAUSE),
        skipsLocked(node));
  }

  private static boolean skipsLocked(Node node) {
    for (Node locking : node.children(LOCKING_CLAUSE)) {
      if (locking.has(SKIP_LOCKED)) {
        return true;
      }
    }
    return false;
  }

  private static Clauses ofQuery(Node query) {
    return own(query)
        .and(
            query
                .child(QUERY_BODY)
                .map(body -> own(body).and(ofOperand(body)))
                .orElse(Clauses.NONE));
  }

  /** The clauses of the query in parentheses that is all of a query but its last clauses. */
  private static Clauses ofOperand(Node body) {
    return body.has(SET_OPERATION)
        ? Clauses.NONE
        : body.child(QUERY_IN_PARENTHESES)
            .flatMap(operand -> operand.child(QUERY))
            .map(QueryChecks::ofQuery)
            .orElse(Clauses.NONE);
  }

  /** The same for {@code query_rest}, whose operand stands before it. */
  private static Clauses ofOperandBefore(Node rest) {
    return rest.has(SET_OPERATION) ? Clauses.NONE : ofParentheses(rest, rest.start() - 1);
  }

  /** The clauses of the query in parentheses that end at a token. */
  private static Clauses ofParentheses(Node rest, int close) {
    Parser parser = rest.parser();
    Tokens tokens = parser.tokens();
    int open = close;
    int depth = 0;
    do {
      depth += tokens.is(open, Terminal.RIGHT_PARENTHESIS) ? 1 : 0;
      depth -= tokens.is(open, Terminal.LEFT_PARENTHESIS) ? 1 : 0;
      open--;
    } while (depth > 0 && open >= parser.first());
    int first = open + 2;
    for (int at = rest.index() - 1; at >= 0 && parser.startOf(at) >= first; at--) {
      if (parser.stopOf(at) == close) {
        Node node = new Node(parser, at);
        if (node.is(QUERY) && node.start() == first) {
          return ofQuery(node);
        }
        if (node.is(QUERY_REST)) {
          return own(node).and(ofOperandBefore(node));
        }
      }
    }
    return tokens.is(close - 1, Terminal.RIGHT_PARENTHESIS) && depth == 0
        ? ofParentheses(rest, close - 1)
        : Clauses.NONE;
  }

  /** {@code query_body}. */
  static Optional<Refusal> body(Node node) {
    return added(node, ofOperand(node));
  }

  /** {@code query_rest}. */
  static Optional<Refusal> rest(Node node) {
    return added(node, ofOperandBefore(node));
  }

  /** What is added to a query in parentheses. */
  private static Optional<Refusal> added(Node node, Clauses inside) {
    Clauses own = own(node);
    if (own.order() && inside.order()) {
      Node order = node.child(ORDER_BY).orElseThrow();
      return Optional.of(twice(order, "ORDER BY").stop(firstKey(order)));
    }
    if (own.offset() && inside.offset()) {
      return node.child(OFFSET_CLAUSE).map(offset -> twice(offset, "OFFSET"));
    }
    Optional<Node> limit = node.child(LIMIT_CLAUSE);
    if (limit.isPresent() && inside.limit()) {
      return Optional.of(twice(limit.get(), "LIMIT"));
    }
    Optional<Node> ties = limit.flatMap(clause -> clause.child(WITH_TIES));
    if (ties.isPresent() && !own.order() && !inside.order()) {
      return Optional.of(
          Refusal.at(
              ties.get(), "without `ORDER BY` there are no ties; add `ORDER BY` or write `ONLY`"));
    }
    if (ties.isPresent() && (own.skipsLocked() || inside.skipsLocked())) {
      return Optional.of(
          Refusal.at(
              ties.get(), "`WITH TIES` and `SKIP LOCKED` do not go together; drop one of them"));
    }
    return Optional.empty();
  }

  private static Refusal twice(Node clause, String words) {
    return Refusal.at(
        clause,
        "a second `%s`, for the query in parentheses has one; drop one of them".formatted(words));
  }

  /** {@code query} and others with a WITH of their own. */
  static Optional<Refusal> with(Node node) {
    return node.child(WITH_CLAUSE)
        .filter(with -> node.child(QUERY_BODY).filter(body -> ofOperand(body).with()).isPresent())
        .map(with -> twice(with, "WITH"));
  }

  /** Where PostgreSQL says that the first expression of a list is. */
  private static int firstKey(Node order) {
    Tokens tokens = order.parser().tokens();
    int offset =
        order
            .child(SORT_KEY)
            .flatMap(key -> key.child(EXPRESSION))
            .filter(key -> key.value() instanceof Expression)
            .flatMap(key -> place((Expression) key.value()))
            .orElse(0);
    int at = order.start();
    while (tokens.start(at) < offset) {
      at++;
    }
    return at;
  }

  /**
   * The offset of the token that PostgreSQL remembers of an expression, or of the blank before it:
   * parentheses are forgotten, and so is all about fields and subscripts.
   */
  private static Optional<Integer> place(Expression expression) {
    Optional<Expression> first =
        switch (expression) {
          case Expression.Operation operation -> operation.operands().stream().findFirst();
          case Expression.Cast cast -> Optional.of(cast.operand());
          default -> Optional.empty();
        };
    String operator =
        expression instanceof Expression.Operation operation ? operation.operator() : "";
    if (first.isEmpty()) {
      return Optional.of(expression.span().start());
    }
    return switch (operator) {
      case "()" -> place(first.get());
      case ".", "[]" -> Optional.empty();
      case "AT TIME ZONE" -> Optional.of(first.get().span().end());
      default ->
          first.get().span().start() == expression.span().start()
              ? place(first.get()).or(() -> Optional.of(first.get().span().end()))
              : Optional.of(expression.span().start());
    };
  }

  /** {@code limit_clause}. */
  static Optional<Refusal> limit(Node node) {
    return node.child(LIMIT_BEHIND_COMMA)
        .map(
            second ->
                Refusal.at(
                        second, "`LIMIT` takes one number; write `LIMIT … OFFSET …` for the other")
                    .stop(node.start()));
  }

  /** {@code frame_extent}: it starts before it ends. */
  static Optional<Refusal> frame(Node node) {
    List<Node> bounds = node.children(FRAME_BOUND);
    if (bounds.isEmpty()) {
      return Optional.empty();
    }
    Node start = bounds.getFirst();
    Bound first = bound(start);
    if (first == Bound.UNBOUNDED_FOLLOWING) {
      return refused(start, "a frame cannot start at the end");
    }
    if (bounds.size() == 1) {
      return first == Bound.FOLLOWING
          ? refused(start, "a frame ends at the current row, so it cannot start behind it")
          : Optional.empty();
    }
    Node end = bounds.get(1);
    Bound last = bound(end);
    if (last == Bound.UNBOUNDED_PRECEDING) {
      return refused(end, "a frame cannot end at the start");
    }
    boolean behind =
        first == Bound.CURRENT_ROW && last == Bound.PRECEDING
            || first == Bound.FOLLOWING && (last == Bound.PRECEDING || last == Bound.CURRENT_ROW);
    return behind ? refused(end, "a frame cannot end before it starts") : Optional.empty();
  }

  private enum Bound {
    UNBOUNDED_PRECEDING,
    PRECEDING,
    CURRENT_ROW,
    FOLLOWING,
    UNBOUNDED_FOLLOWING
  }

  private static Bound bound(Node node) {
    boolean following =
        node.parser().tokens().keyword(Math.max(0, node.stop() - 1)).equals("following");
    if (node.has(EXPRESSION)) {
      return following ? Bound.FOLLOWING : Bound.PRECEDING;
    }
    if (node.word().equals("current")) {
      return Bound.CURRENT_ROW;
    }
    return following ? Bound.UNBOUNDED_FOLLOWING : Bound.UNBOUNDED_PRECEDING;
  }

  private static Optional<Refusal> refused(Node bound, String why) {
    return Optional.of(Refusal.at(bound, why + "; name the bounds in their order"));
  }

  /** {@code within_group} behind the arguments of a function. */
  static Optional<Refusal> withinGroup(Node arguments, Node within) {
    if (arguments.has(ORDER_BY)) {
      return notWithin(within, "an `ORDER BY` inside of the parentheses");
    }
    if (arguments.hasWord("distinct")) {
      return notWithin(within, "`DISTINCT`");
    }
    return arguments.hasWord("variadic") || arguments.has(VARIADIC_ARGUMENT)
        ? notWithin(within, "`VARIADIC`")
        : Optional.empty();
  }

  private static Optional<Refusal> notWithin(Node within, String what) {
    return Optional.of(
        Refusal.at(within, "`WITHIN GROUP` does not go with %s; drop one of them".formatted(what)));
  }

  /** {@code xml_table_column}: each option once, and no unknown ones. */
  static Optional<Refusal> xmlTableColumn(Node node) {
    Set<String> given = new HashSet<>();
    for (Node option : node.children(XML_TABLE_COLUMN_OPTION)) {
      String word = option.word();
      boolean keyword = Terminal.isKeyword(node.parser().tokens().terminal(option.start()));
      String kind = keyword ? word.equals("not") ? "null" : word : option.name().value();
      switch (kind) {
        case "default", "path", "null" -> {
          if (!given.add(kind)) {
            String words =
                kind.equals("null") ? "NULL` or `NOT NULL" : kind.toUpperCase(Locale.ROOT);
            return Optional.of(
                Refusal.at(option, "a second `%s`; drop one of them".formatted(words)));
          }
        }
        default -> {
          Refusal refusal =
              Refusal.at(
                  option.start(),
                  option.start() + 1,
                  "`%s` is no option of a column; use `PATH`, `DEFAULT` or `NOT NULL`"
                      .formatted(kind));
          // PostgreSQL keeps this name for itself, and sees it at once.
          return Optional.of(
              kind.equals("__pg__is_not_null") ? refusal.time(option.stop()) : refusal);
        }
      }
    }
    return Optional.empty();
  }

  /** {@code json_table}: its path is a text that is known beforehand. */
  static Optional<Refusal> jsonTable(Node node) {
    return node.child(EXPRESSION)
        .filter(path -> path.value() instanceof Expression value && !isText(value))
        .map(
            path -> Refusal.at(path, "the path of `JSON_TABLE` is a text in quotes; write it out"));
  }

  private static boolean isText(Expression expression) {
    if (expression instanceof Expression.Operation(String operator, var operands, var ignored)
        && operator.equals("()")) {
      return isText(operands.getFirst());
    }
    return expression instanceof Expression.Elided
        || expression instanceof Expression.Literal literal
            && literal.kind() == Expression.Literal.Kind.STRING;
  }

  /** {@code json_encoding}. */
  static Optional<Refusal> jsonEncoding(Node node) {
    return switch (node.name().value().toLowerCase(Locale.ROOT)) {
      case "utf8", "utf16", "utf32" -> Optional.empty();
      default ->
          Optional.of(
              Refusal.at(
                  node,
                  "`%s` is no encoding of JSON; use `UTF8`, `UTF16` or `UTF32`"
                      .formatted(node.text())));
    };
  }
}
