package dev.schemadoc.judges;

import dev.schemadoc.schema.SchemaIndex;
import dev.schemadoc.sql.Command;
import dev.schemadoc.sql.QualifiedName;
import dev.schemadoc.sql.Records;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Span;
import dev.schemadoc.workspace.Document;
import dev.schemadoc.workspace.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A statement by which a document says how the schema shall be.
 *
 * @param text what PostgreSQL is given
 * @param path the statement by which the document has set the search path before, or nothing
 * @param place the file and the line, for people
 */
record Definition(
    DocumentId document, Statement statement, String text, String path, String place) {

  private static final Pattern PATH =
      Pattern.compile("(?is)(re)?set\\s+(session\\s+|local\\s+)?(search_path|schema)\\b.*");

  /** The statements of a workspace in order, those that speak of one database together. */
  static List<List<Definition>> of(Workspace workspace) {
    Map<SchemaIndex, List<Definition>> scopes = new LinkedHashMap<>();
    for (Document document : workspace.documents()) {
      if (!workspace.excludes(document.id())) {
        scopes
            .computeIfAbsent(workspace.index(document.id()), index -> new ArrayList<>())
            .addAll(of(workspace, document));
      }
    }
    return List.copyOf(scopes.values());
  }

  /** The statements of a document, in order. */
  static List<Definition> of(Workspace workspace, Document document) {
    List<Definition> definitions = new ArrayList<>();
    String path = "";
    for (Statement statement : document.facts().statements()) {
      String text = statement.span().in(document.facts().sql());
      String place = place(workspace, document, statement.span());
      definitions.add(new Definition(document.id(), statement, text, path, place));
      if (statement instanceof Command.Other && PATH.matcher(text).matches()) {
        path = text;
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
    return new Definition(document, statement, other, path, place);
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
