package dev.schemadoc.sql;

import dev.schemadoc.sql.Token.Kind;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads {@code CREATE INDEX} (PostgreSQL, CREATE INDEX). */
final class IndexReader {

  private IndexReader() {}

  static Statement read(Cursor cursor) {
    Token first = cursor.peek();
    cursor.expect("create");
    boolean unique = cursor.accept("unique");
    cursor.expect("index");
    boolean concurrently = cursor.accept("concurrently");
    boolean ifNotExists = cursor.accept("if", "not", "exists");
    Optional<Name> name =
        cursor.isWords("on") ? Optional.empty() : Optional.of(cursor.columnName("an index"));
    cursor.expect("on");
    boolean only = cursor.accept("only");
    QualifiedName table = cursor.qualifiedName("a table");
    Optional<Name> method =
        cursor.accept("using")
            ? Optional.of(cursor.columnName("an index method"))
            : Optional.empty();
    cursor.expect(Kind.LEFT_PARENTHESIS, "`(` and the columns");
    List<IndexPart> parts = new ArrayList<>();
    do {
      parts.add(part(cursor));
    } while (cursor.accept(Kind.COMMA));
    cursor.expect(Kind.RIGHT_PARENTHESIS, "`,` or `)`");
    List<Name> include = cursor.accept("include") ? included(cursor) : List.of();
    boolean notDistinct = cursor.accept("nulls", "not", "distinct");
    if (!notDistinct) {
      cursor.accept("nulls", "distinct");
    }
    Optional<Span> with =
        cursor.accept("with") ? Optional.of(cursor.parenthesised()) : Optional.empty();
    Optional<Name> tablespace =
        cursor.accept("tablespace")
            ? Optional.of(cursor.columnName("a tablespace"))
            : Optional.empty();
    Optional<Expression> where =
        cursor.accept("where") ? Optional.of(ExpressionReader.read(cursor)) : Optional.empty();
    if (!cursor.atEnd()) {
      throw cursor.unexpected("`;`", List.of("where", "include", "with", "tablespace", "nulls"));
    }
    return new Statement.CreateIndex(
        unique,
        concurrently,
        ifNotExists,
        name,
        only,
        table,
        method,
        parts,
        include,
        notDistinct,
        with,
        tablespace,
        where,
        cursor.since(first));
  }

  /** The columns of INCLUDE; the grammar takes keys, of which only columns mean anything. */
  static List<Name> included(Cursor cursor) {
    cursor.expect(Kind.LEFT_PARENTHESIS, "`(`");
    List<Name> names = new ArrayList<>();
    do {
      if (part(cursor).value() instanceof Expression.ColumnReference column) {
        names.add(column.column());
      }
    } while (cursor.accept(Kind.COMMA));
    cursor.expect(Kind.RIGHT_PARENTHESIS, "`,` or `)`");
    return names;
  }

  /** One key ({@code index_elem}). */
  static IndexPart part(Cursor cursor) {
    Token first = cursor.peek();
    Expression value;
    if (cursor.is(Kind.LEFT_PARENTHESIS)) {
      cursor.next();
      Expression inside = ExpressionReader.read(cursor);
      cursor.expect(Kind.RIGHT_PARENTHESIS, "an operator or `)`");
      value = new Expression.Operation("()", List.of(inside), cursor.since(first));
    } else if (cursor.atColumnName()
        && !cursor.is(1, Kind.LEFT_PARENTHESIS)
        && !cursor.is(1, Kind.DOT)) {
      Name name = cursor.columnName("a column");
      value = new Expression.ColumnReference(List.of(name), name.span());
    } else {
      value = ExpressionReader.readFunction(cursor);
      if (value instanceof Expression.ColumnReference || value instanceof Expression.Literal) {
        throw Cursor.failure(
            value.span(),
            "an index key is a column, a function call or an expression in parentheses");
      }
    }
    if (cursor.is(Kind.TYPECAST) || cursor.is(Kind.OPERATOR)) {
      throw cursor.failure(
          "an expression in an index needs its own parentheses; write `(("
              + cursor.text(value.span())
              + " …))`");
    }
    Optional<QualifiedName> collation =
        cursor.accept("collate")
            ? Optional.of(cursor.qualifiedName("the name of a collation"))
            : Optional.empty();
    Optional<QualifiedName> operatorClass = Optional.empty();
    Optional<Span> options = Optional.empty();
    boolean clause =
        cursor.isWords("asc")
            || cursor.isWords("desc")
            || cursor.isWords("with")
            || cursor.isWords("nulls", "first")
            || cursor.isWords("nulls", "last");
    if (!clause && cursor.atColumnName()) {
      operatorClass = Optional.of(cursor.qualifiedName("an operator class"));
      if (cursor.is(Kind.LEFT_PARENTHESIS)) {
        options = Optional.of(cursor.parenthesised());
      }
    }
    Optional<String> order = Optional.empty();
    if (cursor.isWords("asc") || cursor.isWords("desc")) {
      order = Optional.of(cursor.word().toUpperCase(Locale.ROOT));
      cursor.next();
    }
    Optional<String> nulls = Optional.empty();
    if (cursor.accept("nulls")) {
      if (!cursor.isWords("first") && !cursor.isWords("last")) {
        throw cursor.unexpected("`FIRST` or `LAST`", List.of("first", "last"));
      }
      nulls = Optional.of(cursor.word().toUpperCase(Locale.ROOT));
      cursor.next();
    }
    return new IndexPart(
        value, collation, operatorClass, options, order, nulls, cursor.since(first));
  }
}
