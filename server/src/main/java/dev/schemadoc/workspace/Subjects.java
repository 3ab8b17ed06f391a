package dev.schemadoc.workspace;

import dev.schemadoc.schema.TableId;
import dev.schemadoc.sql.Command;
import dev.schemadoc.sql.Declaration;
import dev.schemadoc.sql.Statement;
import java.util.Optional;

/** Tells which table a statement is about. */
final class Subjects {

  private Subjects() {}

  static Optional<TableId> of(Statement statement) {
    return switch (statement) {
      case Statement.CreateTable create -> Optional.of(TableId.of(create.table()));
      case Statement.AlterTable alter -> Optional.of(TableId.of(alter.table()));
      case Statement.CreateIndex index -> Optional.of(TableId.of(index.table()));
      case Statement.CommentOn comment -> comment.table().map(TableId::of);
      case Statement.CreateEnum ignored -> Optional.empty();
      case Statement.Drop ignored -> Optional.empty();
      case Declaration ignored -> Optional.empty();
      case Statement.Alter ignored -> Optional.empty();
      case Command ignored -> Optional.empty();
      case Statement.Unreadable ignored -> Optional.empty();
    };
  }
}
