package dev.schemadoc.workspace;

import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Problem;
import java.util.List;

/** The answer to a {@link MigrationRequest}. */
public sealed interface MigrationResult {

  /**
   * The files to create.
   *
   * @param files in the order of the chain
   * @param notes what the user should know, one sentence each
   */
  record Ready(List<NewFile> files, List<String> notes) implements MigrationResult {
    public Ready {
      files = List.copyOf(files);
      notes = List.copyOf(notes);
    }
  }

  /**
   * Nothing can be written.
   *
   * @param reason why, and what to do
   * @param problems the problems of the designs that stand in the way
   */
  record Refused(String reason, List<Located> problems) implements MigrationResult {
    public Refused {
      problems = List.copyOf(problems);
    }
  }

  /**
   * A file to create.
   *
   * @param path absolute, with {@code /} between the parts
   * @param revision the identifier of the revision in it
   */
  record NewFile(String path, String revision, String text) {}

  /** A problem and the document that it is in. */
  record Located(DocumentId document, Problem problem) {}
}
