package dev.schemadoc.schema;

import dev.schemadoc.sql.Constraint;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.Expression;
import dev.schemadoc.sql.IndexPart;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.TableItem;
import dev.schemadoc.text.Place;
import java.util.List;
import java.util.Optional;

/** Makes known columns and constraints of what is written. */
final class Columns {

  private Columns() {}

  static KnownColumn of(TableItem.Column item, Ledger ledger) {
    Place place = ledger.at(item.name().span());
    Optional<SqlType> written = item.type().map(ledger::written);
    boolean serial = written.filter(SqlType::isSerial).isPresent();
    Answer notNull = serial ? Answer.YES : Answer.NO;
    KnownColumn.Value value = serial ? new KnownColumn.Value.Serial() : KnownColumn.NO_VALUE;
    for (Constraint constraint : item.constraints()) {
      switch (constraint.body()) {
        case Body.NotNull ignored -> notNull = Answer.YES;
        case Body.PrimaryKey ignored -> notNull = Answer.YES;
        case Body.UsingIndex ignored -> {}
        case Body.Default written2 -> value = value(written2.value());
        case Body.Generated generated ->
            value = new KnownColumn.Value.Generated(generated.value(), generated.stored());
        case Body.Identity identity -> {
          value = new KnownColumn.Value.Identity(identity.always());
          notNull = Answer.YES;
        }
        case Body.Nullable ignored -> {}
        case Body.Check ignored -> {}
        case Body.Unique ignored -> {}
        case Body.ForeignKey ignored -> {}
        case Body.Exclude ignored -> {}
      }
    }
    return new KnownColumn(
        item.name().value(),
        written.map(SqlType::withoutSerial),
        notNull,
        value,
        Answer.YES,
        place);
  }

  static KnownColumn.Value value(Expression expression) {
    boolean isNull =
        expression
            .literal()
            .filter(literal -> literal.kind() == Expression.Literal.Kind.NULL)
            .isPresent();
    return isNull ? KnownColumn.NO_VALUE : new KnownColumn.Value.Default(expression);
  }

  static List<String> names(List<Name> names) {
    return names.stream().map(Name::value).toList();
  }

  /** The keys where all are columns. */
  static Optional<List<String>> keys(List<IndexPart> parts) {
    List<String> columns =
        parts.stream()
            .map(IndexPart::value)
            .filter(Expression.ColumnReference.class::isInstance)
            .map(value -> ((Expression.ColumnReference) value).column().value())
            .toList();
    return columns.size() == parts.size() ? Optional.of(columns) : Optional.empty();
  }
}
