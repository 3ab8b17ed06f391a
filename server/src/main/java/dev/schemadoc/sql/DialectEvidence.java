package dev.schemadoc.sql;

import dev.schemadoc.sql.DialectMarks.Mark;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How much of some SQL speaks for each dialect.
 *
 * <p>SQL is PostgreSQL's unless more speaks for another: what is taken for another dialect is not
 * checked, so a wrong guess hides every mistake in it.
 *
 * @param weights the weights of the marks that were found, by dialect
 * @param empty whether there is no SQL but comments
 */
record DialectEvidence(Map<Dialect, Integer> weights, boolean empty) {

  /** What must speak for another dialect at least. */
  private static final int ENOUGH = 5;

  DialectEvidence {
    weights = Map.copyOf(weights);
  }

  static DialectEvidence of(TokenView tokens) {
    Map<Dialect, Integer> weights = new EnumMap<>(Dialect.class);
    for (Mark mark : DialectMarks.in(tokens)) {
      for (Dialect dialect : mark.dialects()) {
        weights.merge(dialect, mark.weight(), Integer::sum);
      }
    }
    return new DialectEvidence(weights, tokens.size() == 0);
  }

  int weight(Dialect dialect) {
    return weights.getOrDefault(dialect, 0);
  }

  /** The dialect of the SQL by itself. */
  Dialect dialect() {
    return dialect(Dialect.POSTGRESQL);
  }

  /**
   * The dialect of SQL that is part of a document: where not only PostgreSQL's own marks are in it,
   * it is in that of the document.
   */
  Dialect dialect(Dialect document) {
    Dialect best = Dialect.POSTGRESQL;
    int most = Math.max(weight(best), ENOUGH - 1);
    for (Dialect dialect : Dialect.values()) {
      boolean open = weight(Dialect.POSTGRESQL) == 0 || weight(dialect) > 0;
      boolean hinted = open && !empty && dialect == document && dialect != Dialect.POSTGRESQL;
      int hint = hinted ? ENOUGH : 0;
      if (weight(dialect) + hint > most) {
        best = dialect;
        most = weight(dialect) + hint;
      }
    }
    return best;
  }

  /**
   * The dialect of a document: the most frequent one of those that its parts are plainly in, and
   * PostgreSQL's as soon as one part is plainly PostgreSQL's.
   */
  static Dialect ofDocument(List<DialectEvidence> parts) {
    Map<Dialect, Integer> counts = new EnumMap<>(Dialect.class);
    for (DialectEvidence part : parts) {
      Dialect dialect = part.dialect();
      if (part.weight(dialect) >= ENOUGH) {
        counts.merge(dialect, 1, Integer::sum);
      }
    }
    if (counts.containsKey(Dialect.POSTGRESQL)) {
      return Dialect.POSTGRESQL;
    }
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(Dialect.POSTGRESQL);
  }
}
