package dev.schemadoc.judges;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** PostgreSQL's own grammar says what is right, and the reader says the same at the same place. */
final class GrammarIT {

  private static final int MUTANTS = 40_000;
  private static final long SEED = 1;
  private static final int CLASSES = 25;

  private static PostgresqlGrammar grammar;
  private static Documents fixtures;
  private static Documents sample;

  @BeforeAll
  static void start() throws IOException {
    grammar = PostgresqlGrammar.start();
    fixtures = documents("test-fixtures/sql");
    sample = documents("test-fixtures/field-service");
  }

  @Test
  void everyFixtureIsAcceptedByBoth() throws IOException {
    DocumentTrial trial = DocumentTrial.of(fixtures, grammar);
    Score score = trial.statements().all();
    assertTrue(score.compared() > 100, () -> trial.report(CLASSES));
    assertEquals(
        score.compared(), score.count(Comparison.Outcome.BOTH_ACCEPT), () -> trial.report(CLASSES));
    assertEquals(0, trial.failures(), () -> trial.report(CLASSES));
  }

  @Test
  void theSampleIsReadAsPostgresqlReadsIt() throws IOException {
    DocumentTrial trial = DocumentTrial.of(sample, grammar);
    assertEquals(0, trial.failures(), () -> trial.report(CLASSES));
  }

  @Test
  void whatTheGrammarTakesIsRefusedAtTheSamePlace() throws IOException {
    List<String> statements = checked();
    List<PostgresqlGrammar.Verdict> verdicts = grammar.verdicts(statements);
    Scores scores = new Scores(grammar);
    for (int i = 0; i < statements.size(); i++) {
      String text = statements.get(i);
      Comparison comparison = Comparison.of(text, verdicts.get(i), Reading.of(text)).orElseThrow();
      scores.add(StatementKind.of(text), comparison);
    }
    assertTrue(scores.all().compared() > 150, () -> scores.report(CLASSES));
    assertEquals(1.0, scores.all().verdicts(), () -> scores.report(CLASSES));
    assertEquals(1.0, scores.all().places(), () -> scores.report(CLASSES));
  }

  /** The statements of the test of what PostgreSQL refuses although its grammar takes it. */
  private static List<String> checked() throws IOException {
    try (InputStream stream =
        GrammarIT.class.getResourceAsStream("/dev/schemadoc/sql/checks.sql")) {
      if (stream == null) {
        throw new IOException("checks.sql is missing");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.endsWith(";") && !line.startsWith("--") && !line.startsWith(" "))
          .toList();
    }
  }

  @Test
  void whatPostgresqlRefusesIsRefusedAtTheSamePlace() throws IOException {
    MutantTrial trial = MutantTrial.of(sound(), MUTANTS, SEED, grammar);
    Score score = trial.scores().all();
    System.out.printf(
        "%d mutants: the verdicts are the same for %s, the places for %s%n",
        trial.mutants(), Score.percent(score.verdicts()), Score.percent(score.places()));
    assertTrue(trial.mutants() > MUTANTS * 0.9, () -> trial.report(CLASSES));
    assertTrue(score.verdicts() >= Thresholds.VERDICTS, () -> trial.report(CLASSES));
    assertTrue(score.places() >= Thresholds.PLACES, () -> trial.report(CLASSES));
  }

  @Test
  void aMistakeCostsNothingElse() throws IOException {
    ResilienceTrial trial = ResilienceTrial.of(sound(), MUTANTS / 10, SEED);
    System.out.printf(
        "beside a mistake %s of the items are read, and %s of the statements%n",
        Score.percent(trial.items()), Score.percent(trial.balancedNeighbours().share()));
    assertTrue(trial.items() >= Thresholds.ITEMS, () -> trial.report(CLASSES));
    assertTrue(
        trial.balancedNeighbours().share() >= Thresholds.NEIGHBOURS, () -> trial.report(CLASSES));
  }

  private static List<String> sound() throws IOException {
    Set<String> statements = new LinkedHashSet<>(fixtures.statements());
    statements.addAll(sample.statements());
    return MutantTrial.sound(List.copyOf(statements), grammar);
  }

  private static Documents documents(String folder) throws IOException {
    return Documents.of(List.of(Judge.ROOT.resolve(folder)));
  }

  @AfterAll
  static void end() throws IOException {
    grammar.close();
  }
}
