package dev.schemadoc.beside;

import dev.schemadoc.alembic.PythonCall;
import dev.schemadoc.alembic.PythonNode;
import dev.schemadoc.schema.SqlType;
import dev.schemadoc.sql.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells the type of a column in PostgreSQL from SQLAlchemy's types and from annotations.
 *
 * <p>A type that comes from the project itself or from a library that is not known has no answer.
 */
final class ColumnTypes {

  /** How far types may refer to each other before they are given up. */
  private static final int DEEPEST = 8;

  /** The types that take no arguments which count. */
  private static final Map<String, String> SIMPLE =
      Map.ofEntries(
          Map.entry("Integer", "integer"),
          Map.entry("INTEGER", "integer"),
          Map.entry("INT", "integer"),
          Map.entry("BigInteger", "bigint"),
          Map.entry("BIGINT", "bigint"),
          Map.entry("SmallInteger", "smallint"),
          Map.entry("SMALLINT", "smallint"),
          Map.entry("Text", "text"),
          Map.entry("TEXT", "text"),
          Map.entry("UnicodeText", "text"),
          Map.entry("CITEXT", "citext"),
          Map.entry("Boolean", "boolean"),
          Map.entry("BOOLEAN", "boolean"),
          Map.entry("Date", "date"),
          Map.entry("DATE", "date"),
          Map.entry("Double", "double precision"),
          Map.entry("DOUBLE", "double precision"),
          Map.entry("DOUBLE_PRECISION", "double precision"),
          Map.entry("REAL", "real"),
          Map.entry("MONEY", "money"),
          Map.entry("LargeBinary", "bytea"),
          Map.entry("PickleType", "bytea"),
          Map.entry("BYTEA", "bytea"),
          Map.entry("JSON", "json"),
          Map.entry("JSONB", "jsonb"),
          Map.entry("UUID", "uuid"),
          Map.entry("Uuid", "uuid"),
          Map.entry("INET", "inet"),
          Map.entry("CIDR", "cidr"),
          Map.entry("MACADDR", "macaddr"),
          Map.entry("MACADDR8", "macaddr8"),
          Map.entry("OID", "oid"),
          Map.entry("TSVECTOR", "tsvector"),
          Map.entry("TSQUERY", "tsquery"),
          Map.entry("HSTORE", "hstore"),
          Map.entry("INT4RANGE", "int4range"),
          Map.entry("INT8RANGE", "int8range"),
          Map.entry("NUMRANGE", "numrange"),
          Map.entry("TSRANGE", "tsrange"),
          Map.entry("TSTZRANGE", "tstzrange"),
          Map.entry("DATERANGE", "daterange"));

  /** What SQLAlchemy takes an annotation for where nothing else is said. */
  private static final Map<String, String> ANNOTATIONS =
      Map.ofEntries(
          Map.entry("int", "integer"),
          Map.entry("str", "character varying"),
          Map.entry("bool", "boolean"),
          Map.entry("float", "double precision"),
          Map.entry("bytes", "bytea"),
          Map.entry("datetime", "timestamp without time zone"),
          Map.entry("datetime.datetime", "timestamp without time zone"),
          Map.entry("date", "date"),
          Map.entry("datetime.date", "date"),
          Map.entry("time", "time without time zone"),
          Map.entry("datetime.time", "time without time zone"),
          Map.entry("timedelta", "interval"),
          Map.entry("datetime.timedelta", "interval"),
          Map.entry("Decimal", "numeric"),
          Map.entry("decimal.Decimal", "numeric"),
          Map.entry("UUID", "uuid"),
          Map.entry("uuid.UUID", "uuid"));

