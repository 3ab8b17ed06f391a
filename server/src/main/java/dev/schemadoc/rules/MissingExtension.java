package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.WARNING;

import dev.schemadoc.schema.Ddl;
import dev.schemadoc.schema.Installed;
import dev.schemadoc.schema.Mention;
import dev.schemadoc.schema.Names;
import dev.schemadoc.schema.SqlType;
import dev.schemadoc.schema.Step;
import dev.schemadoc.schema.SystemCatalog;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.schema.Thing;
import dev.schemadoc.schema.TypeMeaning;
import dev.schemadoc.sql.Command;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A statement uses something of an extension that nobody creates.
 *
 * <p>Page: docs/rules/missing-extension.md.
 */
final class MissingExtension {

  static final Rule RULE =
      new Rule(
              "missing-extension",
              WARNING,
              "type, function, operator class or access method of an extension that nobody creates",
              MissingExtension::check)
          .aboutWhatIsNowhere();

  /** An extension in a statement: it is told once. */
  private record Told(int step, String extension) {}

  private final Subject subject;
  private final Reporter report;
  private final Set<Told> told = new HashSet<>();

  private MissingExtension(Subject subject, Reporter report) {
    this.subject = subject;
    this.report = report;
  }

  private static void check(Subject subject, Reporter report) {
    MissingExtension rule = new MissingExtension(subject, report);
    for (Mention mention : subject.facts().mentions()) {
      if (mention.refers()) {
        rule.check(mention);
      }
    }
    for (Step step : subject.steps()) {
      if (step.statement() instanceof Statement.CreateIndex create) {
        create.method().ifPresent(method -> rule.method(step, method));
      }
    }
  }

  private void check(Mention mention) {
    Span span = mention.place().span();
    switch (mention.thing()) {
      case Thing.Type(TableId type) when type.isInDefaultSchema() -> {
        Step step = subject.step(mention);
        if (step.ever().meaning(SqlType.of(type.name())) instanceof TypeMeaning.Missing missing) {
          tell(step, span, "type `%s`".formatted(type), missing.extension());
        }
      }
      case Thing.Routine(TableId function) when function.isInDefaultSchema() -> {
        Step step = subject.step(mention);
        ofFunction(step.ever(), function)
            .ifPresent(
                extension -> tell(step, span, "function `%s`".formatted(function), extension));
      }
      case Thing.Other(String kind, TableId name) when kind.equals("OPERATOR CLASS") -> {
        Step step = subject.step(mention);
        ofOperatorClass(step.ever(), name.name())
            .ifPresent(
                extension -> tell(step, span, "operator class `%s`".formatted(name), extension));
      }
      default -> {}
    }
  }

  /** The extension whose function is missing, if one has a function of that name. */
  static Optional<String> ofFunction(Names names, TableId function) {
    boolean known =
        !names.routines(function).isEmpty()
            || !names.installed().functions(function.name()).isEmpty()
            || SystemCatalog.postgresql().type(function.name()).isPresent();
    return known || !function.isInDefaultSchema()
        ? Optional.empty()
        : Installed.extensionOfFunction(function.name());
  }

  private static Optional<String> ofOperatorClass(Names names, String name) {
    for (String method : List.of("gin", "gist", "btree", "hash", "spgist", "brin")) {
      boolean known =
          names.installed().classes(method).stream().anyMatch(each -> each.name().equals(name));
      if (known) {
        return Optional.empty();
      }
    }
    for (String method : List.of("gin", "gist", "btree", "hash", "spgist", "brin")) {
      Optional<String> extension = Installed.extensionOfClass(method, name);
      if (extension.isPresent()) {
        return extension;
      }
    }
    return Optional.empty();
  }

  private void method(Step step, Name method) {
    if (!step.ever().installed().hasMethod(method.value())) {
      Installed.extensionOfMethod(method.value())
          .ifPresent(
              extension ->
                  tell(
                      step,
                      method.span(),
                      "access method `%s`".formatted(method.value()),
                      extension));
    }
  }

  private void tell(Step step, Span span, String what, String extension) {
    boolean judged = !(step.statement() instanceof Command.Query);
    if (!judged || !told.add(new Told(step.number(), extension))) {
      return;
    }
    String statement = "CREATE EXTENSION IF NOT EXISTS %s;".formatted(Ddl.identifier(extension));
    report
        .at(
            span,
            "%s comes with extension `%s`, which nothing in the workspace creates; create it"
                .formatted(what, extension))
        .fix(
            "Create extension `%s`".formatted(extension),
            List.of(Insertion.before(report, subject.steps().getFirst().statement(), statement)))
        .repeatable();
  }
}
