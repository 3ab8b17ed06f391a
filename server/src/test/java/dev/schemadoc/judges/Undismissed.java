package dev.schemadoc.judges;

import dev.schemadoc.rules.Rule;
import dev.schemadoc.rules.Rules;
import dev.schemadoc.settings.Settings;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Problem;
import dev.schemadoc.workspace.Document;
import dev.schemadoc.workspace.Workspace;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The problems that an author would be told of if nothing had been dismissed. */
final class Undismissed {

  private static final String MARK = "schemadoc: ignore";

  private Undismissed() {}

  static List<Problem> problems(Workspace workspace, DocumentId id, Program program) {
    Document document = workspace.document(id).orElseThrow();
    // As long as before, so that all stays where it is.
    String text = document.text().replace(MARK, "-".repeat(MARK.length()));
    Settings settings = workspace.settings(id);
    Set<String> levelled =
        Rules.ALL.stream()
            .map(Rule::code)
            .filter(code -> settings.level(code).isPresent())
            .collect(Collectors.toSet());
    Workspace unmarked = workspace.with(id, text);
    return program.problems(
        levelled.isEmpty() ? unmarked : unmarked.withRules(levelled, Set.of()), id);
  }
}
