package dev.schemadoc.schema;

import dev.schemadoc.sql.Dialect;
import dev.schemadoc.sql.Script;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Place;
import dev.schemadoc.text.Span;
import java.util.List;

/**
 * What one document says about the schema, before it is known what others say.
 *
 * @param sql the text in which the spans count
 * @param fences the fences with SQL, in order
 */
public record Facts(DocumentId document, String sql, List<Fence> fences) {

  /** One fence: its statements and what it is for. */
  public record Fence(Script script, Intent intent) {

    public boolean contributes() {
      return intent == Intent.DESIGN;
    }

    public boolean isPostgresql() {
      return script.dialect() == Dialect.POSTGRESQL;
    }
  }

  public Facts {
    fences = List.copyOf(fences);
  }

  /** The statements that say how the schema shall be, in PostgreSQL's SQL, in order. */
  public List<Statement> statements() {
    return fences.stream()
        .filter(fence -> fence.contributes() && fence.isPostgresql())
        .flatMap(fence -> fence.script().statements().stream())
        .toList();
  }

  public Place place(Span span) {
    return new Place(document, span);
  }

  /** The same as something to interpret. */
  public Interpreter.Source source() {
    return new Interpreter.Source(sql, statements());
  }
}
