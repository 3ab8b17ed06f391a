package dev.schemadoc.alembic;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A piece of Python source: its kind in the grammar of tree-sitter-python, its place and its parts.
 *
 * @param kind for example {@code call}, {@code string}, {@code comment} or {@code ERROR}; a
 *     keyword, bracket or operator has itself as its kind
 * @param field the part it plays in its parent, for example {@code left}; empty for none
 * @param named whether it is more than a keyword, bracket or operator
 * @param missing whether the parser put it in where the source lacks it
 * @param start the UTF-16 offset of its first character
 * @param end the UTF-16 offset after its last character
 */
public record PythonNode(
    String kind,
    String field,
    boolean named,
    boolean missing,
    int start,
    int end,
    List<PythonNode> children) {

  /** The first part that plays a part. */
  public Optional<PythonNode> part(String name) {
    return children.stream().filter(child -> child.field.equals(name)).findFirst();
  }

  /** The parts that carry meaning: no keywords, brackets, operators and comments. */
  public Stream<PythonNode> parts() {
    return children.stream().filter(child -> child.named && !child.is("comment"));
  }

  public boolean is(String kind) {
    return this.kind.equals(kind);
  }

  /** Whether the parser could make no sense of this very piece. */
  public boolean isBroken() {
    return missing || is("ERROR");
  }
}
