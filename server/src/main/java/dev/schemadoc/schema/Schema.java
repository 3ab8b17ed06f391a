package dev.schemadoc.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The meaning of a set of statements: tables and types, without any place.
 *
 * @param tables in the order in which they were declared
 * @param enums likewise
 */
public record Schema(SequencedMap<TableId, Table> tables, SequencedMap<TableId, EnumType> enums) {

  public static final Schema EMPTY = new Schema(new LinkedHashMap<>(), new LinkedHashMap<>());

  public Schema {
    tables = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(tables));
    enums = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(enums));
  }

  public Optional<Table> table(TableId id) {
    return Optional.ofNullable(tables.get(id));
  }

  public Optional<EnumType> enumType(TableId id) {
    return Optional.ofNullable(enums.get(id));
  }

  /** The enum type that a column has, if it has one that is known. */
  public Optional<EnumType> enumOf(SqlType type) {
    if (type.isBuiltIn()) {
      return Optional.empty();
    }
    String schema = type.schema().orElse(TableId.DEFAULT_SCHEMA);
    return enumType(new TableId(schema, type.name()));
  }

  /** The schema with one table added or replaced. */
  public Schema with(Table table) {
    Map<TableId, Table> more = new LinkedHashMap<>(tables);
    more.put(table.id(), table);
    return new Schema(new LinkedHashMap<>(more), enums);
  }
}
