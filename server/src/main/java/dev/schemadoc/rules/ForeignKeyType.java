package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;
import static dev.schemadoc.text.Severity.WARNING;

import dev.schemadoc.rules.ForeignKeys.ForeignKey;
import dev.schemadoc.schema.Answer;
import dev.schemadoc.schema.KnownColumn;
import dev.schemadoc.schema.SqlType;
import dev.schemadoc.schema.Types;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.TableItem;
import dev.schemadoc.sql.TypeName;
import dev.schemadoc.text.Severity;
import dev.schemadoc.text.Span;
import java.util.List;
import java.util.Optional;

/**
 * A foreign key has another type than what it refers to.
 *
 * <p>Page: docs/rules/foreign-key-type.md.
 */
final class ForeignKeyType {

  private ForeignKeyType() {}

  static final Rule RULE =
      new Rule(
          "foreign-key-type",
          ERROR,
          "foreign key of another type than the column that it refers to",
          ForeignKeyType::check);

  private static void check(Subject subject, Reporter report) {
    for (ForeignKey key : ForeignKeys.of(subject)) {
      Optional<List<KnownColumn>> own = key.ownColumns();
      Optional<List<KnownColumn>> referred = key.referredColumns();
      if (own.isPresent() && referred.isPresent() && key.isEven()) {
        for (int i = 0; i < own.get().size(); i++) {
          check(report, key, i, own.get().get(i), referred.get().get(i));
        }
      }
    }
  }

  private static void check(
      Reporter report, ForeignKey key, int column, KnownColumn own, KnownColumn referred) {
    if (own.type().isEmpty() || referred.type().isEmpty()) {
      return;
    }
    SqlType from = own.type().get();
    SqlType to = referred.type().get();
    Types types = key.names().typeSystem();
    Answer comparable = types.refersTo(from, to);
    if (comparable.isNo()) {
      report(report, ERROR, key, column, own, referred, "; PostgreSQL cannot compare them");
    } else if (comparable.isYes() && differ(types, from, to)) {
      report(report, WARNING, key, column, own, referred, "");
    }
  }

  /** Whether two types that can be compared are not the same; all that hold text are alike. */
  private static boolean differ(Types types, SqlType from, SqlType to) {
    Optional<SqlType> one = types.base(from);
    Optional<SqlType> other = types.base(to);
    return one.isPresent()
        && other.isPresent()
        && !one.get().equals(other.get())
        && !(types.isText(one.get()) && types.isText(other.get()));
  }

  private static void report(
      Reporter report,
      Severity severity,
      ForeignKey key,
      int column,
      KnownColumn own,
      KnownColumn referred,
      String why) {
    String wanted = referred.type().map(SqlType::sql).orElse("");
    Optional<TypeName> written = written(key, key.columns().get(column));
    Span span = written.map(TypeName::span).orElse(key.columns().get(column).span());
    Reporter.Report problem =
        report.at(
            span,
            severity,
            "foreign key `%s.%s` is `%s` but `%s.%s` is `%s`%s; use `%s`"
                .formatted(
                    key.table(),
                    own.name(),
                    own.type().map(SqlType::sql).orElse(""),
                    key.target(),
                    referred.name(),
                    wanted,
                    why,
                    wanted));
    problem.related(
        referred.place(),
        "`%s.%s` is declared here as `%s`".formatted(key.target(), referred.name(), wanted));
    written.ifPresent(type -> problem.fix("Make it `%s`".formatted(wanted), type.span(), wanted));
  }

  /** The type of a column where it stands in the same statement. */
  private static Optional<TypeName> written(ForeignKey key, Name column) {
    if (key.column().isPresent()) {
      return key.column().flatMap(TableItem.Column::type);
    }
    if (key.step().statement() instanceof Statement.CreateTable create) {
      for (TableItem item : create.items()) {
        if (item instanceof TableItem.Column own && own.name().value().equals(column.value())) {
          return own.type();
        }
      }
    }
    return Optional.empty();
  }
}
