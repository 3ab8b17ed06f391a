package dev.schemadoc.sql;

import dev.schemadoc.sql.Statement.CreateTable;
import dev.schemadoc.sql.Statement.PartitionBy;
import dev.schemadoc.sql.TableItem.Column;
import dev.schemadoc.sql.TableItem.Elision;
import dev.schemadoc.sql.TableItem.Like;
import dev.schemadoc.sql.TableItem.TableConstraint;
import dev.schemadoc.sql.TableItem.Unreadable;
import dev.schemadoc.sql.Token.Kind;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads {@code CREATE TABLE} (PostgreSQL, CREATE TABLE), item by item: a bad item costs only
 * itself.
 */
final class TableReader {

  private TableReader() {}

  /** The items of a table, and whether all of it is there. */
  private record Items(List<TableItem> items, boolean complete) {}

  static Statement read(Cursor cursor) {
    Token first = cursor.peek();
    cursor.expect("create");
    Optional<String> persistence = persistence(cursor);
    cursor.expect("table");
    boolean ifNotExists = cursor.accept("if", "not", "exists");
    QualifiedName table = cursor.qualifiedName("a table");
    Optional<QualifiedName> partitionOf = Optional.empty();
    Optional<QualifiedName> ofType = Optional.empty();
    if (cursor.accept("partition", "of")) {
      partitionOf = Optional.of(cursor.qualifiedName("a table"));
    } else if (cursor.accept("of")) {
      ofType = Optional.of(cursor.qualifiedName("a type"));
    }
    boolean typed = partitionOf.isPresent() || ofType.isPresent();
    Items items = new Items(List.of(), true);
    Tail tail = new Tail();
    boolean list = cursor.is(Kind.LEFT_PARENTHESIS);
    if (list && !typed && atNamesOfQuery(cursor)) {
      cursor.columnList();
    } else if (list) {
      items = items(cursor, typed);
    } else if (!typed && !cursor.isWords("as") && !isStorageClause(cursor)) {
      return incomplete(cursor, first, persistence, ifNotExists, table);
    }
    boolean complete = items.complete();
    try {
      if (partitionOf.isPresent()) {
        tail.bound = Optional.of(partitionBound(cursor));
      }
      tail.read(cursor);
    } catch (SyntaxFailure failure) {
      cursor.problems().add(failure.problem());
      complete = false;
    }
    return new CreateTable(
        table,
        persistence,
        ifNotExists,
        items.items(),
        tail.inherits,
        tail.partitionBy,
        partitionOf,
        tail.bound,
        ofType,
        tail.storage,
        tail.query,
        complete,
        cursor.since(first));
  }

  /** A table without its list of columns: its name is known all the same. */
  private static Statement incomplete(
      Cursor cursor,
      Token first,
      Optional<String> persistence,
      boolean ifNotExists,
      QualifiedName table) {
    boolean elided = cursor.is(Kind.ELLIPSIS);
    if (!elided) {
      cursor.problems().add(cursor.unexpected("`(` and the columns").problem());
    }
    return new CreateTable(
        table,
        persistence,
        ifNotExists,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        cursor.since(first));
  }

  private static Optional<String> persistence(Cursor cursor) {
    if (!cursor.accept("global")) {
      cursor.accept("local");
    }
    if (cursor.accept("temporary") || cursor.accept("temp")) {
      return Optional.of("TEMPORARY");
    }
    return cursor.accept("unlogged") ? Optional.of("UNLOGGED") : Optional.empty();
  }

  private static boolean isStorageClause(Cursor cursor) {
    return cursor.isWords("using") || cursor.isWords("with") || cursor.isWords("on", "commit");
  }

  /** Whether the parentheses hold bare names and a query follows: {@code t (a, b) AS SELECT}. */
  private static boolean atNamesOfQuery(Cursor cursor) {
    int ahead = 1;
    while (true) {
      Kind kind = cursor.peek(ahead).kind();
      if (kind != Kind.WORD && kind != Kind.QUOTED_IDENTIFIER) {
        return false;
      }
      Kind behind = cursor.peek(ahead + 1).kind();
      if (behind == Kind.RIGHT_PARENTHESIS) {
        return cursor.word(ahead + 2).equals("as");
      }
      if (behind != Kind.COMMA) {
        return false;
      }
      ahead += 2;
    }
  }

