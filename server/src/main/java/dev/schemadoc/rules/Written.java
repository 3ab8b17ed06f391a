package dev.schemadoc.rules;

import dev.schemadoc.sql.AlterAction;
import dev.schemadoc.sql.Change;
import dev.schemadoc.sql.Command;
import dev.schemadoc.sql.Constraint;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.Declaration;
import dev.schemadoc.sql.Expression;
import dev.schemadoc.sql.IndexPart;
import dev.schemadoc.sql.Parameter;
import dev.schemadoc.sql.QualifiedName;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.TableItem;
import dev.schemadoc.sql.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The columns, constraints, types and expressions that a statement writes, wherever in it they
 * stand: one walk over statements for all rules.
 */
final class Written {

  private Written() {}

  /** A column with its definition: in {@code CREATE TABLE}, or behind {@code ADD COLUMN}. */
  record ColumnOf(QualifiedName table, TableItem.Column column) {}

  /**
   * A constraint, or what else may stand behind a column.
   *
   * @param column the column that it stands behind
   */
  record ConstraintOf(
      QualifiedName table, Optional<TableItem.Column> column, Constraint constraint) {}

  /** A type and what has it. */
  record TypeOf(TypeName type, Owner owner) {

    /** What has a type. */
    enum Owner {
      NEW_COLUMN,
      CHANGED_COLUMN,
      ATTRIBUTE,
      DOMAIN,
      PARAMETER,
      CAST
    }
  }

  /**
   * An expression and what it is for.
   *
   * @param table the table whose columns it may use
   * @param column the column that it stands behind
   */
  record ExpressionOf(
      Use use,
      Expression expression,
      Optional<QualifiedName> table,
      Optional<TableItem.Column> column) {

    /** What an expression is for, in words that follow "in". */
    enum Use {
      CHECK("a `CHECK`"),
      DEFAULT("a `DEFAULT`"),
      GENERATED("a generated column"),
      INDEX_KEY("the key of an index"),
      INDEX_CONDITION("the condition of an index"),
      PARTITION_KEY("a partition key"),
      POLICY("a policy"),
      CONVERSION("the `USING` of a new type");

      private final String words;

      Use(String words) {
        this.words = words;
      }

      @Override
      public String toString() {
        return words;
      }
    }
  }

  // Columns and constraints

  static List<ColumnOf> columns(Statement statement) {
    List<ColumnOf> columns = new ArrayList<>();
    switch (statement) {
      case Statement.CreateTable create -> columns(create.table(), create.items(), columns::add);
      case Declaration.ForeignTable create -> columns(create.table(), create.items(), columns::add);
      case Statement.AlterTable alter -> {
        for (AlterAction action : alter.actions()) {
          if (action instanceof AlterAction.AddColumn add) {
            columns.add(new ColumnOf(alter.table(), add.column()));
          }
        }
      }
      case Statement.CreateIndex ignored -> {}
      case Statement.CreateEnum ignored -> {}
      case Statement.Alter ignored -> {}
      case Statement.CommentOn ignored -> {}
      case Statement.Drop ignored -> {}
      case Declaration ignored -> {}
      case Command ignored -> {}
      case Statement.Unreadable ignored -> {}
    }
    return columns;
  }

  private static void columns(
      QualifiedName table, List<TableItem> items, Consumer<ColumnOf> found) {
    for (TableItem item : items) {
      if (item instanceof TableItem.Column column) {
        found.accept(new ColumnOf(table, column));
      }
    }
  }

  /** The constraints of tables, in the order in which they stand; those of domains are apart. */
  static List<ConstraintOf> constraints(Statement statement) {
    List<ConstraintOf> constraints = new ArrayList<>();
    switch (statement) {
      case Statement.CreateTable create ->
          constraints(create.table(), create.items(), constraints::add);
      case Declaration.ForeignTable create ->
          constraints(create.table(), create.items(), constraints::add);
      case Statement.AlterTable alter ->
          alter.actions().forEach(it -> constraints.addAll(constraints(alter.table(), it)));
      case Statement.CreateIndex ignored -> {}
      case Statement.CreateEnum ignored -> {}
      case Statement.Alter ignored -> {}
      case Statement.CommentOn ignored -> {}
      case Statement.Drop ignored -> {}
      case Declaration ignored -> {}
      case Command ignored -> {}
      case Statement.Unreadable ignored -> {}
    }
    return constraints;
  }

