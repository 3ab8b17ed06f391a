package dev.schemadoc.rules;

import dev.schemadoc.schema.KnownTable;
import dev.schemadoc.schema.Step;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.sql.Declaration;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.Selection;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The columns of a view, as far as they are certain. */
final class ViewColumns {

  /**
   * A column of a view.
   *
   * @param name absent where PostgreSQL would have to say it
   */
  record ViewColumn(Optional<String> name, Span span) {}

  private ViewColumns() {}

  /** All columns in their order; nothing where it is not known how many there are. */
  static Optional<List<ViewColumn>> of(Step step, Declaration.View view) {
    Optional<Selection> selection = view.selection();
    if (selection.isEmpty()) {
      return Optional.empty();
    }
    List<ViewColumn> columns = new ArrayList<>();
    for (Selection.Item item : selection.get().items()) {
      if (!item.isStar()) {
        Span span = item.as().map(Name::span).orElseGet(() -> item.value().orElseThrow().span());
        columns.add(new ViewColumn(item.name(), span));
        continue;
      }
      Optional<List<String>> all = all(step, selection.get(), item);
      if (all.isEmpty()) {
        return Optional.empty();
      }
      Span span = item.value().map(value -> value.span()).orElse(view.view().name().span());
      all.get().forEach(name -> columns.add(new ViewColumn(Optional.of(name), span)));
    }
    for (int i = 0; i < view.columns().size() && i < columns.size(); i++) {
      Name name = view.columns().get(i);
      columns.set(i, new ViewColumn(Optional.of(name.value()), name.span()));
    }
    return Optional.of(columns);
  }

  /** The columns that a star stands for: those of one table, as it is just then. */
  private static Optional<List<String>> all(Step step, Selection selection, Selection.Item item) {
    boolean one = selection.plain() && selection.sources().size() == 1 && item.value().isEmpty();
    if (!one) {
      return Optional.empty();
    }
    TableId id = step.table(selection.sources().getFirst().table());
    return step.before()
        .table(id)
        .filter(table -> table.complete() && table.showings().size() == 1)
        .filter(table -> table.columns().values().stream().allMatch(it -> it.exists().isYes()))
        .map(KnownTable::columns)
        .map(columns -> List.copyOf(columns.keySet()));
  }
}