  private static Items items(Cursor cursor, boolean typed) {
    cursor.next();
    List<TableItem> items = new ArrayList<>();
    boolean complete = true;
    while (true) {
      List<Comment> comments = cursor.commentsHere();
      if (Elisions.anyLeavesOut(comments)) {
        items.add(new Elision(comments.getFirst().span()));
        complete = false;
      }
      if (cursor.is(Kind.RIGHT_PARENTHESIS)) {
        complete &= closes(cursor, items, comments);
        cursor.next();
        return new Items(items, complete);
      }
      if (cursor.atEnd()) {
        cursor
            .problems()
            .add(
                cursor
                    .failure("`)` is missing; add it behind the last column of the table")
                    .problem());
        return new Items(items, false);
      }
      if (cursor.is(Kind.ELLIPSIS)) {
        items.add(new Elision(cursor.next().span()));
        complete = false;
        cursor.accept(Kind.COMMA);
        continue;
      }
      TableItem item = item(cursor, typed);
      items.add(item);
      complete &= !(item instanceof Unreadable);
      if (!separator(cursor)) {
        complete = false;
      }
    }
  }

  /** Judges the closing parenthesis: what stands before it may be an empty list or a comma. */
  private static boolean closes(Cursor cursor, List<TableItem> items, List<Comment> comments) {
    if (items.isEmpty()) {
      // A body that is only a comment is a stub; PostgreSQL accepts a table without columns.
      return comments.isEmpty();
    }
    boolean comma = cursor.previous().kind() == Kind.COMMA;
    if (comma && !(items.getLast() instanceof Elision)) {
      cursor
          .problems()
          .add(
              new SyntaxProblem(
                  cursor.previous().span(),
                  "no column follows this comma; drop the comma",
                  Optional.of("")));
      return true;
    }
    return true;
  }

  /** Goes past the comma between two items, or tells that it is missing. */
  private static boolean separator(Cursor cursor) {
    if (cursor.accept(Kind.COMMA) || cursor.is(Kind.RIGHT_PARENTHESIS) || cursor.atEnd()) {
      return true;
    }
    return cursor.is(Kind.ELLIPSIS);
  }

  private static TableItem item(Cursor cursor, boolean typed) {
    Token first = cursor.peek();
    Optional<Name> name = Optional.empty();
    try {
      if (ConstraintReader.atTableConstraint(cursor)) {
        Constraint constraint = ConstraintReader.readTableConstraint(cursor, false);
        mustEnd(cursor);
        return new TableConstraint(constraint, constraint.span());
      }
      if (cursor.isWords("like")) {
        Like like = like(cursor);
        mustEnd(cursor);
        return like;
      }
      if (atInlineIndex(cursor)) {
        throw inlineIndex(cursor);
      }
      name = Optional.of(cursor.columnName("a column"));
      return column(cursor, first, name.get(), typed);
    } catch (SyntaxFailure failure) {
      cursor.problems().add(failure.problem());
      recover(cursor, first);
      return new Unreadable(name, cursor.since(first));
    }
  }

  /** A column from behind its name on. */
  static Column column(Cursor cursor, Token first, Name name, boolean typed) {
    Optional<TypeName> type = Optional.empty();
    boolean without =
        typed
            && (cursor.accept("with", "options")
                || cursor.is(Kind.COMMA)
                || cursor.is(Kind.RIGHT_PARENTHESIS)
                || !TypeReader.atType(cursor));
    if (!without) {
      if (!TypeReader.atType(cursor)) {
        throw cursor.failure(
            "column `%s` has no type; write one behind the name".formatted(name.value()));
      }
      type = Optional.of(TypeReader.read(cursor));
    }
    Optional<Span> storage = storage(cursor);
    ConstraintReader.ColumnPart part = ConstraintReader.readColumnConstraints(cursor);
    return new Column(
        name, type, part.collation(), storage, part.constraints(), cursor.since(first));
  }

