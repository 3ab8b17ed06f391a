package dev.schemadoc.rules;

import dev.schemadoc.rules.LocalTables.Table;
import dev.schemadoc.rules.Written.ColumnOf;
import dev.schemadoc.sql.Command;
import dev.schemadoc.sql.Declaration;
import dev.schemadoc.sql.QualifiedName;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.TableItem;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The columns that the expressions of a statement may use, as far as they are known.
 *
 * @param own those that the statement writes itself
 * @param table the table that it is about, as it is before the statement
 */
record ColumnsInReach(Map<String, TableItem.Column> own, Optional<Table> table) {

  static ColumnsInReach of(Statement statement, LocalTables tables) {
    Map<String, TableItem.Column> own = new HashMap<>();
    for (ColumnOf each : Written.columns(statement)) {
      own.putIfAbsent(each.column().name().value(), each.column());
    }
    return new ColumnsInReach(own, subject(statement).flatMap(tables::table));
  }

  /** The column of a name. */
  Optional<TableItem.Column> column(String name) {
    return Optional.ofNullable(own.get(name))
        .or(() -> table.flatMap(it -> it.column(name)).map(ColumnOf::column));
  }

  /** The table that was there before the statement and that it is about. */
  private static Optional<QualifiedName> subject(Statement statement) {
    return switch (statement) {
      case Statement.AlterTable alter -> Optional.of(alter.table());
      case Statement.CreateIndex create -> Optional.of(create.table());
      case Declaration.Policy policy -> Optional.of(policy.table());
      case Statement.CreateTable ignored -> Optional.empty();
      case Statement.CreateEnum ignored -> Optional.empty();
      case Statement.Alter ignored -> Optional.empty();
      case Statement.CommentOn ignored -> Optional.empty();
      case Statement.Drop ignored -> Optional.empty();
      case Declaration ignored -> Optional.empty();
      case Command ignored -> Optional.empty();
      case Statement.Unreadable ignored -> Optional.empty();
    };
  }
}
