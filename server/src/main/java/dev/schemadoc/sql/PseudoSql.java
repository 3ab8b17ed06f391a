package dev.schemadoc.sql;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What stands where a statement should stand and was never meant to be run: a sketch, a list, a
 * sentence.
 *
 * <p>Only what PostgreSQL refuses is asked about. A statement with a mistake in it is none of
 * these: one that begins with the first word of a statement, or nearly with it, or that names what
 * it is about, such as {@code TABLE}.
 */
enum PseudoSql {
  /** {@code jobs (id, name, …)}. */
  TABLE("this is a sketch of a table and is not read; write `CREATE TABLE` before it"),

  /** {@code id uuid primary key} without a table around it. */
  COLUMNS("these are columns without a table and are not read; put them into a `CREATE TABLE`"),

  /** {@code - id}, {@code 1. Create the table}. */
  LIST("this is a list and no SQL, and is not read"),

  /** {@code jobs table:}, {@code status: 'open' | 'done'}. */
  LABEL("this is a label and no SQL, and is not read"),

  /** {@code jobs.id → orders.job_id}. */
  MAPPING("this is a mapping and no SQL, and is not read"),

  /** A part of a statement or of a function: {@code WHERE id = 1}, {@code total := 0}. */
  EXCERPT("this is a part of a statement, and is not read"),

  /** A name alone: a heading. */
  HEADING("this is a heading and no SQL, and is not read"),

  /** {@code {"id": 1}}, a log, the output of a query. */
  DATA("this is data and no SQL, and is not read"),

  /** A sentence in any language. */
  PROSE("this is a sentence and no SQL, and is not read");

  private static final int LONGEST_LABEL = 4;
  private static final int SHORTEST_SENTENCE = 4;

  /** First words of statements (PostgreSQL, VI. Reference). */
  private static final Set<String> STATEMENTS =
      words(
          """
          abort alter analyse analyze begin call checkpoint close cluster comment commit copy create
          deallocate declare delete discard do drop end execute explain fetch grant import insert
          listen load lock merge move notify prepare reassign refresh reindex release reset revoke
          rollback savepoint security select set show start table truncate unlisten update vacuum
          values with
          """);

  /** Those of them that a slip of the hand is looked for in. */
  private static final Set<String> OFTEN_WRITTEN =
      words(
          """
          alter analyze begin comment commit create delete drop explain grant insert merge refresh
          reindex revoke rollback select truncate update vacuum
          """);

  /** What statements create, alter and drop, and the words between. */
  private static final Set<String> OBJECTS =
      words(
          """
          access aggregate cast collation conversion database default domain event extension foreign
          function global index language local materialized operator owned policy privileges
          procedural procedure publication recursive replace role routine rule schema sequence
          server statistics subscription table tablespace temp temporary text transform trigger
          trusted type unlogged user view
          """);

  /** With these a statement goes on; no statement begins with them. */
  private static final Set<String> CLAUSES =
      words(
          """
          and case check constraint cross else elsif exception full group having if inner join left limit
          natural or order perform primary raise references return returning right then when where
          """);

  private static final Set<String> OPERATORS =
      Set.of("and", "between", "ilike", "in", "is", "like", "not", "or");

  /** With these the statement goes on that `WITH` begins. */
  private static final Set<String> QUERIES =
      Set.of("delete", "insert", "merge", "select", "table", "update", "values");

  /** With these a statement goes on behind names in parentheses. */
  private static final Set<String> BEHIND_NAMES =
      Set.of("as", "from", "is", "on", "select", "set", "to", "values", "where");

  private static final Set<String> TYPES =
      words(
          """
          bigint bigserial bool boolean bytea char character date datetime decimal double float inet
          int integer interval json jsonb money numeric real serial smallint string text time
          timestamp timestamptz tinyint uuid varchar
          """);

  /** Small words that SQL does not have. */
  private static final Set<String> SMALL_WORDS =
      words(
          """
          an are be been both can could here how it its more must need needs our should so some
          than that the their there these they this those was we were what which will would you
          your
          das dem den der die ein eine für ist mit nicht oder und von wird zu
          como con del el es la las los para por que una
          com da dos em não os pela pelo uma um
          au aux ces des du est les pour qui sur une
          """);

  private static final Set<String> BULLETS =
      Set.of("-", "*", "+", "•", "·", "–", "—", "▪", "◦", "‣", "●", "○", "✓", "✔", "✗", "✅", "❌");

  private final String message;

  PseudoSql(String message) {
    this.message = message;
  }

  /** What to tell, as an information. */
  String message() {
    return message;
  }

  private static Set<String> words(String text) {
    return Set.copyOf(Arrays.asList(text.strip().split("\\s+", -1)));
  }

