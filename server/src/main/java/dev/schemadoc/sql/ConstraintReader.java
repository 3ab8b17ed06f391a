package dev.schemadoc.sql;

import dev.schemadoc.sql.Constraint.Action;
import dev.schemadoc.sql.Constraint.Attributes;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.Constraint.IndexSettings;
import dev.schemadoc.sql.Token.Kind;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads constraints of columns and tables (PostgreSQL, CREATE TABLE). */
final class ConstraintReader {

  private ConstraintReader() {}

  private static final List<String> COLUMN_KEYWORDS =
      List.of(
          "constraint",
          "not",
          "null",
          "default",
          "check",
          "primary",
          "unique",
          "references",
          "generated",
          "collate",
          "deferrable",
          "initially");

  private static final List<String> TABLE_KEYWORDS =
      List.of("check", "unique", "primary", "foreign", "exclude");

  /** What may follow the type of a column. */
  record ColumnPart(List<Constraint> constraints, Optional<QualifiedName> collation) {}

  /** All constraints behind a column's type, up to a comma, a parenthesis or the end. */
  static ColumnPart readColumnConstraints(Cursor cursor) {
    List<Constraint> constraints = new ArrayList<>();
    Optional<QualifiedName> collation = Optional.empty();
    while (true) {
      if (cursor.is(Kind.COMMA)
          || cursor.is(Kind.RIGHT_PARENTHESIS)
          || cursor.is(Kind.ELLIPSIS)
          || cursor.atEnd()) {
        return new ColumnPart(constraints, collation);
      }
      if (cursor.accept("collate")) {
        collation = Optional.of(cursor.qualifiedName("the name of a collation"));
        continue;
      }
      Optional<Attributes> attributes = attribute(cursor, Attributes.NONE);
      if (attributes.isPresent()) {
        if (constraints.isEmpty()) {
          throw Cursor.failure(
              cursor.previous().span(),
              "`DEFERRABLE` and its like belong behind a constraint; write the constraint first");
        }
        Constraint before = constraints.removeLast();
        constraints.add(withAttributes(before, attributes.get(), cursor));
        continue;
      }
      constraints.add(columnConstraint(cursor));
    }
  }

  private static Constraint withAttributes(Constraint before, Attributes more, Cursor cursor) {
    Attributes old = before.attributes();
    Attributes merged =
        new Attributes(
            old.deferrable() || more.deferrable(),
            old.initiallyDeferred() || more.initiallyDeferred(),
            old.notValid() || more.notValid(),
            old.noInherit() || more.noInherit(),
            old.notEnforced() || more.notEnforced());
    return new Constraint(
        before.name(),
        before.body(),
        merged,
        new Span(before.span().start(), cursor.previous().end()));
  }

  private static Constraint columnConstraint(Cursor cursor) {
    Token first = cursor.peek();
    Optional<Name> name = constraintName(cursor);
    Attributes[] attributes = {Attributes.NONE};
    Body body = columnBody(cursor, attributes);
    return new Constraint(name, body, attributes[0], cursor.since(first));
  }

  private static Optional<Name> constraintName(Cursor cursor) {
    return cursor.accept("constraint")
        ? Optional.of(cursor.columnName("a constraint"))
        : Optional.empty();
  }

  private static Body columnBody(Cursor cursor, Attributes[] attributes) {
    switch (cursor.word()) {
      case "not" -> {
        cursor.next();
        cursor.expect("null");
        attributes[0] = noInherit(cursor);
        return new Body.NotNull(List.of());
      }
      case "null" -> {
        cursor.next();
        return new Body.Nullable();
      }
      case "default" -> {
        cursor.next();
        return new Body.Default(ExpressionReader.readRestricted(cursor));
      }
      case "check" -> {
        Body.Check check = check(cursor);
        attributes[0] = noInherit(cursor);
        return check;
      }
      case "primary" -> {
        cursor.next();
        cursor.expect("key");
        return new Body.PrimaryKey(List.of(), indexSettings(cursor, false));
      }
      case "unique" -> {
        cursor.next();
        boolean notDistinct = nullsNotDistinct(cursor);
        return new Body.Unique(List.of(), notDistinct, indexSettings(cursor, false));
      }
      case "references" -> {
        return references(cursor, List.of());
      }
      case "generated" -> {
        return generated(cursor);
      }
      default -> {
        if (cursor.startsLine() && cursor.atColumnName() && cursor.is(1, Kind.WORD)) {
          throw cursor.failure(
              "`,` is missing before `%s`".formatted(cursor.peek().text(cursor.text())));
        }
        throw cursor.unexpected("a constraint, `,` or `)`", COLUMN_KEYWORDS);
      }
    }
  }

