package dev.schemadoc.schema;

import dev.schemadoc.text.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What something beside the documents declares: a migration, a model, a file of SQL.
 *
 * <p>It makes names known; it never makes a table complete, and a document that shows a table is
 * believed more.
 *
 * @param tables the tables, views and so on, each as far as it is known
 * @param types the types
 * @param routines the functions, by name
 * @param extensions the extensions that are created
 * @param schemas the schemas that are created
 */
public record Beside(
    List<TableSaying> tables,
    List<KnownType.Definition> types,
    List<KnownRoutine> routines,
    Set<String> extensions,
    Set<String> schemas) {

  public static final Beside NOTHING =
      new Beside(List.of(), List.of(), List.of(), Set.of(), Set.of());

  public Beside {
    tables = List.copyOf(tables);
    types = List.copyOf(types);
    routines = List.copyOf(routines);
    extensions = Set.copyOf(extensions);
    schemas = Set.copyOf(schemas);
  }

  /** Collects what is declared beside the documents. */
  public static final class Builder {
    private final List<TableSaying> tables = new ArrayList<>();
    private final List<KnownType.Definition> types = new ArrayList<>();
    private final List<KnownRoutine> routines = new ArrayList<>();
    private final Set<String> extensions = new TreeSet<>();
    private final Set<String> schemas = new TreeSet<>();

    /** Adds a table of which only the name is known. */
    public Builder table(TableId id, Place place) {
      return table(id, RelationKind.TABLE, List.of(), place);
    }

    /**
     * Adds a table, a view or the like.
     *
     * @param columns those that are known; their types where those are known
     */
    public Builder table(TableId id, RelationKind kind, List<KnownColumn> columns, Place place) {
      LinkedHashMap<String, KnownColumn> byName = new LinkedHashMap<>();
      columns.forEach(column -> byName.putIfAbsent(column.name(), column));
      tables.add(
          TableSaying.nothing(id)
              .plus(
                  new Showing(
                      id,
                      kind,
                      Optional.empty(),
                      columns.isEmpty() ? Showing.Extent.STUB : Showing.Extent.PART,
                      byName,
                      List.of(),
                      place,
                      0)));
      return this;
    }

    /** Adds a type of which only the name is known. */
    public Builder type(TableId id, Place place) {
      return type(id, new KnownType.Body.Unknown(), place);
    }

    public Builder type(TableId id, KnownType.Body body, Place place) {
      types.add(new KnownType.Definition(id, body, Optional.empty(), false, place, 0));
      return this;
    }

    public Builder extension(String name) {
      extensions.add(name);
      return this;
    }

    public Builder schema(String name) {
      schemas.add(name);
      return this;
    }

    /** Adds all that the statements of a text declare and do not drop. */
    public Builder sql(Facts facts) {
      History history = facts.history();
      for (TableId id : history.tables().keys()) {
        history.tables().last(id).ifPresent(saying -> tables.add(saying.beside(Builder::beside)));
      }
      for (TableId id : history.types().keys()) {
        history
            .types()
            .last(id)
            .ifPresent(
                saying -> saying.definitions().here().forEach(each -> types.add(beside(each))));
      }
      for (TableId id : history.routines().keys()) {
        history.routines().last(id).ifPresent(said -> routines.addAll(said.here()));
      }
      for (Thing thing : history.things().keys()) {
        boolean stands =
            history.things().last(thing).filter(said -> !said.here().isEmpty()).isPresent();
        if (stands && thing instanceof Thing.Extension(String name)) {
          extensions.add(name);
        } else if (stands && thing instanceof Thing.Schema(String name)) {
          schemas.add(name);
        }
      }
      return this;
    }

    /** Adds all of another. */
    public Builder all(Beside other) {
      tables.addAll(other.tables);
      types.addAll(other.types);
      routines.addAll(other.routines);
      extensions.addAll(other.extensions);
      schemas.addAll(other.schemas);
      return this;
    }

    public Beside build() {
      return new Beside(tables, types, routines, extensions, schemas);
    }

    private static Showing beside(Showing showing) {
      return new Showing(
          showing.id(),
          showing.kind(),
          Optional.empty(),
          showing.extent() == Showing.Extent.WHOLE ? Showing.Extent.PART : showing.extent(),
          showing.columns(),
          showing.parents(),
          showing.place(),
          showing.step());
    }

    private static KnownType.Definition beside(KnownType.Definition definition) {
      return new KnownType.Definition(
          definition.id(),
          definition.body(),
          Optional.empty(),
          false,
          definition.place(),
          definition.step());
    }
  }
}
