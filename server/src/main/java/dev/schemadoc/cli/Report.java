package dev.schemadoc.cli;

import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Severity;
import dev.schemadoc.text.Source;
import dev.schemadoc.workspace.MigrationResult.Located;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was found wrong.
 *
 * @param known all texts that a problem may point to
 * @param problems in the order in which they are printed
 * @param documents how many documents were looked at
 */
record Report(Map<DocumentId, Source> known, List<Located> problems, int documents) {

  Report {
    known = Map.copyOf(known);
    problems = List.copyOf(problems);
  }

  Optional<Source> source(DocumentId id) {
    return Optional.ofNullable(known.get(id));
  }

  long count(Severity severity) {
    return problems.stream().filter(found -> found.problem().severity() == severity).count();
  }
}
