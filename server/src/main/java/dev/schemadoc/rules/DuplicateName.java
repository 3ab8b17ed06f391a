package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;
import static dev.schemadoc.text.Severity.WARNING;

import dev.schemadoc.schema.Ddl;
import dev.schemadoc.schema.KnownMember;
import dev.schemadoc.schema.KnownRelation;
import dev.schemadoc.schema.KnownRoutine;
import dev.schemadoc.schema.KnownTable;
import dev.schemadoc.schema.Names;
import dev.schemadoc.schema.RelationKind;
import dev.schemadoc.schema.Step;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.sql.Declaration;
import dev.schemadoc.sql.Expression;
import dev.schemadoc.sql.IndexPart;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.Place;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A statement creates something of a name that is taken.
 *
 * <p>Page: docs/rules/duplicate-name.md.
 */
final class DuplicateName {

  private DuplicateName() {}

  static final Rule RULE =
      new Rule("duplicate-name", ERROR, "new thing of a name that is taken", DuplicateName::check);

  /** Leaves room for a number. */
  private static final int LONGEST_STEM = Name.MAX_BYTES - 4;

  /**
   * Something that has the name already.
   *
   * @param described what it is, in words
   * @param isSameSort whether the two are of one sort, and not only of one name
   */
  private record Taken(String described, Place place, int step, boolean isSameSort) {}

  private static void check(Subject subject, Reporter report) {
    for (Step step : subject.steps()) {
      Creation.of(step)
          .ifPresent(
              creation ->
                  taken(subject, step, creation).stream()
                      .filter(taken -> isClash(subject, step, creation, taken))
                      .findFirst()
                      .ifPresent(taken -> report(subject, report, step, creation, taken)));
    }
  }

  /** All that has the name when the statement is carried out. */
  private static List<Taken> taken(Subject subject, Step step, Creation creation) {
    Names before = step.before();
    TableId id = creation.id();
    return switch (creation.kind()) {
      case TABLE, VIEW ->
          Stream.concat(relations(before, creation), types(before, creation)).toList();
      case INDEX, SEQUENCE -> relations(before, creation).toList();
      case TYPE ->
          Stream.concat(
                  types(before, creation),
                  // Tables and views are types as well.
                  relations(before, creation).filter(taken -> before.table(id).isPresent()))
              .toList();
      case ROUTINE -> routines(subject, step, creation);
      case TRIGGER, POLICY -> members(before, creation);
    };
  }

  private static Stream<Taken> relations(Names before, Creation creation) {
    return before.relations(creation.id()).stream()
        .filter(relation -> isTaken(relation, creation))
        .map(
            relation ->
                new Taken(
                    relation.described(),
                    relation.place(),
                    relation.step(),
                    isSameSort(creation, relation)));
  }

  private static Stream<Taken> types(Names before, Creation creation) {
    return before.type(creation.id()).stream()
        .flatMap(type -> type.definitions().stream())
        .filter(definition -> !definition.isBeside())
        .map(
            definition ->
                new Taken(
                    "type `%s`".formatted(creation.id()),
                    definition.place(),
                    definition.step(),
                    creation.kind() == Creation.Kind.TYPE));
  }

  private static boolean isTaken(KnownRelation relation, Creation creation) {
    boolean isReplaced =
        creation.kind() == Creation.Kind.VIEW
            && creation.replaces()
            && relation.kind() == RelationKind.VIEW;
    // The rule about constraints speaks of those and of their indexes.
    return relation.given()
        && relation.constraint().isEmpty()
        && relation.kind() != RelationKind.COMPOSITE_TYPE
        && !isReplaced;
  }

  private static boolean isSameSort(Creation creation, KnownRelation relation) {
    return switch (creation.kind()) {
      case TABLE ->
          relation.kind() == RelationKind.TABLE || relation.kind() == RelationKind.FOREIGN_TABLE;
      case VIEW ->
          relation.kind() == RelationKind.VIEW || relation.kind() == RelationKind.MATERIALIZED_VIEW;
      case INDEX ->
          relation.kind() == RelationKind.INDEX
              && creation.table().filter(relation.owner()::equals).isPresent();
      case SEQUENCE -> relation.kind() == RelationKind.SEQUENCE;
      case TYPE, ROUTINE, TRIGGER, POLICY -> false;
    };
  }

