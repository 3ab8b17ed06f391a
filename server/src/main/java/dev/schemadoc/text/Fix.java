package dev.schemadoc.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A mend that is offered for a problem.
 *
 * @param title what the mend does, as an order: {@code Rename to `customers`}
 * @param edits what to change; no two of them overlap
 * @param repeatable whether all problems of the rule in a document can be mended like this at once,
 *     without a look at each
 */
public record Fix(String title, List<Edit> edits, boolean repeatable) {

  public Fix {
    edits = List.copyOf(edits);
  }

  /** A mend that somebody should look at before the next one. */
  public Fix(String title, List<Edit> edits) {
    this(title, edits, false);
  }

  /** The same mend, which can be applied to all problems of its rule at once. */
  public Fix repeated() {
    return new Fix(title, edits, true);
  }

  /**
   * One mend that does what several do: what two of them do is done once, and one that gets in the
   * way of an earlier one is left out.
   */
  public static Fix together(String title, List<Fix> fixes) {
    List<Edit> edits = new ArrayList<>();
    for (Fix fix : fixes) {
      List<Edit> more = fix.edits.stream().filter(edit -> !edits.contains(edit)).toList();
      boolean free = more.stream().noneMatch(edit -> edits.stream().anyMatch(edit::overlaps));
      if (free) {
        edits.addAll(more);
      }
    }
    return new Fix(title, edits);
  }
}
