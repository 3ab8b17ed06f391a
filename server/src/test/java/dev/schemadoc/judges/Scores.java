package dev.schemadoc.judges;

import dev.schemadoc.judges.Comparison.Outcome;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The scores of many texts by the kind of statement, and what the two disagree about. */
final class Scores {

  private final PostgresqlGrammar grammar;
  private final Map<String, Score> kinds = new TreeMap<>();
  private final Score all = new Score();
  private final Tally meant = new Tally();
  private final Tally disagreements = new Tally();
  private int failures;

  Scores(PostgresqlGrammar grammar) {
    this.grammar = grammar;
  }

  void add(String kind, Comparison comparison) throws IOException {
    kinds.computeIfAbsent(kind, name -> new Score()).add(comparison);
    all.add(comparison);
    Outcome outcome = comparison.outcome();
    boolean differs = !outcome.agrees() || outcome == Outcome.OTHER_PLACE;
    if (comparison.meant().isPresent()) {
      meant.add(comparison.meant().get().title(), comparison.excerpt());
    } else if (differs) {
      failures += outcome.agrees() ? 0 : 1;
      disagreements.add(
          "%s: %s at %s".formatted(kind, outcome.title(), comparison.token(grammar)),
          comparison.excerpt());
    }
  }

  Score all() {
    return all;
  }

  /** How many verdicts differ that are not meant to. */
  int failures() {
    return failures;
  }

  String disagreements(int classes) {
    return disagreements.report(classes);
  }

  String report(int classes) {
    StringBuilder report = new StringBuilder(Score.HEADER);
    kinds.forEach((kind, score) -> report.append(score.row(kind)));
    report.append(all.row("all"));
    if (meant.sum() > 0) {
      report.append("meant to differ (▶ PostgreSQL, ▷ the reader):\n");
      report.append(meant.report(classes));
    }
    if (disagreements.sum() > 0) {
      report.append("disagreements (▶ PostgreSQL, ▷ the reader):\n");
      report.append(disagreements.report(classes));
    }
    return report.toString();
  }
}
