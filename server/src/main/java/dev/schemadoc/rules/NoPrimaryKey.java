package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.WARNING;

import dev.schemadoc.rules.Written.ColumnOf;
import dev.schemadoc.rules.Written.ConstraintOf;
import dev.schemadoc.schema.Facts;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.Statement.CreateTable;
import dev.schemadoc.sql.TableItem;
import dev.schemadoc.text.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table has no primary key.
 *
 * <p>Page: docs/rules/no-primary-key.md.
 */
final class NoPrimaryKey {

  private NoPrimaryKey() {}

  static final Rule RULE =
      new Rule("no-primary-key", WARNING, "table without a primary key", NoPrimaryKey::check);

  private static void check(Subject subject, Reporter report) {
    Facts facts = subject.facts();
    Set<TableId> keyed = new HashSet<>();
    for (Statement statement : facts.statements()) {
      for (ConstraintOf each : Written.constraints(statement)) {
        if (LocalTables.isPrimaryKey(each)) {
          keyed.add(TableId.of(each.table()));
        }
      }
    }
    for (Statement statement : facts.statements()) {
      if (statement instanceof CreateTable create
          && isLasting(create)
          && !keyed.contains(TableId.of(create.table()))) {
        tell(facts, report, create);
      }
    }
  }

  /** Whether a table is made to stay, and all of its columns are shown. */
  private static boolean isLasting(CreateTable create) {
    return LocalTables.isComplete(create)
        && create.persistence().isEmpty()
        && !Written.columns(create).isEmpty();
  }

  private static void tell(Facts facts, Reporter report, CreateTable create) {
    Reporter.Report problem =
        report.at(
            create.table().span(),
            "table `%s` has no primary key, so no row can be told from its double; give it one"
                .formatted(create.table()));
    if (create.partitionBy().isPresent()) {
      return;
    }
    Optional<TableItem.Column> id =
        Written.columns(create).stream()
            .map(ColumnOf::column)
            .filter(column -> column.name().value().equals("id"))
            .findFirst();
    List<Name> references =
        Written.columns(create).stream()
            .map(ColumnOf::column)
            .filter(NoPrimaryKey::refers)
            .map(TableItem.Column::name)
            .toList();
    if (id.isPresent()) {
      problem.fix("Make `id` the primary key", Span.at(id.get().span().end()), " PRIMARY KEY");
    } else if (references.size() == 2) {
      Span end = Span.at(create.items().getLast().span().end());
      problem.fix(
          "Make %s the primary key"
              .formatted(
                  references.stream()
                      .map(name -> "`" + name.value() + "`")
                      .collect(Collectors.joining(" and "))),
          end,
          ", PRIMARY KEY (%s)".formatted(KeyMends.list(facts, references)));
    }
  }

  private static boolean refers(TableItem.Column column) {
    return column.constraints().stream().anyMatch(it -> it.body() instanceof Body.ForeignKey);
  }
}