  private static Attributes noInherit(Cursor cursor) {
    return cursor.accept("no", "inherit")
        ? new Attributes(false, false, false, true, false)
        : Attributes.NONE;
  }

  private static Body.Check check(Cursor cursor) {
    cursor.expect("check");
    cursor.expect(Kind.LEFT_PARENTHESIS, "`(`");
    Expression condition = ExpressionReader.read(cursor);
    cursor.expect(Kind.RIGHT_PARENTHESIS, "an operator or `)`");
    return new Body.Check(condition);
  }

  private static Body generated(Cursor cursor) {
    cursor.expect("generated");
    boolean always = cursor.accept("always");
    if (!always) {
      cursor.expect("by", "default");
    }
    cursor.expect("as");
    if (cursor.accept("identity")) {
      Optional<Span> options =
          cursor.is(Kind.LEFT_PARENTHESIS) ? Optional.of(cursor.parenthesised()) : Optional.empty();
      return new Body.Identity(always, options);
    }
    if (!always) {
      throw cursor.failure(
          "a generated column is always generated; write `GENERATED ALWAYS AS (…) STORED`");
    }
    if (!cursor.is(Kind.LEFT_PARENTHESIS)) {
      throw cursor.unexpected("`IDENTITY` or `(`", List.of("identity"));
    }
    cursor.next();
    Expression value = ExpressionReader.read(cursor);
    cursor.expect(Kind.RIGHT_PARENTHESIS, "an operator or `)`");
    boolean stored = cursor.accept("stored");
    if (!stored) {
      cursor.accept("virtual");
    }
    return new Body.Generated(value, stored);
  }

  private static Body.ForeignKey references(Cursor cursor, List<Name> columns) {
    cursor.expect("references");
    QualifiedName target = cursor.qualifiedName("a table");
    List<Name> targetColumns = cursor.is(Kind.LEFT_PARENTHESIS) ? cursor.columnList() : List.of();
    Optional<String> match = Optional.empty();
    if (cursor.accept("match")) {
      if (!cursor.isWords("full") && !cursor.isWords("partial") && !cursor.isWords("simple")) {
        throw cursor.unexpected("`FULL` or `SIMPLE`", List.of("full", "simple"));
      }
      match = Optional.of(cursor.word().toUpperCase(java.util.Locale.ROOT));
      cursor.next();
    }
    Optional<Action> onDelete = Optional.empty();
    Optional<Action> onUpdate = Optional.empty();
    while (cursor.isWords("on")) {
      cursor.next();
      if (cursor.accept("delete")) {
        if (onDelete.isPresent()) {
          throw Cursor.failure(cursor.previous().span(), "`ON DELETE` stands twice; drop one");
        }
        onDelete = Optional.of(action(cursor));
      } else if (cursor.accept("update")) {
        if (onUpdate.isPresent()) {
          throw Cursor.failure(cursor.previous().span(), "`ON UPDATE` stands twice; drop one");
        }
        onUpdate = Optional.of(action(cursor));
      } else {
        throw cursor.unexpected("`DELETE` or `UPDATE`", List.of("delete", "update"));
      }
    }
    return new Body.ForeignKey(columns, target, targetColumns, match, onDelete, onUpdate);
  }

