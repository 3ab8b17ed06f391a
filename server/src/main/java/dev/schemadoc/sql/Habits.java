package dev.schemadoc.sql;

import dev.schemadoc.sql.SyntaxProblem.Change;
import dev.schemadoc.sql.SyntaxProblem.Mend;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Habits that people bring along from other databases, found in statements that were read all the
 * same: an index inside of a table, one {@code ADD COLUMN} for many columns, {@code ENUM('a')} as a
 * type.
 *
 * <p>PostgreSQL's grammar takes some of them for something else, such as a column named index, so
 * they are told although PostgreSQL would not stop.
 */
final class Habits {

  private Habits() {}

  private static final int CREATE_TABLE = Grammar.number("create_table");
  private static final int TABLE_NAME = Grammar.number("table_name");
  private static final int TABLE_ITEM = Grammar.number("table_item");
  private static final int INLINE_INDEX = Grammar.number("inline_index");
  private static final int PARTIAL_UNIQUE = Grammar.number("partial_unique");
  private static final int INDEX_OWN_NAME = Grammar.number("index_own_name");
  private static final int CONSTRAINT_NAME = Grammar.number("constraint_name");
  private static final int INDEX_ELEMENT = Grammar.number("index_element");
  private static final int KEY_COLUMNS = Grammar.number("key_columns");
  private static final int COLUMN = Grammar.number("column");
  private static final int COLUMN_NAME = Grammar.number("column_name");
  private static final int BARE_COLUMN = Grammar.number("bare_column");
  private static final int TYPE = Grammar.TYPE.number();
  private static final int EXPRESSION = Grammar.EXPRESSION.number();

  /** The habits that show in a statement. */
  static List<SyntaxProblem> of(Node root) {
    Optional<Node> table = root.find(CREATE_TABLE);
    if (table.isEmpty()) {
      return root.find(BARE_COLUMN).isPresent() ? List.of(bareColumns(root)) : List.of();
    }
    List<SyntaxProblem> problems = new ArrayList<>();
    Optional<Node> name = table.get().child(TABLE_NAME);
    if (name.isPresent()) {
      inTable(root, table.get(), name.get(), problems);
    }
    return problems;
  }

  private static void inTable(Node root, Node table, Node name, List<SyntaxProblem> problems) {
    for (Node item : table.all(TABLE_ITEM)) {
      item.child(INLINE_INDEX).ifPresent(index -> problems.add(inlineIndex(root, name, index)));
      item.child(PARTIAL_UNIQUE)
          .ifPresent(unique -> problems.add(partialUnique(root, name, item, unique)));
      item.child(COLUMN).flatMap(column -> inlineEnum(root, name, column)).ifPresent(problems::add);
    }
  }

  private static SyntaxProblem inlineIndex(Node root, Node table, Node index) {
    Tokens tokens = root.parser().tokens();
    boolean unique = index.word().equals("unique");
    int keyword = index.start();
    while (!tokens.keyword(keyword).equals("index") && !tokens.keyword(keyword).equals("key")) {
      keyword++;
    }
    List<Node> elements = index.children(INDEX_ELEMENT);
    String keys = String.join(", ", elements.stream().map(Node::text).toList());
    String created =
        "CREATE %sINDEX %s ON %s (%s);"
            .formatted(
                unique ? "UNIQUE " : "",
                index.child(INDEX_OWN_NAME).map(Node::text).orElseGet(() -> named(table, index)),
                table.text(),
                keys);
    // Without a name it is a column without a type; with one it may pass for a column.
    boolean named = index.has(INDEX_OWN_NAME);
    int stop = unique ? keyword : named ? index.start() : keyword + 1;
    return new SyntaxProblem(
        tokens.span(keyword),
        tokens.start(stop),
        "PostgreSQL has no `%s` inside a table; write `CREATE INDEX` behind it"
            .formatted(tokens.text(keyword)),
        Optional.of(moved(root, index, created)));
  }

