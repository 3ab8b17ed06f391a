package dev.schemadoc.schema;

import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.QualifiedName;

/**
 * The name of a table or another relation with its schema.
 *
 * @param schema {@code public} where none is written
 */
public record TableId(String schema, String name) implements Comparable<TableId> {

  public static final String DEFAULT_SCHEMA = "public";

  public static TableId of(QualifiedName name) {
    return new TableId(name.schema().map(Name::value).orElse(DEFAULT_SCHEMA), name.name().value());
  }

  /** A relation of the default schema. */
  public static TableId of(String name) {
    return new TableId(DEFAULT_SCHEMA, name);
  }

  public boolean isInDefaultSchema() {
    return schema.equals(DEFAULT_SCHEMA);
  }

  /** Another name in the same schema. */
  public TableId sibling(String other) {
    return new TableId(schema, other);
  }

  @Override
  public int compareTo(TableId other) {
    int bySchema = schema.compareTo(other.schema);
    return bySchema != 0 ? bySchema : name.compareTo(other.name);
  }

  /** The name as people write it: the default schema is left out. */
  @Override
  public String toString() {
    return isInDefaultSchema() ? name : schema + "." + name;
  }
}