  private static Action action(Cursor cursor) {
    Token first = cursor.peek();
    String kind;
    List<Name> columns = List.of();
    if (cursor.accept("no", "action")) {
      kind = "NO ACTION";
    } else if (cursor.accept("restrict")) {
      kind = "RESTRICT";
    } else if (cursor.accept("cascade")) {
      kind = "CASCADE";
    } else if (cursor.accept("set", "null")) {
      kind = "SET NULL";
      columns = cursor.is(Kind.LEFT_PARENTHESIS) ? cursor.columnList() : List.of();
    } else if (cursor.accept("set", "default")) {
      kind = "SET DEFAULT";
      columns = cursor.is(Kind.LEFT_PARENTHESIS) ? cursor.columnList() : List.of();
    } else {
      throw cursor.unexpected(
          "`CASCADE`, `RESTRICT`, `SET NULL`, `SET DEFAULT` or `NO ACTION`",
          List.of("cascade", "restrict", "set", "no"));
    }
    return new Action(kind, columns, cursor.since(first));
  }

  private static boolean nullsNotDistinct(Cursor cursor) {
    if (cursor.accept("nulls", "not", "distinct")) {
      return true;
    }
    cursor.accept("nulls", "distinct");
    return false;
  }

  private static IndexSettings indexSettings(Cursor cursor, boolean mayInclude) {
    List<Name> include = List.of();
    if (mayInclude && cursor.accept("include")) {
      include = cursor.columnList();
    }
    Optional<Span> with = Optional.empty();
    if (cursor.accept("with")) {
      with = Optional.of(cursor.parenthesised());
    }
    Optional<Name> tablespace = Optional.empty();
    if (cursor.accept("using", "index", "tablespace")) {
      tablespace = Optional.of(cursor.columnName("a tablespace"));
    }
    return include.isEmpty() && with.isEmpty() && tablespace.isEmpty()
        ? IndexSettings.NONE
        : new IndexSettings(include, with, tablespace);
  }

  /** Whether a table constraint begins at the cursor. */
  static boolean atTableConstraint(Cursor cursor) {
    return switch (cursor.word()) {
      case "constraint", "check", "unique", "primary", "foreign" -> true;
      case "exclude" -> cursor.isWords("exclude", "using") || cursor.is(1, Kind.LEFT_PARENTHESIS);
      case "not" -> cursor.isWords("not", "null");
      default -> false;
    };
  }

  /**
   * A constraint of a table.
   *
   * @param mayUseIndex whether {@code USING INDEX name} may stand, as in ALTER TABLE
   */
  static Constraint readTableConstraint(Cursor cursor, boolean mayUseIndex) {
    Token first = cursor.peek();
    Optional<Name> name = constraintName(cursor);
    Body body = tableBody(cursor, mayUseIndex);
    Attributes attributes = attributes(cursor);
    return new Constraint(name, body, attributes, cursor.since(first));
  }

  private static Body tableBody(Cursor cursor, boolean mayUseIndex) {
    switch (cursor.word()) {
      case "check" -> {
        return check(cursor);
      }
      case "not" -> {
        cursor.next();
        cursor.expect("null");
        return new Body.NotNull(List.of(cursor.columnName("a column")));
      }
      case "primary" -> {
        cursor.next();
        cursor.expect("key");
        if (mayUseIndex && cursor.accept("using", "index")) {
          return new Body.UsingIndex(true, cursor.columnName("an index"));
        }
        List<Name> columns = keyColumns(cursor);
        return new Body.PrimaryKey(columns, indexSettings(cursor, true));
      }
      case "unique" -> {
        cursor.next();
        if (mayUseIndex && cursor.accept("using", "index")) {
          return new Body.UsingIndex(false, cursor.columnName("an index"));
        }
        boolean notDistinct = nullsNotDistinct(cursor);
        List<Name> columns = keyColumns(cursor);
        IndexSettings settings = indexSettings(cursor, true);
        if (cursor.isWords("where")) {
          throw cursor.failure(
              "a `UNIQUE` constraint has no `WHERE`;"
                  + " write `CREATE UNIQUE INDEX … WHERE …` behind the table");
        }
        return new Body.Unique(columns, notDistinct, settings);
      }
      case "foreign" -> {
        cursor.next();
        cursor.expect("key");
        return references(cursor, keyColumns(cursor));
      }
      case "exclude" -> {
        return exclude(cursor);
      }
      default ->
          throw cursor.unexpected(
              "`CHECK`, `UNIQUE`, `PRIMARY KEY`, `FOREIGN KEY` or `EXCLUDE`", TABLE_KEYWORDS);
    }
  }

