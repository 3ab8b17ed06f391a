package dev.schemadoc.rules;

import dev.schemadoc.schema.Facts;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.sql.AlterAction;
import dev.schemadoc.sql.Command;
import dev.schemadoc.sql.Constraint;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.Declaration;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.QualifiedName;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.TableItem;
import java.util.List;
import java.util.stream.Stream;

/** Finds the foreign keys that a document declares. */
final class ForeignKeys {

  private ForeignKeys() {}

  /**
   * A foreign key and where its parts stand.
   *
   * @param table the table that has it
   * @param columns its own columns, with their places
   */
  record Use(TableId table, List<Name> columns, QualifiedName target, List<Name> targetColumns) {}

  static List<Use> of(Facts facts) {
    return facts.statements().stream().flatMap(ForeignKeys::of).toList();
  }

  private static Stream<Use> of(Statement statement) {
    return switch (statement) {
      case Statement.CreateTable create -> {
        TableId table = TableId.of(create.table());
        yield create.items().stream().flatMap(item -> of(table, item));
      }
      case Statement.AlterTable alter -> {
        TableId table = TableId.of(alter.table());
        yield alter.actions().stream().flatMap(action -> of(table, action));
      }
      case Statement.CreateIndex ignored -> Stream.empty();
      case Statement.CreateEnum ignored -> Stream.empty();
      case Statement.CommentOn ignored -> Stream.empty();
      case Statement.Drop ignored -> Stream.empty();
      case Declaration ignored -> Stream.empty();
      case Statement.Alter ignored -> Stream.empty();
      case Command ignored -> Stream.empty();
      case Statement.Unreadable ignored -> Stream.empty();
    };
  }

  private static Stream<Use> of(TableId table, TableItem item) {
    return switch (item) {
      case TableItem.Column column ->
          column.constraints().stream()
              .flatMap(constraint -> of(table, constraint, List.of(column.name())));
      case TableItem.TableConstraint constraint -> of(table, constraint.constraint(), List.of());
      case TableItem.InlineIndex ignored -> Stream.empty();
      case TableItem.Like ignored -> Stream.empty();
      case TableItem.Elision ignored -> Stream.empty();
      case TableItem.Unreadable ignored -> Stream.empty();
    };
  }

  private static Stream<Use> of(TableId table, AlterAction action) {
    return switch (action) {
      case AlterAction.AddColumn add -> of(table, add.column());
      case AlterAction.AddConstraint add -> of(table, add.constraint(), List.of());
      case AlterAction.DropColumn ignored -> Stream.empty();
      case AlterAction.DropConstraint ignored -> Stream.empty();
      case AlterAction.SetType ignored -> Stream.empty();
      case AlterAction.SetDefault ignored -> Stream.empty();
      case AlterAction.SetNotNull ignored -> Stream.empty();
      case AlterAction.RenameTable ignored -> Stream.empty();
      case AlterAction.RenameColumn ignored -> Stream.empty();
      case AlterAction.RenameConstraint ignored -> Stream.empty();
      case AlterAction.Property ignored -> Stream.empty();
      case AlterAction.Unreadable ignored -> Stream.empty();
    };
  }

  private static Stream<Use> of(TableId table, Constraint constraint, List<Name> column) {
    if (!(constraint.body() instanceof Body.ForeignKey key)) {
      return Stream.empty();
    }
    List<Name> columns = column.isEmpty() ? key.columns() : column;
    return Stream.of(new Use(table, columns, key.target(), key.targetColumns()));
  }
}
