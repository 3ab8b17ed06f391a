package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.WARNING;

import dev.schemadoc.rules.Written.ConstraintOf;
import dev.schemadoc.schema.Facts;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table demands one thing twice.
 *
 * <p>Page: docs/rules/identical-constraint.md.
 */
final class IdenticalConstraint {

  private final Facts facts;
  private final Reporter report;

  private IdenticalConstraint(Facts facts, Reporter report) {
    this.facts = facts;
    this.report = report;
  }

  static final Rule RULE =
      new Rule(
          "identical-constraint",
          WARNING,
          "constraint that its table has already",
          IdenticalConstraint::check);

  private static void check(Subject subject, Reporter report) {
    IdenticalConstraint rule = new IdenticalConstraint(subject.facts(), report);
    for (Statement statement : subject.facts().statements()) {
      if (statement instanceof Statement.CreateTable create) {
        rule.check(Written.constraints(create));
      }
    }
  }

  private void check(List<ConstraintOf> constraints) {
    Map<String, ConstraintOf> seen = new HashMap<>();
    // A unique constraint is looked for among primary keys that stand behind it, too.
    List<ConstraintOf> ordered =
        Stream.concat(
                constraints.stream().filter(LocalTables::isPrimaryKey),
                constraints.stream().filter(it -> !LocalTables.isPrimaryKey(it)))
            .toList();
    for (ConstraintOf each : ordered) {
      Optional<String> demand = demand(each);
      if (demand.isPresent()) {
        Optional<ConstraintOf> first = Optional.ofNullable(seen.putIfAbsent(demand.get(), each));
        // Of two primary keys another rule speaks.
        if (first.isPresent() && !LocalTables.isPrimaryKey(each)) {
          tell(first.get(), each);
        }
      }
    }
  }

  private void tell(ConstraintOf first, ConstraintOf second) {
    boolean key = LocalTables.isPrimaryKey(first);
    Span span = second.constraint().span();
    List<Span> removed =
        second.column().isPresent()
            ? List.of(Removal.ofWords(facts, span))
            : Removal.ofItem(facts, span);
    report
        .at(
            span,
            key
                ? "the primary key of `%s` demands this already; drop it".formatted(second.table())
                : "table `%s` demands this twice; drop one".formatted(second.table()))
        .related(facts.place(first.constraint().span()), key ? "the primary key" : "the other one")
        .fix("Drop it", removed.stream().map(it -> report.edit(it, "")).toList());
  }

  /** What a constraint demands, the same for all that demand it; nothing for other things. */
  private Optional<String> demand(ConstraintOf each) {
    Optional<Name> own = each.column().map(column -> column.name());
    return switch (each.constraint().body()) {
      case Body.PrimaryKey key -> Optional.of("unique " + names(own, key.columns()));
      case Body.Unique key -> {
        boolean plain =
            key.settings().include().isEmpty()
                && !key.withoutOverlaps()
                && !key.nullsNotDistinct()
                && !each.constraint().attributes().deferrable();
        yield plain ? Optional.of("unique " + names(own, key.columns())) : Optional.empty();
      }
      case Body.Check check ->
          Optional.of(
              "check " + check.condition().bare().span().in(facts.sql()).replaceAll("\\s+", " "));
      case Body.ForeignKey key ->
          Optional.of(
              "key %s %s %s"
                  .formatted(
                      names(own, key.columns()),
                      key.target(),
                      names(Optional.empty(), key.targetColumns())));
      case Body.UsingIndex ignored -> Optional.empty();
      case Body.Exclude ignored -> Optional.empty();
      case Body.NotNull ignored -> Optional.empty();
      case Body.Nullable ignored -> Optional.empty();
      case Body.Default ignored -> Optional.empty();
      case Body.Generated ignored -> Optional.empty();
      case Body.Identity ignored -> Optional.empty();
    };
  }

  private static String names(Optional<Name> own, List<Name> columns) {
    return Stream.concat(own.stream(), columns.stream())
        .map(Name::value)
        .collect(Collectors.joining(","));
  }
}
