package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;

import dev.schemadoc.schema.KnownRelation;
import dev.schemadoc.schema.KnownRoutine;
import dev.schemadoc.schema.KnownTable;
import dev.schemadoc.schema.KnownType;
import dev.schemadoc.schema.Mention;
import dev.schemadoc.schema.Mention.Use;
import dev.schemadoc.schema.Names;
import dev.schemadoc.schema.RelationKind;
import dev.schemadoc.schema.Showing;
import dev.schemadoc.schema.SqlType;
import dev.schemadoc.schema.Step;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.schema.Thing;
import dev.schemadoc.schema.TypeMeaning;
import dev.schemadoc.sql.AlterAction;
import dev.schemadoc.sql.Command;
import dev.schemadoc.sql.Declaration;
import dev.schemadoc.sql.QualifiedName;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.Target;
import dev.schemadoc.text.Place;
import dev.schemadoc.text.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A statement names something that is there, but is not what it has to be: an index on a view.
 *
 * <p>Page: docs/rules/wrong-kind.md.
 */
final class WrongKind {

  static final Rule RULE =
      new Rule(
          "wrong-kind", ERROR, "name of another sort of thing than is wanted", WrongKind::check);

  /** What a name must be, in words, and which kinds are that. */
  private record Wanted(String words, Set<RelationKind> kinds) {}

  private static final Wanted ANY_TABLE =
      new Wanted(
          "a table or a view",
          Set.of(
              RelationKind.TABLE,
              RelationKind.VIEW,
              RelationKind.MATERIALIZED_VIEW,
              RelationKind.FOREIGN_TABLE,
              RelationKind.COMPOSITE_TYPE));

  private static final Wanted READ =
      new Wanted(
          "a table or a view",
          Set.of(
              RelationKind.TABLE,
              RelationKind.VIEW,
              RelationKind.MATERIALIZED_VIEW,
              RelationKind.FOREIGN_TABLE,
              RelationKind.SEQUENCE));

  private static final Wanted TABLE = new Wanted("a table", Set.of(RelationKind.TABLE));

  private static final Wanted PARENT =
      new Wanted("a table", Set.of(RelationKind.TABLE, RelationKind.FOREIGN_TABLE));

  private static final Wanted INDEXED =
      new Wanted(
          "a table or a materialized view",
          Set.of(RelationKind.TABLE, RelationKind.MATERIALIZED_VIEW));

  private static final Wanted TRIGGERED =
      new Wanted(
          "a table or a view",
          Set.of(RelationKind.TABLE, RelationKind.VIEW, RelationKind.FOREIGN_TABLE));

  private static final Wanted VIEW = new Wanted("a view", Set.of(RelationKind.VIEW));

  private final Subject subject;
  private final Reporter report;
  private final Set<Span> told = new HashSet<>();

  private WrongKind(Subject subject, Reporter report) {
    this.subject = subject;
    this.report = report;
  }

  private static void check(Subject subject, Reporter report) {
    WrongKind rule = new WrongKind(subject, report);
    for (Step step : subject.steps()) {
      rule.check(step);
    }
    for (Mention mention : subject.facts().mentions()) {
      if (!mention.declares()) {
        rule.check(mention);
      }
    }
  }

  // By statement

  private void check(Step step) {
    Written.columns(step.statement()).forEach(column -> pseudoType(step, column));
    switch (step.statement()) {
      case Statement.CreateIndex create ->
          want(step, create.table(), INDEXED, "an index can only be on");
      case Statement.CreateTable create -> {
        create
            .inherits()
            .forEach(parent -> want(step, parent, PARENT, "columns are inherited from"));
        create.partitionOf().ifPresent(parent -> partitionOf(step, parent));
      }
      case Statement.AlterTable alter -> alter(step, alter);
      case Statement.Drop drop ->
          drop.targets().forEach(target -> target(step, target, "DROP " + drop.kind()));
      case Statement.CommentOn comment ->
          target(step, comment.target(), "COMMENT ON " + comment.target().kind());
      case Statement.Alter alter -> {
        // ALTER INDEX also renames tables.
        if (!alter.target().kind().equals("INDEX")) {
          target(step, alter.target(), "ALTER " + alter.target().kind());
        }
      }
      case Declaration.Trigger trigger -> trigger(step, trigger);
      case Declaration.Policy policy ->
          want(step, policy.table(), TABLE, "a policy can only be on");
      case Statement.CreateEnum ignored -> {}
      case Declaration ignored -> {}
      case Command ignored -> {}
      case Statement.Unreadable ignored -> {}
    }
  }

