package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;

import dev.schemadoc.rules.Written.ConstraintOf;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.Span;
import java.util.Optional;

/**
 * A table or a key has more columns than PostgreSQL can keep.
 *
 * <p>Page: docs/rules/too-many-columns.md.
 */
final class TooManyColumns {

  private TooManyColumns() {}

  static final Rule RULE =
      new Rule(
          "too-many-columns",
          ERROR,
          "more than 1600 columns in a table, or 32 in a key",
          TooManyColumns::check);

  private static final int IN_TABLE = 1600;
  private static final int IN_KEY = 32;

  private static void check(Subject subject, Reporter report) {
    for (Statement statement : subject.facts().statements()) {
      if (statement instanceof Statement.CreateTable create) {
        int columns = Written.columns(create).size();
        tell(report, create.table().span(), "table", columns, IN_TABLE);
        create
            .partitionBy()
            .ifPresent(by -> tell(report, by.span(), "partition key", by.keys().size(), IN_KEY));
      } else if (statement instanceof Statement.CreateIndex create) {
        Span span = create.name().map(name -> name.span()).orElse(create.table().span());
        tell(report, span, "index", create.parts().size() + create.include().size(), IN_KEY);
      }
      for (ConstraintOf each : Written.constraints(statement)) {
        size(each.constraint().body())
            .ifPresent(size -> tell(report, each.constraint().span(), "key", size, IN_KEY));
      }
    }
  }

  private static Optional<Integer> size(Body body) {
    return switch (body) {
      case Body.PrimaryKey key ->
          Optional.of(key.columns().size() + key.settings().include().size());
      case Body.Unique key -> Optional.of(key.columns().size() + key.settings().include().size());
      case Body.ForeignKey key -> Optional.of(key.columns().size());
      case Body.Exclude exclude ->
          Optional.of(exclude.elements().size() + exclude.settings().include().size());
      case Body.UsingIndex ignored -> Optional.empty();
      case Body.NotNull ignored -> Optional.empty();
      case Body.Nullable ignored -> Optional.empty();
      case Body.Default ignored -> Optional.empty();
      case Body.Check ignored -> Optional.empty();
      case Body.Generated ignored -> Optional.empty();
      case Body.Identity ignored -> Optional.empty();
    };
  }

  private static void tell(Reporter report, Span span, String what, int size, int most) {
    if (size > most) {
      report.at(
          span,
          "this %s has %d columns, but PostgreSQL can keep %d in one; drop %s"
              .formatted(what, size, most, size - most == 1 ? "one" : size - most + " of them"));
    }
  }
}
