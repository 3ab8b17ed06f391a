package dev.schemadoc.schema;

import dev.schemadoc.sql.Near;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names that exist at some moment, with all that is known about what they name.
 *
 * <p>A look-up is exact: {@code auth.users} is not {@code users}.
 */
public interface Names {

  /** The table, the view or whatever else has columns and this name. */
  Optional<KnownTable> table(TableId id);

  /** Every use of a name that tables, indexes, views and sequences share. */
  List<KnownRelation> relations(TableId id);

  /** The type that is declared under a name; row types of tables are not among them. */
  Optional<KnownType> type(TableId id);

  /** The functions, procedures and aggregates that are declared under a name. */
  List<KnownRoutine> routines(TableId id);

  /** Everything else that is declared: schemas, extensions, sequences, roles, operators … */
  List<Declared> declared(Thing thing);

  /** The names of all tables, views and so on. */
  Set<TableId> tables();

  /** The names of all types that are declared. */
  Set<TableId> types();

  /** The names of all functions, procedures and aggregates that are declared. */
  Set<TableId> routines();

  /** All extensions that are created. */
  Set<String> extensions();

  /** All schemas that are created or in which something is declared, and the built-in ones. */
  Set<String> schemas();

  /**
   * What a project beside this one in the same workspace knows as a table of this name. It is
   * neither the same table nor a reason to complain.
   */
  Optional<KnownTable> foreign(TableId id);

  /** What PostgreSQL and the extensions that are created bring along. */
  Installed installed();

  /** What can be done with types. */
  default Types typeSystem() {
    return new Types(this);
  }

  /** What the name of a type stands for; the type of an array that of its elements. */
  default TypeMeaning meaning(SqlType type) {
    String name = type.kind().name();
    Optional<SystemCatalog.Type> core =
        type.schema().isEmpty() ? SystemCatalog.postgresql().type(name) : Optional.empty();
    if (core.isPresent()) {
      return new TypeMeaning.BuiltIn(core.get());
    }
    TableId id = new TableId(type.schema().orElse(TableId.DEFAULT_SCHEMA), name);
    Optional<KnownType> declared = type(id);
    if (declared.isPresent()) {
      return new TypeMeaning.Declared(declared.get());
    }
    Optional<KnownTable> table = table(id);
    if (table.isPresent()) {
      return new TypeMeaning.Row(table.get());
    }
    Optional<SystemCatalog.Type> extended = installed().type(name);
    if (extended.isPresent()) {
      return new TypeMeaning.BuiltIn(extended.get());
    }
    Optional<String> extension = Installed.extensionOfType(name);
    if (extension.isPresent()) {
      Optional<SystemCatalog.Type> missing =
          SystemCatalog.ofExtension(extension.get()).flatMap(catalog -> catalog.type(name));
      if (missing.isPresent()) {
        return new TypeMeaning.Missing(extension.get(), missing.get());
      }
    }
    boolean certain = !installed().open() && isDescribed(id.schema());
    return new TypeMeaning.Nothing(certain);
  }

  /** Whether there is a table, a view or whatever else has columns of this name. */
  default Answer hasTable(TableId id) {
    if (table(id).isPresent() || id.schema().equals("information_schema")) {
      return Answer.YES;
    }
    boolean elsewhere = foreign(id).isPresent() || !isDescribed(id.schema());
    boolean system = id.schema().equals("pg_catalog") || id.name().startsWith("pg_");
    return elsewhere || system ? Answer.UNKNOWN : Answer.NO;
  }

  /**
   * Whether there is a function of this name; unknown where it may come from an extension of which
   * it is not known what it brings, or belongs to a schema that nobody describes.
   */
  default Answer hasFunction(TableId id) {
    boolean unqualified = id.schema().equals(TableId.DEFAULT_SCHEMA);
    boolean known =
        !routines(id).isEmpty()
            || (unqualified || id.schema().equals("pg_catalog"))
                && !installed().functions(id.name()).isEmpty();
    if (known) {
      return Answer.YES;
    }
    return installed().open() || !isDescribed(id.schema()) ? Answer.UNKNOWN : Answer.NO;
  }

  /** Whether a column exists; unknown where its table is not known. */
  default Answer hasColumn(TableId table, String column) {
    return table(table).map(known -> known.has(column)).orElse(Answer.UNKNOWN);
  }

  /**
   * Whether the documents describe what is in a schema: the default one, and each of which they
   * declare a table. Any other belongs to somebody else, such as {@code auth} to Supabase.
   */
  default boolean isDescribed(String schema) {
    return schema.equals(TableId.DEFAULT_SCHEMA)
        || tables().stream().anyMatch(table -> table.schema().equals(schema));
  }

  /** Whether a schema exists. */
  default Answer hasSchema(String schema) {
    boolean known =
        schema.equals(TableId.DEFAULT_SCHEMA)
            || schema.startsWith("pg_")
            || schema.equals("information_schema")
            || !declared(new Thing.Schema(schema)).isEmpty();
    return Answer.of(known);
  }

  /** The known tables whose names are like a name, nearest first. */
  default List<TableId> nearTables(TableId id) {
    return near(id, tables());
  }

  /** The declared types whose names are like a name, nearest first. */
  default List<TableId> nearTypes(TableId id) {
    return near(id, types());
  }

  /** The declared functions whose names are like a name, nearest first. */
  default List<TableId> nearRoutines(TableId id) {
    return near(id, routines());
  }

  private static List<TableId> near(TableId id, Set<TableId> known) {
    Map<String, TableId> candidates = new LinkedHashMap<>();
    for (TableId each : known) {
      if (each.schema().equals(id.schema())) {
        candidates.put(each.name(), each);
      }
    }
    return new ArrayList<>(
        Near.near(id.name(), candidates.keySet()).stream().map(candidates::get).toList());
  }
}