  /** The constraints that an action adds to a table. */
  static List<ConstraintOf> constraints(QualifiedName table, AlterAction action) {
    List<ConstraintOf> constraints = new ArrayList<>();
    if (action instanceof AlterAction.AddColumn add) {
      constraints(table, List.of(add.column()), constraints::add);
    } else if (action instanceof AlterAction.AddConstraint add) {
      constraints.add(new ConstraintOf(table, Optional.empty(), add.constraint()));
    }
    return constraints;
  }

  private static void constraints(
      QualifiedName table, List<? extends TableItem> items, Consumer<ConstraintOf> found) {
    for (TableItem item : items) {
      if (item instanceof TableItem.Column column) {
        for (Constraint constraint : column.constraints()) {
          found.accept(new ConstraintOf(table, Optional.of(column), constraint));
        }
      } else if (item instanceof TableItem.TableConstraint constraint) {
        found.accept(new ConstraintOf(table, Optional.empty(), constraint.constraint()));
      }
    }
  }

  // Types

  static List<TypeOf> types(Statement statement) {
    List<TypeOf> types = new ArrayList<>();
    for (ColumnOf column : columns(statement)) {
      column
          .column()
          .type()
          .ifPresent(type -> types.add(new TypeOf(type, TypeOf.Owner.NEW_COLUMN)));
    }
    switch (statement) {
      case Statement.AlterTable alter -> {
        for (AlterAction action : alter.actions()) {
          if (action instanceof AlterAction.SetType set) {
            types.add(new TypeOf(set.type(), TypeOf.Owner.CHANGED_COLUMN));
          }
        }
      }
      case Statement.Alter alter -> {
        for (Change change : alter.changes()) {
          if (change instanceof Change.AddAttribute add) {
            types.add(new TypeOf(add.attribute().type(), TypeOf.Owner.ATTRIBUTE));
          } else if (change instanceof Change.SetAttributeType set) {
            types.add(new TypeOf(set.type(), TypeOf.Owner.ATTRIBUTE));
          }
        }
      }
      case Declaration.CompositeType type ->
          type.attributes()
              .forEach(
                  attribute -> types.add(new TypeOf(attribute.type(), TypeOf.Owner.ATTRIBUTE)));
      case Declaration.Domain domain ->
          domain.type().ifPresent(type -> types.add(new TypeOf(type, TypeOf.Owner.DOMAIN)));
      case Declaration.Routine routine ->
          Stream.of(
                  routine.parameters().stream().map(Parameter::type),
                  routine.returns().stream(),
                  routine.table().stream().map(Parameter::type))
              .flatMap(all -> all)
              .flatMap(type -> type.name().stream())
              .forEach(type -> types.add(new TypeOf(type, TypeOf.Owner.PARAMETER)));
      case Statement.CreateTable ignored -> {}
      case Statement.CreateIndex ignored -> {}
      case Statement.CreateEnum ignored -> {}
      case Statement.CommentOn ignored -> {}
      case Statement.Drop ignored -> {}
      case Declaration ignored -> {}
      case Command ignored -> {}
      case Statement.Unreadable ignored -> {}
    }
    for (ExpressionOf each : expressions(statement)) {
      each.expression()
          .all()
          .filter(Expression.Cast.class::isInstance)
          .map(cast -> ((Expression.Cast) cast).type())
          .forEach(type -> types.add(new TypeOf(type, TypeOf.Owner.CAST)));
    }
    return types;
  }

  // Expressions

