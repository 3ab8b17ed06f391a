package dev.schemadoc.schema;

import dev.schemadoc.sql.Dialect;
import dev.schemadoc.sql.Script;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Lazy;
import dev.schemadoc.text.Place;
import dev.schemadoc.text.Span;
import java.util.List;

/**
 * What one document says about the schema, before it is known what others say.
 *
 * <p>What its statements do to each name is worked out once, when it is first asked for; an index
 * of many documents only puts that together.
 */
public final class Facts {

  /** One fence: its statements and what it is for. */
  public record Fence(Script script, Intent intent) {

    public boolean contributes() {
      return intent == Intent.DESIGN;
    }

    public boolean isPostgresql() {
      return script.dialect() == Dialect.POSTGRESQL;
    }
  }

  private final DocumentId document;
  private final String sql;
  private final List<Fence> fences;
  private final List<Statement> statements;
  private final Lazy<History> history = Lazy.of(() -> History.of(this));
  private final Lazy<SchemaIndex> alone =
      Lazy.of(() -> SchemaIndex.of(List.of(this), Beside.NOTHING));
  private final Lazy<List<Mention>> mentions = Lazy.of(() -> Mentions.of(this));

  /**
   * The facts of a document.
   *
   * @param sql the text in which the spans count
   * @param fences the fences with SQL, in order
   */
  public Facts(DocumentId document, String sql, List<Fence> fences) {
    this.document = document;
    this.sql = sql;
    this.fences = List.copyOf(fences);
    this.statements =
        fences.stream()
            .filter(fence -> fence.contributes() && fence.isPostgresql())
            .flatMap(fence -> fence.script().statements().stream())
            .toList();
  }

  public DocumentId document() {
    return document;
  }

  public String sql() {
    return sql;
  }

  public List<Fence> fences() {
    return fences;
  }

  /** The statements that say how the schema shall be, in PostgreSQL's SQL, in order. */
  public List<Statement> statements() {
    return statements;
  }

  /**
   * Every place where one of these statements says something about a name, in order. Each thing is
   * told by its whole name, as the search path of its statement has it.
   */
  public List<Mention> mentions() {
    return mentions.get();
  }

  public Place place(Span span) {
    return new Place(document, span);
  }

  /** The same as something to interpret. */
  public Interpreter.Source source() {
    return new Interpreter.Source(sql, statements());
  }

  /** What would be known if there were nothing but this document. */
  public SchemaIndex alone() {
    return alone.get();
  }

  /** Works out at once what its statements do, which an index will ask for. */
  public void read() {
    history();
  }

  History history() {
    return history.get();
  }
}
