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
 */
final class DialectEvidence {

  /** What must speak for another dialect at least. */
  private static final int ENOUGH = 5;

  private static final Dialect[] DIALECTS = Dialect.values();

  /** The weights of the marks that were found, by dialect. */
  private final Map<Dialect, Integer> weights;

  /** Whether there is no SQL but comments. */
  private final boolean empty;

  private DialectEvidence(Map<Dialect, Integer> weights, boolean empty) {
    this.weights = weights;
    this.empty = empty;
  }

  static DialectEvidence of(TokenView tokens) {
    List<Mark> marks = DialectMarks.in(tokens);
    if (marks.isEmpty()) {
      return new DialectEvidence(Map.of(), tokens.size() == 0);
    }
    Map<Dialect, Integer> weights = new EnumMap<>(Dialect.class);
    for (Mark mark : marks) {
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
    if (weights.isEmpty() && document == Dialect.POSTGRESQL) {
      return document;
    }
    Dialect best = Dialect.POSTGRESQL;
    int most = Math.max(weight(best), ENOUGH - 1);
    for (Dialect dialect : DIALECTS) {
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
        if (dialect == Dialect.POSTGRESQL) {
          return dialect;
        }
        counts.merge(dialect, 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(Dialect.POSTGRESQL);
  }
}
