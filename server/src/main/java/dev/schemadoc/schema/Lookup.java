package dev.schemadoc.schema;

import java.util.Optional;

/**
 * Finds the parents of tables as an index knows them.
 *
 * @param own the point of view, where there is one
 * @param depth how many parents deep, for tables may be declared like each other in a circle
 */
record Lookup(SchemaIndex index, Optional<Perspective> own, int depth)
    implements TableMerge.Parents {

  private static final int DEEPEST = 16;

  @Override
  public Optional<KnownTable> table(Showing child, Showing.Parent parent) {
    if (depth >= DEEPEST) {
      return Optional.empty();
    }
    return index.merged(
        parent.id(),
        index.sayings(parent.id(), own.map(Perspective::facts)),
        own.flatMap(perspective -> perspective.parent(child, parent)),
        new Lookup(index, own, depth + 1));
  }

  @Override
  public Optional<KnownType> type(Showing child, Showing.Parent parent) {
    return own.map(perspective -> perspective.end().type(parent.id()))
        .orElseGet(() -> index.type(parent.id()));
  }
}
