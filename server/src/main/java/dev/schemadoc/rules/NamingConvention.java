package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.HINT;

import dev.schemadoc.schema.Ddl;
import dev.schemadoc.schema.KnownConstraint;
import dev.schemadoc.schema.KnownIndex;
import dev.schemadoc.schema.KnownTable;
import dev.schemadoc.schema.Mention;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.schema.Thing;
import dev.schemadoc.settings.NameForm;
import dev.schemadoc.settings.NameForms;
import dev.schemadoc.text.Edit;
import dev.schemadoc.text.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A constraint or an index is not called as those of the project are.
 *
 * <p>Page: docs/rules/naming-convention.md.
 */
final class NamingConvention {

  static final Rule RULE =
      new Rule(
              "naming-convention",
              HINT,
              "constraint or index that is not called as the settings say",
              NamingConvention::check)
          .offByDefault();

  private final Subject subject;
  private final Reporter report;
  private final NameForms forms;
  private final Set<Place> told = new HashSet<>();

  private NamingConvention(Subject subject, Reporter report) {
    this.subject = subject;
    this.report = report;
    this.forms = subject.settings().names().orElse(NameForms.STANDARD);
  }

  /** A name that somebody gave. */
  private record Named(String what, Thing thing, String name, Place place) {}

  private static void check(Subject subject, Reporter report) {
    NamingConvention rule = new NamingConvention(subject, report);
    for (TableId id : IndexedTables.of(subject.facts())) {
      subject.index().table(id).ifPresent(rule::check);
    }
  }

  private void check(KnownTable table) {
    for (KnownConstraint each : table.constraints()) {
      if (each.given() && each.table().equals(table.id())) {
        Thing thing = new Thing.Constraint(table.id(), each.name());
        Named named = new Named(each.kind().words(), thing, each.name(), each.place());
        forms.of(each).ifPresent(form -> check(table, named, form, NameForms.parts(each)));
      }
    }
    for (KnownIndex each : table.indexes()) {
      if (each.given() && each.table().equals(table.id())) {
        Named named =
            new Named("index", new Thing.Index(each.id()), each.id().name(), each.place());
        forms.of(each).ifPresent(form -> check(table, named, form, NameForms.parts(each)));
      }
    }
  }

  private void check(KnownTable table, Named named, NameForm form, NameForm.Parts parts) {
    boolean own = named.place().document().equals(subject.facts().document());
    if (!own || form.fits(named.name(), parts) || !told.add(named.place())) {
      return;
    }
    Optional<String> only = form.only(parts);
    Reporter.Report problem =
        report.at(
            named.place().span(),
            "%s `%s` is not called `%s`; %s"
                .formatted(
                    named.what(),
                    named.name(),
                    form.written(),
                    only.map("rename it to `%s`"::formatted).orElse("rename it")));
    only.filter(other -> isFree(table, other))
        .ifPresent(
            other -> problem.fix("Rename to `%s`".formatted(other), renamed(named.thing(), other)));
  }

  private boolean isFree(KnownTable table, String name) {
    return table.constraint(name).isEmpty()
        && subject.index().relations(table.id().sibling(name)).isEmpty();
  }

  /** The name is changed wherever a document says it. */
  private List<Edit> renamed(Thing thing, String name) {
    return subject.index().mentions(thing).stream()
        .map(Mention::place)
        .distinct()
        .map(place -> new Edit(place, Ddl.identifier(name)))
        .toList();
  }
}
