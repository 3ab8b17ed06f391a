package dev.schemadoc.judges;

import dev.schemadoc.workspace.Workspace;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Holds what the program says about the meaning of design documents against a running PostgreSQL
 * and prints where they differ; `./judge meaning` runs it.
 */
final class JudgeMeaning {

  private static final String USAGE =
      """
      usage: ./judge meaning [--mutants NUMBER] [--seed NUMBER] [--classes NUMBER] FOLDER...

      Runs all statements of each workspace on PostgreSQL and holds the problems of the program against
      it. A folder is a workspace, or holds one in each folder directly in it.
        --mutants NUMBER   how many faulty workspaces to make of sound ones, 0 if not given
        --seed NUMBER      makes others
        --classes NUMBER   how many classes of disagreements to show, 40 if not given
      """;

  private JudgeMeaning() {}

  public static void main(String[] arguments) throws IOException {
    Optional<JudgeOptions> options = JudgeOptions.read(arguments, 0);
    if (options.isEmpty()) {
      System.err.print(USAGE);
      System.exit(2);
    }
    System.exit(judge(options.get()) ? 0 : 1);
  }

  private static boolean judge(JudgeOptions options) throws IOException {
    Map<String, Workspace> workspaces = Workspaces.in(options.folders());
    MeaningReport report = new MeaningReport();
    workspaces.forEach((name, workspace) -> report.add(name, MeaningTrial.of(workspace)));
    System.out.print(report.report(options.classes()));
    boolean passed =
        report.count(Judgement.FALSE_ERROR) == 0 && report.count(Judgement.MISSED) == 0;

    if (options.mutants() > 0) {
      MeaningMutantTrial trial =
          MeaningMutantTrial.of(workspaces, options.mutants(), options.seed());
      System.out.printf("%n=== Mutants%n%s", trial.report(options.classes()));
      passed &= trial.agreement() >= Thresholds.AGREEMENT;
    }
    System.out.println(passed ? "passed" : "FAILED");
    return passed;
  }
}