  private static final Pattern MAPPED = Pattern.compile("(?s)(?:\\w+\\.)*Mapped\\s*\\[(.*)]");
  private static final Pattern OPTIONAL =
      Pattern.compile("(?s)(?:\\w+\\.)*Optional\\s*\\[(.*)]|(.*?)\\s*\\|\\s*None|None\\s*\\|(.*)");
  private static final Pattern ANNOTATED =
      Pattern.compile("(?s)(?:\\w+\\.)*Annotated\\s*\\[\\s*([\\w.]+)\\s*,.*]");

  /** Where SQLAlchemy's types come from, also by way of extensions that pass them on. */
  private static final List<String> HOMES = List.of("sqlalchemy", "sqlmodel", "flask_sqlalchemy");

  private final PythonScope scope;

  ColumnTypes(PythonScope scope) {
    this.scope = scope;
  }

  /** The type that an expression is: {@code String(50)}, {@code postgresql.UUID}. */
  Optional<SqlType> of(PythonNode expression) {
    return of(expression, 0);
  }

  /** The type that an annotation stands for: {@code Mapped[Optional[int]]}, {@code int | None}. */
  static Optional<SqlType> ofAnnotation(String annotation) {
    String inner = annotation.strip();
    for (int depth = 0; depth < DEEPEST; depth++) {
      inner = unquoted(inner).strip();
      Optional<String> within = inside(inner);
      if (within.isEmpty()) {
        return Optional.ofNullable(ANNOTATIONS.get(inner)).map(SqlType::of);
      }
      inner = within.get().strip();
    }
    return Optional.empty();
  }

  /** Whether a name is one of SQLAlchemy's, as far as the file tells. */
  boolean isKnown(String written) {
    return known(written).isPresent();
  }

