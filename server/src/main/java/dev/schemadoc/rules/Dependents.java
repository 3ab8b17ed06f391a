package dev.schemadoc.rules;

import dev.schemadoc.rules.Written.ColumnOf;
import dev.schemadoc.schema.KnownColumn;
import dev.schemadoc.schema.KnownConstraint;
import dev.schemadoc.schema.KnownMember;
import dev.schemadoc.schema.KnownRelation;
import dev.schemadoc.schema.KnownTable;
import dev.schemadoc.schema.Mention;
import dev.schemadoc.schema.Mention.Use;
import dev.schemadoc.schema.Names;
import dev.schemadoc.schema.Step;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.schema.Thing;
import dev.schemadoc.sql.Declaration;
import dev.schemadoc.sql.Expression;
import dev.schemadoc.sql.QualifiedName;
import dev.schemadoc.sql.Selection;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What depends on what in one document, as PostgreSQL notes it ({@code pg_depend}).
 *
 * <p>Only what the document itself made before a statement, and did not take away since, counts:
 * between documents there is no order.
 */
final class Dependents {

  private final Subject subject;
  private final DocumentId document;
  private final Map<Thing, List<Mention>> references = new HashMap<>();

  /** The statements behind which a name may stand for something else: it was dropped or renamed. */
  private final Map<Thing, List<Integer>> endings = new HashMap<>();

  private final List<Step> views = new ArrayList<>();
  private final List<Step> tables = new ArrayList<>();

  Dependents(Subject subject) {
    this.subject = subject;
    this.document = subject.facts().document();
    for (Mention mention : subject.facts().mentions()) {
      if (mention.refers()) {
        references.computeIfAbsent(mention.thing(), thing -> new ArrayList<>()).add(mention);
      } else if (ends(mention)) {
        endings.computeIfAbsent(mention.thing(), thing -> new ArrayList<>()).add(mention.step());
      }
    }
    for (Step step : subject.steps()) {
      if (step.statement() instanceof Declaration.View) {
        views.add(step);
      } else if (!Written.columns(step.statement()).isEmpty()) {
        tables.add(step);
      }
    }
  }

  private boolean ends(Mention mention) {
    return mention.role() == Mention.Role.DROPS
        || mention.role() == Mention.Role.AMENDS
            && subject.step(mention).statement() instanceof Statement.Alter;
  }

  /** Whether a name still means at one statement what it meant at an earlier one. */
  private boolean isSame(Thing thing, int from, Step at) {
    return from < at.number()
        && endings.getOrDefault(thing, List.of()).stream()
            .noneMatch(step -> step > from && step < at.number());
  }

  /** What depends on a table, a type or a function just before a statement. */
  List<Dependent> of(Thing thing, Step at) {
    SequencedMap<Object, Dependent> found = new LinkedHashMap<>();
    for (Mention mention : references.getOrDefault(thing, List.of())) {
      if (isSame(thing, mention.step(), at)) {
        dependent(subject.step(mention), mention, at.before())
            .ifPresent(dependent -> found.putIfAbsent(dependent.name(), dependent));
      }
    }
    if (thing instanceof Thing.Table(TableId id)) {
      // The name of a table is also that of the type of its rows.
      of(new Thing.Type(id), at).forEach(each -> found.putIfAbsent(each.name(), each));
    }
    return List.copyOf(found.values());
  }

