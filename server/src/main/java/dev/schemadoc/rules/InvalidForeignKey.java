package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;

import dev.schemadoc.rules.ForeignKeys.ForeignKey;
import dev.schemadoc.schema.KnownColumn;
import dev.schemadoc.schema.KnownTable;
import dev.schemadoc.schema.RelationKind;
import dev.schemadoc.schema.Showing;
import dev.schemadoc.sql.Constraint;
import dev.schemadoc.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A foreign key that PostgreSQL does not have: to a view, from a lasting table to one that does not
 * last, or one that sets a generated column.
 *
 * <p>Page: docs/rules/invalid-foreign-key.md.
 */
final class InvalidForeignKey {

  private InvalidForeignKey() {}

  static final Rule RULE =
      new Rule(
          "invalid-foreign-key",
          ERROR,
          "foreign key to a view, to a table that does not last, or that sets a generated column",
          InvalidForeignKey::check);

  private static void check(Subject subject, Reporter report) {
    for (ForeignKey key : ForeignKeys.of(subject)) {
      if (!view(report, key) && !persistence(report, key)) {
        generated(report, key);
      }
    }
  }

  private static boolean view(Reporter report, ForeignKey key) {
    Optional<KnownTable> table = key.referred().filter(KnownTable::isShown);
    List<RelationKind> kinds =
        table.stream()
            .flatMap(known -> known.showings().stream())
            .map(Showing::kind)
            .distinct()
            .toList();
    if (kinds.size() != 1 || kinds.getFirst().isTable()) {
      return false;
    }
    report
        .at(
            key.key().target().name().span(),
            "`%s` is a %s, and a foreign key can only refer to a table; refer to the table behind it"
                .formatted(key.target(), kinds.getFirst().words()))
        .related(
            table.get().declarations().getFirst(), "`%s` is declared here".formatted(key.target()));
    return true;
  }

  private static boolean persistence(Reporter report, ForeignKey key) {
    Optional<String> own = key.own().flatMap(InvalidForeignKey::persistence);
    Optional<String> referred = key.referred().flatMap(InvalidForeignKey::persistence);
    if (own.isEmpty() || referred.isEmpty() || mayRefer(own.get(), referred.get())) {
      return false;
    }
    report.at(
        key.key().target().name().span(),
        "%s table `%s` cannot refer to %s table `%s`, whose rows do not last as long; make both alike"
            .formatted(words(own.get()), key.table(), words(referred.get()), key.target()));
    return true;
  }

  private static boolean mayRefer(String own, String referred) {
    return switch (own) {
      case "TEMPORARY" -> referred.equals("TEMPORARY");
      case "UNLOGGED" -> !referred.equals("TEMPORARY");
      default -> referred.isEmpty();
    };
  }

  private static String words(String persistence) {
    return switch (persistence) {
      case "TEMPORARY" -> "temporary";
      case "UNLOGGED" -> "unlogged";
      default -> "permanent";
    };
  }

  /** How long a table lasts, where every place that creates it says the same. */
  private static Optional<String> persistence(KnownTable table) {
    List<String> said =
        table.showings().stream()
            .flatMap(showing -> showing.statement().stream())
            .filter(Statement.CreateTable.class::isInstance)
            .map(create -> ((Statement.CreateTable) create).persistence().orElse(""))
            .distinct()
            .toList();
    return said.size() == 1 && table.isShown() ? Optional.of(said.getFirst()) : Optional.empty();
  }

  private static void generated(Reporter report, ForeignKey key) {
    Set<String> onDelete = Set.of("SET NULL", "SET DEFAULT");
    Set<String> onUpdate = Set.of("SET NULL", "SET DEFAULT", "CASCADE");
    for (KnownColumn column : key.ownColumns().orElse(List.of())) {
      if (column.value() instanceof KnownColumn.Value.Generated) {
        action(report, key, key.key().onDelete(), "DELETE", onDelete, column);
        action(report, key, key.key().onUpdate(), "UPDATE", onUpdate, column);
      }
    }
  }

  private static void action(
      Reporter report,
      ForeignKey key,
      Optional<Constraint.Action> action,
      String event,
      Set<String> refused,
      KnownColumn column) {
    action
        .filter(each -> refused.contains(each.kind()))
        .ifPresent(
            each ->
                report
                    .at(
                        each.span(),
                        "`%s.%s` is generated, so `ON %s %s` cannot set it; choose another action"
                            .formatted(key.table(), column.name(), event, each.kind()))
                    .related(
                        column.place(),
                        "`%s.%s` is declared here".formatted(key.table(), column.name())));
  }
}
