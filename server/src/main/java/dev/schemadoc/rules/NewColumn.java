package dev.schemadoc.rules;

import dev.schemadoc.rules.ForeignKeys.ForeignKey;
import dev.schemadoc.schema.Ddl;
import dev.schemadoc.schema.KnownColumn;
import dev.schemadoc.schema.KnownTable;
import dev.schemadoc.schema.Mention;
import dev.schemadoc.schema.Showing;
import dev.schemadoc.schema.SqlType;
import dev.schemadoc.schema.Thing;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.TableItem;
import dev.schemadoc.text.Edit;
import dev.schemadoc.text.Span;
import java.util.List;
import java.util.Optional;

/** Declares a column of a foreign key in the statement of the document that creates its table. */
final class NewColumn {

  private NewColumn() {}

  /** The edits that declare a column, where its type follows from the other end of the key. */
  static Optional<List<Edit>> of(
      Subject subject, Reporter report, Mention mention, KnownTable table) {
    if (!(mention.thing() instanceof Thing.Column(var ignored, String column))) {
      return Optional.empty();
    }
    Optional<SqlType> type =
        ForeignKeys.of(subject).stream()
            .filter(key -> key.step().number() == mention.step())
            .flatMap(key -> type(key, mention.place().span()).stream())
            .findFirst();
    return type.flatMap(
        known ->
            created(subject, table)
                .flatMap(create -> last(create))
                .map(
                    last ->
                        edits(subject, report, last, Ddl.identifier(column) + " " + known.sql())));
  }

  /** The type of the column at the other end. */
  private static Optional<SqlType> type(ForeignKey key, Span column) {
    Optional<KnownColumn> other = Optional.empty();
    List<Name> own = key.columns();
    List<Name> referred = key.key().targetColumns();
    for (int i = 0; i < own.size(); i++) {
      if (key.column().isEmpty() && own.get(i).span().equals(column)) {
        int at = i;
        other =
            key.referredNames()
                .filter(names -> names.size() == own.size())
                .flatMap(names -> key.referred().flatMap(it -> it.column(names.get(at))));
      }
    }
    for (int i = 0; i < referred.size() && referred.size() == own.size(); i++) {
      if (referred.get(i).span().equals(column)) {
        String name = own.get(i).value();
        other = key.own().flatMap(table -> table.column(name));
      }
    }
    return other.filter(it -> it.exists().isYes()).flatMap(KnownColumn::type);
  }

  /** The statement by which the document alone creates a table. */
  private static Optional<Statement.CreateTable> created(Subject subject, KnownTable table) {
    List<Showing> showings = table.showings();
    return showings.stream()
        .filter(showing -> showings.size() == 1)
        .filter(showing -> showing.place().document().equals(subject.facts().document()))
        .flatMap(showing -> showing.statement().stream())
        .filter(Statement.CreateTable.class::isInstance)
        .map(Statement.CreateTable.class::cast)
        .filter(create -> !create.items().isEmpty())
        .findFirst();
  }

  /** The last column that a statement writes. */
  private static Optional<TableItem> last(Statement.CreateTable create) {
    return create.items().reversed().stream()
        .filter(TableItem.Column.class::isInstance)
        .findFirst();
  }

  /** Writes a column behind another one: below it and its comment, where it has its own line. */
  private static List<Edit> edits(Subject subject, Reporter report, TableItem last, String column) {
    String sql = subject.facts().sql();
    int start = last.span().start();
    int end = last.span().end();
    int line = sql.lastIndexOf('\n', start) + 1;
    boolean first = sql.substring(line, start).isBlank();
    int stop = sql.indexOf('\n', end);
    String rest = stop < 0 ? "" : sql.substring(end, stop).strip();
    boolean comma = rest.startsWith(",");
    String behind = comma ? rest.substring(1).strip() : rest;
    boolean ownLine = first && stop >= 0 && (behind.isEmpty() || behind.startsWith("--"));
    if (!ownLine) {
      return List.of(report.edit(Span.at(end), ", " + column));
    }
    int until = sql.charAt(stop - 1) == '\r' ? stop - 1 : stop;
    String added = "\n" + column;
    if (comma) {
      return List.of(report.edit(Span.at(until), added + ","));
    }
    return behind.isEmpty()
        ? List.of(report.edit(Span.at(end), "," + added))
        : List.of(report.edit(Span.at(end), ","), report.edit(Span.at(until), added));
  }
}
