package dev.schemadoc.sql;

import dev.schemadoc.text.Span;
import java.util.List;
import java.util.Optional;

/**
 * A place where PostgreSQL's grammar stops, and why.
 *
 * @param span what to underline: the token at which PostgreSQL stops, or the one that is to blame
 * @param stop the offset at which PostgreSQL stops
 * @param message what is wrong, why, and what to do
 * @param mend how to put it right, where that is obvious
 */
public record SyntaxProblem(Span span, int stop, String message, Optional<Mend> mend) {

  /**
   * A change of the text.
   *
   * @param title what it does, as an order
   * @param changes no two of which overlap
   */
  public record Mend(String title, List<Change> changes) {

    public Mend {
      changes = List.copyOf(changes);
    }

    /** The mend that puts other words in the place of some. */
    static Mend replace(Span span, String written, String replacement) {
      String title =
          replacement.isEmpty()
              ? "Remove `%s`".formatted(written)
              : "Replace by `%s`".formatted(replacement);
      return new Mend(title, List.of(new Change(span, replacement)));
    }

    /** The mend that puts words between others. */
    static Mend insert(int offset, String words) {
      return new Mend(
          "Insert `%s`".formatted(words.strip()), List.of(new Change(Span.at(offset), words)));
    }
  }

  /** Words that take the place of others. */
  public record Change(Span span, String replacement) {}

  /** The same, but PostgreSQL stops at another offset. */
  SyntaxProblem stop(int offset) {
    return new SyntaxProblem(span, offset, message, mend);
  }

  SyntaxProblem(Span span, String message) {
    this(span, span.start(), message, Optional.empty());
  }

  SyntaxProblem(Span span, String message, Mend mend) {
    this(span, span.start(), message, Optional.of(mend));
  }
}
