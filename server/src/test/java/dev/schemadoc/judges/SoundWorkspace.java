package dev.schemadoc.judges;

import dev.schemadoc.design.Design;
import dev.schemadoc.design.Fence;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Span;
import dev.schemadoc.workspace.Document;
import dev.schemadoc.workspace.ProjectFiles;
import dev.schemadoc.workspace.Workspace;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is left of the documents of a workspace when everything is taken out that PostgreSQL
 * refuses, and all queries: it is executed whole.
 *
 * @param definitions in an order in which they can be executed
 */
record SoundWorkspace(Workspace workspace, List<Definition> definitions) {

  SoundWorkspace {
    definitions = List.copyOf(definitions);
  }

  /** What is sound of a workspace, a part for each database that it speaks of. */
  static List<SoundWorkspace> of(Workspace workspace) {
    return Definition.of(workspace).stream().map(scope -> of(workspace, documents(scope))).toList();
  }

  private static SoundWorkspace of(Workspace workspace, Set<DocumentId> documents) {
    Workspace rest = alone(workspace, documents);
    while (true) {
      List<Definition> definitions = definitions(rest, documents);
      Execution execution = Execution.of(definitions);
      Set<Definition> kept = new HashSet<>();
      for (int at : execution.order()) {
        if (execution.outcomes().get(at) instanceof Outcome.Executed) {
          kept.add(definitions.get(at));
        }
      }
      if (kept.size() == definitions.size()) {
        return new SoundWorkspace(rest, execution.order().stream().map(definitions::get).toList());
      }
      for (Definition definition : definitions) {
        if (!kept.contains(definition)) {
          rest = without(rest, definition);
        }
      }
    }
  }

  /** Nothing but documents, for what models and migrations declare would mend what is broken. */
  private static Workspace alone(Workspace workspace, Set<DocumentId> documents) {
    Workspace alone = Workspace.EMPTY;
    for (String root : workspace.roots()) {
      alone = alone.withRoot(root, ProjectFiles.NONE);
    }
    for (DocumentId id : documents) {
      alone = alone.with(id, withoutCode(workspace.document(id).orElseThrow().text()));
    }
    return alone;
  }

  /** A document in which the models of other languages are blanks. */
  private static String withoutCode(String text) {
    char[] blanked = text.toCharArray();
    for (Fence fence : Design.read(text).fences()) {
      if (!fence.isSql()) {
        fence.parts().forEach(part -> blank(blanked, part));
      }
    }
    return new String(blanked);
  }

  private static void blank(char[] text, Span span) {
    for (int i = span.start(); i < span.end(); i++) {
      if (!Character.isWhitespace(text[i])) {
        text[i] = ' ';
      }
    }
  }

  private static Set<DocumentId> documents(List<Definition> definitions) {
    return definitions.stream()
        .map(Definition::document)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Definition> definitions(Workspace workspace, Set<DocumentId> documents) {
    return documents.stream()
        .flatMap(id -> workspace.document(id).stream())
        .flatMap(document -> Definition.of(workspace, document).stream())
        .toList();
  }

  /** Puts blanks in the place of a statement, so that all others stay where they are. */
  private static Workspace without(Workspace workspace, Definition definition) {
    Document document = workspace.document(definition.document()).orElseThrow();
    char[] text = document.text().toCharArray();
    blank(text, definition.statement().span());
    return workspace.with(document.id(), new String(text));
  }
}