  /**
   * Tells what some tokens are that PostgreSQL does not take for a statement; nothing if they are a
   * statement with a mistake in it.
   *
   * @param from the first token of the would-be statement
   * @param to the token behind its last
   * @param opens whether nothing but pseudo-SQL stands before it in its fence: behind a statement,
   *     what looks cut out of one was cut off by a semicolon too many
   */
  static Optional<PseudoSql> of(TokenView tokens, int from, int to, boolean opens) {
    return from < to ? new Look(tokens, from, to, opens).form() : Optional.empty();
  }

  private record Look(TokenView tokens, int from, int to, boolean opens) {

    Optional<PseudoSql> form() {
      if (isItem(from)) {
        return Optional.of(LIST);
      }
      String first = word(from);
      if (STATEMENTS.contains(first)) {
        return statementWord(first);
      }
      if (isSlip(first)) {
        return Optional.empty();
      }
      if (isLabel()) {
        return Optional.of(LABEL);
      }
      if (isMapping()) {
        return Optional.of(MAPPING);
      }
      if (isData()) {
        return Optional.of(DATA);
      }
      if (isHeading()) {
        return Optional.of(HEADING);
      }
      if (isSentence()) {
        return Optional.of(PROSE);
      }
      if (namesAnObject()) {
        return Optional.empty();
      }
      if (tokens.isName(from) && text(from + 1).equals(":=")) {
        return Optional.of(EXCERPT);
      }
      if (isExcerpt(first)) {
        return opens ? Optional.of(EXCERPT) : Optional.empty();
      }
      if (isTable()) {
        return Optional.of(TABLE);
      }
      boolean column = tokens.isName(from) && TYPES.contains(word(from + 1));
      return column ? Optional.of(COLUMNS) : Optional.empty();
    }

    /** A sentence can begin with such a word too, and so can the body of a function. */
    private Optional<PseudoSql> statementWord(String first) {
      boolean body =
          first.equals("begin") && (holds("exception") || holds("loop") || holds("perform"))
              || first.equals("declare") && holds("begin");
      if (body && opens) {
        return Optional.of(EXCERPT);
      }
      boolean shouted = text(from).equals(text(from).toUpperCase(Locale.ROOT));
      boolean sentence = smallWords() > 1 && isPlain() && !shouted && !holds("(") && !holds("=");
      return sentence ? Optional.of(PROSE) : Optional.empty();
    }

    private boolean isItem(int index) {
      if (!tokens.startsLine(index)) {
        return false;
      }
      int text = index + 1;
      boolean bullet = BULLETS.contains(text(index));
      if (tokens.isNumber(index)) {
        bullet = text(index).endsWith(".") || text(index + 1).equals(")");
        text += text(index).endsWith(".") ? 0 : 1;
      }
      boolean content =
          tokens.isName(text)
              || tokens.isString(text)
              || text(text).equals("[")
              || text(text).equals("`");
      // What is left of `SELECT * FROM` is no list.
      return bullet && content && !word(text).equals("from");
    }

    /** Whether the word is nearly the first word of a statement, and more of it follows. */
    private boolean isSlip(String first) {
      boolean more = tokens.isName(from + 1) || tokens.isString(from + 1);
      boolean star = text(from + 1).equals("*") || tokens.isNumber(from + 1);
      if (first.length() < 4 || !(more || star || to == from + 1)) {
        return false;
      }
      int allowed = first.length() < 6 ? 1 : 2;
      boolean near = OFTEN_WRITTEN.stream().anyMatch(word -> Near.distance(first, word) <= allowed);
      boolean inflected =
          OFTEN_WRITTEN.stream().anyMatch(word -> first.startsWith(word))
              && (first.endsWith("s") || first.endsWith("d") || first.endsWith("ing"));
      return near && !(inflected && (to == from + 1 || isPlain()));
    }

    /** {@code jobs table:}, and the first line ends or goes on as no statement does. */
    private boolean isLabel() {
      int at = from;
      while (at < to && at - from < LONGEST_LABEL && tokens.isName(at) && !breaksLine(at)) {
        at++;
      }
      boolean colon = text(at).startsWith(":") && !text(at).startsWith("::");
      return at > from && !breaksLine(at) && colon && !text(at).equals(":=");
    }

    private boolean breaksLine(int index) {
      return index > from && tokens.startsLine(index);
    }

    private boolean isMapping() {
      for (int at = from + 1; at < to && !breaksLine(at); at++) {
        String text = text(at);
        boolean arrow =
            text.equals("->") || text.equals("=>") || text.chars().anyMatch(Look::isArrow);
        if (arrow && !tokens.isString(at)) {
          return true;
        }
      }
      return false;
    }