  private void pseudoType(Step step, Written.ColumnOf column) {
    column
        .column()
        .type()
        .filter(
            type ->
                step.ever().meaning(SqlType.of(type)) instanceof TypeMeaning.BuiltIn known
                    && !known.type().isForColumns())
        .ifPresent(
            type ->
                tell(
                    type.nameSpan(),
                    "`%s` is a type for functions, and no column can have it; choose another one"
                        .formatted(type.name().name().value()),
                    List.of()));
  }

  private void alter(Step step, Statement.AlterTable alter) {
    for (AlterAction action : alter.actions()) {
      switch (action) {
        case AlterAction.AddColumn ignored ->
            want(step, alter.table(), PARENT, "a column can only be added to");
        case AlterAction.AddConstraint ignored ->
            want(step, alter.table(), PARENT, "a constraint can only be added to");
        case AlterAction.DropColumn ignored ->
            want(step, alter.table(), PARENT, "a column can only be dropped from");
        case AlterAction.RowSecurity ignored ->
            want(step, alter.table(), TABLE, "row level security is only for");
        case AlterAction.AttachPartition ignored -> partitioned(step, alter.table());
        default -> {}
      }
    }
  }

  private void trigger(Step step, Declaration.Trigger trigger) {
    boolean instead = trigger.timing().equals("INSTEAD OF");
    if (instead) {
      want(step, trigger.table(), VIEW, "a trigger INSTEAD OF something can only be on");
    } else if (trigger.forEachRow()) {
      want(step, trigger.table(), PARENT, "a trigger for each row can only be on");
    } else {
      want(step, trigger.table(), TRIGGERED, "a trigger can only be on");
    }
    trigger.function().ifPresent(function -> triggerFunction(step, function));
  }

  private void triggerFunction(Step step, QualifiedName name) {
    TableId id = step.routine(name);
    List<KnownRoutine> routines = step.ever().routines(id);
    boolean isOther =
        !routines.isEmpty()
            && routines.stream()
                .allMatch(
                    routine ->
                        routine.statement() instanceof Declaration.Routine declared
                            && returns(declared)
                                .filter(type -> !type.equals("trigger"))
                                .isPresent());
    if (isOther && told.add(name.name().span())) {
      report
          .at(
              name.name().span(),
              "function `%s` does not return `trigger`, so no trigger can call it; let it return"
                      .formatted(id)
                  + " `trigger`")
          .related(routines.getFirst().place(), "`%s` is declared here".formatted(id));
    }
  }

  private static Optional<String> returns(Declaration.Routine routine) {
    return routine.returns().flatMap(type -> type.name()).map(type -> type.name().name().value());
  }

  private void partitionOf(Step step, QualifiedName parent) {
    want(step, parent, TABLE, "there are partitions only of");
    partitioned(step, parent);
  }

  private void partitioned(Step step, QualifiedName name) {
    TableId id = step.table(name);
    step.ever()
        .table(id)
        .filter(table -> table.partitioned().isNo())
        .filter(table -> table.showings().stream().noneMatch(Showing::isBeside))
        .ifPresent(
            table ->
                tell(
                    name.name().span(),
                    "table `%s` is not partitioned, so it can have no partitions; add".formatted(id)
                        + " `PARTITION BY` to it",
                    table.declarations()));
  }

  private void target(Step step, Target target, String statement) {
    switch (target) {
      case Target.Named named when named.kind().equals("DOMAIN") -> domain(step, named, statement);
      case Target.Named named ->
          wanted(named.kind())
              .ifPresent(wanted -> want(step, named.name(), wanted, statement + " is for"));
      case Target.Routine routine -> routine(step, routine, statement);
      case Target.Column ignored -> {}
      case Target.Member ignored -> {}
      case Target.Unnamed ignored -> {}
    }
  }

  private void domain(Step step, Target.Named target, String statement) {
    TableId id = step.type(target.name());
    step.ever()
        .type(id)
        .filter(
            type ->
                type.definitions().stream()
                    .noneMatch(
                        definition ->
                            definition.isBeside()
                                || definition.body() instanceof KnownType.Body.Domain))
        .ifPresent(
            type ->
                tell(
                    target.name().name().span(),
                    "`%s` is a type, and %s is for a domain; write `TYPE`".formatted(id, statement),
                    type.declarations()));
  }

