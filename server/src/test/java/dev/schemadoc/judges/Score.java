package dev.schemadoc.judges;

import dev.schemadoc.judges.Comparison.Outcome;
import java.util.EnumMap;
import java.util.Map;

/** How often the reader says what PostgreSQL says. */
final class Score {

  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
  private int meant;

  void add(Comparison comparison) {
    if (comparison.meant().isPresent()) {
      meant++;
    } else {
      outcomes.merge(comparison.outcome(), 1, Integer::sum);
    }
  }

  /** How many were compared, without those that are meant to differ. */
  int compared() {
    return outcomes.values().stream().mapToInt(Integer::intValue).sum();
  }

  int count(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0);
  }

  /** The share of equal verdicts. */
  double verdicts() {
    int wrong = count(Outcome.FALSE_ALARM) + count(Outcome.MISSED);
    return share(compared() - wrong, compared());
  }

  /** The share of equal places where both refuse. */
  double places() {
    int same = count(Outcome.SAME_PLACE);
    return share(same, same + count(Outcome.OTHER_PLACE));
  }

  static double share(int part, int whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }

  static String percent(double share) {
    // Cut, not rounded, so that 100 % means all.
    return "%.3f %%".formatted(Math.floor(share * 100_000) / 1_000);
  }

  static final String HEADER =
      "%-28s %9s %9s %9s %9s %9s %9s %11s %11s %7s%n"
          .formatted(
              "",
              "compared",
              "accepted",
              "same",
              "elsewhere",
              "missed",
              "alarms",
              "verdicts",
              "places",
              "meant");

  String row(String name) {
    return "%-28s %9d %9d %9d %9d %9d %9d %11s %11s %7d%n"
        .formatted(
            name,
            compared(),
            count(Outcome.BOTH_ACCEPT),
            count(Outcome.SAME_PLACE) + count(Outcome.NO_PLACE),
            count(Outcome.OTHER_PLACE),
            count(Outcome.MISSED),
            count(Outcome.FALSE_ALARM),
            percent(verdicts()),
            percent(places()),
            meant);
  }
}
