package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.WARNING;

import dev.schemadoc.schema.KnownRelation;
import dev.schemadoc.schema.KnownTable;
import dev.schemadoc.schema.KnownType;
import dev.schemadoc.schema.SchemaIndex;
import dev.schemadoc.schema.Showing;
import dev.schemadoc.schema.Step;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Two places describe the same table, type, view or index, and not alike.
 *
 * <p>Page: docs/rules/different-declarations.md.
 */
final class DifferentDeclarations {

  static final Rule RULE =
      new Rule(
          "different-declarations",
          WARNING,
          "table, type, view or index that two places describe differently",
          DifferentDeclarations::check);

  private static final int SHOWN = 3;

  private final Subject subject;
  private final Reporter report;
  private final Alone alone;
  private final Set<TableId> told = new HashSet<>();

  private DifferentDeclarations(Subject subject, Reporter report) {
    this.subject = subject;
    this.report = report;
    this.alone = new Alone(subject.index());
  }

  private static void check(Subject subject, Reporter report) {
    DifferentDeclarations rule = new DifferentDeclarations(subject, report);
    for (Step step : subject.steps()) {
      Creation.of(step)
          .filter(creation -> !creation.replaces())
          .ifPresent(creation -> rule.check(step, creation));
    }
  }

  private void check(Step step, Creation creation) {
    switch (creation.kind()) {
      case TABLE -> table(step, creation);
      case TYPE -> type(step, creation);
      case VIEW, INDEX, SEQUENCE -> relation(step, creation);
      // Which of several bodies is meant cannot be told, and to write them again is usual.
      case ROUTINE, TRIGGER, POLICY -> {}
    }
  }

  // Tables

  private void table(Step step, Creation creation) {
    List<Showing> others =
        step.before().table(creation.id()).stream()
            .flatMap(table -> table.showings().stream())
            .filter(showing -> !showing.isBeside() && !showing.isStub())
            .filter(showing -> speaks(showing.place().document(), creation))
            .toList();
    if (others.isEmpty()) {
      return;
    }
    for (Showing other : others) {
      DocumentId document = other.place().document();
      boolean inOne = document.equals(own());
      Optional<Step> there = step(document, other.step());
      if (there.isPresent() && !Restatement.is(subject, step, document, other.step())) {
        List<KnownTable> here = versions(own(), step, inOne, it -> it.table(creation.id()));
        List<KnownTable> versions =
            versions(document, there.get(), inOne, it -> it.table(creation.id()));
        differences(here, versions)
            .ifPresent(points -> report(creation, "table", other.place(), points));
      }
    }
  }

  /** The fewest points in which any two versions differ; nothing where two are alike. */
  private Optional<List<String>> differences(List<KnownTable> here, List<KnownTable> there) {
    List<List<String>> all = new ArrayList<>();
    for (KnownTable one : here) {
      for (KnownTable other : there) {
        all.add(TableDifferences.of(one, other, subject.index()));
      }
    }
    return all.stream()
        .min(Comparator.comparingInt(List::size))
        .filter(fewest -> !fewest.isEmpty());
  }

  // Types

  private void type(Step step, Creation creation) {
    for (KnownType.Definition other : definitions(step, creation)) {
      DocumentId document = other.place().document();
      Optional<Step> there = step(document, other.step());
      if (there.isEmpty()) {
        continue;
      }
      List<KnownType> here = versions(own(), step, false, it -> it.type(creation.id()));
      List<KnownType> versions =
          versions(document, there.get(), false, it -> it.type(creation.id()));
      boolean areEnums =
          here.stream().allMatch(KnownType::isEnum)
              && versions.stream().allMatch(KnownType::isEnum);
      if (areEnums) {
        labels(here, versions).ifPresent(points -> report(creation, "type", other.place(), points));
      } else if (!Restatement.is(subject, step, document, other.step())) {
        report(creation, "type", other.place(), List.of("the two are made differently"));
      }
    }
  }

