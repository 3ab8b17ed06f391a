package dev.schemadoc.judges;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares the reader with PostgreSQL's own grammar over folders of design documents and prints
 * where they differ; `./judge` runs it.
 */
final class JudgeReader {

  private static final String USAGE =
      """
      usage: ./judge [--mutants NUMBER] [--seed NUMBER] [--classes NUMBER] FOLDER...

      Compares how SQL is read with PostgreSQL's own grammar: every design.md under the folders, and
      the files *.sql directly in them.
        --mutants NUMBER   how many faulty statements to make of sound ones, 200000 if not given
        --seed NUMBER      makes others
        --classes NUMBER   how many classes of disagreements to show, 40 if not given
      """;

  private int mutants = 200_000;
  private long seed = 1;
  private int classes = 40;
  private final List<Path> folders = new ArrayList<>();

  private JudgeReader() {}

  public static void main(String[] arguments) throws IOException {
    JudgeReader judge = new JudgeReader();
    if (!judge.understands(arguments)) {
      System.err.print(USAGE);
      System.exit(2);
    }
    System.exit(judge.judge() ? 0 : 1);
  }

  private boolean understands(String[] arguments) {
    try {
      for (int i = 0; i < arguments.length; i++) {
        switch (arguments[i]) {
          case "--mutants" -> mutants = Integer.parseInt(arguments[++i]);
          case "--seed" -> seed = Long.parseLong(arguments[++i]);
          case "--classes" -> classes = Integer.parseInt(arguments[++i]);
          default -> folders.add(Path.of(arguments[i]));
        }
      }
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException ignored) {
      return false;
    }
    return !folders.isEmpty() && folders.stream().allMatch(Files::isDirectory);
  }

  /** Whether the reader passes. */
  private boolean judge() throws IOException {
    try (PostgresqlGrammar grammar = PostgresqlGrammar.start()) {
      Documents documents = Documents.of(folders);
      long start = System.nanoTime();
      DocumentTrial asTheyAre = DocumentTrial.of(documents, grammar);
      print("Documents", asTheyAre.report(classes), start);

      start = System.nanoTime();
      List<String> sound = MutantTrial.sound(documents.statements(), grammar);
      if (sound.isEmpty()) {
        System.out.println("no statement that PostgreSQL accepts");
        return false;
      }
      MutantTrial faulty = MutantTrial.of(sound, mutants, seed, grammar);
      print("Mutants of %d statements".formatted(sound.size()), faulty.report(classes), start);

      start = System.nanoTime();
      ResilienceTrial resilience = ResilienceTrial.of(sound, mutants / 10, seed);
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
