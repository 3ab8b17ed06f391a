package dev.schemadoc.sql;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the names that somebody probably meant. */
public final class Near {

  private Near() {}

  /** With more edits one word becomes another: {@code ledger} becomes {@code review}. */
  private static final int MOST_EDITS = 3;

  /** The candidate nearest to a word, if any is near enough to be what was meant. */
  public static Optional<String> closest(String word, Collection<String> candidates) {
    return near(word, candidates).stream().findFirst();
  }

  /** The candidates near enough to a word, nearest first. */
  public static List<String> near(String word, Collection<String> candidates) {
    record Scored(String candidate, int distance) {}
    int allowed = Math.clamp(word.length() / 3, 1, MOST_EDITS);
    return candidates.stream()
        .filter(candidate -> !candidate.equals(word))
        .filter(candidate -> Math.abs(candidate.length() - word.length()) <= allowed)
        .map(candidate -> new Scored(candidate, distance(word, candidate)))
        .filter(scored -> scored.distance() <= allowed && scored.distance() < word.length())
        .sorted(Comparator.comparingInt(Scored::distance).thenComparing(Scored::candidate))
        .map(Scored::candidate)
        .toList();
  }

  /** The edit distance with transpositions (optimal string alignment). */
  static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] previous = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + cost);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        current[j] = swapped ? Math.min(best, before[j - 2] + 1) : best;
      }
      int[] spare = before;
      before = previous;
      previous = current;
      current = spare;
    }
    return previous[b.length()];
  }
}
