package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;

import dev.schemadoc.rules.ForeignKeys.ForeignKey;
import dev.schemadoc.schema.Ddl;
import dev.schemadoc.schema.KnownTable;
import dev.schemadoc.sql.Constraint;
import dev.schemadoc.sql.Name;
import dev.schemadoc.text.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A foreign key has another number of columns than it refers to, names one twice, or sets one that
 * it does not have.
 *
 * <p>Page: docs/rules/foreign-key-columns.md.
 */
final class ForeignKeyColumns {

  private ForeignKeyColumns() {}

  static final Rule RULE =
      new Rule(
          "foreign-key-columns",
          ERROR,
          "foreign key whose columns do not go with those that it refers to",
          ForeignKeyColumns::check);

  private static void check(Subject subject, Reporter report) {
    for (ForeignKey key : ForeignKeys.of(subject)) {
      boolean sound = setsOwn(report, key) && namesOnce(report, key);
      if (sound && !key.isEven()) {
        number(report, key);
      }
    }
  }

  private static boolean setsOwn(Reporter report, ForeignKey key) {
    for (Constraint.Action action : key.key().onDelete().stream().toList()) {
      for (Name column : action.columns()) {
        if (key.columns().stream().noneMatch(own -> own.value().equals(column.value()))) {
          report.at(
              column.span(),
              "`%s` is no column of this foreign key, so its `%s` cannot set it; name one of %s"
                  .formatted(column.value(), action.kind(), list(key.columns())));
          return false;
        }
      }
    }
    return true;
  }

  private static boolean namesOnce(Reporter report, ForeignKey key) {
    Set<String> seen = new HashSet<>();
    for (Name column : key.key().targetColumns()) {
      if (!seen.add(column.value())) {
        report.at(
            column.span(),
            "foreign key %s refers to `%s` twice; name another column, or leave it out"
                .formatted(key.described(), column.value()));
        return false;
      }
    }
    return true;
  }

  private static void number(Reporter report, ForeignKey key) {
    List<String> referred = key.referredNames().orElse(List.of());
    String what =
        key.key().targetColumns().isEmpty()
            ? "the primary key of `%s` has %s".formatted(key.target(), columns(referred.size()))
            : "it refers to %s of `%s`".formatted(columns(referred.size()), key.target());
    Reporter.Report problem =
        report.at(
            key.referredSpan(),
            "foreign key %s has %s, but %s; name as many on both sides"
                .formatted(key.described(), columns(key.columns().size()), what));
    Optional<KnownTable> table = key.referred();
    table.stream()
        .flatMap(known -> known.declarations().stream())
        .limit(1)
        .forEach(place -> problem.related(place, "`%s` is declared here".formatted(key.target())));
    String own = key.columns().getFirst().value();
    boolean namesake =
        key.columns().size() == 1
            && key.key().targetColumns().isEmpty()
            && table.filter(known -> known.isUnique(List.of(own)).isYes()).isPresent();
    if (namesake) {
      problem.fix(
          "Refer to `%s`".formatted(own),
          Span.at(key.key().target().name().span().end()),
          " (" + Ddl.identifier(own) + ")");
    }
  }

  private static String columns(int count) {
    return count == 1 ? "one column" : count + " columns";
  }

  private static String list(List<Name> names) {
    return String.join(", ", names.stream().map(name -> "`" + name.value() + "`").toList());
  }
}
