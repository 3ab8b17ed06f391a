package dev.schemadoc.schema;

import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.Target;
import dev.schemadoc.text.Place;
import dev.schemadoc.text.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Carries out {@code RENAME} and {@code SET SCHEMA}. */
final class Renaming {

  private final Ledger ledger;

  Renaming(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Renames a table, or whatever else {@code ALTER TABLE} can rename; its new name. */
  TableId table(TableId from, TableId to, Span where) {
    Said<KnownRelation> said = ledger.said(from);
    boolean noTable =
        !said.here().isEmpty() && said.here().stream().noneMatch(each -> each.kind().hasColumns());
    if (noTable) {
      relation(from, to);
      return to;
    }
    TableSaying saying = ledger.saying(from);
    ledger.put(TableSaying.gone(from));
    ledger.put(saying.renamed(to));
    Place place = ledger.at(where);
    if (saying.showings().stream().allMatch(Showing::isStub)) {
      // Whatever others declare under the old name is what this is.
      Showing former =
          new Showing(
              to,
              RelationKind.TABLE,
              ledger.statement(),
              Showing.Extent.WHOLE,
              new LinkedHashMap<>(),
              List.of(new Showing.Parent(Showing.Parent.Kind.RENAMED, from, List.of())),
              place,
              ledger.step());
      ledger.update(to, each -> each.plus(former));
    }
    ledger.put(from, said.drop());
    if (said.here().isEmpty()) {
      ledger.note(to, RelationKind.TABLE, Optional.empty(), to, true, false, place);
    } else {
      ledger.note(said.here().getFirst().withId(to, to));
    }
    for (TableId owned : ledger.owned(from)) {
      move(owned, new TableId(to.schema(), owned.name()), from, to);
    }
    for (TableId referrer : ledger.referrers(from)) {
      ledger.update(
          referrer,
          each ->
              each.mapConstraints(
                  key -> key.target().filter(from::equals).isPresent() ? key.withTarget(to) : key));
    }
    ledger.moved(from, to);
    return to;
  }

  /** What belongs to a table belongs to it under its new name. */
  private void move(TableId id, TableId moved, TableId from, TableId to) {
    Said<KnownRelation> said = ledger.said(id);
    List<KnownRelation> owned =
        said.here().stream()
            .filter(each -> each.owner().equals(from) && !each.id().equals(from))
            .toList();
    if (!owned.isEmpty()) {
      ledger.put(id, said.without(owned::contains));
      owned.forEach(each -> ledger.note(each.withId(moved, to)));
    }
  }

  void column(TableId id, Name from, Name to) {
    Place old = ledger.at(from.span());
    ColumnChange known = ledger.change(id, from.value()).orElseGet(() -> ColumnChange.at(old));
    ColumnChange renamed =
        known.added().isPresent()
            ? ColumnChange.added(known.applied(known.added().get()).withName(to.value()))
            : known.renamedFrom(known.from().orElse(from.value()), ledger.at(to.span()));
    ledger.change(id, from.value(), ColumnChange.dropped(old));
    ledger.change(id, to.value(), renamed);
    UnaryOperator<String> rename = name -> name.equals(from.value()) ? to.value() : name;
    ledger.update(
        id,
        saying ->
            saying
                .mapConstraints(
                    each -> each.withColumns(renamed(each.columns(), rename), each.targetColumns()))
                .mapIndexes(
                    each ->
                        each.withColumns(
                            each.columns().map(keys -> renamed(keys, rename)),
                            renamed(each.include(), rename))));
    for (TableId referrer : ledger.referrers(id)) {
      ledger.update(
          referrer,
          saying ->
              saying.mapConstraints(
                  each ->
                      each.target().filter(id::equals).isPresent()
                          ? each.withColumns(each.columns(), renamed(each.targetColumns(), rename))
                          : each));
    }
  }

  private static List<String> renamed(List<String> names, UnaryOperator<String> rename) {
    return names.stream().map(rename).toList();
  }

  void constraint(TableId id, String from, Name to) {
    TableId old = id.sibling(from);
    TableId name = id.sibling(to.value());
    ledger.free(old);
    ledger.renamedConstraint(id, from, to.value());
    if (ledger.said(old).here().stream().anyMatch(each -> each.kind() == RelationKind.INDEX)) {
      relation(old, name);
    }
  }

  void target(Target target, Name to) {
    switch (target) {
      case Target.Named named -> {
        TableId from = named(named);
        named(named, from, from.sibling(to.value()), to);
      }
      case Target.Member member -> member(member, to);
      case Target.Routine routine -> {
        TableId from = ledger.routine(routine.name());
        routine(from, from.sibling(to.value()), to);
      }
      case Target.Column ignored -> {}
      case Target.Unnamed ignored -> {}
    }
  }

  void schema(Target target, Name schema) {
    switch (target) {
      case Target.Named named -> {
        TableId from = named(named);
        named(named, from, new TableId(schema.value(), from.name()), schema);
      }
      case Target.Routine routine -> {
        TableId from = ledger.routine(routine.name());
        routine(from, new TableId(schema.value(), from.name()), schema);
      }
      case Target.Member ignored -> {}
      case Target.Column ignored -> {}
      case Target.Unnamed ignored -> {}
    }
  }

  private TableId named(Target.Named named) {
    return switch (named.kind()) {
      case "TYPE", "DOMAIN" -> ledger.type(named.name());
      default -> ledger.altered(named.name());
    };
  }

  private void named(Target.Named named, TableId from, TableId to, Name written) {
    String own = named.name().name().value();
    switch (named.kind()) {
      case "TABLE", "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE" -> {
        TableId unused = table(from, to, written.span());
      }
      case "INDEX", "SEQUENCE" -> relation(from, to);
      case "TYPE", "DOMAIN" -> type(from, to, written);
      case "SCHEMA" -> thing(new Thing.Schema(own), new Thing.Schema(written.value()), written);
      case "ROLE" -> thing(new Thing.Role(own), new Thing.Role(written.value()), written);
      default ->
          thing(new Thing.Other(named.kind(), from), new Thing.Other(named.kind(), to), written);
    }
  }

  private void type(TableId from, TableId to, Name written) {
    TypeSaying saying = ledger.type(from);
    ledger.put(from, saying.gone());
    Said<KnownType.Definition> definitions =
        saying.definitions().map(each -> each.with(to, each.body()));
    if (definitions.here().isEmpty()) {
      definitions =
          definitions.plus(
              new KnownType.Definition(
                  to,
                  new KnownType.Body.Unknown(),
                  ledger.statement(),
                  false,
                  ledger.at(written.span()),
                  ledger.step()));
    }
    ledger.put(to, new TypeSaying(definitions, saying.added(), saying.removed()));
    if (ledger.exists(from)) {
      relation(from, to);
    }
  }

  private void routine(TableId from, TableId to, Name written) {
    Said<KnownRoutine> said = ledger.routines(from);
    ledger.putRoutines(from, said.drop());
    for (KnownRoutine each : said.here()) {
      ledger.putRoutines(to, ledger.routines(to).plus(each.withId(to)));
    }
    if (said.here().isEmpty() && ledger.statement().isPresent()) {
      KnownRoutine unknown =
          new KnownRoutine(
              to,
              KnownRoutine.Kind.FUNCTION,
              ledger.statement().get(),
              false,
              ledger.at(written.span()),
              ledger.step());
      ledger.putRoutines(to, ledger.routines(to).plus(unknown));
    }
  }

  private void member(Target.Member member, Name to) {
    ledger.update(
        ledger.table(member.owner()),
        saying ->
            saying.mapMembers(
                each ->
                    each.is(member.kind(), member.name().value())
                        ? each.withName(to.value())
                        : each));
  }

  /** Renames an index or a sequence. */
  private void relation(TableId from, TableId to) {
    Said<KnownRelation> said = ledger.said(from);
    ledger.put(from, said.drop());
    ledger.free(from);
    for (KnownRelation each : said.here()) {
      TableId owner = each.owner().equals(from) ? to : each.owner();
      ledger.note(each.withId(to, owner));
      if (each.kind() == RelationKind.INDEX) {
        ledger.update(
            owner,
            saying ->
                saying.mapIndexes(
                    index -> index.id().equals(from) ? index.withId(to, owner) : index));
      }
    }
    if (ledger.declared(new Thing.Sequence(from)).here().isEmpty()) {
      return;
    }
    thing(new Thing.Sequence(from), new Thing.Sequence(to));
  }

  private void thing(Thing from, Thing to, Name written) {
    boolean unknown = ledger.declared(from).here().isEmpty();
    thing(from, to);
    if (unknown && ledger.statement().isPresent()) {
      Place place = ledger.at(written.span());
      Declared declared = new Declared(to, ledger.statement().get(), place, ledger.step());
      ledger.put(to, ledger.declared(to).plus(declared));
    }
  }

  private void thing(Thing from, Thing to) {
    Said<Declared> said = ledger.declared(from);
    ledger.put(from, said.drop());
    for (Declared each : said.here()) {
      Declared moved = new Declared(to, each.statement(), each.place(), each.step());
      ledger.put(to, ledger.declared(to).plus(moved));
    }
  }
}