  private static List<Taken> routines(Subject subject, Step step, Creation creation) {
    if (creation.replaces()) {
      return List.of();
    }
    Optional<KnownRoutine> own =
        step.ever().routines(creation.id()).stream()
            .filter(routine -> routine.step() == step.number())
            .filter(routine -> routine.place().document().equals(subject.facts().document()))
            .findFirst();
    if (own.isEmpty()) {
      return List.of();
    }
    return step.before().routines(creation.id()).stream()
        .filter(other -> other.hasSignatureOf(own.get()))
        .map(
            other ->
                new Taken(
                    "function `%s` with such parameters".formatted(creation.id()),
                    other.place(),
                    other.step(),
                    true))
        .toList();
  }

  private static List<Taken> members(Names before, Creation creation) {
    KnownMember.Kind kind =
        creation.kind() == Creation.Kind.TRIGGER
            ? KnownMember.Kind.TRIGGER
            : KnownMember.Kind.POLICY;
    if (creation.replaces()) {
      return List.of();
    }
    return creation
        .table()
        .flatMap(before::table)
        .map(KnownTable::members)
        .orElse(List.of())
        .stream()
        .filter(member -> member.kind() == kind && member.name().equals(creation.name().value()))
        .map(
            member ->
                new Taken(
                    "%s of `%s`".formatted(creation.kind().words(), creation.table().orElseThrow()),
                    member.place(),
                    member.step(),
                    true))
        .toList();
  }

  /** Whether both cannot be, and this is the place to say so. */
  private static boolean isClash(Subject subject, Step step, Creation creation, Taken taken) {
    boolean inDocument = taken.place().document().equals(subject.facts().document());
    boolean isLater =
        inDocument || taken.place().document().compareTo(subject.facts().document()) < 0;
    boolean describesTheSame =
        taken.isSameSort()
            && (creation.kind().isRelation() || creation.kind() == Creation.Kind.TYPE);
    if (!isLater || describesTheSame && (!inDocument || creation.unlessExists())) {
      // Two descriptions of one thing are the matter of another rule.
      return false;
    }
    return !Restatement.is(subject, step, taken.place().document(), taken.step());
  }

  private static String article(String described) {
    return (described.startsWith("index") ? "an " : "a ") + described;
  }

  private static void report(
      Subject subject, Reporter report, Step step, Creation creation, Taken taken) {
    boolean inDocument = taken.place().document().equals(subject.facts().document());
    String name = creation.name().value();
    String message =
        creation.unlessExists()
            ? "this %s is not created, for there is %s named `%s` already; rename one"
                .formatted(creation.kind().words(), article(taken.described()), name)
            : taken.isSameSort()
                ? "there is %s already, and it says something else; %s"
                    .formatted(article(taken.described()), "drop one, or give it another name")
                : "the name `%s` belongs to %s already; rename one"
                    .formatted(name, article(taken.described()));
    var problem =
        report
            .at(
                creation.name().span(),
                inDocument && !creation.unlessExists() ? ERROR : WARNING,
                message)
            .related(taken.place(), "the other `%s`".formatted(name));
    if (step.statement() instanceof Statement.CreateIndex index) {
      String free = freeName(step, creation, index);
      problem.fix("Rename to `%s`".formatted(free), creation.name().span(), Ddl.identifier(free));
    } else if (taken.isSameSort() && canReplace(step.statement())) {
      Span create = Span.at(step.statement().span().start() + "CREATE".length());
      problem.fix("Write CREATE OR REPLACE", create, " OR REPLACE");
    }
  }

  /** A name such as PostgreSQL would choose. */
  private static String freeName(Step step, Creation creation, Statement.CreateIndex index) {
    TableId table = creation.table().orElseThrow();
    List<String> columns = new ArrayList<>();
    for (IndexPart part : index.parts()) {
      columns.add(
          part.value() instanceof Expression.ColumnReference column
              ? column.column().value()
              : "expr");
    }
    String name = "%s_%s_idx".formatted(table.name(), String.join("_", columns));
    String longest = Name.truncate(name);
    String stem = longest.substring(0, Math.min(longest.length(), LONGEST_STEM));
    String candidate = longest;
    for (int number = 1; !step.ever().relations(table.sibling(candidate)).isEmpty(); number++) {
      candidate = stem + number;
    }
    return candidate;
  }

  private static boolean canReplace(Statement statement) {
    return statement instanceof Declaration.Routine
        || statement instanceof Declaration.View view && !view.materialized()
        || statement instanceof Declaration.Trigger trigger && trigger.constraint().isEmpty();
  }
}