    private static boolean isArrow(int c) {
      return c >= '\u2190' && c <= '\u21FF' || c >= '\u27F0' && c <= '\u27FF';
    }

    private boolean isHeading() {
      boolean one = to == from + 1;
      boolean two = to == from + 2 && !OBJECTS.contains(word(from)) && isHeadingEnd(from + 1);
      return tokens.isName(from) && !CLAUSES.contains(word(from)) && (one || two);
    }

    private boolean isHeadingEnd(int index) {
      return tokens.isName(index)
          && !CLAUSES.contains(word(index))
          && !STATEMENTS.contains(word(index).equals("table") ? "" : word(index));
    }

    private boolean isData() {
      String text = text(from);
      boolean date = tokens.isNumber(from) && text(from + 1).equals("-");
      boolean count =
          text.equals("(") && tokens.isNumber(from + 1) && word(from + 2).equals("rows");
      boolean drawn = text.codePoints().allMatch(c -> c >= 0x2500 && c < 0x2600);
      return text.equals("{") || text.equals("[") || text.equals("|") || date || count || drawn;
    }

    private boolean isSentence() {
      boolean foreign = text(from).codePoints().anyMatch(Look::isIdeograph);
      if (foreign && !text(from + 1).equals("(") && !TYPES.contains(word(from + 1))) {
        return true;
      }
      boolean ends = ".:!?".contains(text(to - 1)) && !text(to - 1).isEmpty();
      return isPlain() && (smallWords() > 1 || ends) && !namesAnObject();
    }

    private static boolean isIdeograph(int c) {
      return Character.isIdeographic(c) || c >= 0x3040 && c < 0x3100 || c >= 0xAC00 && c < 0xD7B0;
    }

    /** Whether it begins with some words in a row, as no statement's mistake leaves them. */
    private boolean isPlain() {
      int words = 0;
      while (words < SHORTEST_SENTENCE && from + words < to && tokens.isName(from + words)) {
        words++;
      }
      return words == SHORTEST_SENTENCE;
    }

    private int smallWords() {
      int small = 0;
      for (int at = from; at < to; at++) {
        small += SMALL_WORDS.contains(word(at)) ? 1 : 0;
      }
      return small;
    }

    /** Whether a statement lost its first word, or has another in its place. */
    private boolean namesAnObject() {
      if (isObject(from) && !text(from + 1).equals("(")) {
        return true;
      }
      if (word(from).equals("unique")) {
        return !text(from + 1).equals("(");
      }
      if (CLAUSES.contains(word(from))) {
        // `WHERE type = 1` is about a column, and `WHERE INDEX jobs_idx` is a slip.
        return isObject(from + 1) && tokens.isName(from + 2) && !OPERATORS.contains(word(from + 2));
      }
      return tokens.isName(from) && isObject(from + 1);
    }

    private boolean isObject(int index) {
      return OBJECTS.contains(word(index)) || STATEMENTS.contains(word(index));
    }

    private boolean isExcerpt(String first) {
      boolean unique = first.equals("unique") && text(from + 1).equals("(");
      return CLAUSES.contains(first) || unique || isQueryOfWith();
    }

    /** {@code totals AS (SELECT …)}, and no statement behind it. */
    private boolean isQueryOfWith() {
      boolean named = tokens.isName(from) && word(from + 1).equals("as");
      return named && text(from + 2).equals("(") && !goesOn(from + 2, QUERIES);
    }

    private boolean isTable() {
      int at = from;
      while (tokens.isName(at) && text(at + 1).equals(".") && tokens.isName(at + 2)) {
        at += 2;
      }
      if (!tokens.isName(at) || !text(at + 1).equals("(")) {
        return false;
      }
      String inner = text(at + 2);
      boolean columns = tokens.isName(at + 2) || inner.startsWith(".") || inner.equals("…");
      boolean signature = inner.equals(")") && word(at + 3).equals("returns");
      return (columns || signature) && !goesOn(at + 1, BEHIND_NAMES);
    }

    /** Whether one of some words stands behind the parentheses that open at an index. */
    private boolean goesOn(int open, Set<String> words) {
      int depth = 0;
      for (int at = open; at < to; at++) {
        switch (text(at)) {
          case "(" -> depth++;
          case ")" -> depth--;
          default -> {
            if (depth == 0 && words.contains(word(at))) {
              return true;
            }
          }
        }
      }
      return false;
    }

    private boolean holds(String word) {
      for (int at = from; at < to; at++) {
        if (word(at).equals(word) || text(at).equals(word)) {
          return true;
        }
      }
      return false;
    }

    private String word(int index) {
      return index < to ? tokens.word(index) : "";
    }

    private String text(int index) {
      return index < to ? tokens.text(index) : "";
    }
  }
}
