package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;

import dev.schemadoc.rules.Written.ColumnOf;
import dev.schemadoc.schema.Facts;
import dev.schemadoc.schema.KnownColumn;
import dev.schemadoc.schema.KnownTable;
import dev.schemadoc.schema.SqlType;
import dev.schemadoc.schema.Step;
import dev.schemadoc.sql.AlterAction;
import dev.schemadoc.sql.Command;
import dev.schemadoc.sql.Declaration;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.QualifiedName;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.Place;
import dev.schemadoc.text.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A table has two columns of one name, or is given one that it has already.
 *
 * <p>Page: docs/rules/duplicate-column.md.
 */
final class DuplicateColumn {

  private final Facts facts;
  private final Reporter report;

  private DuplicateColumn(Facts facts, Reporter report) {
    this.facts = facts;
    this.report = report;
  }

  static final Rule RULE =
      new Rule(
          "duplicate-column", ERROR, "column that its table has already", DuplicateColumn::check);

  private static void check(Subject subject, Reporter report) {
    DuplicateColumn rule = new DuplicateColumn(subject.facts(), report);
    LocalTables.walk(subject, rule::check);
    subject.steps().forEach(rule::elsewhere);
  }

  /** Looks at a table of another document; to say one of its columns once more is a repetition. */
  private void elsewhere(Step step) {
    if (!(step.statement() instanceof Statement.AlterTable alter)) {
      return;
    }
    Optional<KnownTable> table =
        step.before()
            .table(step.table(alter.table()))
            .filter(KnownTable::complete)
            .filter(known -> known.declarations().stream().noneMatch(this::isHere));
    Set<String> dropped = dropped(alter);
    for (AlterAction action : alter.actions()) {
      if (action instanceof AlterAction.AddColumn add && !add.ifNotExists()) {
        String name = add.column().name().value();
        table
            .flatMap(known -> known.column(name))
            .filter(known -> !dropped.contains(name) && !isHere(known.place()))
            .filter(known -> known.exists().isYes() && isOther(step, known, add))
            .ifPresent(known -> already(alter, known.place(), add));
      }
    }
  }

  private boolean isHere(Place place) {
    return place.document().equals(facts.document());
  }

  private static boolean isOther(Step step, KnownColumn known, AlterAction.AddColumn add) {
    Optional<SqlType> type = add.column().type().map(step::type).map(SqlType::withoutSerial);
    return type.isPresent()
        && known
            .type()
            .filter(other -> !other.withoutModifiers().equals(type.get().withoutModifiers()))
            .isPresent();
  }

  private void check(Statement statement, LocalTables tables) {
    switch (statement) {
      case Statement.CreateTable create -> {
        definitions(create.table(), Written.columns(create));
        names("table `%s`".formatted(create.table()), create.columns());
      }
      case Declaration.ForeignTable create -> definitions(create.table(), Written.columns(create));
      case Declaration.CompositeType type -> attributes(type);
      case Declaration.View view -> names("view `%s`".formatted(view.view()), view.columns());
      case Statement.AlterTable alter -> added(alter, tables);
      case Statement.CreateIndex ignored -> {}
      case Statement.CreateEnum ignored -> {}
      case Statement.Alter ignored -> {}
      case Statement.CommentOn ignored -> {}
      case Statement.Drop ignored -> {}
      case Declaration ignored -> {}
      case Command ignored -> {}
      case Statement.Unreadable ignored -> {}
    }
  }

  private void definitions(QualifiedName table, List<ColumnOf> columns) {
    Map<String, Name> seen = new HashMap<>();
    for (ColumnOf each : columns) {
      Name name = each.column().name();
      Optional<Name> first = Optional.ofNullable(seen.putIfAbsent(name.value(), name));
      first.ifPresent(it -> twice("table `%s`".formatted(table), it, name, each.column().span()));
    }
  }

  private void attributes(Declaration.CompositeType type) {
    Map<String, Name> seen = new HashMap<>();
    for (Declaration.CompositeType.Attribute attribute : type.attributes()) {
      Name name = attribute.name();
      Optional<Name> first = Optional.ofNullable(seen.putIfAbsent(name.value(), name));
      first.ifPresent(it -> twice("type `%s`".formatted(type.type()), it, name, attribute.span()));
    }
  }

  private void names(String owner, List<Name> names) {
    Map<String, Name> seen = new HashMap<>();
    for (Name name : names) {
      Optional<Name> first = Optional.ofNullable(seen.putIfAbsent(name.value(), name));
      first.ifPresent(
          it ->
              report
                  .at(name.span(), message(owner, it, name))
                  .related(facts.place(it.span()), "the other `%s`".formatted(name.value())));
    }
  }

  private void twice(String owner, Name first, Name second, Span item) {
    Reporter.Report problem =
        report
            .at(second.span(), message(owner, first, second))
            .related(facts.place(first.span()), "the other `%s`".formatted(first.value()));
    if (first.written().equals(second.written())) {
      problem.fix("Drop the second `%s`".formatted(second.value()), report.withoutItem(item));
    }
  }

  private static String message(String owner, Name first, Name second) {
    return first.written().equals(second.written())
        ? "%s has two columns named `%s`; drop or rename one".formatted(owner, second.value())
        : ("%s has two columns that are both named `%s`, for PostgreSQL cuts names to %d bytes;"
                + " shorten one")
            .formatted(owner, second.value(), Name.MAX_BYTES);
  }

  private void added(Statement.AlterTable alter, LocalTables tables) {
    Set<String> dropped = dropped(alter);
    Optional<LocalTables.Table> table = tables.table(alter.table());
    Map<String, Name> added = new HashMap<>();
    for (AlterAction action : alter.actions()) {
      if (action instanceof AlterAction.AddColumn add) {
        Name name = add.column().name();
        Optional<Name> first =
            Optional.ofNullable(added.putIfAbsent(name.value(), name))
                .or(
                    () ->
                        table
                            .filter(it -> !dropped.contains(name.value()))
                            .flatMap(it -> it.column(name.value()))
                            .map(known -> known.column().name()));
        if (!add.ifNotExists()) {
          first.ifPresent(it -> already(alter, facts.place(it.span()), add));
        }
      }
    }
  }

  /** PostgreSQL drops before it adds, in whatever order the actions stand. */
  private static Set<String> dropped(Statement.AlterTable alter) {
    Set<String> dropped = new HashSet<>();
    for (AlterAction action : alter.actions()) {
      if (action instanceof AlterAction.DropColumn drop) {
        dropped.add(drop.column().value());
      }
    }
    return dropped;
  }

  private void already(Statement.AlterTable alter, Place first, AlterAction.AddColumn add) {
    Name name = add.column().name();
    report
        .at(
            name.span(),
            "table `%s` has a column `%s` already; drop this one, or add it `IF NOT EXISTS`"
                .formatted(alter.table(), name.value()))
        .related(first, "the other `%s`".formatted(name.value()))
        .fix("Add it only if it does not exist", Span.at(name.span().start()), "IF NOT EXISTS ");
  }
}