  private static Optional<String> inside(String annotation) {
    for (Pattern pattern : List.of(MAPPED, OPTIONAL, ANNOTATED)) {
      Matcher matcher = pattern.matcher(annotation);
      if (matcher.matches()) {
        for (int group = 1; group <= matcher.groupCount(); group++) {
          String found = matcher.group(group);
          if (found != null) {
            return Optional.of(found);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static String unquoted(String text) {
    boolean quoted =
        text.length() > 1
            && "'\"".indexOf(text.charAt(0)) >= 0
            && text.charAt(0) == text.charAt(text.length() - 1);
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  private Optional<SqlType> of(PythonNode expression, int depth) {
    if (depth > DEEPEST) {
      return Optional.empty();
    }
    return switch (expression.kind()) {
      case "identifier", "attribute" -> named(expression, depth);
      case "call" -> scope.call(expression).flatMap(call -> called(expression, call, depth));
      default -> Optional.empty();
    };
  }

  private Optional<SqlType> named(PythonNode expression, int depth) {
    String written = scope.text(expression);
    Optional<PythonNode> assigned =
        scope.imported(written).isPresent() ? Optional.empty() : scope.assigned(written);
    return assigned.isPresent()
        ? of(assigned.get(), depth + 1)
        : known(written).flatMap(name -> type(name, Optional.empty(), depth));
  }

  private Optional<SqlType> called(PythonNode expression, PythonCall call, int depth) {
    if (call.method().equals("with_variant")) {
      boolean ours =
          call.argument(1, "dialect_name")
              .flatMap(scope::string)
              .filter("postgresql"::equals)
              .isPresent();
      Optional<PythonNode> type =
          ours
              ? call.argument(0, "type_")
              : expression.part("function").flatMap(function -> function.part("object"));
      return type.flatMap(node -> of(node, depth + 1));
    }
    return known(call.function()).flatMap(name -> type(name, Optional.of(call), depth));
  }

  /**
   * The own name of one of SQLAlchemy's types. A name that is neither imported nor defined here is
   * taken at its word: in a document nobody writes out the imports.
   */
  private Optional<String> known(String written) {
    Optional<String> imported = scope.imported(written);
    if (imported.isEmpty()) {
      return scope.definesClass(written) || scope.function(written).isPresent()
          ? Optional.empty()
          : Optional.of(PythonScope.lastPart(written));
    }
    String home = imported.get();
    // A database object of Flask's is the project's own, and yet its attributes are SQLAlchemy's.
    boolean ours =
        written.startsWith("db.")
            || HOMES.stream().anyMatch(name -> home.equals(name) || home.startsWith(name + "."));
    return ours ? Optional.of(PythonScope.lastPart(home)) : Optional.empty();
  }

  private Optional<SqlType> type(String name, Optional<PythonCall> call, int depth) {
    return switch (name) {
      case "String", "VARCHAR", "Unicode", "AutoString" ->
          Optional.of(sized("character varying", call, "length"));
      case "CHAR" -> Optional.of(sized("character", call, "length"));
      case "Numeric", "DECIMAL", "NUMERIC" -> Optional.of(numeric(call));
      case "Float", "FLOAT" -> floating(call);
      case "DateTime", "TIMESTAMP", "DATETIME" -> Optional.of(SqlType.of(zoned("timestamp", call)));
      case "Time", "TIME" -> Optional.of(SqlType.of(zoned("time", call)));
      case "Interval", "INTERVAL" -> Optional.of(SqlType.of("interval"));
      case "ARRAY" ->
          call.flatMap(it -> it.argument(0, "item_type"))
              .flatMap(item -> of(item, depth + 1))
              .map(item -> new SqlType(item.schema(), item.name(), item.modifiers(), 1));
      case "Enum", "ENUM" -> call.flatMap(this::enumeration);
      default -> Optional.ofNullable(SIMPLE.get(name)).map(SqlType::of);
    };
  }

  private SqlType sized(String name, Optional<PythonCall> call, String keyword) {
    Optional<PythonNode> size = call.flatMap(it -> it.argument(0, keyword));
    List<String> modifiers = size.map(scope::text).filter(ColumnTypes::isNumber).stream().toList();
    return new SqlType(Optional.empty(), name, modifiers, 0);
  }

  private SqlType numeric(Optional<PythonCall> call) {
    List<String> modifiers = new ArrayList<>();
    call.flatMap(it -> it.argument(0, "precision")).map(scope::text).ifPresent(modifiers::add);
    if (!modifiers.isEmpty()) {
      call.flatMap(it -> it.argument(1, "scale")).map(scope::text).ifPresent(modifiers::add);
    }
    boolean certain = modifiers.stream().allMatch(ColumnTypes::isNumber);
    return new SqlType(Optional.empty(), "numeric", certain ? modifiers : List.of(), 0);
  }

  /** PostgreSQL makes `real` of up to 24 bits. */
  private Optional<SqlType> floating(Optional<PythonCall> call) {
    Optional<PythonNode> precision = call.flatMap(it -> it.argument(0, "precision"));
    return precision.isEmpty() ? Optional.of(SqlType.of("double precision")) : Optional.empty();
  }

  private String zoned(String name, Optional<PythonCall> call) {
    Optional<PythonNode> zone = call.flatMap(it -> it.argument(0, "timezone"));
    boolean with = zone.filter(node -> scope.text(node).equals("True")).isPresent();
    return name + (with ? " with time zone" : " without time zone");
  }

  /** The enum type; without a name of its own it is called like the class of its values. */
  Optional<SqlType> enumeration(PythonCall call) {
    boolean native_ =
        call.keyword("native_enum").filter(node -> scope.text(node).equals("False")).isEmpty();
    Optional<PythonNode> named = call.keyword("name");
    Optional<String> name =
        named.isPresent()
            ? named.flatMap(scope::string)
            : call.positional(0)
                .filter(node -> node.is("identifier") || node.is("attribute"))
                .map(node -> PythonScope.lastPart(scope.text(node)).toLowerCase(Locale.ROOT));
    Optional<String> schema = call.keyword("schema").flatMap(scope::string);
    return native_
        ? name.map(it -> new SqlType(schema, Name.truncate(it), List.of(), 0))
        : Optional.empty();
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
