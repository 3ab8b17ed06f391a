package dev.schemadoc.judges;

import dev.schemadoc.sql.QualifiedName;
import dev.schemadoc.sql.Records;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Span;
import dev.schemadoc.workspace.Document;
import dev.schemadoc.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement by which a document says how the schema shall be.
 *
 * @param text what PostgreSQL is given
 * @param place the file and the line, for people
 */
record Definition(DocumentId document, Statement statement, String text, String place) {

  /** The statements of all documents of a workspace, in order. */
  static List<Definition> of(Workspace workspace) {
    List<Definition> definitions = new ArrayList<>();
    for (Document document : workspace.documents()) {
      for (Statement statement : document.facts().statements()) {
        definitions.add(
            new Definition(
                document.id(),
                statement,
                statement.span().in(document.facts().sql()),
                place(workspace, document, statement.span())));
      }
    }
    return definitions;
  }

  /** What is written at a span of the document. */
  String written(Span span) {
    int start = statement.span().start();
    return text.substring(span.start() - start, span.end() - start);
  }

  /** Whether the statement names a table, a type or a function; columns do not count. */
  boolean mentions(String name) {
    return Records.all(statement, QualifiedName.class).stream()
        .anyMatch(each -> each.name().value().equals(name));
  }

  Definition withText(String other) {
    return new Definition(document, statement, other, place);
  }

  /** A place of a document for people: the path in its workspace, and the line. */
  static String place(Workspace workspace, Document document, Span span) {
    String path = document.id().value();
    for (String root : workspace.roots()) {
      if (path.startsWith(root + "/")) {
        path = path.substring(root.length() + 1);
      }
    }
    return path + ":" + (document.lines().lineAt(span.start()) + 1);
  }
}
