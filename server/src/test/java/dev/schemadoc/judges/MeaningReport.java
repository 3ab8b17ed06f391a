package dev.schemadoc.judges;

import dev.schemadoc.judges.MeaningTrial.Finding;
import dev.schemadoc.judges.Outcome.Refused;
import dev.schemadoc.text.Problem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What came out of the trials of some workspaces, counted and with examples. */
final class MeaningReport {

  private final Map<Judgement, Integer> counts = new EnumMap<>(Judgement.class);
  private final Map<Judgement, Tally> classes = new EnumMap<>(Judgement.class);
  private final List<String> noise = new ArrayList<>();
  private int wholeDocuments;

  void add(String workspace, MeaningTrial trial) {
    for (Finding finding : trial.findings()) {
      counts.merge(finding.judgement(), 1, Integer::sum);
      classes
          .computeIfAbsent(finding.judgement(), each -> new Tally())
          .add(title(finding), workspace + "/" + example(finding));
    }
    for (MeaningTrial.Whole whole : trial.wholeDocuments()) {
      wholeDocuments++;
      whole.warnings().forEach(warning -> noise.add(workspace + "/" + warning));
    }
  }

  int count(Judgement judgement) {
    return counts.getOrDefault(judgement, 0);
  }

  /** How many statements were judged. */
  int all() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many warnings are told in documents that PostgreSQL has nothing against. */
  int warnings() {
    return noise.size();
  }

  private String classes(Judgement judgement, int limit) {
    Tally tally = classes.get(judgement);
    return tally == null ? "" : tally.report(limit);
  }

  String report(int limit) {
    StringBuilder report = new StringBuilder();
    for (Judgement judgement : Judgement.values()) {
      report.append("%6d  %s%n".formatted(count(judgement), judgement.title()));
    }
    report.append(
        "%n%d documents are executed whole, with %.2f warnings each%n"
            .formatted(wholeDocuments, (double) warnings() / Math.max(1, wholeDocuments)));
    noise.forEach(warning -> report.append("            %s%n".formatted(warning)));
    for (Judgement judgement : Judgement.values()) {
      boolean shown = judgement.isFailure() || judgement.isNamed();
      if (shown && count(judgement) > 0) {
        report.append("%n%s%n%s".formatted(judgement.title(), classes(judgement, limit)));
      }
    }
    return report.toString();
  }

  private static String title(Finding finding) {
    String kind = StatementKind.of(finding.definition().text());
    return switch (finding.outcome()) {
      case Refused refused -> kind + ": " + refused.kind();
      case Outcome.Executed() ->
          kind
              + ": "
              + finding.problems().stream()
                  .map(Problem::code)
                  .distinct()
                  .collect(Collectors.joining(", "));
      case Outcome.Unchanged() -> kind;
      case Outcome.NotRun() -> kind;
    };
  }

  private static String example(Finding finding) {
    String said =
        finding.problems().stream()
            .map(
                problem ->
                    "%s %s: %s"
                        .formatted(problem.severity().word(), problem.code(), problem.message()))
            .collect(Collectors.joining("; "));
    return "%s %s | ours: %s"
        .formatted(finding.definition().place(), finding.outcome(), said.isEmpty() ? "-" : said);
  }
}
