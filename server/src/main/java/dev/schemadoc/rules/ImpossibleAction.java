package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.WARNING;

import dev.schemadoc.rules.ForeignKeys.ForeignKey;
import dev.schemadoc.schema.KnownColumn;
import dev.schemadoc.sql.Constraint;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.TableItem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A foreign key sets a column to null that takes none, or to a default value that there is not.
 *
 * <p>Page: docs/rules/impossible-action.md.
 */
final class ImpossibleAction {

  private ImpossibleAction() {}

  static final Rule RULE =
      new Rule(
          "impossible-action",
          WARNING,
          "`SET NULL` of a column that takes no null, or `SET DEFAULT` without a default",
          ImpossibleAction::check);

  private static void check(Subject subject, Reporter report) {
    for (ForeignKey key : ForeignKeys.of(subject)) {
      key.key().onDelete().ifPresent(action -> check(subject, report, key, action, "DELETE"));
      key.key().onUpdate().ifPresent(action -> check(subject, report, key, action, "UPDATE"));
    }
  }

  private static void check(
      Subject subject, Reporter report, ForeignKey key, Constraint.Action action, String event) {
    List<Name> set = action.columns().isEmpty() ? key.columns() : action.columns();
    List<KnownColumn> columns =
        set.stream()
            .flatMap(name -> key.own().flatMap(own -> own.column(name.value())).stream())
            .toList();
    switch (action.kind()) {
      case "SET NULL" ->
          columns.stream()
              .filter(column -> column.notNull().isYes())
              .findFirst()
              .ifPresent(column -> setNull(subject, report, key, action, event, column));
      case "SET DEFAULT" ->
          columns.stream()
              .filter(column -> column.hasDefault().isNo())
              .findFirst()
              .ifPresent(column -> setDefault(report, key, action, event, column));
      default -> {}
    }
  }

  private static void setNull(
      Subject subject,
      Reporter report,
      ForeignKey key,
      Constraint.Action action,
      String event,
      KnownColumn column) {
    Optional<Constraint> notNull = notNull(key, column.name());
    Reporter.Report problem =
        report.at(
            action.span(),
            ("`ON %s SET NULL` always fails, for `%s.%s` takes no null; let it take null, or choose"
                    + " another action")
                .formatted(event, key.table(), column.name()));
    if (notNull.isEmpty()) {
      problem.related(
          column.place(), "`%s.%s` is declared here".formatted(key.table(), column.name()));
    }
    notNull.ifPresent(
        constraint ->
            problem.fix(
                "Let `%s` take null".formatted(column.name()),
                Removal.ofWords(subject.facts(), constraint.span()),
                ""));
  }

  private static void setDefault(
      Reporter report, ForeignKey key, Constraint.Action action, String event, KnownColumn column) {
    String effect = column.notNull().isYes() ? "so this always fails" : "so this sets it to null";
    report
        .at(
            action.span(),
            "`ON %s SET DEFAULT`, but `%s.%s` has no default value, %s; give it one, or choose another action"
                .formatted(event, key.table(), column.name(), effect))
        .related(column.place(), "`%s.%s` is declared here".formatted(key.table(), column.name()));
  }

  /** The {@code NOT NULL} behind a column, where it stands in the same statement. */
  private static Optional<Constraint> notNull(ForeignKey key, String column) {
    Stream<TableItem.Column> columns =
        key.step().statement() instanceof Statement.CreateTable create
            ? create.items().stream()
                .filter(TableItem.Column.class::isInstance)
                .map(TableItem.Column.class::cast)
            : key.column().stream();
    return columns
        .filter(item -> item.name().value().equals(column))
        .flatMap(item -> item.constraints().stream())
        .filter(constraint -> constraint.body() instanceof Body.NotNull)
        .findFirst();
  }
}
