package dev.schemadoc.schema;

import dev.schemadoc.sql.AlterAction;
import dev.schemadoc.sql.Change;
import dev.schemadoc.sql.Expression;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.Target;
import dev.schemadoc.text.Place;
import java.util.List;
import java.util.function.UnaryOperator;

/** Carries out {@code ALTER}. */
final class Alteration {

  private final Ledger ledger;
  private final Creation creation;
  private final Renaming renaming;

  Alteration(Ledger ledger, Creation creation) {
    this.ledger = ledger;
    this.creation = creation;
    this.renaming = new Renaming(ledger);
  }

  void table(Statement.AlterTable alter) {
    TableId id = ledger.altered(alter.table());
    for (AlterAction action : alter.actions()) {
      id = alter(id, action);
    }
  }

  void other(Statement.Alter alter) {
    for (Change change : alter.changes()) {
      alter(alter.target(), change);
    }
  }

  // Tables

  /** Changes a table; the name that it has afterwards. */
  private TableId alter(TableId id, AlterAction action) {
    switch (action) {
      case AlterAction.AddColumn add -> addColumn(id, add);
      case AlterAction.AddConstraint add ->
          creation.constrain(id, List.of(new Creation.Pending(add.constraint(), List.of())));
      case AlterAction.DropColumn drop -> dropColumn(id, drop.column());
      case AlterAction.DropConstraint drop -> {
        String name = drop.constraint().value();
        release(id, name);
        ledger.update(id, saying -> saying.withoutConstraint(name));
      }
      case AlterAction.SetType set ->
          change(id, set.column(), column -> column.withType(ledger.written(set.type())));
      case AlterAction.SetDefault set ->
          value(id, set.column(), set.value().map(Columns::value).orElse(KnownColumn.NO_VALUE));
      case AlterAction.SetNotNull set ->
          change(id, set.column(), column -> column.withNotNull(set.notNull()));
      case AlterAction.RenameTable rename -> {
        return renaming.table(id, id.sibling(rename.to().value()), rename.to().span());
      }
      case AlterAction.SetSchema set -> {
        TableId to = new TableId(set.schema().value(), id.name());
        return renaming.table(id, to, set.schema().span());
      }
      case AlterAction.RenameColumn rename -> renaming.column(id, rename.from(), rename.to());
      case AlterAction.RenameConstraint rename ->
          renaming.constraint(id, rename.from().value(), rename.to());
      case AlterAction.AddIdentity add ->
          value(id, add.column(), new KnownColumn.Value.Identity(add.always()));
      case AlterAction.DropIdentity drop -> value(id, drop.column(), KnownColumn.NO_VALUE);
      case AlterAction.DropExpression drop -> value(id, drop.column(), KnownColumn.NO_VALUE);
      case AlterAction.RowSecurity security -> {
        switch (security.state()) {
          case ENABLE -> ledger.update(id, saying -> saying.withRowSecurity(true));
          case DISABLE -> ledger.update(id, saying -> saying.withRowSecurity(false));
          case FORCE, NO_FORCE -> {}
        }
      }
      case AlterAction.Inherit ignored -> ledger.update(id, TableSaying::opened);
      case AlterAction.OfType ignored -> ledger.update(id, TableSaying::opened);
      case AlterAction.Unreadable ignored -> ledger.update(id, TableSaying::opened);
      case AlterAction.Property ignored -> {}
    }
    return id;
  }

  private void addColumn(TableId id, AlterAction.AddColumn add) {
    Name name = add.column().name();
    KnownColumn column = Columns.of(add.column(), ledger);
    ledger.change(id, name.value(), ColumnChange.added(column));
    creation.sequence(id, column);
    creation.constrain(
        id,
        add.column().constraints().stream()
            .map(constraint -> new Creation.Pending(constraint, List.of(name.value())))
            .toList());
  }

  private void change(TableId id, Name column, UnaryOperator<ColumnChange> change) {
    Place place = ledger.at(column.span());
    ColumnChange before = ledger.change(id, column.value()).orElseGet(() -> ColumnChange.at(place));
    ledger.change(id, column.value(), change.apply(before));
  }

  private void value(TableId id, Name column, KnownColumn.Value value) {
    change(id, column, before -> before.withValue(value));
  }

  /** A column goes, and with it whatever stands on it. */
  private void dropColumn(TableId id, Name column) {
    String name = column.value();
    TableSaying saying = ledger.saying(id);
    ledger.change(id, name, ColumnChange.dropped(ledger.at(column.span())));
    for (KnownConstraint constraint : saying.constraints()) {
      if (constraint.columns().contains(name)) {
        release(id, constraint.name());
      }
    }
    for (KnownIndex index : saying.indexes()) {
      if (uses(index, name)) {
        release(id, index.id().name());
      }
    }
    ledger.update(
        id,
        before ->
            before
                .keepingConstraints(each -> !each.columns().contains(name))
                .keepingIndexes(index -> !uses(index, name)));
  }

  /** Whether an index goes with a column. */
  private static boolean uses(KnownIndex index, String column) {
    boolean inKeys =
        index.columns().map(keys -> keys.contains(column)).orElse(false)
            || index.columns().isEmpty()
                && index.parts().stream().anyMatch(part -> names(part.value(), column));
    return inKeys
        || index.include().contains(column)
        || index.where().filter(where -> names(where, column)).isPresent();
  }

  private static boolean names(Expression expression, String column) {
    return expression.columns().stream()
        .anyMatch(reference -> reference.column().value().equals(column));
  }

  /** The name of an index or a constraint becomes free. */
  private void release(TableId table, String name) {
    TableId id = table.sibling(name);
    ledger.free(id);
    ledger.put(id, ledger.said(id).without(each -> each.owner().equals(table)));
  }

  // Anything else

  private void alter(Target target, Change change) {
    switch (change) {
      case Change.RenameTo rename -> renaming.target(target, rename.to());
      case Change.SetSchema set -> renaming.schema(target, set.schema());
      case Change.OfRelation of -> {
        if (target instanceof Target.Named named) {
          TableId unused = alter(ledger.altered(named.name()), of.action());
        }
      }
      case Change.AddValue add -> {
        Place place = ledger.at(add.value().span());
        changeType(target, saying -> saying.plus(add.value().value(), place));
      }
      case Change.RenameValue rename -> {
        Place place = ledger.at(rename.to().span());
        changeType(
            target, saying -> saying.minus(rename.from().value()).plus(rename.to().value(), place));
      }
      case Change.OfType ignored -> changeType(target, Alteration::unknown);
      case Change.OfDomain ignored -> {}
      case Change.OwnerTo ignored -> {}
      case Change.OfSequence ignored -> {}
      case Change.OfRoutine ignored -> {}
      case Change.OfPolicy ignored -> {}
      case Change.UpdateExtension ignored -> {}
      case Change.AttachIndex ignored -> {}
      case Change.Other ignored -> {}
    }
  }

  /** The same type, of whose make-up nothing is certain any more. */
  private static TypeSaying unknown(TypeSaying saying) {
    return saying.with(
        saying.definitions().map(each -> each.with(each.id(), new KnownType.Body.Unknown())));
  }

  private void changeType(Target target, UnaryOperator<TypeSaying> change) {
    if (target instanceof Target.Named named) {
      TableId id = ledger.type(named.name());
      ledger.put(id, change.apply(ledger.type(id)));
    }
  }
}
