package dev.schemadoc.beside;

import dev.schemadoc.alembic.PythonSource;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.text.Span;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What one Python file says about tables, before it is known what others say.
 *
 * @param classes the classes that may be tables or give something to tables
 * @param tables the tables that calls make
 * @param mentioned the tables that its foreign keys name, which the project must have somewhere
 * @param types the enum types that come with the tables
 * @param ownAnnotations whether it tells SQLAlchemy which types annotations stand for
 */
record PythonModule(
    List<ModelClass> classes,
    List<FoundTable> tables,
    List<FoundTable> mentioned,
    List<FoundType> types,
    boolean ownAnnotations) {

  static final PythonModule EMPTY =
      new PythonModule(List.of(), List.of(), List.of(), List.of(), false);

  /** What a file holds that declares tables or gives something to those that do. */
  private static final List<String> SIGNS =
      List.of(
          "__tablename__",
          "__table_args__",
          "mapped_column(",
          "Column(",
          "create_table(",
          "Mapped[",
          "SQLModel",
          "db.Model",
          "db.Table",
          "declared_attr",
          "DeclarativeBase",
          "declarative_base",
          "type_annotation_map");

  /** What may stand in a function and yet say something; all other functions can be left out. */
  private static final Pattern SIGNS_IN_FUNCTIONS =
      Pattern.compile("\\bdeclared_attr\\b|def\\s+__table|\\b(?:Table|create_table)\\s*\\(");

  PythonModule {
    classes = List.copyOf(classes);
    tables = List.copyOf(tables);
    mentioned = List.copyOf(mentioned);
    types = List.copyOf(types);
  }

  /** An enum type and where its name stands. */
  record FoundType(TableId id, Span span) {}

  /** Whether a file is worth the parsing. */
  static boolean maySay(String text) {
    return SIGNS.stream().anyMatch(text::contains);
  }

  /** Reads a file. Never fails, and a text that is no Python says nothing. */
  static PythonModule of(String text) {
    if (!maySay(text)) {
      return EMPTY;
    }
    try {
      boolean functions = SIGNS_IN_FUNCTIONS.matcher(text).find();
      PythonSource source = functions ? PythonSource.parse(text) : PythonSource.declarations(text);
      return new ModuleReader(source).read();
    } catch (LinkageError noParser) {
      return EMPTY;
    }
  }
}
