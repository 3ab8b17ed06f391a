package dev.schemadoc.text;

import java.util.List;

/**
 * A mend that is offered for a problem.
 *
 * @param title what the mend does, as an order: {@code Rename to `customers`}
 * @param edits what to change; no two of them overlap
 */
public record Fix(String title, List<Edit> edits) {

  public Fix {
    edits = List.copyOf(edits);
  }
}
