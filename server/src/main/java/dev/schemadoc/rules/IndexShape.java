package dev.schemadoc.rules;

import dev.schemadoc.schema.KnownConstraint;
import dev.schemadoc.schema.KnownIndex;
import dev.schemadoc.schema.KnownTable;
import dev.schemadoc.schema.SchemaIndex;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.Expression;
import dev.schemadoc.sql.IndexPart;
import dev.schemadoc.text.Place;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an index of a table does, whether it is declared by itself or comes with a constraint.
 *
 * @param keys how its keys are written, in order, with order and operator class
 * @param columns its keys where all of them are plain columns
 * @param rest the condition and the columns that are only carried along
 * @param index absent where it comes with a constraint
 */
record IndexShape(
    String name,
    String described,
    boolean unique,
    String method,
    List<String> keys,
    Optional<List<String>> columns,
    String rest,
    Optional<KnownIndex> index,
    Place place) {

  IndexShape {
    keys = List.copyOf(keys);
    columns = columns.map(List::copyOf);
  }

  /** All indexes of a table, those of constraints first. */
  static List<IndexShape> of(KnownTable table, SchemaIndex index) {
    List<IndexShape> shapes = new ArrayList<>();
    for (KnownConstraint constraint : table.constraints()) {
      boolean isKey =
          constraint.kind() == KnownConstraint.Kind.PRIMARY_KEY
              || constraint.kind() == KnownConstraint.Kind.UNIQUE;
      boolean isOwn = constraint.table().equals(table.id());
      if (isKey && isOwn && !(constraint.source().body() instanceof Body.UsingIndex)) {
        shapes.add(of(constraint));
      }
    }
    table.indexes().stream()
        .filter(each -> each.table().equals(table.id()) && !each.parts().isEmpty())
        .forEach(each -> shapes.add(of(each, index)));
    return shapes;
  }

  private static IndexShape of(KnownConstraint constraint) {
    return new IndexShape(
        constraint.name(),
        "%s `%s`".formatted(constraint.kind().words(), constraint.name()),
        true,
        "btree",
        constraint.columns(),
        Optional.of(constraint.columns()),
        includes(constraint),
        Optional.empty(),
        constraint.place());
  }

  private static String includes(KnownConstraint constraint) {
    return switch (constraint.source().body()) {
      case Body.PrimaryKey key -> key.settings().include().toString();
      case Body.Unique key -> key.settings().include() + (key.nullsNotDistinct() ? " nulls" : "");
      default -> "[]";
    };
  }

  private static IndexShape of(KnownIndex index, SchemaIndex all) {
    String sql = all.document(index.place().document()).map(facts -> facts.sql()).orElse("");
    List<String> keys = new ArrayList<>();
    boolean plain = true;
    for (IndexPart part : index.parts()) {
      boolean column = part.value() instanceof Expression.ColumnReference;
      plain &= column && part.operatorClass().isEmpty() && part.collation().isEmpty();
      keys.add(key(part, sql));
    }
    String where = index.where().map(each -> " where " + wording(each.span(), sql)).orElse("");
    return new IndexShape(
        index.id().name(),
        index.given() ? "index `%s`".formatted(index.id().name()) : "another index",
        index.unique(),
        index.method(),
        keys,
        plain ? index.columns() : Optional.empty(),
        index.include() + (index.nullsNotDistinct() ? " nulls" : "") + where,
        Optional.of(index),
        index.place());
  }

  /** A key without what is so anyway. */
  private static String key(IndexPart part, String sql) {
    String value =
        part.value() instanceof Expression.ColumnReference column
            ? column.column().value()
            : wording(part.value().bare().span(), sql);
    boolean descends = part.order().filter("DESC"::equals).isPresent();
    boolean first = part.nulls().map("FIRST"::equals).orElse(descends);
    return value
        + part.collation().map(each -> " collate " + each).orElse("")
        + part.operatorClass().map(each -> " " + each).orElse("")
        + (descends ? " desc" : "")
        + (first == descends ? "" : first ? " nulls first" : " nulls last");
  }

  private static String wording(Span span, String sql) {
    return span.end() <= sql.length() ? Wording.of(span.in(sql)) : "";
  }

  /** Whether two are the same but for their names, and perhaps that one of them is unique. */
  boolean isLike(IndexShape other) {
    return method.equals(other.method) && keys.equals(other.keys) && rest.equals(other.rest);
  }

  /** Whether another one finds all that this one finds. */
  boolean isBeginningOf(IndexShape other) {
    return !unique
        && method.equals("btree")
        && other.method.equals("btree")
        && isWhole()
        && other.isWhole()
        && columns.isPresent()
        && keys.size() < other.keys.size()
        && keys.equals(other.keys.subList(0, keys.size()));
  }

  /** Whether it holds all rows, and nothing but its keys. */
  private boolean isWhole() {
    return !rest.contains(" where ") && rest.startsWith("[]");
  }
}
