package dev.schemadoc.alembic;

import dev.schemadoc.schema.EnumType;
import dev.schemadoc.schema.SqlType;
import dev.schemadoc.schema.TableId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says column types with classes that SQLAlchemy 1.4 and 2 both have.
 *
 * <p>A type that has none becomes {@code SqlType("…")}, a small class in the revision itself.
 */
final class TypeCalls {

  private TypeCalls() {}

  /** The name of the class for types that SQLAlchemy does not know. */
  static final String CUSTOM = "SqlType";

  /** Defines {@link #CUSTOM} at the top of a revision. */
  static final String CUSTOM_DEFINITION =
      """
      class SqlType(sa.types.UserDefinedType):
          \"""A type that SQLAlchemy has no class for, by its SQL.\"""

          cache_ok = True

          def __init__(self, sql: str) -> None:
              self.sql = sql

          def get_col_spec(self, **_: object) -> str:
              return self.sql
      """;

  private static final Set<String> PLAIN_DIALECT_TYPES =
      Set.of(
          "inet",
          "cidr",
          "macaddr",
          "money",
          "tsvector",
          "int4range",
          "int8range",
          "numrange",
          "tsrange",
          "tstzrange",
          "daterange",
          "oid",
          "regclass");

  /**
   * The type of a column.
   *
   * @param enums the enum types that are known
   */
  static Python call(SqlType type, List<EnumType> enums) {
    if (type.isArray()) {
      Python.Call array = Python.call("postgresql.ARRAY", call(type.element(), enums));
      return type.dimensions() > 1
          ? array.with("dimensions", Python.number(type.dimensions()))
          : array;
    }
    return known(type)
        .or(() -> enumeration(type, enums))
        .orElseGet(() -> Python.call(CUSTOM, Python.text(type.sql())));
  }

  /** Whether the revision needs the definition of {@link #CUSTOM} for a type. */
  static boolean isCustom(SqlType type, List<EnumType> enums) {
    return known(type.element()).isEmpty() && enumeration(type.element(), enums).isEmpty();
  }

  private static Optional<Python> enumeration(SqlType type, List<EnumType> enums) {
    TableId id = new TableId(type.schema().orElse(TableId.DEFAULT_SCHEMA), type.name());
    return enums.stream()
        .filter(candidate -> candidate.id().equals(id) && !type.isBuiltIn())
        .findFirst()
        .map(
            found -> {
              // The type is created by a statement of its own; sa.Enum would create it again.
              Python.Call call = Python.call("postgresql.ENUM");
              for (String label : found.labels()) {
                call = call.and(Python.text(label));
              }
              call = call.with("name", Python.text(id.name()));
              if (!id.isInDefaultSchema()) {
                call = call.with("schema", Python.text(id.schema()));
              }
              return call.with("create_type", Python.bool(false));
            });
  }

  private static Optional<Python> known(SqlType type) {
    if (type.schema().isPresent() || !type.modifiers().stream().allMatch(TypeCalls::isNumber)) {
      return Optional.empty();
    }
    List<String> modifiers = type.modifiers();
    return switch (type.name()) {
      case "smallint", "smallserial" -> plain("sa.SmallInteger", modifiers);
      case "integer", "serial" -> plain("sa.Integer", modifiers);
      case "bigint", "bigserial" -> plain("sa.BigInteger", modifiers);
      case "boolean" -> plain("sa.Boolean", modifiers);
      case "text" -> plain("sa.Text", modifiers);
      case "date" -> plain("sa.Date", modifiers);
      case "bytea" -> plain("sa.LargeBinary", modifiers);
      case "real" -> plain("sa.REAL", modifiers);
      case "double precision" -> plain("postgresql.DOUBLE_PRECISION", modifiers);
      case "json" -> plain("postgresql.JSON", modifiers);
      case "jsonb" -> plain("postgresql.JSONB", modifiers);
      case "uuid" ->
          plain("postgresql.UUID", modifiers)
              .map(call -> ((Python.Call) call).with("as_uuid", Python.bool(true)));
      case "numeric" -> Optional.of(numbers("sa.Numeric", modifiers));
      case "character varying" -> Optional.of(numbers("sa.String", modifiers));
      case "character" ->
          Optional.of(numbers("sa.CHAR", modifiers.isEmpty() ? List.of("1") : modifiers));
      case "bit" -> Optional.of(numbers("postgresql.BIT", modifiers));
      case "bit varying" ->
          Optional.of(numbers("postgresql.BIT", modifiers).with("varying", Python.bool(true)));
      case "timestamp without time zone" -> Optional.of(time("DateTime", "TIMESTAMP", false, type));
      case "timestamp with time zone" -> Optional.of(time("DateTime", "TIMESTAMP", true, type));
      case "time without time zone" -> Optional.of(time("Time", "TIME", false, type));
      case "time with time zone" -> Optional.of(time("Time", "TIME", true, type));
      default -> other(type);
    };
  }

  private static Optional<Python> other(SqlType type) {
    if (PLAIN_DIALECT_TYPES.contains(type.name())) {
      return plain(
          "postgresql." + type.name().toUpperCase(java.util.Locale.ROOT), type.modifiers());
    }
    if (type.name().startsWith("interval")) {
      Python.Call call = Python.call("postgresql.INTERVAL");
      String fields = type.name().substring("interval".length()).strip();
      if (!fields.isEmpty()) {
        call = call.with("fields", Python.text(fields));
      }
      if (!type.modifiers().isEmpty()) {
        call = call.with("precision", Python.raw(type.modifiers().getFirst()));
      }
      return Optional.of(call);
    }
    return Optional.empty();
  }

  private static Optional<Python> plain(String function, List<String> modifiers) {
    return modifiers.isEmpty() ? Optional.of(Python.call(function)) : Optional.empty();
  }

  private static Python.Call numbers(String function, List<String> modifiers) {
    Python.Call call = Python.call(function);
    for (String modifier : modifiers) {
      call = call.and(Python.raw(modifier));
    }
    return call;
  }

  private static Python.Call time(String plain, String precise, boolean zone, SqlType type) {
    boolean hasPrecision = !type.modifiers().isEmpty();
    Python.Call call = Python.call(hasPrecision ? "postgresql." + precise : "sa." + plain);
    if (zone) {
      call = call.with("timezone", Python.bool(true));
    }
    return hasPrecision ? call.with("precision", Python.raw(type.modifiers().getFirst())) : call;
  }

  private static boolean isNumber(String modifier) {
    return modifier.matches("-?(0|[1-9]\\d{0,8})");
  }
}
