package dev.schemadoc.rules;

import dev.schemadoc.schema.Mention;
import dev.schemadoc.sql.AlterAction;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.Span;

/** Tells where {@code IF EXISTS} is said, so that what is named need not be there. */
final class IfExists {

  private IfExists() {}

  /** Whether a statement says so of what it is about. */
  static boolean isSaid(Statement statement) {
    return switch (statement) {
      case Statement.AlterTable alter -> alter.ifExists();
      case Statement.Alter alter -> alter.ifExists();
      case Statement.Drop drop -> drop.ifExists();
      default -> false;
    };
  }

  /** Whether it is said of a part of a table that a statement takes away. */
  static boolean isSaid(Statement statement, Mention part) {
    return statement instanceof Statement.AlterTable alter
        && alter.actions().stream().anyMatch(action -> isSaid(action, part.place().span()));
  }

  private static boolean isSaid(AlterAction action, Span part) {
    return switch (action) {
      case AlterAction.DropColumn drop -> drop.ifExists() && drop.column().span().equals(part);
      case AlterAction.DropConstraint drop ->
          drop.ifExists() && drop.constraint().span().equals(part);
      default -> false;
    };
  }
}
