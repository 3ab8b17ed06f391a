package dev.schemadoc.judges;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Compares the reader with PostgreSQL's own grammar over folders of design documents and prints
 * where they differ; `./judge grammar` runs it.
 */
final class JudgeGrammar {

  private static final String USAGE =
      """
      usage: ./judge [grammar] [--mutants NUMBER] [--seed NUMBER] [--classes NUMBER] FOLDER...

      Compares how SQL is read with PostgreSQL's own grammar: every design.md under the folders, and
      the files *.sql directly in them.
        --mutants NUMBER   how many faulty statements to make of sound ones, 200000 if not given
        --seed NUMBER      makes others
        --classes NUMBER   how many classes of disagreements to show, 40 if not given
      """;

  private static final int MUTANTS = 200_000;

  private JudgeGrammar() {}

  public static void main(String[] arguments) throws IOException {
    Optional<JudgeOptions> options = JudgeOptions.read(arguments, MUTANTS);
    if (options.isEmpty()) {
      System.err.print(USAGE);
      System.exit(2);
    }
    System.exit(judge(options.get()) ? 0 : 1);
  }

  /** Whether the reader passes. */
  private static boolean judge(JudgeOptions options) throws IOException {
    try (PostgresqlGrammar grammar = PostgresqlGrammar.start()) {
      Documents documents = Documents.of(options.folders());
      long start = System.nanoTime();
      DocumentTrial asTheyAre = DocumentTrial.of(documents, grammar);
      print("Documents", asTheyAre.report(options.classes()), start);

      start = System.nanoTime();
      List<String> sound = MutantTrial.sound(documents.statements(), grammar);
      if (sound.isEmpty()) {
        System.out.println("no statement that PostgreSQL accepts");
        return false;
      }
      MutantTrial faulty = MutantTrial.of(sound, options.mutants(), options.seed(), grammar);
      print(
          "Mutants of %d statements".formatted(sound.size()),
          faulty.report(options.classes()),
          start);

      start = System.nanoTime();
      ResilienceTrial resilience =
          ResilienceTrial.of(sound, options.mutants() / 10, options.seed());
      print("Resilience", resilience.report(5), start);

      Score score = faulty.scores().all();
      boolean passed =
          asTheyAre.failures() == 0
              && score.verdicts() >= Thresholds.VERDICTS
              && score.places() >= Thresholds.PLACES
              && resilience.items() >= Thresholds.ITEMS
              && resilience.balancedNeighbours().share() >= Thresholds.NEIGHBOURS;
      System.out.printf(
          """
          documents: %d failures (0 wanted)
          mutants: verdicts %s (%s wanted), places %s (%s wanted)
          resilience: items %s (%s wanted), neighbours %s (%s wanted)
          %s
          """,
          asTheyAre.failures(),
          Score.percent(score.verdicts()),
          Score.percent(Thresholds.VERDICTS),
          Score.percent(score.places()),
          Score.percent(Thresholds.PLACES),
          Score.percent(resilience.items()),
          Score.percent(Thresholds.ITEMS),
          Score.percent(resilience.balancedNeighbours().share()),
          Score.percent(Thresholds.NEIGHBOURS),
          passed ? "passed" : "FAILED");
      return passed;
    }
  }

  private static void print(String title, String report, long start) {
    Duration duration = Duration.ofNanos(System.nanoTime() - start);
    System.out.printf("=== %s (%.1f s)%n%s%n", title, duration.toMillis() / 1000.0, report);
  }
}
