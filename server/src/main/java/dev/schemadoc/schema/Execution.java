package dev.schemadoc.schema;

import dev.schemadoc.sql.Command;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.Declaration;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.QualifiedName;
import dev.schemadoc.sql.Script;
import dev.schemadoc.sql.SequenceOption;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.Place;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Carries out the statements of a document in their order, as far as that can be done without
 * knowing any other document.
 *
 * <p>A statement that PostgreSQL would refuse is carried out all the same, so that one mistake does
 * not bring forth others.
 */
final class Execution {

  /** The beginning of a statement inside of a {@code DO} block that declares something. */
  private static final Pattern INNER =
      Pattern.compile(
          "(?i)\\b(?:CREATE\\s+(?:TYPE|DOMAIN|TABLE|SCHEMA|EXTENSION|SEQUENCE|INDEX|ROLE|UNIQUE"
              + "|POLICY|TRIGGER|OR)|ALTER\\s+(?:TABLE|TYPE))\\b");

  private static final int LONGEST_BLOCK = 100_000;

  private final Ledger ledger;
  private final Creation creation;
  private final Alteration alteration;
  private final Removal removal;

  Execution(Ledger ledger) {
    this.ledger = ledger;
    this.creation = new Creation(ledger);
    this.alteration = new Alteration(ledger, creation);
    this.removal = new Removal(ledger);
  }

  void carryOut(Statement statement) {
    switch (statement) {
      case Statement.CreateTable create -> creation.table(create);
      case Statement.CreateIndex create -> creation.index(create);
      case Statement.CreateEnum create ->
          define(
              create.type(),
              create,
              new KnownType.Body.Enumeration(
                  create.labels().stream().map(Statement.Label::value).toList()));
      case Statement.AlterTable alter -> alteration.table(alter);
      case Statement.Alter alter -> alteration.other(alter);
      case Statement.Drop drop -> removal.drop(drop);
      case Declaration declaration -> declare(declaration);
      case Command.DoBlock block -> block(block);
      case Command.Other other -> command(other);
      case Command.Query ignored -> {}
      case Command.Grant ignored -> {}
      case Command.DefaultPrivileges ignored -> {}
      case Command.Transaction ignored -> {}
      case Statement.CommentOn ignored -> {}
      case Statement.Unreadable ignored -> {}
    }
  }

  /** A block runs what stands in it, or some of it: it may ask first whether something exists. */
  private void block(Command.DoBlock block) {
    if (block.body().isEmpty() || block.body().get().length() > LONGEST_BLOCK) {
      return;
    }
    Span body = block.body().get();
    String text = body.in(ledger.sql());
    Matcher inner = INNER.matcher(text);
    int from = 0;
    while (inner.find(from)) {
      int end = text.indexOf(';', inner.end());
      int stop = end < 0 ? text.length() : end;
      Span span = new Span(body.start() + inner.start(), body.start() + stop);
      Script.read(ledger.sql(), span).statements().stream()
          .filter(statement -> !(statement instanceof Statement.Drop))
          .forEach(this::carryOut);
      from = stop;
    }
  }

  private void command(Command.Other other) {
    if (other.keyword().equals("SET") || other.keyword().equals("RESET")) {
      SearchPath.setBy(other.span().in(ledger.sql())).ifPresent(ledger::set);
    }
  }

