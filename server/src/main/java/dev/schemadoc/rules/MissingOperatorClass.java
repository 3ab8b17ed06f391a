package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;

import dev.schemadoc.schema.Installed;
import dev.schemadoc.schema.KnownColumn;
import dev.schemadoc.schema.Names;
import dev.schemadoc.schema.SqlType;
import dev.schemadoc.schema.Step;
import dev.schemadoc.schema.SystemCatalog.OperatorClass;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.schema.Thing;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.Expression;
import dev.schemadoc.sql.IndexPart;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.Near;
import dev.schemadoc.sql.QualifiedName;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An index cannot hold the type of its column in the way that it should.
 *
 * <p>Page: docs/rules/missing-operator-class.md.
 */
final class MissingOperatorClass {

  static final Rule RULE =
      new Rule(
          "missing-operator-class",
          ERROR,
          "key that an index of its access method cannot hold",
          MissingOperatorClass::check);

  /** What is mostly meant where there is no default. */
  private static final Map<String, String> USUAL =
      Map.of(
          "gin text",
          "gin_trgm_ops",
          "gin character varying",
          "gin_trgm_ops",
          "gist text",
          "gist_trgm_ops",
          "gist character varying",
          "gist_trgm_ops");

  private final Subject subject;
  private final Reporter report;

  private MissingOperatorClass(Subject subject, Reporter report) {
    this.subject = subject;
    this.report = report;
  }

  private static void check(Subject subject, Reporter report) {
    MissingOperatorClass rule = new MissingOperatorClass(subject, report);
    for (Step step : subject.steps()) {
      if (step.statement() instanceof Statement.CreateIndex create) {
        String method = create.method().map(Name::value).orElse("btree");
        TableId table = step.table(create.table());
        create.parts().forEach(part -> rule.part(step, table, method, part));
      }
      for (Written.ConstraintOf each : Written.constraints(step.statement())) {
        rule.constraint(step, each);
      }
    }
  }

  private void constraint(Step step, Written.ConstraintOf each) {
    TableId table = step.table(each.table());
    switch (each.constraint().body()) {
      case Body.PrimaryKey key -> keys(step, table, each, key.columns());
      case Body.Unique key -> keys(step, table, each, key.columns());
      case Body.Exclude exclude -> {
        String method = exclude.method().map(Name::value).orElse("btree");
        exclude.elements().forEach(element -> part(step, table, method, element.part()));
      }
      default -> {}
    }
  }

  private void keys(Step step, TableId table, Written.ConstraintOf each, List<Name> columns) {
    List<Name> keys = each.column().map(column -> List.of(column.name())).orElse(columns);
    for (Name key : keys) {
      withoutDefault(step, table, "btree", key, key.span());
    }
  }

  private void part(Step step, TableId table, String method, IndexPart part) {
    if (part.operatorClass().isPresent()) {
      named(step, method, part.operatorClass().get());
      unfit(step, table, method, part, part.operatorClass().get());
    } else if (part.value() instanceof Expression.ColumnReference column
        && column.path().size() == 1) {
      withoutDefault(step, table, method, column.column(), part.span());
    }
  }

  /** Reports an operator class that does not exist. */
  private void named(Step step, String method, QualifiedName name) {
    Names names = step.ever();
    String own = name.name().value();
    List<OperatorClass> classes = names.installed().classes(method);
    boolean known =
        name.schema().isPresent()
            || names.installed().open()
            || !names.installed().hasMethod(method)
            || classes.stream().anyMatch(each -> each.name().equals(own))
            || Installed.extensionOfClass(method, own).isPresent()
            || !names.declared(new Thing.Other("OPERATOR CLASS", step.made(name))).isEmpty();
    if (known) {
      return;
    }
    List<String> near =
        Near.near(own, classes.stream().map(OperatorClass::name).distinct().toList());
    String advice = Nearest.advice(near, "correct the name");
    var problem =
        report.at(
            name.name().span(),
            "access method `%s` has no operator class `%s`; %s".formatted(method, own, advice));
    Nearest.offer(problem, "Use `%s`", name.name().span(), near, UnaryOperator.identity());
  }

  /** Reports an operator class that is not for the type of its column. */
  private void unfit(Step step, TableId table, String method, IndexPart part, QualifiedName name) {
    if (!(part.value() instanceof Expression.ColumnReference column) || column.path().size() > 1) {
      return;
    }
    String key = column.column().value();
    String own = name.name().value();
    columnType(step.ever(), table, key)
        .filter(type -> step.ever().typeSystem().hasClass(method, own, type).isNo())
        .ifPresent(
            type ->
                report.at(
                    name.name().span(),
                    "`%s` is `%s`, and operator class `%s` is not for that; use another one"
                        .formatted(key, type.withoutModifiers().sql(), own)));
  }

  private static Optional<SqlType> columnType(Names names, TableId table, String column) {
    return names.table(table).flatMap(known -> known.column(column)).flatMap(KnownColumn::type);
  }

  /** Reports a column whose type has no default for the access method. */
  private void withoutDefault(Step step, TableId table, String method, Name column, Span end) {
    Names names = step.ever();
    Optional<SqlType> type = columnType(names, table, column.value());
    if (type.isEmpty() || !names.typeSystem().hasDefaultClass(method, type.get()).isNo()) {
      return;
    }
    String name = type.get().withoutModifiers().sql();
    String sort = names.typeSystem().base(type.get()).map(SqlType::sql).orElse(name);
    // An exclusion constraint compares whole values, an index of texts mostly looks into them.
    Optional<String> usual =
        Optional.ofNullable(USUAL.get(method + " " + sort))
            .filter(each -> step.statement() instanceof Statement.CreateIndex);
    Optional<String> extension =
        usual.isPresent() ? Optional.empty() : Installed.extensionOfDefault(method, sort);
    String advice =
        extension.isPresent()
            ? "create extension `%s`, which has one".formatted(extension.get())
            : usual.isPresent()
                ? "name `%s` of extension `pg_trgm`".formatted(usual.get())
                : sort.equals("json")
                    ? "let the column be `jsonb`"
                    : "use another access method, or an expression";
    var problem =
        report.at(
            column.span(),
            "`%s` is `%s`, and access method `%s` has no default operator class for that; %s"
                .formatted(column.value(), name, method, advice));
    extension.ifPresent(
        each ->
            problem
                .fix(
                    "Create extension `%s`".formatted(each),
                    List.of(
                        Insertion.before(
                            report,
                            subject.steps().getFirst().statement(),
                            "CREATE EXTENSION IF NOT EXISTS %s;".formatted(each))))
                .repeatable());
    usual.ifPresent(
        each -> problem.fix("Use `%s`".formatted(each), Span.at(end.end()), " " + each));
  }
}
