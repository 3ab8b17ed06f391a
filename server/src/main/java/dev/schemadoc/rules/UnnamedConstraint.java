package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.HINT;

import dev.schemadoc.schema.Ddl;
import dev.schemadoc.schema.KnownConstraint;
import dev.schemadoc.schema.KnownTable;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.settings.NameForms;
import dev.schemadoc.text.Place;
import dev.schemadoc.text.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A constraint has no name.
 *
 * <p>Page: docs/rules/unnamed-constraint.md.
 */
final class UnnamedConstraint {

  private UnnamedConstraint() {}

  static final Rule RULE =
      new Rule(
              "unnamed-constraint",
              HINT,
              "constraint whose name PostgreSQL chooses",
              UnnamedConstraint::check)
          .offByDefault();

  private static void check(Subject subject, Reporter report) {
    Set<Place> told = new HashSet<>();
    for (TableId id : IndexedTables.of(subject.facts())) {
      Optional<KnownTable> table = subject.index().table(id);
      for (KnownConstraint constraint : table.map(KnownTable::constraints).orElse(List.of())) {
        boolean own =
            constraint.place().document().equals(subject.facts().document())
                && constraint.table().equals(id);
        if (own && !constraint.given() && told.add(constraint.place())) {
          tell(subject, report, constraint);
        }
      }
    }
  }

  private static void tell(Subject subject, Reporter report, KnownConstraint constraint) {
    Span span = constraint.source().span();
    String name =
        subject
            .settings()
            .names()
            .flatMap(names -> names.of(constraint))
            .flatMap(form -> form.only(NameForms.parts(constraint)))
            .orElse(constraint.name());
    report
        .at(
            span,
            "this %s has no name, and PostgreSQL calls it `%s`; name it, for whoever drops it later has to"
                .formatted(constraint.kind().words(), constraint.name()))
        .fix(
            "Name it `%s`".formatted(name),
            Span.at(span.start()),
            "CONSTRAINT %s ".formatted(Ddl.identifier(name)))
        .repeatable();
  }
}
