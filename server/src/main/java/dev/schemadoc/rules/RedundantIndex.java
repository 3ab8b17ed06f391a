package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.INFORMATION;

import dev.schemadoc.schema.KnownTable;
import dev.schemadoc.schema.TableId;
import java.util.List;

/**
 * The keys of an index are the first keys of another one.
 *
 * <p>Page: docs/rules/redundant-index.md.
 */
final class RedundantIndex {

  private RedundantIndex() {}

  static final Rule RULE =
      new Rule(
          "redundant-index",
          INFORMATION,
          "index whose keys are the first ones of another index",
          RedundantIndex::check);

  private static void check(Subject subject, Reporter report) {
    for (TableId id : IndexedTables.of(subject.facts())) {
      subject.index().table(id).ifPresent(table -> check(subject, report, table));
    }
  }

  private static void check(Subject subject, Reporter report, KnownTable table) {
    List<IndexShape> shapes = IndexShape.of(table, subject.index());
    for (IndexShape shape : shapes) {
      if (shape.place().document().equals(subject.facts().document())) {
        shapes.stream()
            .filter(shape::isBeginningOf)
            .findFirst()
            .ifPresent(
                other ->
                    report
                        .at(
                            shape.place().span(),
                            "%s of `%s` begins with the same columns and can be searched by them as well; this index may be dropped"
                                .formatted(other.described(), table.id()))
                        .related(other.place(), "the longer one"));
      }
    }
  }
}