  /** {@code (a, b)}, the last one possibly with WITHOUT OVERLAPS or PERIOD (PostgreSQL 18). */
  private static List<Name> keyColumns(Cursor cursor) {
    cursor.expect(Kind.LEFT_PARENTHESIS, "`(`");
    List<Name> names = new ArrayList<>();
    do {
      if (cursor.isWords("period") && cursor.is(1, Kind.WORD)) {
        cursor.next();
      }
      names.add(cursor.columnName("a column"));
    } while (cursor.accept(Kind.COMMA));
    cursor.accept("without", "overlaps");
    cursor.expect(Kind.RIGHT_PARENTHESIS, "`,` or `)`");
    return names;
  }

  private static Body exclude(Cursor cursor) {
    cursor.expect("exclude");
    Optional<Name> method =
        cursor.accept("using")
            ? Optional.of(cursor.columnName("an index method"))
            : Optional.empty();
    cursor.expect(Kind.LEFT_PARENTHESIS, "`(`");
    List<Body.Exclude.Element> elements = new ArrayList<>();
    do {
      IndexPart part = IndexReader.part(cursor);
      cursor.expect("with");
      String operator;
      if (cursor.accept("operator")) {
        operator = "OPERATOR(" + cursor.text(cursor.parenthesised()) + ")";
      } else {
        operator = cursor.expect(Kind.OPERATOR, "an operator").text(cursor.text());
      }
      elements.add(new Body.Exclude.Element(part, operator));
    } while (cursor.accept(Kind.COMMA));
    cursor.expect(Kind.RIGHT_PARENTHESIS, "`,` or `)`");
    IndexSettings settings = indexSettings(cursor, true);
    Optional<Expression> where = Optional.empty();
    if (cursor.accept("where")) {
      cursor.expect(Kind.LEFT_PARENTHESIS, "`(`");
      where = Optional.of(ExpressionReader.read(cursor));
      cursor.expect(Kind.RIGHT_PARENTHESIS, "an operator or `)`");
    }
    return new Body.Exclude(method, elements, settings, where);
  }

  private static Attributes attributes(Cursor cursor) {
    Attributes attributes = Attributes.NONE;
    while (true) {
      Optional<Attributes> more = attribute(cursor, attributes);
      if (more.isEmpty()) {
        return attributes;
      }
      attributes = more.get();
    }
  }

  /** One constraint attribute added to those before it, if one stands at the cursor. */
  private static Optional<Attributes> attribute(Cursor cursor, Attributes a) {
    if (cursor.accept("deferrable")) {
      return Optional.of(
          new Attributes(
              true, a.initiallyDeferred(), a.notValid(), a.noInherit(), a.notEnforced()));
    }
    if (cursor.accept("not", "deferrable") || cursor.accept("initially", "immediate")) {
      return Optional.of(a);
    }
    if (cursor.accept("initially", "deferred")) {
      return Optional.of(new Attributes(true, true, a.notValid(), a.noInherit(), a.notEnforced()));
    }
    if (cursor.accept("not", "valid")) {
      return Optional.of(
          new Attributes(
              a.deferrable(), a.initiallyDeferred(), true, a.noInherit(), a.notEnforced()));
    }
    if (cursor.accept("no", "inherit")) {
      return Optional.of(
          new Attributes(
              a.deferrable(), a.initiallyDeferred(), a.notValid(), true, a.notEnforced()));
    }
    if (cursor.accept("not", "enforced")) {
      return Optional.of(
          new Attributes(a.deferrable(), a.initiallyDeferred(), a.notValid(), a.noInherit(), true));
    }
    if (cursor.accept("enforced")) {
      return Optional.of(a);
    }
    return Optional.empty();
  }
}
