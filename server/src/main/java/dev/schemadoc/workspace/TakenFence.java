package dev.schemadoc.workspace;

import dev.schemadoc.design.Fence;
import dev.schemadoc.schema.Facts;
import dev.schemadoc.text.Span;
import java.util.List;
import java.util.Optional;

/**
 * What a fence with SQL is taken for.
 *
 * @param opening the line that opens it
 */
public record TakenFence(Span opening, String words) {

  /** The fence that is opened in the line of an offset. */
  public static Optional<TakenFence> at(Document document, int offset) {
    List<Fence> fences = document.design().sqlFences();
    for (int i = 0; i < fences.size(); i++) {
      Span opening = fences.get(i).opening();
      if (opening.touches(offset)) {
        return Optional.of(new TakenFence(opening, words(document.facts().fences().get(i))));
      }
    }
    return Optional.empty();
  }

  private static String words(Facts.Fence fence) {
    if (!fence.isPostgresql()) {
      return "SQL of %s: it is not checked, but its tables are known"
          .formatted(fence.script().dialect().title());
    }
    return switch (fence.intent()) {
      case DESIGN -> {
        int count = fence.script().statements().size();
        yield "The design: %d %s of PostgreSQL"
            .formatted(count, count == 1 ? "statement" : "statements");
      }
      case EXAMPLE -> "An example: it is not checked, and declares nothing";
      case BEFORE -> "What there was: it is not checked, and declares nothing";
      case ROLLBACK -> "The way back: it is not checked, and declares nothing";
    };
  }
}