  private void declare(Declaration declaration) {
    switch (declaration) {
      case Declaration.View view -> {
        TableId id = ledger.made(view.view());
        if (view.orReplace() && !ledger.said(id).here().isEmpty()) {
          ledger.put(id, ledger.said(id).without(each -> each.kind() == RelationKind.VIEW));
        }
        creation.show(
            id,
            view.materialized() ? RelationKind.MATERIALIZED_VIEW : RelationKind.VIEW,
            view,
            view.ifNotExists() || view.orReplace(),
            view.view().name().span(),
            List.of(),
            List.of(),
            Showing.Extent.PART,
            view.columns());
      }
      case Declaration.ForeignTable table -> {
        List<Showing.Parent> parents = new ArrayList<>();
        table
            .partitionOf()
            .ifPresent(
                parent -> parents.add(creation.parent(Showing.Parent.Kind.PARTITION_OF, parent)));
        table
            .inherits()
            .forEach(parent -> parents.add(creation.parent(Showing.Parent.Kind.INHERITS, parent)));
        creation.show(
            ledger.made(table.table()),
            RelationKind.FOREIGN_TABLE,
            table,
            table.ifNotExists(),
            table.table().name().span(),
            table.items(),
            parents,
            ledger.isPostgresql() ? Showing.Extent.WHOLE : Showing.Extent.PART,
            List.of());
      }
      case Declaration.Sequence sequence -> {
        TableId id = ledger.made(sequence.sequence());
        Place place = ledger.at(sequence.sequence().name().span());
        TableId owner =
            sequence.options().stream()
                .filter(SequenceOption.OwnedBy.class::isInstance)
                .flatMap(option -> ((SequenceOption.OwnedBy) option).owner().stream())
                .map(owned -> ledger.table(owned.table()))
                .findFirst()
                .orElse(id);
        ledger.note(
            id,
            RelationKind.SEQUENCE,
            Optional.empty(),
            owner,
            true,
            sequence.ifNotExists(),
            place);
        declared(new Thing.Sequence(id), sequence, place);
      }
      case Declaration.Domain domain ->
          define(
              domain.domain(),
              domain,
              new KnownType.Body.Domain(
                  domain.type().map(ledger::written),
                  domain.constraints().stream()
                      .anyMatch(each -> each.body() instanceof Body.NotNull),
                  domain.constraints().stream()
                      .anyMatch(each -> each.body() instanceof Body.Default)));
      case Declaration.CompositeType type -> {
        TableId id = ledger.made(type.type());
        Place place = ledger.at(type.type().name().span());
        ledger.note(id, RelationKind.COMPOSITE_TYPE, Optional.empty(), id, true, false, place);
        define(type.type(), type, new KnownType.Body.Composite(type.attributes()));
      }
      case Declaration.RangeType type ->
          define(type.type(), type, new KnownType.Body.Range(type.subtype().map(ledger::written)));
      case Declaration.BaseType type ->
          define(
              type.type(),
              type,
              type.settings().isEmpty() ? new KnownType.Body.Shell() : new KnownType.Body.Base());
      case Declaration.Schema schema -> {
        schema
            .name()
            .ifPresent(
                name ->
                    declared(
                        new Thing.Schema(name.name().value()),
                        schema,
                        ledger.at(name.name().span())));
        inside(schema);
      }
      case Declaration.Extension extension ->
          declared(
              new Thing.Extension(extension.extension().value()),
              extension,
              ledger.at(extension.extension().span()));
      case Declaration.Routine routine ->
          routine(
              routine.routine(),
              routine.procedure() ? KnownRoutine.Kind.PROCEDURE : KnownRoutine.Kind.FUNCTION,
              routine,
              routine.orReplace());
      case Declaration.Trigger trigger ->
          member(
              KnownMember.Kind.TRIGGER,
              trigger.trigger(),
              ledger.table(trigger.table()),
              trigger,
              trigger.orReplace());
      case Declaration.Policy policy ->
          member(
              KnownMember.Kind.POLICY,
              policy.policy(),
              ledger.table(policy.table()),
              policy,
              false);
      case Declaration.Other other -> other(other);
    }
  }

  /** The tables that {@code CREATE SCHEMA} declares inside, of which only the names are known. */
  private void inside(Declaration.Schema schema) {
    for (Statement.Reference reference : schema.references()) {
      if (reference.role() == Statement.Reference.Role.TABLE && schema.name().isPresent()) {
        String home = schema.name().get().name().value();
        TableId id =
            new TableId(
                reference.name().schema().map(Name::value).orElse(home),
                reference.name().name().value());
        Place place = ledger.at(reference.name().name().span());
        Showing showing =
            new Showing(
                id,
                RelationKind.TABLE,
                Optional.of(schema),
                Showing.Extent.STUB,
                new LinkedHashMap<>(),
                List.of(),
                place,
                ledger.step());
        ledger.update(id, saying -> saying.plus(showing));
      }
    }
  }