  private static Optional<Span> storage(Cursor cursor) {
    Token first = cursor.peek();
    int start = cursor.index();
    if (cursor.accept("storage")) {
      cursor.label("a storage mode");
    }
    if (cursor.accept("compression")) {
      cursor.label("a compression method");
    }
    return cursor.index() > start ? Optional.of(cursor.since(first)) : Optional.empty();
  }

  private static void mustEnd(Cursor cursor) {
    boolean ended =
        cursor.is(Kind.COMMA)
            || cursor.is(Kind.RIGHT_PARENTHESIS)
            || cursor.is(Kind.ELLIPSIS)
            || cursor.atEnd();
    if (!ended) {
      throw cursor.unexpected(
          "`,` or `)`", List.of("deferrable", "initially", "not", "include", "on", "match"));
    }
  }

  private static Like like(Cursor cursor) {
    Token first = cursor.next();
    QualifiedName source = cursor.qualifiedName("a table");
    List<String> options = new ArrayList<>();
    while (cursor.isWords("including") || cursor.isWords("excluding")) {
      String option = cursor.word().toUpperCase(Locale.ROOT);
      cursor.next();
      switch (cursor.word()) {
        case "all",
            "comments",
            "compression",
            "constraints",
            "defaults",
            "generated",
            "identity",
            "indexes",
            "statistics",
            "storage" -> {
          options.add(option + " " + cursor.word().toUpperCase(Locale.ROOT));
          cursor.next();
        }
        default -> throw cursor.unexpected("what to include", List.of("all", "indexes"));
      }
    }
    return new Like(source, options, cursor.since(first));
  }

  /** MySQL's {@code INDEX name (columns)}, which PostgreSQL takes as a column called index. */
  private static boolean atInlineIndex(Cursor cursor) {
    boolean keyword =
        switch (cursor.word()) {
          case "index", "key", "fulltext", "spatial" -> true;
          default -> false;
        };
    if (!keyword) {
      return false;
    }
    int name = cursor.word(1).equals("index") || cursor.word(1).equals("key") ? 2 : 1;
    boolean unnamed = cursor.is(name, Kind.LEFT_PARENTHESIS);
    return unnamed
        || !isBuiltInType(cursor.word(name)) && cursor.is(name + 1, Kind.LEFT_PARENTHESIS);
  }

  private static boolean isBuiltInType(String word) {
    return Keywords.COLUMN.contains(word) || word.isEmpty();
  }

  private static SyntaxFailure inlineIndex(Cursor cursor) {
    Token keyword = cursor.peek();
    return Cursor.failure(
        keyword.span(),
        "PostgreSQL has no `%s` inside a table; write `CREATE INDEX` behind it"
            .formatted(keyword.text(cursor.text())));
  }

  /** Goes to the comma or parenthesis that ends a bad item, or to a line that starts a new one. */
  private static void recover(Cursor cursor, Token first) {
    int depth = 0;
    boolean moved = cursor.peek().start() > first.start();
    if (moved) {
      depth = openParentheses(cursor, first);
    }
    while (!cursor.atEnd()) {
      Token token = cursor.peek();
      switch (token.kind()) {
        case LEFT_PARENTHESIS -> depth++;
        case RIGHT_PARENTHESIS -> {
          if (depth <= 0) {
            return;
          }
          depth--;
        }
        case COMMA -> {
          if (depth <= 0) {
            return;
          }
        }
        default -> {
          if (depth <= 0 && moved && startsItem(cursor)) {
            return;
          }
        }
      }
      moved = true;
      cursor.next();
    }
  }

  /** How many parentheses the item opened and did not close before the cursor. */
  private static int openParentheses(Cursor cursor, Token first) {
    int stop = cursor.index();
    int depth = 0;
    int index = stop;
    cursor.moveTo(stop);
    while (index > 0) {
      cursor.moveTo(index - 1);
      Token token = cursor.peek();
      if (token.start() < first.start()) {
        break;
      }
      if (token.kind() == Kind.LEFT_PARENTHESIS) {
        depth++;
      } else if (token.kind() == Kind.RIGHT_PARENTHESIS) {
        depth--;
      }
      index--;
    }
    cursor.moveTo(stop);
    return Math.max(0, depth);
  }

