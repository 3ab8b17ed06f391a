package dev.schemadoc.judges;

import dev.schemadoc.judges.Pieces.Kind;
import dev.schemadoc.judges.Pieces.Piece;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The kind of a statement, told by its first words: {@code CREATE TABLE}, {@code SELECT}. */
final class StatementKind {

  private static final Set<String> STARTERS =
      Set.of(
          """
          ABORT ALTER ANALYSE ANALYZE BEGIN CALL CHECKPOINT CLOSE CLUSTER COMMENT COMMIT COPY CREATE
          DEALLOCATE DECLARE DELETE DISCARD DO DROP END EXECUTE EXPLAIN FETCH GRANT IMPORT INSERT
          LISTEN LOAD LOCK MERGE MOVE NOTIFY PREPARE REASSIGN REFRESH REINDEX RELEASE RESET REVOKE
          ROLLBACK SAVEPOINT SECURITY SELECT SET SHOW START TABLE TRUNCATE UNLISTEN UPDATE VACUUM
          VALUES WITH
          """
              .strip()
              .split("\\s+"));

  /** Words between the verb and what it makes. */
  private static final Set<String> BESIDE =
      Set.of(
          "OR",
          "REPLACE",
          "GLOBAL",
          "LOCAL",
          "TEMP",
          "TEMPORARY",
          "UNLOGGED",
          "UNIQUE",
          "RECURSIVE",
          "CONSTRAINT",
          "TRUSTED",
          "PROCEDURAL");

  /** Words that are only half the name of what is made. */
  private static final Set<String> HALVES =
      Set.of("MATERIALIZED", "EVENT", "FOREIGN", "TEXT", "ACCESS", "DEFAULT", "USER", "LARGE");

  private StatementKind() {}

  static boolean isStarter(String word) {
    return STARTERS.contains(word.toUpperCase(Locale.ROOT));
  }

  /** Whether a text begins as a statement does. */
  static boolean isStatement(String text) {
    List<Piece> pieces = Pieces.of(text.substring(0, Math.min(text.length(), 400)));
    return word(pieces, 0).isEmpty()
        ? !pieces.isEmpty() && pieces.getFirst().is("(")
        : isStarter(word(pieces, 0));
  }

  static String of(String statement) {
    // The first words are enough, and a statement may be long.
    List<Piece> pieces = Pieces.of(statement.substring(0, Math.min(statement.length(), 400)));
    String verb = word(pieces, 0);
    if (!isStarter(verb)) {
      return "(" + (verb.isEmpty() ? "no word" : "other") + ")";
    }
    return switch (verb) {
      case "CREATE", "ALTER", "DROP" -> {
        int at = 1;
        while (BESIDE.contains(word(pieces, at))) {
          at++;
        }
        String object = word(pieces, at);
        yield (verb + " " + object + (HALVES.contains(object) ? " " + word(pieces, at + 1) : ""))
            .strip();
      }
      case "COMMENT" -> "COMMENT ON";
      default -> verb;
    };
  }

  private static String word(List<Piece> pieces, int at) {
    return at < pieces.size() && pieces.get(at).kind() == Kind.WORD
        ? pieces.get(at).text().toUpperCase(Locale.ROOT)
        : "";
  }
}