  private void other(Declaration.Other other) {
    if (other.name().isEmpty()) {
      return;
    }
    QualifiedName name = other.name().get();
    Place place = ledger.at(name.name().span());
    switch (other.kind()) {
      case "AGGREGATE" -> routine(name, KnownRoutine.Kind.AGGREGATE, other, false);
      case "FUNCTION" -> routine(name, KnownRoutine.Kind.FUNCTION, other, true);
      case "PROCEDURE" -> routine(name, KnownRoutine.Kind.PROCEDURE, other, true);
      case "TABLE", "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE" -> {
        TableId id = ledger.made(name);
        creation.show(
            id,
            RelationKind.valueOf(other.kind().replace(' ', '_')),
            other,
            true,
            name.name().span(),
            List.of(),
            List.of(),
            Showing.Extent.STUB,
            List.of());
      }
      case "TYPE", "DOMAIN" -> define(name, other, new KnownType.Body.Unknown());
      case "SCHEMA" -> declared(new Thing.Schema(name.name().value()), other, place);
      case "EXTENSION" -> declared(new Thing.Extension(name.name().value()), other, place);
      case "SEQUENCE" -> declared(new Thing.Sequence(ledger.made(name)), other, place);
      case "ROLE", "USER", "GROUP" -> declared(new Thing.Role(name.name().value()), other, place);
      case "RULE" ->
          other.references().stream()
              .filter(reference -> reference.role() == Statement.Reference.Role.TABLE)
              .findFirst()
              .ifPresent(
                  table ->
                      member(
                          KnownMember.Kind.RULE,
                          name.name(),
                          ledger.table(table.name()),
                          other,
                          true));
      default -> declared(new Thing.Other(other.kind(), ledger.made(name)), other, place);
    }
  }

  private void declared(Thing thing, Statement statement, Place place) {
    Declared declared = new Declared(thing, statement, place, ledger.step());
    ledger.put(thing, ledger.declared(thing).plus(declared));
  }

  private void define(QualifiedName name, Statement statement, KnownType.Body body) {
    TableId id = ledger.made(name);
    TypeSaying saying = ledger.type(id);
    // A shell is there to be filled in.
    Said<KnownType.Definition> before =
        saying.definitions().without(each -> each.body() instanceof KnownType.Body.Shell);
    KnownType.Definition definition =
        new KnownType.Definition(
            id,
            body,
            Optional.of(statement),
            saying.definitions().dropped(),
            ledger.at(name.name().span()),
            ledger.step());
    ledger.put(id, saying.with(before.plus(definition)));
  }

  private void routine(
      QualifiedName name, KnownRoutine.Kind kind, Statement statement, boolean orReplace) {
    TableId id = ledger.made(name);
    Said<KnownRoutine> said = ledger.routines(id);
    Place place = ledger.at(name.name().span());
    KnownRoutine routine =
        new KnownRoutine(id, kind, statement, said.dropped(), place, ledger.step());
    if (orReplace) {
      said = said.without(each -> Signatures.same(each, routine));
    }
    ledger.putRoutines(id, said.plus(routine));
  }

  private void member(
      KnownMember.Kind kind, Name name, TableId table, Statement statement, boolean orReplace) {
    Place place = ledger.at(name.span());
    KnownMember member = new KnownMember(kind, name.value(), statement, place, ledger.step());
    ledger.update(
        table,
        saying -> {
          TableSaying before =
              orReplace
                  ? saying.keepingMembers(
                      each -> each.kind() != kind || !each.name().equals(name.value()))
                  : saying;
          return before.plus(member);
        });
  }
}
