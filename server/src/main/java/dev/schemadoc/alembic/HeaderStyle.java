package dev.schemadoc.alembic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a revision file writes its imports and the types of its identifiers.
 *
 * @param wide whether {@code down_revision} is said to hold several identifiers too, as newer
 *     templates of Alembic have it
 */
public record HeaderStyle(
    Typing typing, boolean wide, SequenceOrigin sequence, ImportOrder imports) {

  /** What a project gets that shows no habit. */
  public static final HeaderStyle DEFAULT =
      new HeaderStyle(Typing.PIPE, false, SequenceOrigin.COLLECTIONS, ImportOrder.SORTED);

  /** How the type of an optional text is written. */
  public enum Typing {
    /** {@code revision = "…"}. */
    NONE,
    /** {@code Union[str, None]}. */
    UNION,
    /** {@code str | None}. */
    PIPE
  }

  /** Where {@code Sequence} is imported from. */
  public enum SequenceOrigin {
    TYPING,
    COLLECTIONS
  }

  /** How the imports of Alembic and SQLAlchemy stand to each other. */
  public enum ImportOrder {
    /** As isort and ruff sort them: {@code import sqlalchemy as sa}, then {@code from alembic}. */
    SORTED,
    /** As Alembic's own template has them: {@code from alembic import op} first. */
    TEMPLATE,
    /**
     * {@code from alembic} in a block of its own, as ruff wants it beside a folder {@code alembic}.
     */
    APART
  }

  /**
   * What one file shows.
   *
   * @param imports empty where the file does not import both
   */
  public record Observed(
      Typing typing, boolean wide, SequenceOrigin sequence, Optional<ImportOrder> imports) {}

  /** The style of the most of some files, the newest first; of two equals the newer one. */
  public static HeaderStyle imitating(List<Observed> newestFirst) {
    return most(newestFirst, Observed::typing)
        .map(
            typing -> {
              List<Observed> alike =
                  newestFirst.stream().filter(style -> style.typing() == typing).toList();
              List<ImportOrder> orders =
                  newestFirst.stream().flatMap(style -> style.imports().stream()).toList();
              return new HeaderStyle(
                  typing,
                  most(alike, Observed::wide).orElse(DEFAULT.wide),
                  most(alike, Observed::sequence).orElse(DEFAULT.sequence),
                  most(orders, order -> order).orElse(DEFAULT.imports));
            })
        .orElse(DEFAULT);
  }

  private static <S, T> Optional<T> most(List<S> styles, Function<S, T> trait) {
    Map<T, Integer> counts = new LinkedHashMap<>();
    styles.forEach(style -> counts.merge(trait.apply(style), 1, Integer::sum));
    // The first of equals, and the map has the newest first.
    return counts.entrySet().stream()
        .reduce((best, each) -> each.getValue() > best.getValue() ? each : best)
        .map(Map.Entry::getKey);
  }
}
