package dev.schemadoc.judges;

import dev.schemadoc.workspace.Document;
import dev.schemadoc.workspace.Workspace;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is left of a workspace when everything is taken out that PostgreSQL refuses, and all
 * queries: it is executed whole.
 *
 * @param definitions in an order in which they can be executed
 */
record SoundWorkspace(Workspace workspace, List<Definition> definitions) {

  SoundWorkspace {
    definitions = List.copyOf(definitions);
  }

  static SoundWorkspace of(Workspace workspace) {
    Workspace rest = workspace;
    while (true) {
      List<Definition> definitions = Definition.of(rest);
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

  /** Puts blanks in the place of a statement, so that all others stay where they are. */
  private static Workspace without(Workspace workspace, Definition definition) {
    Document document = workspace.document(definition.document()).orElseThrow();
    char[] text = document.text().toCharArray();
    int start = definition.statement().span().start();
    for (int i = 0; i < definition.text().length(); i++) {
      if (!Character.isWhitespace(definition.text().charAt(i))) {
        text[start + i] = ' ';
      }
    }
    return workspace.with(document.id(), new String(text));
  }
}
