package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;

import dev.schemadoc.schema.Facts;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.sql.Change;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.Statement.Label;
import dev.schemadoc.sql.Target;
import dev.schemadoc.text.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An enum type has a value twice, or is given one that it has already.
 *
 * <p>Page: docs/rules/duplicate-enum-value.md.
 */
final class DuplicateEnumValue {

  private final Facts facts;
  private final Reporter report;

  /** The values of the types that the document has created so far. */
  private final Map<TableId, Map<String, Label>> types = new HashMap<>();

  private DuplicateEnumValue(Facts facts, Reporter report) {
    this.facts = facts;
    this.report = report;
  }

  static final Rule RULE =
      new Rule(
          "duplicate-enum-value",
          ERROR,
          "value that an enum type has already",
          DuplicateEnumValue::check);

  private static void check(Subject subject, Reporter report) {
    DuplicateEnumValue rule = new DuplicateEnumValue(subject.facts(), report);
    for (Statement statement : subject.facts().statements()) {
      if (statement instanceof Statement.CreateEnum create) {
        rule.created(create);
      } else if (statement instanceof Statement.Alter alter
          && alter.target() instanceof Target.Named named) {
        rule.altered(TableId.of(named.name()), alter);
      } else if (statement instanceof Statement.Drop drop) {
        drop.names().forEach(name -> rule.types.remove(TableId.of(name)));
      }
    }
  }

  private void created(Statement.CreateEnum create) {
    Map<String, Label> values = new HashMap<>();
    for (Label label : create.labels()) {
      Optional<Label> first = Optional.ofNullable(values.putIfAbsent(label.value(), label));
      if (first.isPresent()) {
        report
            .at(
                label.span(),
                "enum type `%s` has the value `%s` twice; drop one"
                    .formatted(create.type(), label.value()))
            .related(facts.place(first.get().span()), "the other `%s`".formatted(label.value()))
            .fix("Drop the second `%s`".formatted(label.value()), report.withoutItem(label.span()))
            .repeatable();
      }
    }
    TableId id = TableId.of(create.type());
    // A type that is shown twice may be shown as it was and as it shall be.
    types.put(id, types.containsKey(id) ? new HashMap<>() : values);
  }

  private void altered(TableId type, Statement.Alter alter) {
    Map<String, Label> values = types.getOrDefault(type, Map.of());
    for (Change change : alter.changes()) {
      if (change instanceof Change.AddValue add) {
        Optional<Label> known = Optional.ofNullable(values.get(add.value().value()));
        if (known.isEmpty() && types.containsKey(type)) {
          values.put(add.value().value(), add.value());
        } else if (!add.ifNotExists()) {
          known.ifPresent(first -> already(type, first, add));
        }
      } else if (change instanceof Change.RenameValue rename && types.containsKey(type)) {
        values.remove(rename.from().value());
        values.put(rename.to().value(), rename.to());
      } else if (change instanceof Change.RenameTo || change instanceof Change.SetSchema) {
        types.remove(type);
      }
    }
  }

  private void already(TableId type, Label first, Change.AddValue add) {
    report
        .at(
            add.value().span(),
            "enum type `%s` has the value `%s` already; drop this, or add it `IF NOT EXISTS`"
                .formatted(type, add.value().value()))
        .related(facts.place(first.span()), "the other `%s`".formatted(first.value()))
        .fix(
            "Add it only if it does not exist",
            Span.at(add.value().span().start()),
            "IF NOT EXISTS ");
  }
}