  /** What depends on a column just before a statement. */
  List<Dependent> ofColumn(KnownTable table, String column, Step at) {
    Thing named = new Thing.Column(table.id(), column);
    SequencedMap<Object, Dependent> found = new LinkedHashMap<>();
    foreignKeysTo(
            table, at, key -> targetOf(table, key).filter(it -> it.contains(column)).isPresent())
        .stream()
        .filter(key -> !key.columns().contains(column) || !key.table().equals(table.id()))
        .map(Dependents::foreignKey)
        .forEach(each -> found.putIfAbsent(each.name(), each));
    for (Step view : views) {
      if (isSame(named, view.number(), at) && usesColumn(view, table, column)) {
        view(view, at.before()).ifPresent(each -> found.putIfAbsent(each.name(), each));
      }
    }
    for (Mention mention : references.getOrDefault(named, List.of())) {
      boolean holds =
          mention.use() == Use.POLICY
              || mention.use() == Use.TRIGGER
              || mention.use() == Use.GENERATED;
      if (isSame(named, mention.step(), at) && holds) {
        dependent(subject.step(mention), mention, at.before())
            .ifPresent(each -> found.putIfAbsent(each.name(), each));
      }
    }
    return List.copyOf(found.values());
  }

  /** The foreign keys that need certain columns of a table to be unique. */
  List<Dependent> ofKey(KnownTable table, Set<String> columns, Step at) {
    return foreignKeysTo(table, at, key -> targetOf(table, key).filter(columns::equals).isPresent())
        .stream()
        .map(Dependents::foreignKey)
        .toList();
  }

  /** The columns that a sequence fills. */
  List<Dependent> ofSequence(TableId sequence, Step at) {
    List<Dependent> found = new ArrayList<>();
    for (Step step : tables) {
      if (step.number() < at.number()) {
        for (ColumnOf column : Written.columns(step.statement())) {
          TableId table = tableOf(step, column.table());
          column(at.before(), table, column)
              .filter(known -> isFilledBy(known, sequence, at, table))
              .ifPresent(
                  known ->
                      found.add(
                          column(
                              table, known, known.value() instanceof KnownColumn.Value.Default)));
        }
      }
    }
    return found;
  }

  /** What stands in a schema. */
  List<Dependent> inSchema(String schema, Step at) {
    List<Dependent> found = new ArrayList<>();
    for (Mention mention : subject.facts().mentions()) {
      if (mention.step() >= at.number() || !mention.declares()) {
        continue;
      }
      Optional<TableId> id =
          switch (mention.thing()) {
            case Thing.Table(TableId table) -> Optional.of(table);
            case Thing.Sequence(TableId sequence) -> Optional.of(sequence);
            default -> Optional.empty();
          };
      id.filter(it -> it.schema().equals(schema)).stream()
          .flatMap(it -> at.before().relations(it).stream())
          .filter(relation -> isMadeBy(relation, mention.step()))
          .map(
              relation ->
                  new Dependent(relation.described(), false, relation.id(), relation.place()))
          .forEach(found::add);
    }
    return found;
  }

  // What a mention is part of