  private static SyntaxProblem partialUnique(Node root, Node table, Node item, Node unique) {
    Tokens tokens = root.parser().tokens();
    int stop =
        item.value() instanceof Recovery.Substitute substitute ? substitute.stop() : unique.start();
    String condition = unique.child(EXPRESSION).map(Node::text).orElse("");
    String columns = unique.child(KEY_COLUMNS).map(Node::text).orElse("");
    String created =
        "CREATE UNIQUE INDEX %s ON %s %s WHERE %s;"
            .formatted(
                unique.child(CONSTRAINT_NAME).map(Node::text).orElseGet(() -> named(table, unique)),
                table.text(),
                columns,
                condition);
    return new SyntaxProblem(
        tokens.span(stop),
        tokens.start(stop),
        "a `UNIQUE` constraint has no `WHERE`; write `CREATE UNIQUE INDEX … WHERE …` behind the"
            + " table",
        Optional.of(moved(root, unique, created)));
  }

  /** A name as people give it: {@code idx_table_column}. */
  private static String named(Node table, Node index) {
    StringBuilder name = new StringBuilder("idx_").append(table.name().value());
    for (Node column : index.all(COLUMN_NAME)) {
      name.append('_').append(column.name().value());
    }
    return name.toString();
  }

  /** Takes an item out of a table and puts a statement behind it. */
  private static Mend moved(Node root, Node item, String statement) {
    Tokens tokens = root.parser().tokens();
    boolean first = !tokens.is(item.start() - 1, Terminal.COMMA);
    boolean comma = tokens.is(item.stop(), Terminal.COMMA);
    Span span = item.span();
    Span taken =
        !first
            ? new Span(tokens.start(item.start() - 1), span.end())
            : new Span(span.start(), comma ? tokens.end(item.stop()) : span.end());
    int behind = root.parser().limit();
    boolean closed = tokens.is(behind, Terminal.SEMICOLON);
    int offset = closed ? tokens.end(behind) : tokens.end(behind - 1);
    String text = (closed ? "" : ";") + "\n" + indent(tokens, root.start()) + statement;
    return new Mend(
        "Move it behind the table",
        List.of(new Change(taken, ""), new Change(Span.at(offset), text)));
  }

  private static String indent(Tokens tokens, int token) {
    String text = tokens.text();
    int start = tokens.start(token);
    int line = start;
    while (line > 0 && (text.charAt(line - 1) == ' ' || text.charAt(line - 1) == '\t')) {
      line--;
    }
    return text.substring(line, start);
  }

  /** {@code status ENUM('a', 'b')}, which is a type of its own in PostgreSQL. */
  private static Optional<SyntaxProblem> inlineEnum(Node root, Node table, Node column) {
    Optional<Node> type = column.child(TYPE);
    Optional<Node> name = column.child(COLUMN_NAME);
    boolean inline =
        type.isPresent()
            && name.isPresent()
            && type.get().value() instanceof TypeName written
            && written.name().toString().equals("enum")
            && !written.modifiers().isEmpty()
            && written.modifiers().stream().allMatch(value -> value.startsWith("'"));
    if (!inline) {
      return Optional.empty();
    }
    String own = table.name().value() + "_" + name.orElseThrow().name().value();
    String quoted = Reserved.needsQuotes(own) ? '"' + own + '"' : own;
    Tokens tokens = root.parser().tokens();
    Node use = type.orElseThrow();
    String created =
        "CREATE TYPE %s AS %s;\n%s".formatted(quoted, use.text(), indent(tokens, root.start()));
    return Optional.of(
        new SyntaxProblem(
            tokens.span(use.start()),
            tokens.start(use.start()),
            "PostgreSQL has no `ENUM` inside a table; create a type with `CREATE TYPE %s AS ENUM`"
                .formatted(quoted),
            Optional.of(
                new Mend(
                    "Create the type `%s`".formatted(quoted),
                    List.of(
                        new Change(Span.at(tokens.start(root.start())), created),
                        new Change(use.span(), quoted))))));
  }

  /** {@code ADD COLUMN a text, b text}: told once, at the first that lacks the words. */
  private static SyntaxProblem bareColumns(Node root) {
    List<Node> columns = root.all(BARE_COLUMN);
    Tokens tokens = root.parser().tokens();
    int token = columns.getFirst().start();
    String written = tokens.text(token);
    List<Change> changes =
        columns.stream()
            .map(column -> new Change(Span.at(column.span().start()), "ADD COLUMN "))
            .toList();
    return new SyntaxProblem(
        tokens.span(token),
        tokens.start(token),
        "each column needs its own `ADD COLUMN`; write `ADD COLUMN %s`".formatted(written),
        Optional.of(new Mend("Write `ADD COLUMN` before each column", changes)));
  }
}
