package dev.schemadoc.alembic;

import java.util.List;

/**
 * All that stands in a new revision file.
 *
 * @param title what the revision does, in a line
 * @param revision its identifier
 * @param parents the revisions that it follows: none for a base, several for a merge
 * @param createDate its time, as {@link RevisionName#createDate} has it
 * @param remarks lines for the end of the docstring, such as {@code Design: .kiro/specs/…}
 * @param definitions Python source for the top level between the identifiers and the functions
 */
public record NewRevision(
    String title,
    String revision,
    List<String> parents,
    String createDate,
    List<String> remarks,
    HeaderStyle style,
    List<String> definitions,
    Body upgrade,
    Body downgrade) {

  public NewRevision {
    parents = List.copyOf(parents);
    remarks = List.copyOf(remarks);
    definitions = List.copyOf(definitions);
  }

  /** A function: what it does, in a line, and how. */
  public record Body(String summary, List<PythonStatement> statements) {
    public Body {
      statements = List.copyOf(statements);
    }
  }
}
