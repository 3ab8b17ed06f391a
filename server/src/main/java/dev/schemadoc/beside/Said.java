package dev.schemadoc.beside;

import dev.schemadoc.schema.Answer;
import dev.schemadoc.schema.Beside;
import dev.schemadoc.schema.Facts;
import dev.schemadoc.schema.KnownColumn;
import dev.schemadoc.schema.RelationKind;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Place;
import dev.schemadoc.text.Span;
import java.util.List;
import java.util.function.UnaryOperator;

/** Collects what one file says, with the places where it says so. */
final class Said {

  private final DocumentId file;
  private final UnaryOperator<Span> spans;
  private final Beside.Builder all = new Beside.Builder();

  /**
   * Nothing yet.
   *
   * @param spans from the text that was read to the file that it stands in
   */
  Said(DocumentId file, UnaryOperator<Span> spans) {
    this.file = file;
    this.spans = spans;
  }

  Said(DocumentId file) {
    this(file, UnaryOperator.identity());
  }

  void table(FoundTable table) {
    List<KnownColumn> columns = table.columns().stream().map(this::column).toList();
    all.table(table.id(), RelationKind.TABLE, columns, place(table.span()));
  }

  /**
   * A table that only foreign keys name. One of another schema would make that schema look as if it
   * were described here.
   */
  void mention(FoundTable table) {
    if (table.id().isInDefaultSchema()) {
      all.table(table.id(), place(table.span()));
    }
  }

  void type(PythonModule.FoundType type) {
    all.type(type.id(), place(type.span()));
  }

  void sql(Facts facts) {
    all.sql(facts);
  }

  Beside build() {
    return all.build();
  }

  /** A model may be ahead of the design or behind it, so its columns only may be there. */
  private KnownColumn column(FoundTable.Column column) {
    return new KnownColumn(
        column.name(),
        column.type(),
        Answer.UNKNOWN,
        new KnownColumn.Value.Unknown(),
        Answer.UNKNOWN,
        place(column.span()));
  }

  private Place place(Span span) {
    return new Place(file, spans.apply(span));
  }
}
