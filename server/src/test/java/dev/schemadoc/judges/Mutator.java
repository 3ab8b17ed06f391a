package dev.schemadoc.judges;

import dev.schemadoc.judges.Pieces.Piece;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;

/**
 * Makes faulty statements of sound ones: a token deleted, doubled, swapped with the next or with
 * any other, or replaced by a token of another statement. The same seed makes the same ones.
 */
final class Mutator {

  private static final int LONGEST_TOKEN = 200;

  private final Random random;

  /** Tokens as often as they occur, and each once, so that the rare ones have their turn too. */
  private final List<String> frequent = new ArrayList<>();

  private final List<String> distinct;

  Mutator(List<String> statements, long seed) {
    this.random = new Random(seed);
    for (String statement : statements) {
      for (Piece piece : Pieces.of(statement)) {
        if (piece.text().length() <= LONGEST_TOKEN) {
          frequent.add(piece.text());
        }
      }
    }
    this.distinct = List.copyOf(new LinkedHashSet<>(frequent));
  }

  <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** Changes one token of a text, or two; the text unchanged where it has none. */
  String mutate(String text) {
    return mutate(text, new Span(0, text.length()));
  }

  /** Changes one token of a region of a text, or two. */
  String mutate(String text, Span region) {
    List<Piece> pieces =
        Pieces.of(text).stream()
            .filter(piece -> region.contains(new Span(piece.start(), piece.end())))
            .toList();
    if (pieces.isEmpty()) {
      return text;
    }
    int at = random.nextInt(pieces.size());
    Piece piece = pieces.get(at);
    return switch (random.nextInt(5)) {
      case 0 -> put(text, piece, "");
      case 1 -> put(text, piece, piece.text() + " " + piece.text());
      case 2 -> swap(text, pieces, at, at + 1);
      case 3 -> swap(text, pieces, at, random.nextInt(pieces.size()));
      default -> put(text, piece, any(random.nextBoolean() ? frequent : distinct));
    };
  }

  private static String swap(String text, List<Piece> pieces, int one, int other) {
    if (other >= pieces.size() || one == other) {
      return text;
    }
    Piece first = pieces.get(Math.min(one, other));
    Piece second = pieces.get(Math.max(one, other));
    return put(put(text, second, first.text()), first, second.text());
  }

  /** Puts something in the place of a token; words that would run together are kept apart. */
  private static String put(String text, Piece piece, String replacement) {
    String before = text.substring(0, piece.start());
    String behind = text.substring(piece.end());
    return join(join(before, replacement), behind);
  }

  private static String join(String left, String right) {
    boolean together =
        !left.isEmpty()
            && !right.isEmpty()
            && Pieces.isWordPart(left.charAt(left.length() - 1))
            && Pieces.isWordPart(right.charAt(0));
    return left + (together ? " " : "") + right;
  }
}