  static List<ExpressionOf> expressions(Statement statement) {
    Expressions found = new Expressions();
    for (ConstraintOf each : constraints(statement)) {
      found.ofConstraint(Optional.of(each.table()), each.column(), each.constraint());
    }
    switch (statement) {
      case Statement.CreateTable create -> {
        Optional<QualifiedName> table = Optional.of(create.table());
        create
            .partitionBy()
            .ifPresent(by -> found.keys(ExpressionOf.Use.PARTITION_KEY, table, by.keys()));
      }
      case Statement.CreateIndex create -> {
        Optional<QualifiedName> table = Optional.of(create.table());
        found.keys(ExpressionOf.Use.INDEX_KEY, table, create.parts());
        found.add(ExpressionOf.Use.INDEX_CONDITION, table, create.where());
      }
      case Statement.AlterTable alter -> alter.actions().forEach(it -> found.ofAction(alter, it));
      case Statement.Alter alter -> alter.changes().forEach(found::ofChange);
      case Declaration.Domain domain ->
          domain
              .constraints()
              .forEach(it -> found.ofConstraint(Optional.empty(), Optional.empty(), it));
      case Declaration.Policy policy -> {
        Optional<QualifiedName> table = Optional.of(policy.table());
        found.add(ExpressionOf.Use.POLICY, table, policy.using());
        found.add(ExpressionOf.Use.POLICY, table, policy.check());
      }
      case Statement.CreateEnum ignored -> {}
      case Statement.CommentOn ignored -> {}
      case Statement.Drop ignored -> {}
      case Declaration ignored -> {}
      case Command ignored -> {}
      case Statement.Unreadable ignored -> {}
    }
    return found.all;
  }

  /** Collects expressions. */
  private static final class Expressions {

    final List<ExpressionOf> all = new ArrayList<>();

    void add(ExpressionOf.Use use, Optional<QualifiedName> table, Optional<Expression> expression) {
      expression.ifPresent(it -> all.add(new ExpressionOf(use, it, table, Optional.empty())));
    }

    void keys(ExpressionOf.Use use, Optional<QualifiedName> table, List<IndexPart> parts) {
      parts.forEach(part -> add(use, table, Optional.of(part.value())));
    }

    void ofConstraint(
        Optional<QualifiedName> table, Optional<TableItem.Column> column, Constraint constraint) {
      switch (constraint.body()) {
        case Body.Check check ->
            all.add(new ExpressionOf(ExpressionOf.Use.CHECK, check.condition(), table, column));
        case Body.Default given ->
            all.add(new ExpressionOf(ExpressionOf.Use.DEFAULT, given.value(), table, column));
        case Body.Generated generated ->
            all.add(new ExpressionOf(ExpressionOf.Use.GENERATED, generated.value(), table, column));
        case Body.Exclude exclude -> {
          exclude
              .elements()
              .forEach(element -> keys(ExpressionOf.Use.INDEX_KEY, table, List.of(element.part())));
          add(ExpressionOf.Use.INDEX_CONDITION, table, exclude.where());
        }
        case Body.NotNull ignored -> {}
        case Body.Nullable ignored -> {}
        case Body.PrimaryKey ignored -> {}
        case Body.Unique ignored -> {}
        case Body.UsingIndex ignored -> {}
        case Body.ForeignKey ignored -> {}
        case Body.Identity ignored -> {}
      }
    }

    void ofAction(Statement.AlterTable alter, AlterAction action) {
      Optional<QualifiedName> table = Optional.of(alter.table());
      switch (action) {
        case AlterAction.SetDefault set -> add(ExpressionOf.Use.DEFAULT, table, set.value());
        case AlterAction.SetExpression set ->
            add(ExpressionOf.Use.GENERATED, table, Optional.of(set.value()));
        case AlterAction.SetType set -> add(ExpressionOf.Use.CONVERSION, table, set.using());
        case AlterAction.AddColumn ignored -> {}
        case AlterAction.AddConstraint ignored -> {}
        case AlterAction.DropColumn ignored -> {}
        case AlterAction.DropConstraint ignored -> {}
        case AlterAction.SetNotNull ignored -> {}
        case AlterAction.RenameTable ignored -> {}
        case AlterAction.RenameColumn ignored -> {}
        case AlterAction.RenameConstraint ignored -> {}
        case AlterAction.Property ignored -> {}
        case AlterAction.Unreadable ignored -> {}
      }
    }

    void ofChange(Change change) {
      if (change instanceof Change.SetDefault set) {
        add(ExpressionOf.Use.DEFAULT, Optional.empty(), set.value());
      } else if (change instanceof Change.AddConstraint add) {
        ofConstraint(Optional.empty(), Optional.empty(), add.constraint());
      } else if (change instanceof Change.OfPolicy policy) {
        add(ExpressionOf.Use.POLICY, Optional.empty(), policy.using());
        add(ExpressionOf.Use.POLICY, Optional.empty(), policy.check());
      }
    }
  }
}
