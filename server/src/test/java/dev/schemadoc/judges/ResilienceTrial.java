package dev.schemadoc.judges;

import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.TableItem;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a mistake costs: of the columns and constraints beside a mutated one, and of the statements
 * beside a mutated one, those that are read as if nothing were wrong.
 *
 * <p>Balanced is a mutant in which every parenthesis has its partner and every quote its end.
 */
record ResilienceTrial(
    Loss balancedItems, Loss unbalancedItems, Loss balancedNeighbours, Loss unbalancedNeighbours) {

  /** How much of what was sound is read, and what is lost. */
  static final class Loss {
    private final Tally lost = new Tally();
    private int kept;

    private void add(boolean isKept, String kind, Optional<String> example) {
      if (isKept) {
        kept++;
      } else {
        lost.add(kind, example);
      }
    }

    int kept() {
      return kept;
    }

    int whole() {
      return kept + lost.sum();
    }

    double share() {
      return Score.share(kept, whole());
    }

    String report(int classes) {
      return "%s of %d%n%s".formatted(Score.percent(share()), whole(), lost.report(classes));
    }
  }

  /**
   * Mutates items of tables and statements between others.
   *
   * @param statements that PostgreSQL accepts
   * @param times how many of each
   */
  static ResilienceTrial of(List<String> statements, int times, long seed) {
    var trial = new ResilienceTrial(new Loss(), new Loss(), new Loss(), new Loss());
    List<Sound> sound = new ArrayList<>();
    List<Sound> tables = new ArrayList<>();
    for (String statement : statements) {
      Reading reading = Reading.of(Reading.closed(statement));
      if (reading.problems().isEmpty() && reading.statements().size() == 1) {
        sound.add(new Sound(statement, described(reading, reading.statements().getFirst(), 0)));
        if (reading.items().size() > 1) {
          tables.add(sound.getLast());
        }
      }
    }
    Mutator mutator = new Mutator(statements, seed);
    for (int i = 0; i < times && !tables.isEmpty(); i++) {
      trial.mutateItem(mutator.any(tables).text(), mutator);
    }
    for (int i = 0; i < times && !sound.isEmpty(); i++) {
      trial.mutateBetween(mutator.any(sound), mutator.any(sound), mutator.any(sound), mutator);
    }
    return trial;
  }

  /** A statement without a fault, and what it is read as where it stands alone. */
  private record Sound(String text, String description) {}

  /** The share of the untouched columns and constraints that are read, whatever was done. */
  double items() {
    return Score.share(
        balancedItems.kept() + unbalancedItems.kept(),
        balancedItems.whole() + unbalancedItems.whole());
  }

  private void mutateItem(String table, Mutator mutator) {
    Reading before = Reading.of(Reading.closed(table));
    TableItem mutated = mutator.any(before.items());
    String mutant = mutator.mutate(table, mutated.span());
    Reading after = Reading.of(Reading.closed(mutant));
    List<String> read = new ArrayList<>();
    after.items().forEach(item -> read.add(after.description(item)));
    int end = mutated.span().end() + mutant.length() - table.length();
    boolean balanced = isBalanced(mutant.substring(mutated.span().start(), end));
    Loss loss = balanced ? balancedItems : unbalancedItems;
    // One example of what a mutant costs is enough.
    boolean shown = false;
    for (TableItem item : before.items()) {
      if (!item.equals(mutated)) {
        boolean isKept = read.remove(before.description(item));
        loss.add(
            isKept,
            item.getClass().getSimpleName().toLowerCase(Locale.ROOT),
            shown
                ? Optional.empty()
                : Optional.of(
                    "`%s` of %s"
                        .formatted(oneLine(item.span().in(table)), difference(table, mutant))));
        shown |= !isKept;
      }
    }
  }

  private void mutateBetween(Sound first, Sound middle, Sound last, Mutator mutator) {
    String mutant = mutator.mutate(middle.text());
    String front = Reading.closed(first.text()) + "\n" + Reading.closed(mutant) + "\n";
    Reading reading = Reading.of(front + Reading.closed(last.text()));
    List<Statement> read = reading.statements();
    Loss loss = isBalanced(mutant) ? balancedNeighbours : unbalancedNeighbours;
    loss.add(
        !read.isEmpty() && described(reading, read.getFirst(), 0).equals(first.description()),
        "the statement before",
        example(first, "before", middle, mutant));
    loss.add(
        !read.isEmpty()
            && described(reading, read.getLast(), front.length()).equals(last.description()),
        "the statement behind",
        example(last, "behind", middle, mutant));
  }

  private static Optional<String> example(
      Sound neighbour, String place, Sound middle, String mutant) {
    return Optional.of(
        "%s %s %s".formatted(oneLine(neighbour.text()), place, difference(middle.text(), mutant)));
  }

  private static String described(Reading reading, Statement statement, int from) {
    Span span = statement.span();
    long problems =
        reading.problems().stream().filter(problem -> span.contains(problem.span())).count();
    return "%d..%d with %d problems: %s"
        .formatted(
            span.start() - from, span.end() - from, problems, reading.description(statement));
  }

  /** The body of a function may hold semicolons between BEGIN ATOMIC and END. */
  private static boolean isBalanced(String text) {
    return Pieces.isBalanced(text) && Pieces.of(text).stream().noneMatch(it -> it.is("atomic"));
  }

  /** The part of a mutant that differs from what it was made of, with some words around it. */
  private static String difference(String original, String mutant) {
    int start = 0;
    while (start < Math.min(original.length(), mutant.length())
        && original.charAt(start) == mutant.charAt(start)) {
      start++;
    }
    return oneLine(
        mutant.substring(Math.max(0, start - 50), Math.min(mutant.length(), start + 50)));
  }

  private static String oneLine(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() > 100 ? line.substring(0, 100) + " …" : line;
  }

  String report(int classes) {
    return """
        Columns and constraints beside a mutated one that are read: %s
        by balanced mutants: %s
        by others: %s
        Statements beside a mutated one that are read as before
        by balanced mutants: %s
        by others: %s"""
        .formatted(
            Score.percent(items()),
            balancedItems.report(classes),
            unbalancedItems.report(classes),
            balancedNeighbours.report(classes),
            unbalancedNeighbours.report(classes));
  }
}
