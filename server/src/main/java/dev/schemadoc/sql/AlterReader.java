package dev.schemadoc.sql;

import dev.schemadoc.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code ALTER TABLE} (PostgreSQL, ALTER TABLE), action by action. */
final class AlterReader {

  private AlterReader() {}

  private static final Set<String> ACTIONS =
      Set.of(
          "add",
          "drop",
          "alter",
          "rename",
          "validate",
          "set",
          "reset",
          "enable",
          "disable",
          "owner",
          "cluster",
          "inherit",
          "no",
          "of",
          "not",
          "force",
          "replica",
          "attach",
          "detach");

  static Statement read(Cursor cursor) {
    Token first = cursor.peek();
    cursor.expect("alter", "table");
    boolean ifExists = cursor.accept("if", "exists");
    cursor.accept("only");
    QualifiedName table = cursor.qualifiedName("a table");
    cursor.acceptOperator("*");
    List<AlterAction> actions = new ArrayList<>();
    boolean told = false;
    do {
      if (isBareColumn(cursor, actions)) {
        actions.add(bareColumn(cursor, told));
        told = true;
      } else {
        actions.add(action(cursor));
      }
    } while (cursor.accept(Kind.COMMA));
    if (!cursor.atEnd()) {
      cursor.problems().add(cursor.unexpected("`,` or `;`").problem());
    }
    return new Statement.AlterTable(table, ifExists, actions, cursor.since(first));
  }

  /** Whether a column follows ADD COLUMN and a comma as if the words counted for it too. */
  private static boolean isBareColumn(Cursor cursor, List<AlterAction> before) {
    boolean behindColumn = !before.isEmpty() && before.getLast() instanceof AlterAction.AddColumn;
    return behindColumn
        && cursor.atColumnName()
        && !ACTIONS.contains(cursor.word())
        && (cursor.is(1, Kind.WORD) || cursor.is(1, Kind.QUOTED_IDENTIFIER));
  }

  /** Reads such a column, and tells of the first one. */
  private static AlterAction bareColumn(Cursor cursor, boolean told) {
    Token first = cursor.peek();
    int known = cursor.problems().size();
    try {
      Name name = cursor.columnName("a column");
      AlterAction column =
          new AlterAction.AddColumn(
              false, TableReader.column(cursor, first, name, false), cursor.since(first));
      if (!told) {
        String written = first.text(cursor.text());
        cursor
            .problems()
            .add(
                new SyntaxProblem(
                    first.span(),
                    "each column needs its own `ADD COLUMN`; write `ADD COLUMN %s`"
                        .formatted(written),
                    Optional.of("ADD COLUMN " + written)));
      }
      return column;
    } catch (SyntaxFailure failure) {
      cursor.problems().subList(known, cursor.problems().size()).clear();
      cursor.problems().add(failure.problem());
      skip(cursor);
      return new AlterAction.Unreadable(cursor.since(first));
    }
  }

  private static AlterAction action(Cursor cursor) {
    Token first = cursor.peek();
    try {
      AlterAction action = read(cursor, first);
      if (!cursor.is(Kind.COMMA) && !cursor.atEnd()) {
        throw cursor.unexpected("`,` or `;`");
      }
      return action;
    } catch (SyntaxFailure failure) {
      cursor.problems().add(failure.problem());
      skip(cursor);
      return new AlterAction.Unreadable(cursor.since(first));
    }
  }

  /** Goes to the next comma outside of parentheses, or to the end. */
  private static void skip(Cursor cursor) {
    int depth = 0;
    while (!cursor.atEnd()) {
      if (cursor.is(Kind.LEFT_PARENTHESIS)) {
        depth++;
      } else if (cursor.is(Kind.RIGHT_PARENTHESIS)) {
        depth--;
      } else if (cursor.is(Kind.COMMA) && depth <= 0) {
        return;
      }
      cursor.next();
    }
  }

  private static AlterAction read(Cursor cursor, Token first) {
    switch (cursor.word()) {
      case "add" -> {
        cursor.next();
        return add(cursor, first);
      }
      case "drop" -> {
        cursor.next();
        return drop(cursor, first);
      }
      case "alter" -> {
        cursor.next();
        return alter(cursor, first);
      }
      case "rename" -> {
        cursor.next();
        return rename(cursor, first);
      }
      default -> {
        if (!ACTIONS.contains(cursor.word())) {
          throw cursor.unexpected(
              "`ADD`, `DROP`, `ALTER`, `RENAME` or another action",
              List.of("add", "drop", "alter", "rename", "set", "enable", "disable", "owner"));
        }
        skip(cursor);
        return new AlterAction.Other(Optional.empty(), cursor.since(first));
      }
    }
  }

