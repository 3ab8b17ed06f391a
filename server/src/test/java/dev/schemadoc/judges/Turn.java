package dev.schemadoc.judges;

import dev.schemadoc.sql.AlterAction;
import dev.schemadoc.sql.Command;
import dev.schemadoc.sql.Declaration;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.DocumentId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** When a statement is run, for documents are in no order. */
enum Turn {
  /** As soon as it can be. */
  FIRST,
  /** When all is there, because it takes away what perhaps another document declares. */
  LATE,
  /** At the end and without a trace, because it declares nothing. */
  LAST,
  /** Never, because it begins or ends a transaction. */
  NEVER;

  /** The turn of each of the statements of a workspace. */
  static List<Turn> of(List<Definition> definitions) {
    List<Turn> turns = new ArrayList<>();
    Map<DocumentId, Set<String>> declared = new HashMap<>();
    for (Definition definition : definitions) {
      Set<String> own = declared.computeIfAbsent(definition.document(), id -> new HashSet<>());
      turns.add(of(definition.statement(), own));
      own.addAll(DeclaredNames.of(definition.statement()));
    }
    return turns;
  }

  private static Turn of(Statement statement, Set<String> own) {
    return switch (statement) {
      case Statement.Drop drop ->
          !drop.names().isEmpty()
                  && drop.names().stream().allMatch(name -> own.contains(name.name().value()))
              ? FIRST
              : LATE;
      case Statement.AlterTable alter ->
          own.contains(alter.table().name().value())
                  || alter.actions().stream().noneMatch(Turn::takesAway)
              ? FIRST
              : LATE;
      case Command.Transaction ignored -> NEVER;
      case Command.Query ignored -> LAST;
      case Command.Other ignored -> LAST;
      case Command.Grant ignored -> FIRST;
      case Command.DefaultPrivileges ignored -> FIRST;
      case Command.DoBlock ignored -> FIRST;
      case Statement.CreateTable ignored -> FIRST;
      case Statement.CreateIndex ignored -> FIRST;
      case Statement.CreateEnum ignored -> FIRST;
      case Statement.Alter ignored -> FIRST;
      case Statement.CommentOn ignored -> FIRST;
      case Statement.Unreadable ignored -> FIRST;
      case Declaration ignored -> FIRST;
    };
  }

  private static boolean takesAway(AlterAction action) {
    return switch (action) {
      case AlterAction.DropColumn ignored -> true;
      case AlterAction.DropConstraint ignored -> true;
      case AlterAction.RenameTable ignored -> true;
      case AlterAction.RenameColumn ignored -> true;
      case AlterAction.RenameConstraint ignored -> true;
      case AlterAction.SetType ignored -> true;
      case AlterAction.AddColumn ignored -> false;
      case AlterAction.AddConstraint ignored -> false;
      case AlterAction.SetDefault ignored -> false;
      case AlterAction.SetNotNull ignored -> false;
      case AlterAction.Unreadable ignored -> false;
      case AlterAction.Property ignored -> false;
    };
  }
}
