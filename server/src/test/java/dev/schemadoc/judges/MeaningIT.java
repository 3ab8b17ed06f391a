package dev.schemadoc.judges;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.schemadoc.cli.Folders;
import dev.schemadoc.fixtures.ExampleWorkspaces;
import dev.schemadoc.workspace.Workspace;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A running PostgreSQL says what documents mean, and the program says the same. */
final class MeaningIT {

  private static final int MUTANTS = 200;
  private static final long SEED = 1;
  private static final int CLASSES = 25;

  /** The examples of what is left alone, for documents are merged without order. */
  private static final Set<String> SILENT =
      Set.of(
          "drop-in-use, drop-in-use / Examples / What another document makes may come later",
          "duplicate-column, duplicate-column / Examples / Added to a table of another document",
          "unknown-enum-value, unknown-enum-value / Examples / A type that two documents describe differently may have either");

  private static final Workspace SAMPLE =
      Folders.open(Judge.ROOT.resolve("test-fixtures/field-service"));

  @Test
  void theSampleIsExecutedAndNothingIsSaidAboutIt() {
    MeaningReport report = new MeaningReport();
    report.add("field-service", MeaningTrial.of(SAMPLE));
    assertTrue(report.count(Judgement.EXECUTED) > 70, () -> report.report(CLASSES));
    assertEquals(
        report.count(Judgement.EXECUTED) + report.count(Judgement.QUERY),
        report.all(),
        () -> report.report(CLASSES));
    assertEquals(0, report.warnings(), () -> report.report(CLASSES));
  }

  /** What a page says that is wrong is refused, and what it says that is right is executed. */
  @Test
  void postgresqlSaysWhatThePagesOfTheRulesSay() {
    MeaningReport report = new MeaningReport();
    Map<String, Workspace> examples = ExampleWorkspaces.in("docs/rules");
    assertTrue(examples.keySet().containsAll(SILENT), "an example has another name now");
    examples.forEach(
        (name, workspace) -> {
          if (!SILENT.contains(name)) {
            report.add(name, MeaningTrial.of(workspace));
          }
        });
    System.out.printf(
        "examples of rules: %d executed, %d refused, %d false errors, %d missed%n",
        report.count(Judgement.EXECUTED),
        report.count(Judgement.REFUSED),
        report.count(Judgement.FALSE_ERROR),
        report.count(Judgement.MISSED));
    assertTrue(
        report.count(Judgement.FALSE_ERROR) <= Thresholds.FALSE_ERRORS_OF_EXAMPLES,
        () -> report.report(CLASSES));
    assertTrue(
        report.count(Judgement.MISSED) <= Thresholds.MISSES_OF_EXAMPLES,
        () -> report.report(CLASSES));
  }

  @Test
  void aProblemComesWhereAStatementIsRefused() {
    MeaningMutantTrial trial =
        MeaningMutantTrial.of(Map.of("field-service", SAMPLE), MUTANTS, SEED);
    System.out.printf(
        "%d mutants of meaning: %s agreement%n", trial.judged(), Score.percent(trial.agreement()));
    assertTrue(trial.judged() > MUTANTS * 0.9, () -> trial.report(CLASSES));
    assertTrue(trial.agreement() >= Thresholds.AGREEMENT, () -> trial.report(CLASSES));
  }
}
