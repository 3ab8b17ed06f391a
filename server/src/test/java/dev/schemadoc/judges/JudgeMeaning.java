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
    MeaningReport report = new MeaningReport();
    for (Map.Entry<String, Workspace> workspace : Workspaces.in(options.folders()).entrySet()) {
      report.add(workspace.getKey(), MeaningTrial.of(workspace.getValue()));
    }
    System.out.print(report.report(options.classes()));
    return report.count(Judgement.FALSE_ERROR) == 0 && report.count(Judgement.MISSED) == 0;
  }
}