  private List<KnownType.Definition> definitions(Step step, Creation creation) {
    return step.before().type(creation.id()).stream()
        .flatMap(type -> type.definitions().stream())
        .filter(definition -> !definition.isBeside())
        .filter(definition -> !definition.place().document().equals(own()))
        .filter(definition -> speaks(definition.place().document(), creation))
        .toList();
  }

  private static Optional<List<String>> labels(List<KnownType> here, List<KnownType> there) {
    List<List<String>> all = new ArrayList<>();
    for (KnownType one : here) {
      for (KnownType other : there) {
        List<String> points = new ArrayList<>();
        for (String label : one.labels().keySet()) {
          if (!other.labels().containsKey(label)) {
            points.add("`%s` is only here".formatted(label));
          }
        }
        for (String label : other.labels().keySet()) {
          if (!one.labels().containsKey(label)) {
            points.add("`%s` is only there".formatted(label));
          }
        }
        boolean sameOrder =
            List.copyOf(one.labels().keySet()).equals(List.copyOf(other.labels().keySet()));
        if (points.isEmpty() && !sameOrder) {
          points.add("the values are in another order");
        }
        all.add(points);
      }
    }
    return all.stream()
        .min(Comparator.comparingInt(List::size))
        .filter(fewest -> !fewest.isEmpty());
  }

  // Views, indexes and sequences

  private void relation(Step step, Creation creation) {
    step.before().relations(creation.id()).stream()
        .filter(other -> other.given() && isSame(creation, other))
        .filter(other -> speaks(other.place().document(), creation))
        .filter(other -> !Restatement.is(subject, step, other.place().document(), other.step()))
        .findFirst()
        .ifPresent(
            other ->
                report(
                    creation,
                    creation.kind().words(),
                    other.place(),
                    List.of("the two are made differently")));
  }

  private static boolean isSame(Creation creation, KnownRelation other) {
    return other.constraint().isEmpty()
        && switch (creation.kind()) {
          case VIEW -> other.kind().words().endsWith("view");
          case INDEX -> creation.table().filter(other.owner()::equals).isPresent();
          case SEQUENCE -> other.words().equals("sequence");
          case TABLE, TYPE, ROUTINE, TRIGGER, POLICY -> false;
        };
  }

  // What is compared

  private DocumentId own() {
    return subject.facts().document();
  }

  /**
   * Whether this is the place to speak of a difference to another document: each is told once, in
   * the later of the two. In one document only what is there may differ from what is made if it is
   * not.
   */
  private boolean speaks(DocumentId other, Creation creation) {
    return other.equals(own()) ? creation.unlessExists() : other.compareTo(own()) < 0;
  }

  private Optional<Step> step(DocumentId document, int number) {
    return subject.index().document(document).stream()
        .flatMap(facts -> subject.index().steps(facts).stream())
        .filter(step -> step.number() == number)
        .findFirst();
  }

  /**
   * What a statement says alone, and what its document makes of it in the end.
   *
   * @param inOne whether it is compared with another one in the same document
   */
  private <T> List<T> versions(
      DocumentId document, Step step, boolean inOne, Function<SchemaIndex, Optional<T>> known) {
    List<T> versions = new ArrayList<>();
    known.apply(alone.statement(document, step.statement())).ifPresent(versions::add);
    if (!inOne) {
      known.apply(alone.document(document)).ifPresent(versions::add);
    }
    return versions;
  }

  private void report(Creation creation, String sort, Place other, List<String> points) {
    if (!told.add(creation.id())) {
      return;
    }
    boolean inDocument = other.document().equals(own());
    String listed =
        String.join(", ", points.subList(0, Math.min(SHOWN, points.size())))
            + (points.size() > SHOWN ? ", …" : "");
    report
        .at(
            creation.name().span(),
            inDocument
                ? "%s `%s` is not created again, although this is another one: %s; change it with ALTER, or make the two agree"
                    .formatted(sort, creation.id(), listed)
                : "another document describes %s `%s` differently: %s; make the two agree"
                    .formatted(sort, creation.id(), listed))
        .related(other, "the other description of `%s`".formatted(creation.id()));
  }
}
