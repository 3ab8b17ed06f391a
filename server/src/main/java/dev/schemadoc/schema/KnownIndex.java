package dev.schemadoc.schema;

import dev.schemadoc.sql.Expression;
import dev.schemadoc.sql.IndexPart;
import dev.schemadoc.text.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An index that is declared by itself, not by a constraint.
 *
 * @param id its name, given or, as PostgreSQL would, chosen, in the schema of its table
 * @param method in small letters; {@code btree} where none is written
 * @param parts its keys as they are written
 * @param columns its keys where all of them are columns, by the names that these have now
 * @param include the columns of {@code INCLUDE}
 * @param where the condition of a partial index
 * @param place where its name stands or, without one, the statement
 */
public record KnownIndex(
    TableId id,
    TableId table,
    boolean given,
    boolean unique,
    String method,
    List<IndexPart> parts,
    Optional<List<String>> columns,
    List<String> include,
    Optional<Expression> where,
    boolean nullsNotDistinct,
    Place place) {

  public KnownIndex {
    parts = List.copyOf(parts);
    columns = columns.map(List::copyOf);
    include = List.copyOf(include);
  }

  /** Whether a foreign key may refer to these columns by it. */
  public boolean makesUnique(Set<String> wanted) {
    return unique
        && where.isEmpty()
        && columns.isPresent()
        && Set.copyOf(columns.get()).equals(wanted)
        && columns.get().size() == wanted.size();
  }

  KnownIndex withId(TableId other, TableId owner) {
    return new KnownIndex(
        other,
        owner,
        given,
        unique,
        method,
        parts,
        columns,
        include,
        where,
        nullsNotDistinct,
        place);
  }

  KnownIndex withColumns(Optional<List<String>> keys, List<String> included) {
    return new KnownIndex(
        id, table, given, unique, method, parts, keys, included, where, nullsNotDistinct, place);
  }
}
