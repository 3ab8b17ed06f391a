package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;

import dev.schemadoc.rules.Written.ColumnOf;
import dev.schemadoc.schema.SqlType;
import dev.schemadoc.sql.AlterAction;
import dev.schemadoc.sql.Constraint;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.TypeName;
import dev.schemadoc.text.Span;
import java.util.Optional;
import java.util.Set;

/**
 * An identity column has a type that cannot count.
 *
 * <p>Page: docs/rules/identity-type.md.
 */
final class IdentityType {

  private IdentityType() {}

  static final Rule RULE =
      new Rule("identity-type", ERROR, "identity column that is no integer", IdentityType::check);

  private static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");

  private static void check(Subject subject, Reporter report) {
    LocalTables.walk(
        subject,
        (statement, tables) -> {
          for (ColumnOf each : Written.columns(statement)) {
            Optional<Constraint> identity =
                each.column().constraints().stream()
                    .filter(it -> it.body() instanceof Body.Identity)
                    .findFirst();
            if (identity.isPresent() && each.column().type().isPresent()) {
              created(report, each.column().name(), each.column().type().get(), identity.get());
            }
          }
          if (statement instanceof Statement.AlterTable alter) {
            altered(report, alter, tables);
          }
        });
  }

  private static void created(Reporter report, Name column, TypeName type, Constraint identity) {
    if (isWrong(type)) {
      Reporter.Report problem = tell(report, type.span(), column, type);
      if (type.name().name().value().equals("uuid") && type.dimensions() == 0) {
        problem.fix(
            "Use `DEFAULT gen_random_uuid()`", identity.span(), "DEFAULT gen_random_uuid()");
      }
      problem.fix("Make it `bigint`", type.span(), "bigint");
    }
  }

  private static void altered(Reporter report, Statement.AlterTable alter, LocalTables tables) {
    for (AlterAction action : alter.actions()) {
      if (action instanceof AlterAction.AddIdentity add) {
        tables
            .table(alter.table())
            .flatMap(table -> table.column(add.column().value()))
            .flatMap(column -> column.column().type())
            .filter(IdentityType::isWrong)
            .ifPresent(type -> tell(report, add.column().span(), add.column(), type));
      }
    }
  }

  private static Reporter.Report tell(Reporter report, Span span, Name column, TypeName type) {
    return report.at(
        span,
        "identity column `%s` is `%s`, but only whole numbers can be counted; use `bigint`"
            .formatted(column.value(), SqlType.of(type)));
  }

  /** Not even a domain over an integer will do; of `serial` another rule speaks. */
  private static boolean isWrong(TypeName type) {
    SqlType read = SqlType.of(type);
    return !read.isSerial()
        && (read.isArray() || read.schema().isPresent() || !INTEGERS.contains(read.name()));
  }
}