  private static AlterAction add(Cursor cursor, Token first) {
    boolean column = cursor.accept("column");
    if (!column && ConstraintReader.atTableConstraint(cursor)) {
      Constraint constraint = ConstraintReader.readTableConstraint(cursor, true);
      return new AlterAction.AddConstraint(constraint, cursor.since(first));
    }
    boolean ifNotExists = cursor.accept("if", "not", "exists");
    Token start = cursor.peek();
    Name name = cursor.columnName("a column");
    TableItem.Column added = TableReader.column(cursor, start, name, false);
    return new AlterAction.AddColumn(ifNotExists, added, cursor.since(first));
  }

  private static AlterAction drop(Cursor cursor, Token first) {
    if (cursor.accept("constraint")) {
      boolean ifExists = cursor.accept("if", "exists");
      Name name = cursor.columnName("a constraint");
      boolean cascade = behavior(cursor);
      return new AlterAction.DropConstraint(ifExists, name, cascade, cursor.since(first));
    }
    cursor.accept("column");
    boolean ifExists = cursor.accept("if", "exists");
    Name name = cursor.columnName("a column");
    boolean cascade = behavior(cursor);
    return new AlterAction.DropColumn(ifExists, name, cascade, cursor.since(first));
  }

  private static boolean behavior(Cursor cursor) {
    if (cursor.accept("cascade")) {
      return true;
    }
    cursor.accept("restrict");
    return false;
  }

  private static AlterAction alter(Cursor cursor, Token first) {
    if (cursor.accept("constraint")) {
      skip(cursor);
      return new AlterAction.Other(Optional.empty(), cursor.since(first));
    }
    cursor.accept("column");
    Name column = cursor.columnName("a column");
    if (cursor.accept("set", "data", "type") || cursor.accept("type")) {
      TypeName type = TypeReader.read(cursor);
      Optional<QualifiedName> collation =
          cursor.accept("collate")
              ? Optional.of(cursor.qualifiedName("the name of a collation"))
              : Optional.empty();
      Optional<Expression> using =
          cursor.accept("using") ? Optional.of(ExpressionReader.read(cursor)) : Optional.empty();
      return new AlterAction.SetType(column, type, collation, using, cursor.since(first));
    }
    if (cursor.accept("set", "default")) {
      Expression value = ExpressionReader.read(cursor);
      return new AlterAction.SetDefault(column, Optional.of(value), cursor.since(first));
    }
    if (cursor.accept("drop", "default")) {
      return new AlterAction.SetDefault(column, Optional.empty(), cursor.since(first));
    }
    if (cursor.accept("set", "not", "null")) {
      return new AlterAction.SetNotNull(column, true, cursor.since(first));
    }
    if (cursor.accept("drop", "not", "null")) {
      return new AlterAction.SetNotNull(column, false, cursor.since(first));
    }
    switch (cursor.word()) {
      case "set", "drop", "add", "reset", "restart" -> {
        skip(cursor);
        return new AlterAction.Other(Optional.of(column), cursor.since(first));
      }
      default ->
          throw cursor.unexpected(
              "`TYPE`, `SET` or `DROP`", List.of("type", "set", "drop", "add", "restart"));
    }
  }

  private static AlterAction rename(Cursor cursor, Token first) {
    if (cursor.accept("to")) {
      Name to = cursor.columnName("a table");
      return new AlterAction.RenameTable(to, cursor.since(first));
    }
    if (cursor.accept("constraint")) {
      Name from = cursor.columnName("a constraint");
      cursor.expect("to");
      Name to = cursor.columnName("a constraint");
      return new AlterAction.RenameConstraint(from, to, cursor.since(first));
    }
    cursor.accept("column");
    Name from = cursor.columnName("a column");
    cursor.expect("to");
    Name to = cursor.columnName("a column");
    return new AlterAction.RenameColumn(from, to, cursor.since(first));
  }
}
