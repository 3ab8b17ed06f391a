package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.HINT;

import dev.schemadoc.rules.Written.ColumnOf;
import dev.schemadoc.schema.SqlType;
import dev.schemadoc.sql.Constraint;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.TableItem;
import dev.schemadoc.sql.TypeName;
import java.util.Optional;

/**
 * A table counts its rows with numbers that may run out.
 *
 * <p>Page: docs/rules/integer-key.md.
 */
final class IntegerKey {

  private IntegerKey() {}

  static final Rule RULE =
      new Rule("integer-key", HINT, "key that ends at two billion", IntegerKey::check)
          .offByDefault();

  private static void check(Subject subject, Reporter report) {
    for (Statement statement : subject.facts().statements()) {
      for (ColumnOf each : Written.columns(statement)) {
        wider(each.column())
            .ifPresent(
                wide -> {
                  TypeName type = each.column().type().orElseThrow();
                  report
                      .at(
                          type.nameSpan(),
                          "this key ends at 2147483647, also when rows are deleted; use `%s`"
                              .formatted(wide))
                      .fix(
                          "Make it `%s`".formatted(wide),
                          type.nameSpan(),
                          StoredTypes.inCaseOf(subject.facts(), type, wide));
                });
      }
    }
  }

  /** The wider type of a column that counts. */
  private static Optional<String> wider(TableItem.Column column) {
    Optional<SqlType> type = column.type().map(SqlType::of).filter(it -> !it.isArray());
    if (type.filter(it -> it.name().equals("serial")).isPresent()) {
      return Optional.of("bigserial");
    }
    boolean counts =
        column.constraints().stream()
            .map(Constraint::body)
            .anyMatch(body -> body instanceof Body.Identity);
    return counts && type.filter(it -> it.name().equals("integer")).isPresent()
        ? Optional.of("bigint")
        : Optional.empty();
  }
}
