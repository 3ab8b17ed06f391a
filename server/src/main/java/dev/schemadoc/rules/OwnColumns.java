package dev.schemadoc.rules;

import dev.schemadoc.rules.Written.ColumnOf;
import dev.schemadoc.rules.Written.ConstraintOf;
import dev.schemadoc.rules.Written.ExpressionOf;
import dev.schemadoc.schema.Ddl;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.Expression.ColumnReference;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.Near;
import dev.schemadoc.sql.Statement.CreateTable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * What a new table says of its own columns, which is told from its statement alone.
 *
 * <p>Only tables that are shown whole are looked at; the index knows the columns of the others.
 */
final class OwnColumns {

  private final CreateTable create;
  private final SequencedSet<String> columns = new LinkedHashSet<>();
  private final Reporter report;

  private OwnColumns(CreateTable create, Reporter report) {
    this.create = create;
    this.report = report;
    for (ColumnOf column : Written.columns(create)) {
      columns.add(column.column().name().value());
    }
  }

  /** Reports the columns that keys and expressions of a table name and that it does not have. */
  static void check(CreateTable create, Reporter report) {
    if (LocalTables.isComplete(create)) {
      new OwnColumns(create, report).check();
    }
  }

  private void check() {
    for (ConstraintOf each : Written.constraints(create)) {
      switch (each.constraint().body()) {
        case Body.PrimaryKey key -> {
          key.columns().forEach(this::key);
          key.settings().include().forEach(this::key);
        }
        case Body.Unique key -> {
          key.columns().forEach(this::key);
          key.settings().include().forEach(this::key);
        }
        case Body.Exclude exclude -> exclude.settings().include().forEach(this::key);
        case Body.NotNull notNull -> notNull.columns().forEach(this::key);
        // The rule about foreign keys looks at both ends.
        case Body.ForeignKey ignored -> {}
        case Body.Nullable ignored -> {}
        case Body.UsingIndex ignored -> {}
        case Body.Identity ignored -> {}
        // What uses expressions is looked at below.
        case Body.Check ignored -> {}
        case Body.Default ignored -> {}
        case Body.Generated ignored -> {}
      }
    }
    for (ExpressionOf each : Written.expressions(create)) {
      // A default can use no column at all.
      if (each.use() != ExpressionOf.Use.DEFAULT) {
        each.expression().columns().forEach(this::reference);
      }
    }
  }

  private void key(Name column) {
    if (!columns.contains(column.value())) {
      lacks(column, Optional.empty());
    }
  }

  private void reference(ColumnReference reference) {
    List<Name> path = reference.path();
    Name table = create.table().name();
    if (path.size() == 2 && !path.getFirst().value().equals(table.value())) {
      report.at(
          reference.span(),
          "a table can only look at its own columns here, and `%s` is not `%s`; check it with a"
                  .formatted(path.getFirst().value(), table.value())
              + " foreign key or a trigger");
      return;
    }
    Name column = reference.column();
    boolean wholeRow =
        column.value().equals("*") || path.size() == 1 && column.value().equals(table.value());
    boolean known = columns.contains(column.value()) || SystemColumn.NAMES.contains(column.value());
    if (path.size() <= 2 && !wholeRow && !known) {
      lacks(column, Optional.of(reference));
    }
  }

  private void lacks(Name column, Optional<ColumnReference> reference) {
    List<String> near = Near.near(column.value(), columns);
    boolean text =
        near.isEmpty()
            && column.quoted()
            && reference.filter(it -> it.path().size() == 1).isPresent();
    String advice =
        text
            ? "a text stands in single quotes"
            : Nearest.advice(near, "add it, or correct the name");
    Reporter.Report problem =
        report.at(
            column.span(),
            "table `%s` has no column `%s`; %s".formatted(create.table(), column.value(), advice));
    if (text) {
      problem.fix("Make it a text", column.span(), "'" + column.written().replace("'", "''") + "'");
    }
    Nearest.offer(problem, "Rename to `%s`", column.span(), near, Ddl::identifier);
  }
}
