package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.INFORMATION;
import static dev.schemadoc.text.Severity.WARNING;

import dev.schemadoc.schema.KnownTable;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.Place;
import java.util.List;

/**
 * An index holds the same as another one.
 *
 * <p>Page: docs/rules/duplicate-index.md.
 */
final class DuplicateIndex {

  private DuplicateIndex() {}

  static final Rule RULE =
      new Rule(
          "duplicate-index",
          WARNING,
          "index that holds the same as another one, or as that of a constraint",
          DuplicateIndex::check);

  private static void check(Subject subject, Reporter report) {
    for (TableId id : IndexedTables.of(subject.facts())) {
      subject.index().table(id).ifPresent(table -> check(subject, report, table));
    }
  }

  private static void check(Subject subject, Reporter report, KnownTable table) {
    List<IndexShape> shapes = IndexShape.of(table, subject.index());
    for (int i = 0; i < shapes.size(); i++) {
      IndexShape shape = shapes.get(i);
      List<IndexShape> earlier = shapes.subList(0, i);
      if (shape.place().document().equals(subject.facts().document())) {
        shapes.stream()
            .filter(other -> !other.equals(shape) && isNeedless(shape, other))
            .filter(other -> earlier.contains(other) || !isNeedless(other, shape))
            .findFirst()
            .ifPresent(other -> report(subject, report, table.id(), shape, other));
      }
    }
  }

  /** Whether the first one does nothing that the other one does not. */
  private static boolean isNeedless(IndexShape shape, IndexShape other) {
    // Of two constraints `identical-constraint` speaks.
    boolean constraints = shape.index().isEmpty() && other.index().isEmpty();
    return !constraints && shape.isLike(other) && (other.unique() || !shape.unique());
  }

  private static void report(
      Subject subject, Reporter report, TableId table, IndexShape shape, IndexShape other) {
    Place place = shape.place();
    String what = shape.index().isPresent() ? "this index" : "this constraint";
    var problem =
        report
            .at(
                place.span(),
                // The index that a constraint brings along is easily forgotten, and harms nobody.
                shape.index().isPresent() && other.index().isEmpty() ? INFORMATION : WARNING,
                "%s holds the same as %s of `%s`; drop one"
                    .formatted(what, other.described(), table))
            .related(other.place(), "the other one");
    for (Statement statement : subject.facts().statements()) {
      boolean isOwn =
          statement instanceof Statement.CreateIndex && statement.span().contains(place.span());
      if (isOwn) {
        problem
            .fix("Drop this index", Removal.ofStatement(subject.facts(), statement.span()), "")
            .repeatable();
      }
    }
  }
}
