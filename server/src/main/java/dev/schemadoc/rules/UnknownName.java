package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;
import static dev.schemadoc.text.Severity.WARNING;

import dev.schemadoc.schema.Ddl;
import dev.schemadoc.schema.Installed;
import dev.schemadoc.schema.KnownConstraint;
import dev.schemadoc.schema.KnownMember;
import dev.schemadoc.schema.KnownTable;
import dev.schemadoc.schema.Mention;
import dev.schemadoc.schema.Names;
import dev.schemadoc.schema.Step;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.schema.Thing;
import dev.schemadoc.sql.Command;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.Near;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.Severity;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A statement is about an index, a sequence, a constraint, a trigger, a policy, a rule, an
 * extension or an access method that is not there.
 *
 * <p>Page: docs/rules/unknown-name.md.
 */
final class UnknownName {

  static final Rule RULE =
      new Rule(
              "unknown-name",
              ERROR,
              "index, sequence, constraint, trigger, policy or extension that nobody declares",
              UnknownName::check)
          .aboutWhatIsNowhere();

  /** Part of every database. */
  private static final String PLPGSQL = "plpgsql";

  private final Subject subject;
  private final Reporter report;

  private UnknownName(Subject subject, Reporter report) {
    this.subject = subject;
    this.report = report;
  }

  private static void check(Subject subject, Reporter report) {
    UnknownName rule = new UnknownName(subject, report);
    for (Mention mention : subject.facts().mentions()) {
      if (!mention.declares()) {
        rule.check(mention);
      }
    }
    for (Step step : subject.steps()) {
      if (step.statement() instanceof Statement.CreateIndex create) {
        create.method().ifPresent(method -> rule.method(step.ever(), method));
      }
      for (Written.ConstraintOf each : Written.constraints(step.statement())) {
        if (each.constraint().body() instanceof Body.Exclude exclude) {
          exclude.method().ifPresent(method -> rule.method(step.ever(), method));
        }
      }
    }
  }

  private void method(Names names, Name method) {
    String name = method.value();
    boolean exists =
        names.installed().hasMethod(name)
            || names.installed().open()
            || Installed.extensionOfMethod(name).isPresent()
            || !names.declared(new Thing.Other("ACCESS METHOD", TableId.of(name))).isEmpty();
    if (!exists) {
      Set<String> methods = new TreeSet<>();
      names.installed().catalogs().forEach(catalog -> methods.addAll(catalog.methods()));
      tell(method.span(), "access method `%s`".formatted(name), Near.near(name, methods), WARNING);
    }
  }

  private void check(Mention mention) {
    switch (mention.thing()) {
      case Thing.Index(TableId id) -> relation(mention, "index", id);
      case Thing.Sequence(TableId id) -> relation(mention, "sequence", id);
      case Thing.Constraint(TableId table, String name) -> constraint(mention, table, name);
      case Thing.Trigger(TableId table, String name) ->
          member(mention, KnownMember.Kind.TRIGGER, table, name);
      case Thing.Policy(TableId table, String name) ->
          member(mention, KnownMember.Kind.POLICY, table, name);
      case Thing.Rule(TableId table, String name) ->
          member(mention, KnownMember.Kind.RULE, table, name);
      case Thing.Extension(String name) -> extension(mention, name);
      // Each of these has a rule of its own, or belongs to the server.
      case Thing.Table ignored -> {}
      case Thing.Column ignored -> {}
      case Thing.Type ignored -> {}
      case Thing.Label ignored -> {}
      case Thing.Attribute ignored -> {}
      case Thing.Routine ignored -> {}
      case Thing.Schema ignored -> {}
      case Thing.Role ignored -> {}
      case Thing.Other ignored -> {}
    }
  }

  // Indexes and sequences

  private void relation(Mention mention, String sort, TableId id) {
    Optional<Names> names = namesFor(mention);
    if (names.isEmpty()
        || !names.get().relations(id).isEmpty()
        || names.get().table(id).isPresent()
        || !names.get().isDescribed(id.schema())
        || subject.settings().isExternal(id)
        || mayBelongToTable(names.get(), id)) {
      return;
    }
    List<String> near = new ArrayList<>();
    for (TableId other : subject.index().relations()) {
      boolean sameSort =
          subject.index().relations(other).stream()
              .anyMatch(relation -> relation.kind().words().equals(sort));
      if (other.schema().equals(id.schema()) && sameSort) {
        near.add(other.name());
      }
    }
    tell(
        mention.place().span(), "%s `%s`".formatted(sort, id), Near.near(id.name(), near), WARNING);
  }

  /** Whether a table that is known only in part, or only from beside, may have brought it. */
  private static boolean mayBelongToTable(Names names, TableId id) {
    return names.tables().stream()
        .filter(table -> table.schema().equals(id.schema()) && id.name().contains(table.name()))
        .flatMap(table -> names.table(table).stream())
        .anyMatch(table -> !table.complete());
  }

  // What belongs to a table

  private void constraint(Mention mention, TableId table, String name) {
    namesFor(mention)
        .flatMap(names -> names.table(table))
        .filter(known -> known.complete() && known.constraint(name).isEmpty())
        // PostgreSQL gives these names only since 18.
        .filter(known -> !name.endsWith("_not_null"))
        .ifPresent(
            known ->
                tell(
                    mention.place().span(),
                    "constraint `%s` of `%s`".formatted(name, table),
                    Near.near(
                        name, known.constraints().stream().map(KnownConstraint::name).toList()),
                    ERROR));
  }

  private void member(Mention mention, KnownMember.Kind kind, TableId table, String name) {
    Optional<KnownTable> known =
        namesFor(mention).flatMap(names -> names.table(table)).filter(KnownTable::complete);
    if (known.isEmpty()) {
      return;
    }
    List<String> others =
        known.get().members().stream()
            .filter(member -> member.kind() == kind)
            .map(KnownMember::name)
            .toList();
    if (!others.contains(name)) {
      String sort =
          switch (kind) {
            case TRIGGER -> "trigger";
            case POLICY -> "policy";
            case RULE -> "rule";
          };
      tell(
          mention.place().span(),
          "%s `%s` of `%s`".formatted(sort, name, table),
          Near.near(name, others),
          WARNING);
    }
  }

  private void extension(Mention mention, String name) {
    namesFor(mention)
        .filter(names -> !names.extensions().contains(name) && !name.equals(PLPGSQL))
        .ifPresent(
            names ->
                tell(
                    mention.place().span(),
                    "extension `%s`".formatted(name),
                    Near.near(name, names.extensions()),
                    WARNING));
  }

  /** The names that a mention finds; none where what it names need not be there. */
  private Optional<Names> namesFor(Mention mention) {
    Step step = subject.step(mention);
    boolean said =
        mention.use() == Mention.Use.SUBJECT && IfExists.isSaid(step.statement())
            || IfExists.isSaid(step.statement(), mention);
    boolean isQuery =
        step.statement() instanceof Command.Query || step.statement() instanceof Command.Other;
    return said || isQuery ? Optional.empty() : Optional.of(step.ever());
  }

  private void tell(Span name, String what, List<String> near, Severity otherwise) {
    String advice = Nearest.advice(near, "declare it, or correct the name");
    var problem =
        report.at(
            name,
            near.isEmpty() ? otherwise : ERROR,
            "nothing in the workspace declares %s; %s".formatted(what, advice));
    Nearest.offer(problem, "Rename to `%s`", name, near, Ddl::identifier);
  }
}
