package dev.schemadoc.rules;

import dev.schemadoc.rules.Written.ColumnOf;
import dev.schemadoc.schema.KnownColumn;
import dev.schemadoc.schema.Step;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.sql.Constraint;
import dev.schemadoc.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Finds what becomes in the end of the columns that a document writes. */
final class MadeColumns {

  private MadeColumns() {}

  /** The column that a statement writes as it is known in the end, where it is still there. */
  static Optional<KnownColumn> find(Subject subject, Step step, ColumnOf written) {
    TableId table =
        step.statement() instanceof Statement.AlterTable
            ? step.table(written.table())
            : step.made(written.table());
    return subject
        .index()
        .table(table)
        .flatMap(known -> known.column(written.column().name().value()))
        .filter(known -> known.exists().isYes())
        .filter(
            known -> known.place().equals(subject.facts().place(written.column().name().span())));
  }

  /** Whether a column has one of several types, whatever their modifiers. */
  static boolean isOf(KnownColumn column, String... types) {
    return column
        .type()
        .filter(type -> !type.isArray() && type.schema().isEmpty())
        .filter(type -> List.of(types).contains(type.name()))
        .isPresent();
  }

  /** Whether {@code NULL} is said. */
  static boolean saysNull(Constraint constraint) {
    return constraint.body() instanceof Constraint.Body.Nullable;
  }
}