  private Optional<Dependent> dependent(Step step, Mention mention, Names now) {
    return switch (step.statement()) {
      case Statement.CreateTable create -> inTable(step, step.made(create.table()), mention, now);
      case Statement.AlterTable alter -> inTable(step, step.table(alter.table()), mention, now);
      case Statement.CreateIndex create ->
          mention.use() == Use.OWNER
              ? Optional.empty()
              : index(step, step.table(create.table()), now);
      case Declaration.View ignored -> view(step, now);
      case Declaration.Policy policy ->
          mention.use() == Use.POLICY
                  && !mention.thing().equals(new Thing.Table(step.table(policy.table())))
              ? member(step, step.table(policy.table()), KnownMember.Kind.POLICY, "policy", now)
              : Optional.empty();
      case Declaration.Trigger trigger ->
          mention.use() == Use.TRIGGER || mention.use() == Use.TRIGGER_FUNCTION
              ? member(step, step.table(trigger.table()), KnownMember.Kind.TRIGGER, "trigger", now)
              : Optional.empty();
      case Declaration.Routine routine ->
          mention.use() == Use.TYPE ? routine(step, routine, now) : Optional.empty();
      case Declaration.CompositeType type -> type(step, type.type(), "type", now);
      case Declaration.Domain domain ->
          mention.use() == Use.TYPE ? type(step, domain.domain(), "domain", now) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Optional<Dependent> inTable(Step step, TableId owner, Mention mention, Names now) {
    Optional<KnownTable> known = now.table(owner).filter(table -> isMadeHere(table, step));
    if (known.isEmpty()) {
      return Optional.empty();
    }
    KnownTable table = known.get();
    return switch (mention.use()) {
      case FOREIGN_KEY ->
          mention.thing() instanceof Thing.Table(TableId target) && !target.equals(owner)
              ? table.constraints(KnownConstraint.Kind.FOREIGN_KEY).stream()
                  .filter(key -> isIn(key.place(), step))
                  .filter(key -> key.source().span().contains(mention.place().span()))
                  .filter(key -> key.target().filter(target::equals).isPresent())
                  .map(Dependents::foreignKey)
                  .findFirst()
              : Optional.empty();
      case CHECK ->
          table.constraints(KnownConstraint.Kind.CHECK).stream()
              .filter(check -> isIn(check.place(), step))
              .filter(check -> check.source().span().contains(mention.place().span()))
              .map(Dependents::constraint)
              .findFirst();
      case TYPE -> ofType(step, table, mention);
      case DEFAULT, GENERATED ->
          table.columns().values().stream()
              .filter(column -> column.exists().isYes() && isFilled(column, step, mention))
              .map(column -> column(table.id(), column, mention.use() == Use.DEFAULT))
              .findFirst();
      case PARENT ->
          isParent(step.statement(), mention)
              ? Optional.of(
                  new Dependent("table `%s`".formatted(owner), false, owner, mention.place()))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Optional<Dependent> ofType(Step step, KnownTable table, Mention mention) {
    for (ColumnOf written : Written.columns(step.statement())) {
      boolean isMeant =
          written
              .column()
              .type()
              .filter(type -> type.span().contains(mention.place().span()))
              .isPresent();
      Optional<KnownColumn> column = table.column(written.column().name().value());
      if (isMeant
          && mention.thing() instanceof Thing.Type(TableId type)
          && column.filter(it -> isWrittenAs(it, written)).isPresent()
          && column.get().type().filter(it -> it.name().equals(type.name())).isPresent()) {
        return Optional.of(column(table.id(), column.get(), false));
      }
    }
    return Optional.empty();
  }

  private boolean isFilled(KnownColumn column, Step step, Mention mention) {
    Optional<Expression> value =
        switch (column.value()) {
          case KnownColumn.Value.Default(Expression expression) -> Optional.of(expression);
          case KnownColumn.Value.Generated(Expression expression, boolean ignored) ->
              Optional.of(expression);
          case KnownColumn.Value.None ignored -> Optional.empty();
          case KnownColumn.Value.Identity ignored -> Optional.empty();
          case KnownColumn.Value.Serial ignored -> Optional.empty();
          case KnownColumn.Value.Unknown ignored -> Optional.empty();
        };
    return isIn(column.place(), step)
        && value.filter(it -> it.span().contains(mention.place().span())).isPresent();
  }

  /** Whether a table would lose what it is made of: a table that it inherits from, or its type. */
  private static boolean isParent(Statement statement, Mention mention) {
    return statement instanceof Statement.CreateTable create
        && (create.inherits().stream()
                .anyMatch(it -> it.name().span().equals(mention.place().span()))
            || create
                .ofType()
                .filter(it -> it.name().span().equals(mention.place().span()))
                .isPresent());
  }

  private Optional<Dependent> index(Step step, TableId table, Names now) {
    return now.table(table).stream()
        .flatMap(known -> known.indexes().stream())
        .filter(index -> isIn(index.place(), step))
        .map(
            index ->
                new Dependent("index `%s`".formatted(index.id()), true, index.id(), index.place()))
        .findFirst();
  }

  private Optional<Dependent> view(Step step, Names now) {
    TableId id = ((Declaration.View) step.statement()).name().map(step::made).orElseThrow();
    boolean sole =
        now.table(id).stream()
            .flatMap(table -> table.showings().stream())
            .allMatch(showing -> showing.place().document().equals(document));
    return now.relations(id).stream()
        .filter(relation -> sole && isMadeBy(relation, step.number()))
        .map(relation -> new Dependent(relation.described(), true, id, relation.place()))
        .findFirst();
  }

  private Optional<Dependent> member(
      Step step, TableId table, KnownMember.Kind kind, String words, Names now) {
    return now.table(table).stream()
        .flatMap(known -> known.members().stream())
        .filter(member -> member.kind() == kind && member.step() == step.number())
        .filter(member -> member.place().document().equals(document))
        .map(
            member ->
                new Dependent(
                    "%s `%s` of `%s`".formatted(words, member.name(), table),
                    true,
                    List.of(kind, table, member.name()),
                    member.place()))
        .findFirst();
  }

  private Optional<Dependent> routine(Step step, Declaration.Routine made, Names now) {
    return now.routines(step.made(made.routine())).stream()
        .filter(routine -> routine.step() == step.number())
        .filter(routine -> routine.place().document().equals(document))
        .map(
            routine ->
                new Dependent(
                    "%s `%s`".formatted(made.procedure() ? "procedure" : "function", routine.id()),
                    false,
                    routine.id(),
                    routine.place()))
        .findFirst();
  }

  private Optional<Dependent> type(Step step, QualifiedName name, String words, Names now) {
    TableId id = step.made(name);
    return now.type(id).stream()
        .flatMap(type -> type.definitions().stream())
        .filter(definition -> definition.step() == step.number())
        .filter(definition -> definition.place().document().equals(document))
        .map(
            definition ->
                new Dependent("%s `%s`".formatted(words, id), false, id, definition.place()))
        .findFirst();
  }

  // Foreign keys

  private List<KnownConstraint> foreignKeysTo(
      KnownTable target, Step at, Predicate<KnownConstraint> wanted) {
    SequencedMap<Object, KnownConstraint> found = new LinkedHashMap<>();
    for (Mention mention : references.getOrDefault(new Thing.Table(target.id()), List.of())) {
      if (mention.use() != Use.FOREIGN_KEY || mention.step() >= at.number()) {
        continue;
      }
      Step step = subject.step(mention);
      Optional<TableId> owner =
          switch (step.statement()) {
            case Statement.CreateTable create -> Optional.of(step.made(create.table()));
            case Statement.AlterTable alter -> Optional.of(step.table(alter.table()));
            default -> Optional.empty();
          };
      owner
          .flatMap(at.before()::table)
          .filter(table -> isMadeHere(table, step))
          .ifPresent(
              table ->
                  table.constraints(KnownConstraint.Kind.FOREIGN_KEY).stream()
                      .filter(key -> isIn(key.place(), step))
                      .filter(key -> key.target().filter(target.id()::equals).isPresent())
                      .filter(wanted)
                      .forEach(key -> found.putIfAbsent(List.of(key.table(), key.name()), key)));
    }
    return List.copyOf(found.values());
  }

  /** The columns that a foreign key refers to, where that is known. */
  private static Optional<Set<String>> targetOf(KnownTable target, KnownConstraint key) {
    List<String> columns =
        key.targetColumns().isEmpty()
            ? target.primaryKey().map(KnownConstraint::columns).orElse(List.of())
            : key.targetColumns();
    return columns.isEmpty() ? Optional.empty() : Optional.of(Set.copyOf(columns));
  }

  private static Dependent foreignKey(KnownConstraint key) {
    return constraint(key);
  }

  private static Dependent constraint(KnownConstraint constraint) {
    return new Dependent(
        "%s `%s` of `%s`"
            .formatted(constraint.kind().words(), constraint.name(), constraint.table()),
        true,
        List.of(constraint.table(), constraint.name()),
        constraint.place());
  }

  // Columns

  private static Dependent column(TableId table, KnownColumn column, boolean value) {
    return new Dependent(
        (value ? "the default of column `%s.%s`" : "column `%s.%s`")
            .formatted(table, column.name()),
        value,
        new Thing.Column(table, column.name()),
        column.place());
  }

  private Optional<KnownColumn> column(Names now, TableId table, ColumnOf written) {
    return now.table(table)
        .flatMap(known -> known.column(written.column().name().value()))
        .filter(known -> isWrittenAs(known, written));
  }

  private boolean isWrittenAs(KnownColumn column, ColumnOf written) {
    return column.exists().isYes()
        && column.place().document().equals(document)
        && column.place().span().equals(written.column().name().span());
  }

  private static boolean isFilledBy(KnownColumn column, TableId sequence, Step at, TableId table) {
    return switch (column.value()) {
      case KnownColumn.Value.Default(Expression expression) -> isNext(expression, sequence);
      case KnownColumn.Value.Serial ignored -> isOwned(column, sequence, at, table);
      case KnownColumn.Value.Identity ignored -> isOwned(column, sequence, at, table);
      case KnownColumn.Value.Generated ignored -> false;
      case KnownColumn.Value.None ignored -> false;
      case KnownColumn.Value.Unknown ignored -> false;
    };
  }

  private static boolean isOwned(KnownColumn column, TableId sequence, Step at, TableId table) {
    return at.before().relations(sequence).stream()
        .anyMatch(
            relation ->
                !relation.given()
                    && relation.owner().equals(table)
                    && relation.place().equals(column.place()));
  }

  /** Whether a value is the next number of a sequence: the name is looked up when it is written. */
  static boolean isNext(Expression value, TableId sequence) {
    return value
        .all()
        .anyMatch(
            each ->
                each instanceof Expression.Call call
                    && call.function().name().value().equals("nextval")
                    && call.arguments().size() == 1
                    && isSequence(call.arguments().getFirst(), sequence));
  }

  private static boolean isSequence(Expression argument, TableId sequence) {
    boolean text =
        argument.bare() instanceof Expression.Cast cast
            && cast.type().name().name().value().equals("text");
    return !text
        && argument
            .literal()
            .filter(literal -> TableId.parse(literal.value()).equals(sequence))
            .isPresent();
  }

  /** Whether a view certainly reads a column. */
  private static boolean usesColumn(Step step, KnownTable table, String column) {
    Optional<Selection> selection = ((Declaration.View) step.statement()).selection();
    if (selection.isEmpty() || !selection.get().plain()) {
      return false;
    }
    List<Selection.Source> sources = selection.get().sources();
    List<Selection.Source> meant =
        sources.stream().filter(it -> step.table(it.table()).equals(table.id())).toList();
    if (meant.isEmpty()) {
      return false;
    }
    boolean alone = sources.size() == 1;
    List<Expression> values = new ArrayList<>();
    for (Selection.Item item : selection.get().items()) {
      if (item.value().isEmpty()) {
        // The star stands for the columns of that time.
        return step.before().table(table.id()).flatMap(it -> it.column(column)).isPresent();
      }
      values.add(item.value().get());
    }
    selection.get().where().ifPresent(values::add);
    return values.stream()
        .flatMap(value -> value.columns().stream())
        .filter(reference -> reference.column().value().equals(column))
        .anyMatch(
            reference ->
                switch (reference.path().size()) {
                  case 1 -> alone;
                  case 2 ->
                      meant.stream()
                          .anyMatch(it -> it.isCalled(reference.path().getFirst().value()));
                  default -> false;
                });
  }

  // Where things are made

  private TableId tableOf(Step step, QualifiedName name) {
    return step.statement() instanceof Statement.AlterTable ? step.table(name) : step.made(name);
  }

  private boolean isMadeBy(KnownRelation relation, int step) {
    return relation.step() == step && relation.place().document().equals(document);
  }

  private boolean isIn(Place place, Step step) {
    return place.document().equals(document) && step.statement().span().contains(place.span());
  }

  /** Whether a table is there as a statement makes it: nothing else may have made it before. */
  private static boolean isMadeHere(KnownTable table, Step step) {
    return step.statement() instanceof Statement.AlterTable || table.showings().size() == 1;
  }
}
