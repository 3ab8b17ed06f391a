package dev.schemadoc.workspace;

import dev.schemadoc.design.Fence;
import dev.schemadoc.schema.Intent;
import dev.schemadoc.sql.Comment;
import dev.schemadoc.sql.Script;
import dev.schemadoc.sql.Statement;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells what a fence is for, by its marks, its headings and what it holds. */
final class Intents {

  private Intents() {}

  private static final Pattern MARK = Pattern.compile("schemadoc:\\s*(example|rollback)\\b");

  private static final Pattern ROLLBACK =
      Pattern.compile(
          "(?i)\\b(roll-?\\s?back|downgrade|down migration|revert)\\b"
              + "|回滚|откат|ロールバック|롤백|rückgängig");

  static Intent of(Fence fence, Script script) {
    Optional<Intent> marked = marked(script);
    if (marked.isPresent()) {
      return marked.get();
    }
    boolean way =
        ROLLBACK.matcher(fence.lead()).find()
            || fence.headings().stream().anyMatch(h -> ROLLBACK.matcher(h.text()).find());
    return way && takesBack(script) ? Intent.ROLLBACK : Intent.DESIGN;
  }

  private static Optional<Intent> marked(Script script) {
    for (Comment comment : script.comments()) {
      var mark = MARK.matcher(comment.text());
      if (mark.find()) {
        return Optional.of(mark.group(1).equals("example") ? Intent.EXAMPLE : Intent.ROLLBACK);
      }
    }
    return Optional.empty();
  }

  /** Whether nothing is created: a section about rollback may also show what is rolled back. */
  private static boolean takesBack(Script script) {
    return script.statements().stream()
        .noneMatch(
            statement ->
                statement instanceof Statement.CreateTable
                    || statement instanceof Statement.CreateEnum);
  }
}