  private static Optional<Wanted> wanted(String kind) {
    return switch (kind) {
      case "TABLE" -> Optional.of(TABLE);
      case "VIEW" -> Optional.of(VIEW);
      case "MATERIALIZED VIEW" ->
          Optional.of(new Wanted("a materialized view", Set.of(RelationKind.MATERIALIZED_VIEW)));
      case "FOREIGN TABLE" ->
          Optional.of(new Wanted("a foreign table", Set.of(RelationKind.FOREIGN_TABLE)));
      case "INDEX" -> Optional.of(new Wanted("an index", Set.of(RelationKind.INDEX)));
      case "SEQUENCE" -> Optional.of(new Wanted("a sequence", Set.of(RelationKind.SEQUENCE)));
      default -> Optional.empty();
    };
  }

  private void routine(Step step, Target.Routine target, String statement) {
    KnownRoutine.Kind other =
        target.kind().equals("FUNCTION") ? KnownRoutine.Kind.PROCEDURE : KnownRoutine.Kind.FUNCTION;
    boolean isJudged = target.kind().equals("FUNCTION") || target.kind().equals("PROCEDURE");
    TableId id = step.routine(target.name());
    List<KnownRoutine> known = step.ever().routines(id);
    if (isJudged
        && !known.isEmpty()
        && known.stream().allMatch(routine -> routine.kind() == other)) {
      String word = other == KnownRoutine.Kind.PROCEDURE ? "procedure" : "function";
      tell(
          target.name().name().span(),
          "`%s` is a %s, and %s is for a %s; correct the word"
              .formatted(id, word, statement, target.kind().toLowerCase(Locale.ROOT)),
          known.stream().map(KnownRoutine::place).toList());
    }
  }

  // By mention

  private void check(Mention mention) {
    Span span = mention.place().span();
    switch (mention.thing()) {
      case Thing.Table(TableId id) when mention.use() == Use.FOREIGN_KEY ->
          want(subject.step(mention), id, span, TABLE, "a foreign key can only refer to");
      case Thing.Table(TableId id) when mention.use() == Use.OWNER || mention.use() == Use.PARENT ->
          want(subject.step(mention), id, span, ANY_TABLE, "this can only be about");
      case Thing.Table(TableId id)
          when mention.use() == Use.QUERY
              && !(subject.step(mention).statement() instanceof Command) ->
          want(subject.step(mention), id, span, READ, "a query can only read");
      default -> {}
    }
  }

  // What is wanted

  private void want(Step step, QualifiedName name, Wanted wanted, String why) {
    TableId id =
        wanted.kinds().stream().allMatch(RelationKind::hasColumns)
            ? step.table(name)
            : step.relation(name);
    want(step, id, name.name().span(), wanted, why);
  }

  private void want(Step step, TableId id, Span span, Wanted wanted, String why) {
    kind(step.ever(), id)
        .filter(kind -> !wanted.kinds().contains(kind))
        .ifPresent(
            kind ->
                tell(
                    span,
                    "`%s` is %s %s, and %s %s; correct the name"
                        .formatted(
                            id,
                            kind == RelationKind.INDEX ? "an" : "a",
                            kind.words(),
                            why,
                            wanted.words()),
                    places(step.ever(), id)));
  }

  private void tell(Span span, String message, List<Place> places) {
    if (told.add(span)) {
      var problem = report.at(span, message);
      places.stream().limit(1).forEach(place -> problem.related(place, "it is declared here"));
    }
  }

  /** What a name is, where all that is known agrees on it. */
  private static Optional<RelationKind> kind(Names names, TableId id) {
    Optional<KnownTable> table = names.table(id);
    Set<RelationKind> kinds = new HashSet<>();
    names.relations(id).forEach(relation -> kinds.add(relation.kind()));
    table.ifPresent(known -> known.showings().forEach(showing -> kinds.add(showing.kind())));
    boolean isElsewhere = table.isEmpty() && kinds.stream().anyMatch(RelationKind::hasColumns);
    return kinds.size() == 1 && !isElsewhere ? kinds.stream().findFirst() : Optional.empty();
  }

  private static List<Place> places(Names names, TableId id) {
    return names.relations(id).stream().map(KnownRelation::place).toList();
  }
}
