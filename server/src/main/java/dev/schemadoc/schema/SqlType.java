package dev.schemadoc.schema;

import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.TypeName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The type of a column.
 *
 * @param schema the schema of a user's type, where one is written
 * @param name the canonical name: {@code character varying}, {@code timestamp with time zone}
 * @param modifiers what stands in parentheses
 * @param dimensions how many array brackets follow; PostgreSQL treats any number alike
 */
public record SqlType(
    Optional<String> schema, String name, List<String> modifiers, int dimensions) {

  private static final Set<String> SERIAL = Set.of("serial", "bigserial", "smallserial");

  public SqlType {
    modifiers = List.copyOf(modifiers);
  }

  public static SqlType of(TypeName type) {
    return new SqlType(
        type.name().schema().map(Name::value).filter(schema -> !schema.equals("pg_catalog")),
        type.name().name().value(),
        type.modifiers(),
        type.dimensions());
  }

  /** A type without modifiers. */
  public static SqlType of(String name) {
    return new SqlType(Optional.empty(), name, List.of(), 0);
  }

  public boolean isSerial() {
    return SERIAL.contains(name) && schema.isEmpty();
  }

  public boolean isBuiltIn() {
    return schema.isEmpty()
        && (isSerial()
            // Quoted, for without quotes it is another type.
            || !name.equals("char") && SystemCatalog.postgresql().type(kind().name).isPresent());
  }

  public boolean isArray() {
    return dimensions > 0;
  }

  /** The type of the elements of an array; any other type itself. */
  public SqlType element() {
    return new SqlType(schema, name, modifiers, 0);
  }

  /** The type without what stands in parentheses. */
  public SqlType withoutModifiers() {
    return new SqlType(schema, name, List.of(), Math.min(1, dimensions));
  }

  /** The same type, where it is one that somebody declares in a schema that is searched. */
  SqlType in(String searched) {
    boolean own = schema.isEmpty() && !searched.equals(TableId.DEFAULT_SCHEMA) && !isBuiltIn();
    return own ? new SqlType(Optional.of(searched), name, modifiers, dimensions) : this;
  }

  /** The same type without a schema: extensions may be put into any. */
  SqlType unqualified() {
    return new SqlType(Optional.empty(), name, modifiers, dimensions);
  }

  /** The type without all that does not make it another type: what a catalog knows it by. */
  SqlType kind() {
    SqlType plain = withoutSerial().withoutModifiers();
    if (plain.schema.filter(each -> !each.equals(TableId.DEFAULT_SCHEMA)).isPresent()) {
      return plain;
    }
    String known =
        plain.name.startsWith("interval ")
            ? "interval"
            : plain.name.equals("bpchar") ? "character" : plain.name;
    return new SqlType(Optional.empty(), known, List.of(), plain.dimensions);
  }

  /** The type that a serial column really has. */
  public SqlType withoutSerial() {
    return switch (isSerial() ? name : "") {
      case "serial" -> of("integer");
      case "bigserial" -> of("bigint");
      case "smallserial" -> of("smallint");
      default -> this;
    };
  }

  /** The type as PostgreSQL prints it. */
  public String sql() {
    String base = schema.map(s -> Ddl.identifier(s) + ".").orElse("") + spelledName();
    if (!modifiers.isEmpty()) {
      String list = "(" + String.join(",", modifiers) + ")";
      int zone = base.indexOf(' ');
      boolean inside = base.startsWith("time") && zone > 0;
      base = inside ? base.substring(0, zone) + list + base.substring(zone) : base + list;
    }
    return base + "[]".repeat(Math.min(1, dimensions));
  }

  private String spelledName() {
    return isBuiltIn() ? name : Ddl.identifier(name);
  }

  @Override
  public String toString() {
    return sql();
  }
}
