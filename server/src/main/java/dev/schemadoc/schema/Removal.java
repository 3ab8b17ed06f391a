package dev.schemadoc.schema;

import dev.schemadoc.sql.QualifiedName;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.Target;
import java.util.List;

/** Carries out {@code DROP}. */
final class Removal {

  private final Ledger ledger;

  Removal(Ledger ledger) {
    this.ledger = ledger;
  }

  void drop(Statement.Drop drop) {
    for (Target target : drop.targets()) {
      switch (target) {
        case Target.Named named -> named(drop, named.name());
        case Target.Member member ->
            ledger.update(
                ledger.table(member.owner()),
                saying ->
                    saying.keepingMembers(each -> !each.is(member.kind(), member.name().value())));
        case Target.Routine routine -> {
          TableId id = ledger.routine(routine.name());
          Said<KnownRoutine> said = ledger.routines(id);
          Said<KnownRoutine> rest =
              routine
                  .arguments()
                  .map(arguments -> said.without(each -> Signatures.matches(each, arguments)))
                  .orElseGet(said::drop);
          ledger.putRoutines(id, new Said<>(rest.here(), true));
        }
        case Target.Column ignored -> {}
        case Target.Unnamed ignored -> {}
      }
    }
  }

  private void named(Statement.Drop drop, QualifiedName name) {
    String own = name.name().value();
    switch (drop.kind()) {
      case "TABLE", "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE" ->
          table(ledger.table(name), drop.cascade());
      case "INDEX" -> index(ledger.relation(name));
      case "SEQUENCE" -> {
        TableId id = ledger.relation(name);
        ledger.put(id, ledger.said(id).drop());
        ledger.free(id);
        thing(new Thing.Sequence(id));
      }
      case "TYPE", "DOMAIN" -> {
        TableId id = ledger.type(name);
        ledger.put(id, ledger.type(id).gone());
        if (ledger.said(id).here().stream()
            .anyMatch(each -> each.kind() == RelationKind.COMPOSITE_TYPE)) {
          ledger.put(id, ledger.said(id).drop());
        }
      }
      case "SCHEMA" -> {
        thing(new Thing.Schema(own));
        if (drop.cascade()) {
          List.copyOf(ledger.tables.keys()).stream()
              .filter(id -> id.schema().equals(own))
              .forEach(id -> table(id, true));
        }
      }
      case "EXTENSION" -> thing(new Thing.Extension(own));
      case "ROLE" -> thing(new Thing.Role(own));
      default -> thing(new Thing.Other(drop.kind(), ledger.made(name)));
    }
  }

  private void thing(Thing thing) {
    ledger.put(thing, ledger.declared(thing).drop());
  }

  private void table(TableId table, boolean cascade) {
    ledger.forget(table);
    ledger.put(TableSaying.gone(table));
    ledger.put(table, ledger.said(table).drop());
    for (TableId owned : ledger.owned(table)) {
      ledger.free(owned);
      ledger.put(owned, ledger.said(owned).without(each -> each.owner().equals(table)));
    }
    if (cascade) {
      for (TableId referrer : ledger.referrers(table)) {
        ledger.update(
            referrer,
            saying ->
                saying.keepingConstraints(each -> each.target().filter(table::equals).isEmpty()));
      }
    }
  }

  private void index(TableId id) {
    for (KnownRelation each : ledger.said(id).here()) {
      ledger.update(each.owner(), saying -> saying.keepingIndexes(index -> !index.id().equals(id)));
    }
    ledger.put(id, ledger.said(id).drop());
    ledger.free(id);
  }
}
