package dev.schemadoc.judges;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts cases by class and keeps the first few of each to show. */
final class Tally {

  private static final int EXAMPLES = 5;

  private static final class Entry {
    private int count;
    private final List<String> examples = new ArrayList<>();
  }

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private int sum;

  void add(String kind, String example) {
    add(kind, Optional.of(example));
  }

  void add(String kind, Optional<String> example) {
    Entry entry = entries.computeIfAbsent(kind, name -> new Entry());
    entry.count++;
    sum++;
    if (entry.examples.size() < EXAMPLES) {
      example.ifPresent(entry.examples::add);
    }
  }

  int sum() {
    return sum;
  }

  /** The classes, the most frequent first, with their examples. */
  String report(int classes) {
    StringBuilder report = new StringBuilder();
    List<Map.Entry<String, Entry>> sorted = new ArrayList<>(entries.entrySet());
    sorted.sort(Comparator.comparingInt(entry -> -entry.getValue().count));
    for (Map.Entry<String, Entry> entry : sorted.subList(0, Math.min(classes, sorted.size()))) {
      report.append("  %6d  %s%n".formatted(entry.getValue().count, entry.getKey()));
      for (String example : entry.getValue().examples) {
        report.append("            ").append(example).append('\n');
      }
    }
    if (sorted.size() > classes) {
      report.append("          and %d classes more%n".formatted(sorted.size() - classes));
    }
    return report.toString();
  }
}
