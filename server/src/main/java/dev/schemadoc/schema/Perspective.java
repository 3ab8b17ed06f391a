package dev.schemadoc.schema;

import dev.schemadoc.text.Lazy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An index as one document sees it: what others say at their ends, and it up to some statement. */
final class Perspective {

  private static final int END = Integer.MAX_VALUE - 1;

  /** Of how many states of a table it is kept what they amount to. */
  private static final int KEPT = 64;

  private final SchemaIndex index;
  private final Facts facts;
  private final History history;
  private final Lazy<List<Step>> steps = Lazy.of(this::findSteps);
  private final Lazy<Map<Integer, Step>> numbered =
      Lazy.of(() -> steps().stream().collect(Collectors.toMap(Step::number, step -> step)));

  /** What is known of a table for each thing that the document says about it in turn. */
  private final Map<TableSaying, Optional<KnownTable>> tables =
      Collections.synchronizedMap(new IdentityHashMap<>());

  Perspective(SchemaIndex index, Facts facts) {
    this.index = index;
    this.facts = facts;
    this.history = facts.history();
  }

  Facts facts() {
    return facts;
  }

  List<Step> steps() {
    return steps.get();
  }

  /** The names when the document has been carried out. */
  Names end() {
    return new View(END, false);
  }

  /** The statement of a number. */
  Step step(int number) {
    Step step = numbered.get().get(number);
    if (step == null) {
      throw new IllegalArgumentException("no statement " + number);
    }
    return step;
  }

  private List<Step> findSteps() {
    List<Step> all = new ArrayList<>();
    for (History.Numbered each : history.statements()) {
      if (each.fence().isPostgresql()) {
        all.add(
            new Step(
                each.number(),
                each.fence(),
                each.statement(),
                each.path(),
                history,
                new View(each.number(), false),
                new View(each.number(), true)));
      }
    }
    return List.copyOf(all);
  }

  /** What the document says about a parent of a table when that is declared. */
  Optional<TableSaying> parent(Showing child, Showing.Parent parent) {
    boolean own = child.place().document().equals(facts.document());
    Optional<TableSaying> end = history.tables().last(parent.id());
    return switch (parent.kind()) {
      case RENAMED -> own ? Optional.empty() : end;
      case LIKE ->
          own
              ? history
                  .tables()
                  .before(parent.id(), child.step())
                  .filter(TableSaying::declares)
                  .or(() -> end)
              : end;
      case INHERITS, PARTITION_OF, OF_TYPE -> end;
    };
  }

  private Optional<KnownTable> table(TableId id, Optional<TableSaying> own) {
    boolean often = history.tables().count(id) <= KEPT;
    boolean end = own.isPresent() && isSame(history.tables().last(id), own.get());
    if (own.isEmpty() || !often && !end) {
      return merged(id, own);
    }
    Optional<KnownTable> known = tables.get(own.get());
    if (known == null) {
      known = merged(id, own);
      tables.put(own.get(), known);
    }
    return known;
  }

  /** Whether two are one and the same; to compare what they hold would be slow. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(Optional<TableSaying> one, TableSaying other) {
    return one.isPresent() && one.get() == other;
  }

  private static Optional<KnownTable> either(Optional<KnownTable> one, Optional<KnownTable> other) {
    return one.isPresent() && other.isPresent()
        ? Optional.of(one.get().or(other.get()))
        : one.or(() -> other);
  }

  private Optional<KnownTable> merged(TableId id, Optional<TableSaying> own) {
    return index.merged(
        id, index.sayings(id, Optional.of(facts)), own, new Lookup(index, Optional.of(this), 0));
  }

  /** The names before a statement, or also those behind it and at the end. */
  private final class View implements Names {

    private final int step;
    private final boolean ever;

    View(int step, boolean ever) {
      this.step = step;
      this.ever = ever;
    }

    @Override
    public Optional<KnownTable> table(TableId id) {
      Optional<TableSaying> end = history.tables().last(id);
      if (end.isEmpty()) {
        return index.table(id);
      }
      if (!ever) {
        return Perspective.this.table(id, history.tables().before(id, step));
      }
      if (end.get().grown()) {
        return Perspective.this.table(id, end);
      }
      Optional<TableSaying> before = history.tables().before(id, step);
      Optional<TableSaying> after = history.tables().before(id, step + 1);
      Optional<KnownTable> table = Perspective.this.table(id, before);
      if (after.isPresent() && !isSame(before, after.get())) {
        table = either(table, Perspective.this.table(id, after));
      }
      return isSame(after, end.get()) ? table : either(table, Perspective.this.table(id, end));
    }

    @Override
    public List<KnownRelation> relations(TableId id) {
      return index.relations(id, Optional.of(facts), said(history.relations(), id));
    }

    @Override
    public Optional<KnownType> type(TableId id) {
      return index.type(
          id, Optional.of(facts), said(history.types(), id, (one, other) -> one.or(other)));
    }

    @Override
    public List<KnownRoutine> routines(TableId id) {
      return index.routines(id, Optional.of(facts), said(history.routines(), id));
    }

    @Override
    public List<Declared> declared(Thing thing) {
      return index.declared(thing, Optional.of(facts), said(history.things(), thing));
    }

    private <K, T> Optional<Said<T>> said(Versions<K, Said<T>> versions, K key) {
      return said(versions, key, (one, other) -> one.or(other));
    }

    private <K, V> Optional<V> said(Versions<K, V> versions, K key, BinaryOperator<V> or) {
      Optional<V> before = versions.before(key, step);
      if (!ever) {
        return before;
      }
      return Stream.of(before, versions.before(key, step + 1), versions.last(key))
          .flatMap(Optional::stream)
          .distinct()
          .reduce(or);
    }

    @Override
    public Set<TableId> tables() {
      return index.tables();
    }

    @Override
    public Set<TableId> types() {
      return index.types();
    }

    @Override
    public Set<TableId> routines() {
      return index.routines();
    }

    @Override
    public Set<String> extensions() {
      Set<String> all = new LinkedHashSet<>(index.extensions());
      for (Thing thing : index.things()) {
        if (thing instanceof Thing.Extension(String name) && !declared(thing).isEmpty()) {
          all.add(name);
        }
      }
      return all;
    }

    @Override
    public Installed installed() {
      return index.installed();
    }

    @Override
    public Set<String> schemas() {
      return index.schemas();
    }

    @Override
    public Answer hasSchema(String schema) {
      Answer here = Names.super.hasSchema(schema);
      return here.isNo() ? index.hasSchemaBeside(schema) : here;
    }

    @Override
    public Optional<KnownTable> foreign(TableId id) {
      return index.foreign(id);
    }
  }
}
