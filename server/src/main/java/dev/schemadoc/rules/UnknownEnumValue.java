package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;

import dev.schemadoc.schema.Ddl;
import dev.schemadoc.schema.KnownColumn;
import dev.schemadoc.schema.KnownTable;
import dev.schemadoc.schema.KnownType;
import dev.schemadoc.schema.Mention;
import dev.schemadoc.schema.Names;
import dev.schemadoc.schema.SqlType;
import dev.schemadoc.schema.Step;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.schema.Thing;
import dev.schemadoc.schema.TypeMeaning;
import dev.schemadoc.sql.AlterAction;
import dev.schemadoc.sql.Expression;
import dev.schemadoc.sql.Expression.Cast;
import dev.schemadoc.sql.Expression.ColumnReference;
import dev.schemadoc.sql.Expression.Literal;
import dev.schemadoc.sql.Expression.Operation;
import dev.schemadoc.sql.Near;
import dev.schemadoc.sql.QualifiedName;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.TableItem;
import dev.schemadoc.text.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A text stands for a value of an enum type that the type does not have.
 *
 * <p>Page: docs/rules/unknown-enum-value.md.
 */
final class UnknownEnumValue {

  static final Rule RULE =
      new Rule(
          "unknown-enum-value",
          ERROR,
          "text that is no value of its enum type",
          UnknownEnumValue::check);

  /** The operators that compare values of one type. */
  private static final Set<String> COMPARISONS =
      Set.of(
          "=",
          "<>",
          "!=",
          "<",
          ">",
          "<=",
          ">=",
          "IN",
          "NOT IN",
          "IS DISTINCT FROM",
          "IS NOT DISTINCT FROM");

  private static final int SHOWN = 6;

  private final Subject subject;
  private final Reporter report;
  private final Set<Span> told = new HashSet<>();

  private UnknownEnumValue(Subject subject, Reporter report) {
    this.subject = subject;
    this.report = report;
  }

  private static void check(Subject subject, Reporter report) {
    UnknownEnumValue rule = new UnknownEnumValue(subject, report);
    for (Step step : subject.steps()) {
      rule.check(step);
    }
    for (Mention mention : subject.facts().mentions()) {
      if (mention.thing() instanceof Thing.Label(TableId type, String value)
          && !mention.declares()) {
        subject
            .step(mention)
            .ever()
            .type(type)
            .ifPresent(known -> rule.value(known, value, mention.place().span()));
      }
    }
  }

  private void check(Step step) {
    for (Written.ExpressionOf each : Written.expressions(step.statement())) {
      if (each.use() == Written.ExpressionOf.Use.DEFAULT) {
        each.column()
            .flatMap(TableItem.Column::type)
            .flatMap(type -> enumeration(step.ever(), SqlType.of(type)))
            .ifPresent(type -> literal(type, each.expression()));
      }
      Optional<KnownTable> table =
          each.table().flatMap(name -> step.ever().table(tableOf(step, name)));
      each.expression().all().forEach(inner -> expression(step, table, inner));
    }
    if (step.statement() instanceof Statement.AlterTable alter) {
      for (AlterAction action : alter.actions()) {
        if (action instanceof AlterAction.SetDefault set && set.value().isPresent()) {
          step.ever()
              .table(step.table(alter.table()))
              .flatMap(table -> column(step, table, set.column().value()))
              .ifPresent(type -> literal(type, set.value().get()));
        }
      }
    }
  }

  private static TableId tableOf(Step step, QualifiedName name) {
    return step.statement() instanceof Statement.CreateTable create && create.table().equals(name)
        ? step.made(name)
        : step.table(name);
  }

  private void expression(Step step, Optional<KnownTable> table, Expression expression) {
    if (expression instanceof Cast cast && cast.operand() instanceof Literal) {
      enumeration(step.ever(), SqlType.of(cast.type()))
          .ifPresent(type -> literal(type, cast.operand()));
    } else if (expression instanceof Operation operation
        && COMPARISONS.contains(operation.operator())
        && table.isPresent()) {
      Optional<KnownType> type =
          operation.operands().stream()
              .map(Expression::bare)
              .flatMap(
                  operand ->
                      operand instanceof ColumnReference reference
                          ? column(step, table.get(), reference.column().value()).stream()
                          : Stream.empty())
              .findFirst();
      if (type.isPresent()) {
        for (Expression operand : operation.operands()) {
          if (operand.bare() instanceof Literal) {
            literal(type.get(), operand);
          }
        }
      }
    }
  }

  private static Optional<KnownType> column(Step step, KnownTable table, String name) {
    return table
        .column(name)
        .flatMap(KnownColumn::type)
        .flatMap(type -> enumeration(step.ever(), type));
  }

  private static Optional<KnownType> enumeration(Names names, SqlType type) {
    return !type.isArray()
            && names.meaning(type) instanceof TypeMeaning.Declared(KnownType known)
            && known.isEnum()
        ? Optional.of(known)
        : Optional.empty();
  }

  private void literal(KnownType type, Expression expression) {
    Expression bare = expression.bare();
    Expression inner = bare instanceof Cast cast ? cast.operand().bare() : bare;
    if (inner instanceof Literal literal && literal.kind() == Literal.Kind.STRING) {
      value(type, literal.value(), literal.span());
    }
  }

  private void value(KnownType type, String value, Span span) {
    if (!type.hasLabel(value).isNo() || !told.add(span)) {
      return;
    }
    List<String> near = Near.near(value, type.labels().keySet());
    String values =
        type.labels().keySet().stream()
            .limit(SHOWN)
            .map(label -> "`" + label + "`")
            .collect(Collectors.joining(", "));
    String advice =
        Nearest.advice(
            near,
            "its values are "
                + (type.labels().size() > SHOWN
                    ? values + ", …"
                    : values.isEmpty() ? "none" : values));
    var problem =
        report.at(span, "enum type `%s` has no value `%s`; %s".formatted(type.id(), value, advice));
    type.declarations().stream()
        .limit(1)
        .forEach(place -> problem.related(place, "`%s` is declared here".formatted(type.id())));
    Nearest.offer(problem, "Use `%s`", span, near, Ddl::literal);
    lastLabel(type)
        .ifPresent(
            last ->
                problem.fix(
                    "Add `%s` to `%s`".formatted(value, type.id()),
                    Span.at(last.end()),
                    ", " + Ddl.literal(value)));
  }

  /** Where the values of a type that this document declares end. */
  private Optional<Span> lastLabel(KnownType type) {
    return type.definitions().stream()
        .filter(definition -> definition.place().document().equals(subject.facts().document()))
        .flatMap(definition -> definition.statement().stream())
        .filter(statement -> subject.facts().statements().contains(statement))
        .flatMap(
            statement ->
                statement instanceof Statement.CreateEnum create && !create.labels().isEmpty()
                    ? Stream.of(create.labels().getLast().span())
                    : Stream.empty())
        .findFirst();
  }
}
