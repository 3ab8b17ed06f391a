package dev.schemadoc.workspace;

import dev.schemadoc.sql.AlterAction;
import dev.schemadoc.sql.Command;
import dev.schemadoc.sql.Declaration;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.TableItem;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Tells what people would call one thing of a statement: the whole, a column, a constraint. */
final class Units {

  private Units() {}

  /** The statement and its parts. */
  static List<Span> of(Statement statement) {
    List<Span> units = new ArrayList<>();
    units.add(statement.span());
    units.addAll(parts(statement));
    return units;
  }

  /** The parts of a statement, or the statement itself where it has none. */
  static List<Span> itemsOf(Statement statement) {
    List<Span> parts = parts(statement);
    return parts.isEmpty() ? List.of(statement.span()) : parts;
  }

  private static List<Span> parts(Statement statement) {
    return switch (statement) {
      case Statement.CreateTable create -> create.items().stream().map(TableItem::span).toList();
      case Statement.AlterTable alter -> alter.actions().stream().map(AlterAction::span).toList();
      case Statement.CreateIndex ignored -> List.of();
      case Statement.CreateEnum ignored -> List.of();
      case Statement.Alter ignored -> List.of();
      case Statement.CommentOn ignored -> List.of();
      case Statement.Drop ignored -> List.of();
      case Declaration ignored -> List.of();
      case Command ignored -> List.of();
      case Statement.Unreadable ignored -> List.of();
    };
  }
}