  /** Whether a new line begins here that looks like a column or a constraint. */
  private static boolean startsItem(Cursor cursor) {
    if (!cursor.startsLine()) {
      return false;
    }
    return switch (cursor.word()) {
      case "constraint", "foreign" -> true;
      case "primary", "unique", "check" ->
          cursor.is(1, Kind.LEFT_PARENTHESIS) || cursor.is(2, Kind.LEFT_PARENTHESIS);
      default ->
          cursor.is(Kind.WORD)
              && Keywords.mayNameColumn(cursor.word())
              && cursor.is(1, Kind.WORD)
              && isTypeWord(cursor.word(1));
    };
  }

  private static boolean isTypeWord(String word) {
    return switch (word) {
      case "uuid",
          "text",
          "varchar",
          "char",
          "character",
          "int",
          "integer",
          "bigint",
          "smallint",
          "serial",
          "bigserial",
          "boolean",
          "bool",
          "numeric",
          "decimal",
          "real",
          "double",
          "float",
          "date",
          "time",
          "timestamp",
          "timestamptz",
          "json",
          "jsonb",
          "bytea",
          "inet" ->
          true;
      default -> false;
    };
  }

  private static Span partitionBound(Cursor cursor) {
    Token first = cursor.peek();
    if (cursor.accept("default")) {
      return cursor.since(first);
    }
    cursor.expect("for", "values");
    if (cursor.accept("in") || cursor.accept("with")) {
      cursor.parenthesised();
    } else {
      cursor.expect("from");
      cursor.parenthesised();
      cursor.expect("to");
      cursor.parenthesised();
    }
    return cursor.since(first);
  }

  /** The clauses behind the list of columns. */
  private static final class Tail {
    private List<QualifiedName> inherits = List.of();
    private Optional<PartitionBy> partitionBy = Optional.empty();
    private Optional<Span> bound = Optional.empty();
    private Optional<Span> storage = Optional.empty();
    private Optional<Span> query = Optional.empty();

    void read(Cursor cursor) {
      if (cursor.accept("inherits")) {
        cursor.expect(Kind.LEFT_PARENTHESIS, "`(`");
        List<QualifiedName> parents = new ArrayList<>();
        do {
          parents.add(cursor.qualifiedName("a table"));
        } while (cursor.accept(Kind.COMMA));
        cursor.expect(Kind.RIGHT_PARENTHESIS, "`,` or `)`");
        inherits = parents;
      }
      if (cursor.isWords("partition", "by")) {
        partitionBy = Optional.of(partitionBy(cursor));
      }
      if (cursor.accept("using")) {
        cursor.columnName("a table access method");
      }
      if (cursor.accept("with")) {
        storage = Optional.of(cursor.parenthesised());
      } else {
        cursor.accept("without", "oids");
      }
      if (cursor.accept("on", "commit")
          && !cursor.accept("drop")
          && !cursor.accept("delete", "rows")) {
        cursor.expect("preserve", "rows");
      }
      if (cursor.accept("tablespace")) {
        cursor.columnName("a tablespace");
      }
      if (cursor.accept("as")) {
        Token first = cursor.peek();
        while (!cursor.atEnd()) {
          cursor.next();
        }
        query = Optional.of(cursor.since(first));
      }
      if (!cursor.atEnd()) {
        throw cursor.unexpected(
            "`;`", List.of("partition", "inherits", "with", "tablespace", "using"));
      }
    }

    private static PartitionBy partitionBy(Cursor cursor) {
      Token first = cursor.next();
      cursor.next();
      String strategy = cursor.label("`RANGE`, `LIST` or `HASH`").value();
      cursor.expect(Kind.LEFT_PARENTHESIS, "`(`");
      List<Expression> keys = new ArrayList<>();
      do {
        keys.add(IndexReader.part(cursor).value());
      } while (cursor.accept(Kind.COMMA));
      cursor.expect(Kind.RIGHT_PARENTHESIS, "`,` or `)`");
      return new PartitionBy(strategy.toUpperCase(Locale.ROOT), keys, cursor.since(first));
    }
  }
}
