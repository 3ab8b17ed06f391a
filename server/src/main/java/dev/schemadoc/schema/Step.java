package dev.schemadoc.schema;

import dev.schemadoc.sql.QualifiedName;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.TypeName;

/** A statement of a document, with the names that it finds. */
public final class Step {

  private final int number;
  private final Facts.Fence fence;
  private final Statement statement;
  private final SearchPath path;
  private final History history;
  private final Names before;
  private final Names ever;

  Step(
      int number,
      Facts.Fence fence,
      Statement statement,
      SearchPath path,
      History history,
      Names before,
      Names ever) {
    this.number = number;
    this.fence = fence;
    this.statement = statement;
    this.path = path;
    this.history = history;
    this.before = before;
    this.ever = ever;
  }

  /** Counts the statements of the document that contribute to the schema. */
  public int number() {
    return number;
  }

  public Facts.Fence fence() {
    return fence;
  }

  public Statement statement() {
    return statement;
  }

  /**
   * The names just before it: what other documents declare, and what this one declared, changed and
   * dropped up to here. What the statement creates must not be there yet.
   */
  public Names before() {
    return before;
  }

  /**
   * The names that it finds at the best moment: those before it, those that it makes itself, and
   * those at the end of the document, for what refers to something that comes later can be run
   * later. What the statement refers to must be there.
   */
  public Names ever() {
    return ever;
  }

  /**
   * What a name stands for that the statement makes: without a schema, it is made in the first of
   * the search path.
   */
  public TableId made(QualifiedName name) {
    return path.made(name);
  }

  /** The table, the view or the like that a name refers to. */
  public TableId table(QualifiedName name) {
    return history.table(name, path);
  }

  /** The type that a name refers to. */
  public TableId type(QualifiedName name) {
    return history.type(name, path);
  }

  /** The type that is written; one without a schema is found by the search path. */
  public SqlType type(TypeName type) {
    return SqlType.of(type).in(history.type(type.name(), path).schema());
  }

  /** The function that a name refers to. */
  public TableId routine(QualifiedName name) {
    return history.routine(name, path);
  }

  /** The index or the sequence that a name refers to. */
  public TableId relation(QualifiedName name) {
    return history.relation(name, path);
  }
}
