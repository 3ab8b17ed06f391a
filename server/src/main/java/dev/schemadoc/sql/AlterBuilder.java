package dev.schemadoc.sql;

import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes {@code ALTER TABLE} of its syntax tree. */
final class AlterBuilder {

  private AlterBuilder() {}

  private static final int TABLE_NAME = Grammar.number("table_name");
  private static final int IF_EXISTS = Grammar.number("if_exists");
  private static final int IF_NOT_EXISTS = Grammar.number("if_not_exists");
  private static final int NEW_NAME = Grammar.number("new_name");
  private static final int COLUMN_NAME = Grammar.number("column_name");
  private static final int CONSTRAINT_NAME = Grammar.number("constraint_name");
  private static final int TABLE_CONSTRAINT = Grammar.number("table_constraint");
  private static final int COLUMN = Grammar.number("column");
  private static final int BEHAVIOR = Grammar.number("behavior");
  private static final int CASCADE = Grammar.number("cascade");
  private static final int ACTION = Grammar.number("alter_table_action");
  private static final int BARE_COLUMN = Grammar.number("bare_column");
  private static final int ADD_COLUMN = Grammar.number("add_column");
  private static final int ADD_CONSTRAINT = Grammar.number("add_constraint");
  private static final int DROP_COLUMN = Grammar.number("drop_column");
  private static final int DROP_CONSTRAINT = Grammar.number("drop_constraint");
  private static final int ALTER_COLUMN = Grammar.number("alter_column");
  private static final int SET_TYPE = Grammar.number("set_type");
  private static final int SET_DEFAULT = Grammar.number("set_default");
  private static final int DROP_DEFAULT = Grammar.number("drop_default");
  private static final int SET_NOT_NULL = Grammar.number("set_not_null");
  private static final int DROP_NOT_NULL = Grammar.number("drop_not_null");
  private static final int RENAME = Grammar.number("rename");
  private static final int RENAME_COLUMN = Grammar.number("rename_column");
  private static final int RENAME_CONSTRAINT = Grammar.number("rename_constraint");
  private static final int TYPE = Grammar.TYPE.number();
  private static final int EXPRESSION = Grammar.EXPRESSION.number();

  static Optional<Statement> of(Node node, Span span) {
    Optional<Node> table = node.child(TABLE_NAME).filter(name -> !name.isEmpty());
    if (table.isEmpty()) {
      return Optional.empty();
    }
    List<AlterAction> actions = new ArrayList<>();
    boolean behindTable = false;
    for (Node child : node.children()) {
      if (behindTable) {
        actions.add(child.is(ACTION) ? action(child) : whole(child));
      }
      behindTable |= child.is(TABLE_NAME);
    }
    return Optional.of(
        new Statement.AlterTable(table.get().qualifiedName(), node.has(IF_EXISTS), actions, span));
  }

  /** An action that cannot stand in a list. */
  private static AlterAction whole(Node node) {
    Optional<Node> to = node.child(NEW_NAME).filter(name -> !name.isEmpty());
    if (to.isPresent()) {
      if (node.is(RENAME)) {
        return new AlterAction.RenameTable(to.get().name(), node.span());
      }
      Optional<Node> column = node.child(COLUMN_NAME);
      if (node.is(RENAME_COLUMN) && column.isPresent()) {
        return new AlterAction.RenameColumn(column.get().name(), to.get().name(), node.span());
      }
      Optional<Node> constraint = node.child(CONSTRAINT_NAME);
      if (node.is(RENAME_CONSTRAINT) && constraint.isPresent()) {
        return new AlterAction.RenameConstraint(
            constraint.get().name(), to.get().name(), node.span());
      }
    }
    return new AlterAction.Other(Optional.empty(), node.span());
  }

  private static AlterAction action(Node node) {
    Optional<Node> inner = node.children().stream().findFirst();
    if (node.value() == Recovery.Mark.UNREADABLE || node.value() == Recovery.Mark.ELIDED) {
      return new AlterAction.Unreadable(node.span());
    }
    return inner
        .flatMap(child -> known(child, node.span()))
        .orElseGet(() -> new AlterAction.Other(Optional.empty(), node.span()));
  }

  private static Optional<AlterAction> known(Node node, Span span) {
    boolean cascade = node.child(BEHAVIOR).map(behavior -> behavior.has(CASCADE)).orElse(false);
    int rule = node.rule();
    if (rule == BARE_COLUMN) {
      return node.child(COLUMN)
          .map(column -> new AlterAction.AddColumn(false, TableBuilder.column(column), span));
    }
    if (rule == ADD_COLUMN) {
      return node.child(COLUMN)
          .map(
              column ->
                  new AlterAction.AddColumn(
                      node.has(IF_NOT_EXISTS), TableBuilder.column(column), span));
    }
    if (rule == ADD_CONSTRAINT) {
      return node.child(TABLE_CONSTRAINT)
          .map(
              constraint ->
                  new AlterAction.AddConstraint(ConstraintBuilder.ofTable(constraint), span));
    }
    if (rule == DROP_COLUMN) {
      return node.child(COLUMN_NAME)
          .map(name -> new AlterAction.DropColumn(node.has(IF_EXISTS), name.name(), cascade, span));
    }
    if (rule == DROP_CONSTRAINT) {
      return node.child(CONSTRAINT_NAME)
          .map(
              name ->
                  new AlterAction.DropConstraint(node.has(IF_EXISTS), name.name(), cascade, span));
    }
    if (rule == ALTER_COLUMN) {
      return node.child(COLUMN_NAME).map(name -> change(node, name.name(), span));
    }
    return Optional.empty();
  }

  private static AlterAction change(Node node, Name column, Span span) {
    for (Node child : node.children()) {
      int rule = child.rule();
      if (rule == SET_TYPE
          && child.child(TYPE).map(Node::value).orElse("") instanceof TypeName type) {
        return new AlterAction.SetType(
            column, type, ConstraintBuilder.collation(child), expression(child), span);
      }
      if (rule == SET_DEFAULT) {
        return new AlterAction.SetDefault(column, expression(child), span);
      }
      if (rule == DROP_DEFAULT) {
        return new AlterAction.SetDefault(column, Optional.empty(), span);
      }
      if (rule == SET_NOT_NULL || rule == DROP_NOT_NULL) {
        return new AlterAction.SetNotNull(column, rule == SET_NOT_NULL, span);
      }
    }
    return new AlterAction.Other(Optional.of(column), span);
  }

  private static Optional<Expression> expression(Node node) {
    return node.child(EXPRESSION)
        .map(Node::value)
        .filter(Expression.class::isInstance)
        .map(Expression.class::cast);
  }
}
