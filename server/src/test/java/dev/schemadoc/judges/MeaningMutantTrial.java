package dev.schemadoc.judges;

import dev.schemadoc.judges.SoundSession.Refusal;
import dev.schemadoc.text.Problem;
import dev.schemadoc.text.Severity;
import dev.schemadoc.workspace.Document;
import dev.schemadoc.workspace.Workspace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Holds what the program says about sound workspaces in which one statement was changed against
 * PostgreSQL: a problem must come exactly where a statement is refused.
 */
final class MeaningMutantTrial {

  private final Map<String, int[]> changes = new TreeMap<>();
  private final Tally missed = new Tally();
  private final Tally falseAlarms = new Tally();
  private final Tally meant = new Tally();
  private int agreed;
  private int refused;

  private final Program program;

  private MeaningMutantTrial(Program program) {
    this.program = program;
  }

  /** Judges a number of mutants, of each workspace as many as it has statements. */
  static MeaningMutantTrial of(Map<String, Workspace> workspaces, int wanted, long seed) {
    return of(workspaces, wanted, seed, Workspace::problems);
  }

  static MeaningMutantTrial of(
      Map<String, Workspace> workspaces, int wanted, long seed, Program program) {
    record Named(String name, SoundWorkspace workspace) {
      int size() {
        return workspace.definitions().size();
      }
    }
    List<Named> sound = new ArrayList<>();
    workspaces.forEach(
        (name, workspace) ->
            SoundWorkspace.of(workspace).forEach(part -> sound.add(new Named(name, part))));
    int all = sound.stream().mapToInt(Named::size).sum();
    MeaningMutantTrial trial = new MeaningMutantTrial(program);
    for (Named each : sound) {
      int share = (int) Math.ceil((double) wanted * each.size() / all);
      if (share > 0) {
        trial.judge(each.name(), each.workspace(), mutants(each.workspace(), share, seed));
      }
    }
    return trial;
  }

  /** Distinct ones, in the order of the statements. */
  private static List<MeaningMutant> mutants(SoundWorkspace workspace, int wanted, long seed) {
    MeaningMutator mutator = new MeaningMutator(workspace.definitions(), seed);
    Set<String> seen = new HashSet<>();
    List<MeaningMutant> mutants = new ArrayList<>();
    // Small workspaces have no more than so many.
    for (int attempts = 20 * wanted; attempts > 0 && mutants.size() < wanted; attempts--) {
      mutator
          .next()
          .filter(mutant -> seen.add(mutant.definition().place() + mutant.changed().text()))
          .ifPresent(mutants::add);
    }
    mutants.sort(Comparator.comparingInt(it -> workspace.definitions().indexOf(it.definition())));
    return mutants;
  }

  private void judge(String name, SoundWorkspace sound, List<MeaningMutant> mutants) {
    Set<Told> before = told(sound.workspace());
    try (SoundSession session = new SoundSession(sound)) {
      for (MeaningMutant mutant : mutants) {
        Document document =
            sound.workspace().document(mutant.definition().document()).orElseThrow();
        Workspace changed = sound.workspace().with(document.id(), mutant.in(document.text()));
        List<Told> news = told(changed).stream().filter(it -> !before.contains(it)).toList();
        compare(name, mutant, session.refusal(mutant.definition(), mutant.changed()), news);
      }
    }
  }

  private void compare(
      String workspace, MeaningMutant mutant, Optional<Refusal> refusal, List<Told> news) {
    int[] counts = changes.computeIfAbsent(mutant.change(), change -> new int[2]);
    String example = workspace + "/" + mutant.described();
    refused += refusal.isPresent() ? 1 : 0;
    if (refusal.isPresent() == !news.isEmpty()) {
      agreed++;
      counts[0]++;
    } else if (refusal.isPresent()) {
      Refusal it = refusal.get();
      String said = "%s %s".formatted(example, it.refused());
      Optional<Judgement> excuse = excuse(mutant, it);
      if (excuse.isPresent()) {
        meant.add(excuse.get().title(), said);
      } else {
        counts[1]++;
        missed.add(it.title(), said);
      }
    } else {
      counts[1]++;
      Told first = news.getFirst();
      falseAlarms.add(
          "%s %s".formatted(first.severity().word(), first.code()),
          example + " " + first.message());
    }
  }

  private static Optional<Judgement> excuse(MeaningMutant mutant, Refusal refusal) {
    boolean restated =
        mutant.change().equals(MeaningMutator.TWICE) && refusal.refused().isDuplicate();
    return restated
        ? Optional.of(Judgement.RESTATED)
        : Judgement.excuse(refusal.definition().statement(), refusal.refused());
  }

  /** What is told that matters, wherever it stands. */
  private record Told(String document, String code, Severity severity, String message) {}

  private Set<Told> told(Workspace workspace) {
    Set<Told> told = new LinkedHashSet<>();
    for (Document document : workspace.documents()) {
      for (Problem problem : program.problems(workspace, document.id())) {
        if (Advice.isNot(problem)) {
          told.add(
              new Told(
                  document.id().value(), problem.code(), problem.severity(), problem.message()));
        }
      }
    }
    return told;
  }

  int judged() {
    return agreed + missed.sum() + falseAlarms.sum();
  }

  /** The share of mutants about which the two say the same. */
  double agreement() {
    return Score.share(agreed, judged());
  }

  int falseAlarms() {
    return falseAlarms.sum();
  }

  String report(int classes) {
    StringBuilder report = new StringBuilder();
    report.append(
        "%d mutants judged, %d of them refused; %d more are meant to differ%n%s agreement: %d missed, %d false alarms%n"
            .formatted(
                judged(),
                refused,
                meant.sum(),
                Score.percent(agreement()),
                missed.sum(),
                falseAlarms.sum()));
    changes.forEach(
        (change, counts) ->
            report.append("  %6d agreed %6d not  %s%n".formatted(counts[0], counts[1], change)));
    report.append("%nfalse alarms%n%s".formatted(falseAlarms.report(classes)));
    report.append("%nmissed%n%s".formatted(missed.report(classes)));
    report.append("%nmeant to differ%n%s".formatted(meant.report(classes)));
    return report.toString();
  }
}
