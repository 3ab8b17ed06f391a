package dev.schemadoc.rules;

import dev.schemadoc.rules.Written.ConstraintOf;
import dev.schemadoc.schema.KnownColumn;
import dev.schemadoc.schema.KnownConstraint;
import dev.schemadoc.schema.KnownTable;
import dev.schemadoc.schema.Names;
import dev.schemadoc.schema.Step;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.sql.Constraint;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.TableItem;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the foreign keys that a document declares, with what they join. */
final class ForeignKeys {

  private ForeignKeys() {}

  static List<ForeignKey> of(Subject subject) {
    List<ForeignKey> keys = new ArrayList<>();
    for (Step step : subject.steps()) {
      for (ConstraintOf each : Written.constraints(step.statement())) {
        if (each.constraint().body() instanceof Body.ForeignKey key) {
          TableId table =
              step.statement() instanceof Statement.CreateTable
                  ? step.made(each.table())
                  : step.table(each.table());
          List<Name> columns =
              each.column().map(column -> List.of(column.name())).orElse(key.columns());
          keys.add(
              new ForeignKey(
                  step,
                  table,
                  each.column(),
                  each.constraint(),
                  key,
                  columns,
                  step.table(key.target())));
        }
      }
    }
    return keys;
  }

  /**
   * A foreign key.
   *
   * @param table the table that has it
   * @param column the column that it stands behind
   * @param columns its own columns, also where it stands behind one
   * @param target the table that it refers to
   */
  record ForeignKey(
      Step step,
      TableId table,
      Optional<TableItem.Column> column,
      Constraint constraint,
      Body.ForeignKey key,
      List<Name> columns,
      TableId target) {

    Names names() {
      return step.ever();
    }

    Optional<KnownTable> own() {
      return names().table(table);
    }

    Optional<KnownTable> referred() {
      return names().table(target);
    }

    /** Its own columns as they are known, where all of them are. */
    Optional<List<KnownColumn>> ownColumns() {
      return own().flatMap(known -> all(known, columns.stream().map(Name::value).toList()));
    }

    /** The names of the columns that it refers to: those written, or those of the primary key. */
    Optional<List<String>> referredNames() {
      if (!key.targetColumns().isEmpty()) {
        return Optional.of(key.targetColumns().stream().map(Name::value).toList());
      }
      List<List<String>> keys =
          referred().stream()
              .flatMap(known -> known.constraints(KnownConstraint.Kind.PRIMARY_KEY).stream())
              .map(KnownConstraint::columns)
              .distinct()
              .toList();
      return keys.size() == 1 ? Optional.of(keys.getFirst()) : Optional.empty();
    }

    /** The columns that it refers to as they are known, where all of them are. */
    Optional<List<KnownColumn>> referredColumns() {
      return referred().flatMap(known -> referredNames().flatMap(names -> all(known, names)));
    }

    private static Optional<List<KnownColumn>> all(KnownTable table, List<String> names) {
      List<KnownColumn> columns =
          names.stream().flatMap(name -> table.column(name).stream()).toList();
      boolean certain =
          columns.size() == names.size()
              && columns.stream().allMatch(column -> column.exists().isYes());
      return certain ? Optional.of(columns) : Optional.empty();
    }

    /** Whether there are as many columns on both sides, as far as it is known. */
    boolean isEven() {
      return referredNames().map(names -> names.size() == columns.size()).orElse(true);
    }

    /** The columns that it refers to or, where none are written, the table. */
    Span referredSpan() {
      List<Name> written = key.targetColumns();
      return written.isEmpty()
          ? key.target().name().span()
          : written.getFirst().span().to(written.getLast().span());
    }

    /** As people write it: {@code orders.user_id}. */
    String described() {
      return described(table, columns.stream().map(Name::value).toList());
    }

    /** The columns that it refers to as people write them. */
    String describedTarget(List<String> names) {
      return described(target, names);
    }

    private static String described(TableId table, List<String> columns) {
      return columns.size() == 1
          ? "`%s.%s`".formatted(table, columns.getFirst())
          : "`%s (%s)`".formatted(table, String.join(", ", columns));
    }
  }
}
