package dev.schemadoc.judges;

import dev.schemadoc.judges.Pieces.Piece;
import dev.schemadoc.judges.PostgresqlGrammar.Verdict;
import dev.schemadoc.sql.SyntaxProblem;
import dev.schemadoc.text.Span;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What PostgreSQL and the reader say about one text, side by side.
 *
 * @param place where PostgreSQL stops, where it does and names a place
 * @param readersPlace where the first problem of the reader is
 * @param words what the one of the two says that refuses alone, else what PostgreSQL says
 */
record Comparison(
    String text,
    Outcome outcome,
    Optional<Meant> meant,
    Optional<Integer> place,
    Optional<Integer> readersPlace,
    String words) {

  /** How the two verdicts stand to each other. */
  enum Outcome {
    BOTH_ACCEPT,
    SAME_PLACE,
    OTHER_PLACE,
    /** Both refuse, but PostgreSQL says no place or gives none that can be compared. */
    NO_PLACE,
    FALSE_ALARM,
    MISSED;

    boolean agrees() {
      return this != FALSE_ALARM && this != MISSED;
    }

    String title() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** Where the reader is meant to differ from PostgreSQL. */
  enum Meant {
    /** The author left something out: {@code ...} or a comment that says so. */
    ELISION,
    /** {@code \d jobs}. */
    PSQL_COMMAND,
    /** {@code :name}. */
    PSQL_VARIABLE,
    /** {@code %s}, {@code {name}} and the like, which a program is to fill in. */
    PLACEHOLDER,
    /** {@code INDEX name (column)} in a table, which PostgreSQL takes for a column. */
    INLINE_INDEX,
    /** {@code name (id, …)} or a list: no SQL, and not meant to be. */
    PSEUDO_SQL;

    String title() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** Compares, unless one of the two gives no verdict. */
  static Optional<Comparison> of(String text, Verdict verdict, Reading reading) {
    if (!reading.isPostgresql()) {
      return Optional.empty();
    }
    Optional<SyntaxProblem> problem = reading.firstProblem();
    Optional<Integer> readersPlace = problem.map(it -> it.stop());
    String message = problem.map(SyntaxProblem::message).orElse("");
    return switch (verdict) {
      case Verdict.Unknown() -> Optional.empty();
      case Verdict.Accepted() ->
          Optional.of(
              problem.isEmpty()
                  ? new Comparison(
                      text,
                      Outcome.BOTH_ACCEPT,
                      Optional.empty(),
                      Optional.empty(),
                      readersPlace,
                      "")
                  : new Comparison(
                      text,
                      Outcome.FALSE_ALARM,
                      inlineIndex(text, problem.get()),
                      Optional.empty(),
                      readersPlace,
                      message));
      case Verdict.Refused(Optional<Integer> place, String words) -> {
        Outcome outcome = refused(place, readersPlace);
        Optional<Meant> meant =
            switch (outcome) {
              case MISSED -> meantAt(text, place);
              // The reader went on and stopped behind, or had seen something before.
              case OTHER_PLACE ->
                  readersPlace.orElse(0) > place.orElse(0)
                      ? meantAt(text, place)
                      : problem.flatMap(it -> inlineIndex(text, it));
              case BOTH_ACCEPT, SAME_PLACE, NO_PLACE, FALSE_ALARM -> Optional.empty();
            };
        yield Optional.of(new Comparison(text, outcome, meant, place, readersPlace, words));
      }
    };
  }

  /**
   * The same comparison, but what PostgreSQL refuses at its very first word, and the reader takes
   * for a label or a sentence, is no SQL that went wrong.
   *
   * @param statements the statements as the reader cuts them
   */
  Comparison withoutVerb(List<Span> statements) {
    boolean prose =
        outcome == Outcome.MISSED
            && statements.stream()
                .filter(span -> place.equals(Optional.of(span.start())))
                .anyMatch(span -> !StatementKind.isStatement(span.in(text)));
    return prose
        ? new Comparison(text, outcome, Optional.of(Meant.PSEUDO_SQL), place, readersPlace, words)
        : this;
  }

  /** The text with the variables and commands of psql blanked, where they are the difference. */
  String withoutPsql() {
    return switch (meant.orElse(Meant.ELISION)) {
      case PSQL_VARIABLE, PSQL_COMMAND -> {
        StringBuilder bare = new StringBuilder(text);
        List<Piece> pieces = Pieces.of(text);
        for (int i = 0; i < pieces.size(); i++) {
          Piece piece = pieces.get(i);
          if (piece.text().startsWith("\\")) {
            blank(bare, piece.start(), piece.end(), ";");
          } else if (isVariable(text, piece) && i + 1 < pieces.size()) {
            Piece name = pieces.get(i + 1);
            blank(bare, piece.start(), name.end(), name.text().startsWith("\"") ? "v" : "$1");
          }
        }
        yield bare.toString();
      }
      case ELISION, INLINE_INDEX, PLACEHOLDER, PSEUDO_SQL -> text;
    };
  }

  private static void blank(StringBuilder text, int start, int end, String instead) {
    text.replace(start, end, instead + " ".repeat(end - start - instead.length()));
  }

  private static boolean isVariable(String text, Piece piece) {
    if (!piece.is(":") || piece.end() >= text.length()) {
      return false;
    }
    char next = text.charAt(piece.end());
    return next == '\'' || next == '"' || Character.isJavaIdentifierStart(next);
  }

  private static Outcome refused(Optional<Integer> place, Optional<Integer> readersPlace) {
    if (readersPlace.isEmpty()) {
      return Outcome.MISSED;
    }
    if (place.isEmpty()) {
      return Outcome.NO_PLACE;
    }
    return place.equals(readersPlace) ? Outcome.SAME_PLACE : Outcome.OTHER_PLACE;
  }

  private static Optional<Meant> inlineIndex(String text, SyntaxProblem problem) {
    List<Piece> pieces = Pieces.of(text);
    int at = index(pieces, problem.stop());
    boolean table = StatementKind.of(text).equals("CREATE TABLE");
    boolean index = starts(pieces, at, "index", "(") || startsNamed(pieces, at);
    return table && index ? Optional.of(Meant.INLINE_INDEX) : Optional.empty();
  }

  private static boolean startsNamed(List<Piece> pieces, int at) {
    return at + 2 < pieces.size()
        && (pieces.get(at).is("index") || pieces.get(at).is("key"))
        && pieces.get(at + 2).is("(");
  }

  private static boolean starts(List<Piece> pieces, int at, String first, String second) {
    return at + 1 < pieces.size() && pieces.get(at).is(first) && pieces.get(at + 1).is(second);
  }

  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\?|%(\\(\\w+\\))?[sd]\\b|\\{+[\\w -]+\\}|<[\\w-]+>|\\[[\\w-]+\\]");

  /** Why the reader is meant to go on where PostgreSQL stops. */
  private static Optional<Meant> meantAt(String text, Optional<Integer> place) {
    if (place.isEmpty()) {
      return Optional.empty();
    }
    List<Piece> pieces = Pieces.of(text);
    int at = index(pieces, place.get());
    if (isElision(text, pieces, at)) {
      return Optional.of(Meant.ELISION);
    }
    if (at < pieces.size()) {
      Piece piece = pieces.get(at);
      if (piece.text().startsWith("\\")) {
        return Optional.of(Meant.PSQL_COMMAND);
      }
      if (isVariable(text, piece)) {
        return Optional.of(Meant.PSQL_VARIABLE);
      }
      if (PLACEHOLDER.matcher(text).region(piece.start(), text.length()).lookingAt()) {
        return Optional.of(Meant.PLACEHOLDER);
      }
    }
    return isPseudoSql(pieces, at) ? Optional.of(Meant.PSEUDO_SQL) : Optional.empty();
  }

  private static boolean isElision(String text, List<Piece> pieces, int at) {
    if (at < pieces.size() && pieces.get(at).isEllipsis()
        || at > 0 && pieces.get(at - 1).isEllipsis()) {
      return true;
    }
    if (at == 0) {
      return false;
    }
    // A closing parenthesis or the end, with a comment where something should stand.
    Piece before = pieces.get(at - 1);
    boolean closes = at == pieces.size() || pieces.get(at).is(")") || pieces.get(at).is(";");
    int stop = at == pieces.size() ? text.length() : pieces.get(at).start();
    boolean comment = !text.substring(before.end(), stop).isBlank();
    return closes && comment && (before.is("(") || before.is(","));
  }

  /** Whether a text begins as `jobs (id, …)` or `app.jobs (id, …)` does. */
  private static boolean isPseudoSql(List<Piece> pieces, int at) {
    int behind = 1;
    while (behind + 1 < pieces.size() && pieces.get(behind).is(".")) {
      behind += 2;
    }
    return at == 0
        && behind < pieces.size()
        && pieces.get(behind).is("(")
        && pieces.getFirst().kind() == Pieces.Kind.WORD
        && !StatementKind.isStarter(pieces.getFirst().text());
  }

  /** The number of the token at or behind an offset. */
  private static int index(List<Piece> pieces, int offset) {
    int at = 0;
    while (at < pieces.size() && pieces.get(at).end() <= offset) {
      at++;
    }
    return at;
  }

  /** The token where the two part, in general words: `NOT`, `name`, `string`, `)`. */
  String token(PostgresqlGrammar grammar) throws IOException {
    int offset = place.or(() -> readersPlace).orElse(0);
    List<Piece> pieces = Pieces.of(text);
    int at = index(pieces, offset);
    if (at >= pieces.size() || at == pieces.size() - 1 && pieces.get(at).is(";")) {
      return "the end";
    }
    Piece piece = pieces.get(at);
    return switch (piece.kind()) {
      case WORD ->
          grammar.isKeyword(piece.text().toLowerCase(Locale.ROOT))
              ? piece.text().toUpperCase(Locale.ROOT)
              : "name";
      case QUOTED_NAME -> "name";
      case STRING -> "string";
      case NUMBER -> "number";
      case PARAMETER -> "parameter";
      case UNCLOSED -> "unclosed";
      case OPERATOR, PUNCTUATION -> piece.text().startsWith("\\") ? "\\" : piece.text();
    };
  }

  /** The text around the place in one line; ▶ is PostgreSQL's place, ▷ that of the reader. */
  String excerpt() {
    StringBuilder marked = new StringBuilder(text);
    int first = Math.min(place.orElse(text.length()), readersPlace.orElse(text.length()));
    int last = Math.max(place.orElse(0), readersPlace.orElse(0));
    mark(marked, place.orElse(-1), readersPlace.orElse(-1));
    int from = Math.max(0, first - 70);
    int to = Math.min(marked.length(), Math.max(last, first) + 50);
    if (to - from > 300) {
      to = from + 300;
    }
    String excerpt = marked.substring(from, to).replaceAll("\\s+", " ").strip();
    return "%s%s%s  [%s]"
        .formatted(from > 0 ? "… " : "", excerpt, to < marked.length() ? " …" : "", words);
  }

  private static void mark(StringBuilder text, int postgresql, int reader) {
    boolean readerFirst = reader < postgresql;
    int later = Math.max(reader, postgresql);
    int earlier = Math.min(reader, postgresql);
    if (later >= 0) {
      text.insert(later, readerFirst ? "▶" : "▷");
    }
    if (earlier >= 0) {
      text.insert(earlier, readerFirst ? "▷" : "▶");
    }
    if (earlier < 0 && later >= 0) {
      text.setCharAt(later, postgresql >= 0 ? '▶' : '▷');
    }
  }
}
