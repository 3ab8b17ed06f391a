package dev.schemadoc.schema;

import java.util.List;

/**
 * An index of a table.
 *
 * @param name given or, as PostgreSQL would, chosen
 * @param method the access method; empty for the default, which is {@code btree}
 * @param with the storage parameters as SQL; empty where none are written
 * @param where the predicate as SQL; empty where there is none
 */
public record Index(
    String name,
    TableId table,
    boolean unique,
    String method,
    List<IndexKey> keys,
    List<String> include,
    boolean nullsNotDistinct,
    String with,
    String tablespace,
    String where) {

  public Index {
    keys = List.copyOf(keys);
    include = List.copyOf(include);
  }
}
