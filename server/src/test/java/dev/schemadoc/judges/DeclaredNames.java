package dev.schemadoc.judges;

import dev.schemadoc.sql.AlterAction;
import dev.schemadoc.sql.Command;
import dev.schemadoc.sql.Constraint;
import dev.schemadoc.sql.Declaration;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.QualifiedName;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.TableItem;
import dev.schemadoc.sql.Target;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The names that are there once a statement has been run: of tables, columns, types … */
final class DeclaredNames {

  private final Set<String> names = new HashSet<>();

  private DeclaredNames() {}

  static Set<String> of(Statement statement) {
    DeclaredNames declared = new DeclaredNames();
    declared.collect(statement);
    return declared.names;
  }

  private void collect(Statement statement) {
    switch (statement) {
      case Statement.CreateTable create -> {
        add(create.table());
        create.items().forEach(this::collect);
      }
      case Statement.AlterTable alter -> {
        for (AlterAction action : alter.actions()) {
          collect(action, alter.table());
        }
      }
      case Statement.CreateIndex create -> {
        create.name().ifPresent(this::add);
        // Foreign keys may refer to what a unique index guards.
        if (create.unique()) {
          add(create.table());
        }
      }
      case Statement.CreateEnum create -> add(create.type());
      case Statement.Alter alter -> {
        if (alter.target() instanceof Target.Named named) {
          add(named.name());
        }
      }
      case Declaration.ForeignTable create -> {
        add(create.table());
        create.items().forEach(this::collect);
      }
      case Declaration declaration -> declaration.name().ifPresent(this::add);
      case Statement.CommentOn ignored -> {}
      case Statement.Drop ignored -> {}
      case Statement.Unreadable ignored -> {}
      case Command ignored -> {}
    }
  }

  private void collect(TableItem item) {
    switch (item) {
      case TableItem.Column column -> {
        add(column.name());
        column.constraints().forEach(constraint -> add(constraint.name()));
      }
      case TableItem.TableConstraint constraint -> add(constraint.constraint().name());
      case TableItem.Unreadable unreadable -> add(unreadable.name());
      case TableItem.InlineIndex ignored -> {}
      case TableItem.Like ignored -> {}
      case TableItem.Elision ignored -> {}
    }
  }

  private void collect(AlterAction action, QualifiedName table) {
    switch (action) {
      case AlterAction.AddColumn add -> collect(add.column());
      case AlterAction.AddConstraint add -> {
        add(add.constraint().name());
        switch (add.constraint().body()) {
          case Constraint.Body.PrimaryKey ignored -> add(table);
          case Constraint.Body.Unique ignored -> add(table);
          default -> {}
        }
      }
      case AlterAction.RenameTable rename -> add(rename.to());
      case AlterAction.RenameColumn rename -> add(rename.to());
      case AlterAction.RenameConstraint rename -> add(rename.to());
      case AlterAction.DropColumn ignored -> {}
      case AlterAction.DropConstraint ignored -> {}
      case AlterAction.SetType ignored -> {}
      case AlterAction.SetDefault ignored -> {}
      case AlterAction.SetNotNull ignored -> {}
      case AlterAction.Unreadable ignored -> {}
      case AlterAction.Property ignored -> {}
    }
  }

  private void add(QualifiedName name) {
    add(name.name());
  }

  private void add(Optional<Name> name) {
    name.ifPresent(this::add);
  }

  private void add(Name name) {
    names.add(name.value());
  }
}
