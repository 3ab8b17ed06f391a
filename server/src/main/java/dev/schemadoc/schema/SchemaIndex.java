package dev.schemadoc.schema;

import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Lazy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is known about every name, from all documents of a project and from beside them.
 *
 * <p>Between documents facts are merged without order. As {@link Names} it shows what there is when
 * all documents have been carried out; {@link #steps} shows what each statement of one document
 * finds.
 */
public final class SchemaIndex implements Names {

  private final Map<DocumentId, Facts> documents;
  private final Map<TableId, List<Facts>> tables = new HashMap<>();
  private final Map<TableId, List<Facts>> relations = new HashMap<>();
  private final Map<TableId, List<Facts>> types = new HashMap<>();
  private final Map<TableId, List<Facts>> routines = new HashMap<>();
  private final Map<Thing, List<Facts>> things = new HashMap<>();
  private final Map<TableId, List<TableSaying>> tablesBeside = new HashMap<>();
  private final Map<TableId, List<KnownType.Definition>> typesBeside = new HashMap<>();
  private final Map<TableId, List<KnownRoutine>> routinesBeside = new HashMap<>();
  private final Beside beside;
  private final Supplier<List<SchemaIndex>> neighbours;
  private final Map<TableId, Optional<KnownTable>> known = new ConcurrentHashMap<>();
  private final Map<DocumentId, Perspective> perspectives = new ConcurrentHashMap<>();
  private final Map<Question<?>, Object> answers = new ConcurrentHashMap<>();
  private final Lazy<SortedSet<TableId>> tableNames = Lazy.of(this::findTables);
  private final Lazy<SortedSet<TableId>> typeNames = Lazy.of(this::findTypes);
  private final Lazy<Installed> installed = Lazy.of(() -> Installed.with(extensions()));
  private final Lazy<Map<Thing, List<Mention>>> mentions = Lazy.of(this::findMentions);

  private SchemaIndex(
      Collection<Facts> facts, Beside beside, Supplier<List<SchemaIndex>> neighbours) {
    this.documents = new LinkedHashMap<>();
    this.beside = beside;
    this.neighbours = neighbours;
    for (Facts each : facts) {
      documents.put(each.document(), each);
      History history = each.history();
      note(history.tables().keys(), tables, each);
      note(history.relations().keys(), relations, each);
      note(history.types().keys(), types, each);
      note(history.routines().keys(), routines, each);
      note(history.things().keys(), things, each);
    }
    for (TableSaying saying : beside.tables()) {
      tablesBeside.computeIfAbsent(saying.id(), id -> new ArrayList<>(1)).add(saying);
    }
    for (KnownType.Definition type : beside.types()) {
      typesBeside.computeIfAbsent(type.id(), id -> new ArrayList<>(1)).add(type);
    }
    for (KnownRoutine routine : beside.routines()) {
      routinesBeside.computeIfAbsent(routine.id(), id -> new ArrayList<>(1)).add(routine);
    }
  }

  private static <K> void note(Set<K> keys, Map<K, List<Facts>> sayers, Facts facts) {
    for (K key : keys) {
      sayers.computeIfAbsent(key, each -> new ArrayList<>(1)).add(facts);
    }
  }

  /**
   * Merges the facts of documents.
   *
   * @param facts in an order that does not depend on how they were found
   * @param beside what something else than a document declares
   */
  public static SchemaIndex of(Collection<Facts> facts, Beside beside) {
    return of(facts, beside, List::of);
  }

  /**
   * The same beside other projects.
   *
   * @param neighbours what is known in the other projects of the workspace
   */
  public static SchemaIndex of(
      Collection<Facts> facts, Beside beside, Supplier<List<SchemaIndex>> neighbours) {
    return new SchemaIndex(facts, beside, neighbours);
  }

  /** The documents that it is made of, in order. */
  public Collection<Facts> documents() {
    return Collections.unmodifiableCollection(documents.values());
  }

  public Optional<Facts> document(DocumentId id) {
    return Optional.ofNullable(documents.get(id));
  }

  /**
   * The statements of a document that say how the schema shall be, in PostgreSQL's SQL, each with
   * the names that it finds.
   */
  public List<Step> steps(Facts facts) {
    return perspective(facts).steps();
  }

  /** The statement of a document that a mention stands in. */
  public Step step(Facts facts, Mention mention) {
    return perspective(facts).step(mention.step());
  }

  /** Every place where a document says something about a thing, in order. */
  public List<Mention> mentions(Thing thing) {
    return mentions.get().getOrDefault(thing, List.of());
  }

  /** The answer to a question, which is remembered. */
  @SuppressWarnings("unchecked")
  public <T> T answer(Question<T> question) {
    return (T) answers.computeIfAbsent(question, each -> Objects.requireNonNull(each.ask(this)));
  }

  // As names

  @Override
  public Optional<KnownTable> table(TableId id) {
    Optional<KnownTable> found = known.get(id);
    if (found == null) {
      found =
          merged(
              id,
              sayings(id, Optional.empty()),
              Optional.empty(),
              new Lookup(this, Optional.empty(), 0));
      known.put(id, found);
    }
    return found;
  }

  /** All names that documents give to tables, indexes, sequences and the like. */
  public Set<TableId> relations() {
    return Collections.unmodifiableSet(relations.keySet());
  }

  @Override
  public List<KnownRelation> relations(TableId id) {
    return relations(id, Optional.empty(), Optional.empty());
  }

  @Override
  public Optional<KnownType> type(TableId id) {
    return type(id, Optional.empty(), Optional.empty());
  }

  @Override
  public List<KnownRoutine> routines(TableId id) {
    return routines(id, Optional.empty(), Optional.empty());
  }

  @Override
  public List<Declared> declared(Thing thing) {
    return declared(thing, Optional.empty(), Optional.empty());
  }

  @Override
  public Set<TableId> tables() {
    return tableNames.get();
  }

  @Override
  public Set<TableId> types() {
    return typeNames.get();
  }

  @Override
  public Set<TableId> routines() {
    Set<TableId> all = new TreeSet<>(routines.keySet());
    all.removeIf(id -> routines(id).isEmpty());
    all.addAll(routinesBeside.keySet());
    return all;
  }

  @Override
  public Set<String> extensions() {
    Set<String> all = new TreeSet<>(beside.extensions());
    for (Thing thing : things.keySet()) {
      if (thing instanceof Thing.Extension(String name) && !declared(thing).isEmpty()) {
        all.add(name);
      }
    }
    return all;
  }

  @Override
  public Installed installed() {
    return installed.get();
  }

  @Override
  public Set<String> schemas() {
    Set<String> all = new TreeSet<>(beside.schemas());
    all.addAll(Set.of(TableId.DEFAULT_SCHEMA, "pg_catalog", "information_schema"));
    for (Thing thing : things.keySet()) {
      if (thing instanceof Thing.Schema(String name) && !declared(thing).isEmpty()) {
        all.add(name);
      }
    }
    tables().forEach(table -> all.add(table.schema()));
    types().forEach(type -> all.add(type.schema()));
    return all;
  }

  @Override
  public Answer hasSchema(String schema) {
    Answer here = Names.super.hasSchema(schema);
    return here.isNo() ? hasSchemaBeside(schema) : here;
  }

  Answer hasSchemaBeside(String schema) {
    return Answer.of(beside.schemas().contains(schema));
  }

  @Override
  public Optional<KnownTable> foreign(TableId id) {
    return neighbours.get().stream().flatMap(neighbour -> neighbour.table(id).stream()).findFirst();
  }

  // For perspectives

  Perspective perspective(Facts facts) {
    return perspectives.computeIfAbsent(facts.document(), id -> new Perspective(this, facts));
  }

  /** What documents but one say at their ends about a table. */
  List<TableSaying> sayings(TableId id, Optional<Facts> except) {
    return last(
        tables.getOrDefault(id, List.of()), except, each -> each.history().tables().last(id));
  }

  Optional<KnownTable> merged(
      TableId id, List<TableSaying> others, Optional<TableSaying> own, TableMerge.Parents parents) {
    return TableMerge.of(id, others, own, tablesBeside.getOrDefault(id, List.of()), parents);
  }

  /** What is declared under a name where one document says something else than at its end. */
  List<KnownRelation> relations(
      TableId id, Optional<Facts> except, Optional<Said<KnownRelation>> own) {
    List<Said<KnownRelation>> others =
        last(
            relations.getOrDefault(id, List.of()),
            except,
            each -> each.history().relations().last(id));
    return together(others, own, List.of());
  }

  Optional<KnownType> type(TableId id, Optional<Facts> except, Optional<TypeSaying> own) {
    List<TypeSaying> others =
        last(types.getOrDefault(id, List.of()), except, each -> each.history().types().last(id));
    return TypeMerge.of(id, others, own, typesBeside.getOrDefault(id, List.of()));
  }

  List<KnownRoutine> routines(
      TableId id, Optional<Facts> except, Optional<Said<KnownRoutine>> own) {
    List<Said<KnownRoutine>> others =
        last(
            routines.getOrDefault(id, List.of()),
            except,
            each -> each.history().routines().last(id));
    return together(others, own, routinesBeside.getOrDefault(id, List.of()));
  }

  List<Declared> declared(Thing thing, Optional<Facts> except, Optional<Said<Declared>> own) {
    List<Said<Declared>> others =
        last(
            things.getOrDefault(thing, List.of()),
            except,
            each -> each.history().things().last(thing));
    return together(others, own, List.of());
  }

  Set<Thing> things() {
    return Collections.unmodifiableSet(things.keySet());
  }

  private static <T> List<T> last(
      List<Facts> sayers, Optional<Facts> except, Function<Facts, Optional<T>> said) {
    List<T> all = new ArrayList<>(sayers.size());
    for (Facts each : sayers) {
      if (except.isEmpty() || except.get() != each) {
        said.apply(each).ifPresent(all::add);
      }
    }
    return all;
  }

  private static <T> List<T> together(List<Said<T>> others, Optional<Said<T>> own, List<T> beside) {
    List<T> all = new ArrayList<>();
    if (own.filter(Said::dropped).isEmpty()) {
      others.forEach(said -> all.addAll(said.here()));
      all.addAll(beside);
    }
    own.ifPresent(said -> all.addAll(said.here()));
    return all;
  }

  // All names

  private SortedSet<TableId> findTables() {
    SortedSet<TableId> all = new TreeSet<>();
    tablesBeside.forEach(
        (id, sayings) -> {
          if (sayings.stream().anyMatch(TableSaying::declares)) {
            all.add(id);
          }
        });
    tables.forEach(
        (id, sayers) -> {
          for (Facts each : sayers) {
            if (each.history().tables().last(id).filter(TableSaying::declares).isPresent()) {
              all.add(id);
            }
          }
        });
    return Collections.unmodifiableSortedSet(all);
  }

  private SortedSet<TableId> findTypes() {
    SortedSet<TableId> all = new TreeSet<>(typesBeside.keySet());
    for (TableId id : types.keySet()) {
      if (type(id).isPresent()) {
        all.add(id);
      }
    }
    return Collections.unmodifiableSortedSet(all);
  }

  private Map<Thing, List<Mention>> findMentions() {
    Map<Thing, List<Mention>> all = new HashMap<>();
    for (Facts each : documents.values()) {
      for (Mention mention : each.mentions()) {
        all.computeIfAbsent(mention.thing(), thing -> new ArrayList<>()).add(mention);
      }
    }
    return all;
  }
}
