package dev.schemadoc.judges;

import dev.schemadoc.judges.PostgresqlGrammar.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares the verdicts about mutants of sound statements, and the places of their first faults.
 *
 * @param skipped mutants that read as another dialect, or about which PostgreSQL cannot tell
 */
record MutantTrial(int mutants, int skipped, Scores scores) {

  private static final int BATCH = 4_000;

  /** Judges a number of distinct mutants of statements that PostgreSQL accepts. */
  static MutantTrial of(List<String> statements, int wanted, long seed, PostgresqlGrammar grammar)
      throws IOException {
    Scores scores = new Scores(grammar);
    Mutator mutator = new Mutator(statements, seed);
    Set<String> seen = new HashSet<>(statements);
    int skipped = 0;
    // Small sets of statements have no more than so many mutants.
    long attempts = 20L * wanted;
    while (seen.size() - statements.size() < wanted && attempts > 0) {
      List<String> kinds = new ArrayList<>();
      List<String> texts = new ArrayList<>();
      while (texts.size() < BATCH && seen.size() - statements.size() < wanted && attempts > 0) {
        String statement = mutator.any(statements);
        String mutant = mutator.mutate(statement);
        attempts--;
        if (seen.add(mutant)) {
          kinds.add(StatementKind.of(statement));
          texts.add(Reading.closed(mutant));
        }
      }
      List<Verdict> verdicts = grammar.verdicts(texts);
      for (int i = 0; i < texts.size(); i++) {
        Reading reading = Reading.of(texts.get(i));
        var comparison =
            Comparison.of(texts.get(i), verdicts.get(i), reading)
                .map(it -> it.withoutVerb(reading.spans()));
        if (comparison.isPresent()) {
          scores.add(kinds.get(i), comparison.get());
        } else {
          skipped++;
        }
      }
    }
    return new MutantTrial(seen.size() - statements.size(), skipped, scores);
  }

  /** Those of some statements that PostgreSQL accepts, and that the reader is meant to accept. */
  static List<String> sound(List<String> statements, PostgresqlGrammar grammar) throws IOException {
    List<Verdict> verdicts = grammar.verdicts(statements);
    List<String> sound = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      String text = Reading.closed(statements.get(i));
      boolean meant =
          Comparison.of(text, verdicts.get(i), Reading.of(text))
              .filter(comparison -> comparison.meant().isPresent())
              .isPresent();
      if (verdicts.get(i) instanceof Verdict.Accepted && !meant) {
        sound.add(statements.get(i));
      }
    }
    return sound;
  }

  String report(int classes) {
    return """
        %d mutants, %d of them skipped as another dialect or too deep for PostgreSQL
        %s"""
        .formatted(mutants, skipped, scores.report(classes));
  }
}
