package dev.schemadoc.judges;

import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Problem;
import dev.schemadoc.workspace.Workspace;
import java.util.List;

/** Whoever is judged: tells the problems of the documents of a workspace. */
interface Program {

  List<Problem> problems(Workspace workspace, DocumentId document);
}
