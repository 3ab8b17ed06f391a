package dev.schemadoc.workspace;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.schemadoc.design.Design;
import dev.schemadoc.design.Fence;
import dev.schemadoc.sql.Comment;
import dev.schemadoc.sql.Records;
import dev.schemadoc.sql.Script;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.SyntaxProblem;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Problem;
import dev.schemadoc.text.Span;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever stands in a document, reading it gives spans that lie where they should, and ends.
 *
 * <p>{@code -Drobustness.folder=FOLDER} takes the documents of a folder besides the fixtures,
 * {@code -Drobustness.edits=1000000} edits more often, {@code -Drobustness.seed=2} otherwise, and
 * {@code -Drobustness.megabytes=50} makes longer documents.
 */
final class RobustnessTest {

  private static final DocumentId ID = new DocumentId("/w/.kiro/specs/a/design.md");
  private static final int EDITS = Integer.getInteger("robustness.edits", 20_000);
  private static final long SEED = Long.getLong("robustness.seed", 1);
  private static final int MEGABYTES = Integer.getInteger("robustness.megabytes", 4);
  private static final int NESTING = 100_000;
  private static final int CHUNK = 512;

  /** How many lines of a file of SQL make a document. */
  private static final int LINES = 10;

  /** Longer ones are cut before they are edited, or most edits would miss the SQL. */
  private static final int LONGEST_TO_EDIT = 6_000;

  /** What may turn the meaning of all that follows. */
  private static final List<String> SNIPPETS =
      List.of(
          "```",
          "```sql\n",
          "\n```\n",
          "~~~",
          "> ",
          "- ",
          "    ",
          "\t",
          "\n",
          "\r\n",
          "\r",
          "\n\n",
          "'",
          "''",
          "\"",
          "`",
          "$$",
          "$a$",
          "$1",
          "E'\\",
          "U&'",
          "B'",
          "/*",
          "*/",
          "--",
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          ",",
          ";",
          ".",
          "..",
          "...",
          "…",
          ":",
          "::",
          ":=",
          "\\d",
          "\\",
          "+-*/",
          "\0",
          "\uFEFF",
          "\u00A0",
          "\u2028",
          "é",
          "中",
          "\uD83D\uDE00",
          "\uD83D",
          "\uDE00",
          "“",
          "’",
          "CREATE TABLE ",
          "CREATE ",
          "ALTER TABLE ",
          "SELECT ",
          "BEGIN ATOMIC ",
          "END",
          "CASE ",
          "CONSTRAINT ",
          "CHECK (",
          "DEFAULT ",
          "REFERENCES ",
          "INDEX ",
          "NOT ",
          "NULL",
          "int",
          "ENGINE=InnoDB",
          "AUTO_INCREMENT",
          "x",
          "0",
          "1e",
          "0x",
          "1..2");

  @Test
  void everyPrefixIsRead() throws IOException {
    Failures failures = new Failures();
    long prefixes = 0;
    for (String text : texts()) {
      prefixes += text.length();
      // Chunks, so that what was found about a fence is remembered for the next prefixes.
      int chunks = text.length() / CHUNK + 1;
      IntStream.range(0, chunks)
          .parallel()
          .forEach(
              chunk -> {
                Set<String> known = new HashSet<>();
                int end = Math.min(text.length(), (chunk + 1) * CHUNK);
                for (int length = chunk * CHUNK; length < end; length++) {
                  failures.add(text.substring(0, length), known);
                }
              });
    }
    System.out.printf("%d prefixes read%n", prefixes);
    failures.assertNone();
  }

  @Test
  void everyEditedDocumentIsRead() throws IOException {
    Failures failures = new Failures();
    List<String> texts = texts();
    IntStream.range(0, EDITS)
        .parallel()
        .forEach(
            number -> {
              Random random = new Random(SEED * 1_000_003 + number);
              String text = edited(texts.get(random.nextInt(texts.size())), random);
              failures.add(text, new HashSet<>());
            });
    System.out.printf("%d edited documents read%n", EDITS);
    failures.assertNone();
  }

  /** What went wrong, one short text for each way in which it does. */
  private static final class Failures {

    private static final int SHOWN = 10;

    private final Map<String, String> texts = new ConcurrentHashMap<>();

    /** Reads a text, and remembers it where that fails as it never did before. */
    void add(String text, Set<String> known) {
      Optional<String> failure = failure(text, known);
      if (failure.isPresent() && texts.putIfAbsent(failure.get(), text) == null) {
        texts.put(failure.get(), shortened(text, failure.get()));
      }
    }

    void assertNone() {
      assertTrue(
          texts.isEmpty(),
          () ->
              texts.entrySet().stream()
                  .limit(SHOWN)
                  .map(entry -> "%s in%n%s".formatted(entry.getKey(), entry.getValue()))
                  .collect(joining("\n\n")));
    }

    /** Takes out what is not needed to fail in the same way, ever smaller pieces. */
    private static String shortened(String text, String failure) {
      String shortest = text;
      for (int length = text.length() / 2; length > 0; length /= 2) {
        for (int at = shortest.length() - length;
            at >= 0;
            at = Math.min(at, shortest.length()) - length) {
          String shorter = shortest.substring(0, at) + shortest.substring(at + length);
          if (failure(shorter, new HashSet<>()).equals(Optional.of(failure))) {
            shortest = shorter;
          }
        }
      }
      return shortest;
    }

    /** How reading a text fails, in words that do not depend on the place. */
    private static Optional<String> failure(String text, Set<String> known) {
      try {
        check(text, known);
        return Optional.empty();
      } catch (RuntimeException | StackOverflowError | AssertionError failure) {
        String where =
            Arrays.stream(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("dev.schemadoc."))
                .limit(2)
                .map(StackTraceElement::toString)
                .collect(joining(" < "));
        String words = String.valueOf(failure.getMessage()).replaceAll("\\d+", "N");
        String kind = failure instanceof AssertionError ? words : failure.getClass() + ": " + words;
        return Optional.of(kind + " at " + where);
      }
    }
  }

  /** A part of a text with some changes. */
  private static String edited(String whole, Random random) {
    StringBuilder text = new StringBuilder(whole);
    if (whole.length() > LONGEST_TO_EDIT) {
      int fence = whole.indexOf("```sql", random.nextInt(whole.length()));
      int start = Math.max(0, (fence < 0 ? whole.indexOf("```sql") : fence) - random.nextInt(500));
      text =
          new StringBuilder(
              whole.substring(start, Math.min(whole.length(), start + LONGEST_TO_EDIT)));
    }
    if (random.nextInt(8) == 0) {
      text = new StringBuilder(text.toString().replace("\n", "\r\n"));
    }
    for (int edits = 1 + random.nextInt(6); edits > 0; edits--) {
      int at = random.nextInt(text.length() + 1);
      int end = Math.min(text.length(), at + 1 + random.nextInt(random.nextBoolean() ? 3 : 60));
      switch (random.nextInt(6)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(random.nextInt(text.length() + 1), text.substring(at, end));
        case 2 -> text.replace(at, end, any(random));
        case 3 -> text.insert(at, any(random).repeat(1 + random.nextInt(3)));
        case 4 -> {
          String moved = text.substring(at, end);
          text.delete(at, end).insert(random.nextInt(text.length() + 1), moved);
        }
        default -> text.insert(at, any(random));
      }
    }
    return text.toString();
  }

  private static String any(Random random) {
    return SNIPPETS.get(random.nextInt(SNIPPETS.size()));
  }

  /**
   * Reads a document and looks at every span.
   *
   * @param known the fences that were looked at already; grows
   */
  private static void check(String text, Set<String> known) {
    Document document = new Document(ID, text);
    Design design = document.design();
    assertMasked(text, design.sql());
    Span whole = new Span(0, text.length());
    for (Fence fence : design.fences()) {
      assertTrue(whole.contains(fence.content()), "a fence outside of the document");
      assertTrue(whole.contains(fence.opening()), "the line of a fence outside of the document");
      for (Span part : fence.parts()) {
        assertTrue(fence.content().contains(part), "a part outside of its fence");
      }
    }
    // All that is known of a document takes longer, so it is asked of documents that stand alone.
    if (known.isEmpty()) {
      for (Problem problem : document.ownProblems()) {
        assertTrue(whole.contains(problem.span()), "a problem outside of the document");
      }
    }
    for (Fence fence : design.sqlFences()) {
      Span region = fence.content();
      if (known.add(region.start() + ":" + region.in(design.sql()))) {
        checkScript(Script.read(design.sql(), region));
      }
    }
  }

  private static void assertMasked(String text, String masked) {
    assertEquals(text.length(), masked.length(), "the masked text has another length");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean lineEnd = c == '\n' || c == '\r';
      if (masked.charAt(i) != c && (lineEnd || masked.charAt(i) != ' ')) {
        fail("masked otherwise than by a blank at " + i);
      }
    }
  }

  private static void checkScript(Script script) {
    Span region = script.region();
    int end = region.start();
    for (Statement statement : script.statements()) {
      Span span = statement.span();
      assertTrue(end <= span.start(), "a statement that begins before another ends");
      assertTrue(span.end() <= region.end(), "a statement outside of its fence");
      end = span.end();
      // Every statement is a record.
      if (statement instanceof Record value) {
        assertEquals(List.of(), Records.spansOutside(value));
      }
    }
    end = region.start();
    for (Comment comment : script.comments()) {
      assertTrue(end <= comment.span().start(), "a comment that begins before another ends");
      assertTrue(comment.span().end() <= region.end(), "a comment outside of its fence");
      end = comment.span().end();
    }
    int start = region.start();
    for (SyntaxProblem problem : script.problems()) {
      assertTrue(start <= problem.span().start(), "a problem that is not in order");
      assertTrue(problem.span().end() <= region.end(), "a problem outside of its fence");
      start = problem.span().start();
    }
  }

  /** What repeats, and what may stand around it. */
  record Nested(
      String name, String before, String open, String middle, String close, String after) {

    String sql(int times) {
      return before + open.repeat(times) + middle + close.repeat(times) + after;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Nested> nested() {
    String check = "CREATE TABLE t (a int CHECK (";
    String type = "CREATE TABLE t (a int";
    return Stream.of(
        new Nested("parentheses", "SELECT ", "(", "1", ")", ";"),
        new Nested("parentheses in CHECK", check, "(", "a", ")", "));"),
        new Nested("parentheses alone", "", "(", "", "", ""),
        new Nested("closing parentheses", "", "", "", ")", ""),
        new Nested("parentheses of a table", "CREATE TABLE t ", "(", "a int", ")", ";"),
        new Nested("queries", "SELECT * FROM ", "(SELECT ", "1", ")", ";"),
        new Nested("subqueries", check, "(SELECT ", "1", ")", "));"),
        new Nested("calls", check, "f(", "1", ")", "));"),
        new Nested("arrays", check, "ARRAY[", "1", "]", "));"),
        new Nested("subscripts", check, "a[", "1", "]", "));"),
        new Nested("brackets", "", "[", "", "", ""),
        new Nested("comments", "", "/*", "", "*/", "SELECT 1;"),
        new Nested("open comments", "SELECT 1 ", "/*", "", "", ""),
        new Nested("line comments", "SELECT 1 ", "--\n", "", "", ";"),
        new Nested("quotes", "SELECT ", "'", "", "", ";"),
        new Nested("quotes on lines", "SELECT ", "'a\n", "", "", ";"),
        new Nested("quoted names", "SELECT ", "\"", "", "", ";"),
        new Nested("dollar quotes", "SELECT ", "$a$ ", "", "", ";"),
        new Nested("other dollar quotes", "SELECT ", "$a", "", "", ";"),
        new Nested("CASE", check, "CASE WHEN a THEN ", "1", " END", "));"),
        new Nested("CASE in ELSE", check, "CASE WHEN a THEN b ELSE ", "1", " END", "));"),
        new Nested("NOT", check, "NOT ", "a", "", "));"),
        new Nested("minus", check, "- ", "1", "", "));"),
        new Nested("operators", check, "~ ", "1", "", "));"),
        new Nested("AND", check, "a AND ", "a", "", "));"),
        new Nested("IS NULL", check, "", "a", " IS NULL", "));"),
        new Nested("casts", check, "", "a", "::int", "));"),
        new Nested("array types", type, "", "", "[]", ");"),
        new Nested("modifiers", type, "(", "1", ")", ");"),
        new Nested("dots", "SELECT ", "a.", "a", "", ";"),
        new Nested("unions", "", "SELECT 1 UNION ", "SELECT 1", "", ";"),
        new Nested("joins", "SELECT * FROM a ", "JOIN b ON a ", "", "", ";"),
        new Nested("nested joins", "SELECT * FROM ", "(a JOIN ", "b", " ON c)", ";"),
        new Nested("explanations", "", "EXPLAIN ", "SELECT 1", "", ";"),
        new Nested("schemas", "", "CREATE SCHEMA s ", "", "", ";"),
        new Nested("tables in tables", "", "CREATE TABLE t (", "", ")", ";"),
        new Nested("bodies", "", "CREATE FUNCTION f() BEGIN ATOMIC ", "", " END", ";"),
        new Nested("columns", "CREATE TABLE t (", "a int,", "b int", "", ");"),
        new Nested("constraints", type, " NOT NULL", "", "", ");"),
        new Nested("actions", "ALTER TABLE t ", "ADD a int, ", "ADD b int", "", ";"),
        new Nested("words", "", "x ", "", "", ";"),
        new Nested("verbs", "", "CREATE TABLE ", "", "", ";"),
        new Nested("lines of verbs", "", "CREATE TABLE t (\n", "", "", ";"),
        new Nested("semicolons", "", ";", "", "", ""),
        new Nested("statements", "", "SELECT 1;\n", "", "", ""),
        new Nested("backslashes", "", "\\", "", "", ""),
        new Nested("commands", "", "\\d\n", "", "", ""),
        new Nested("ellipses", "CREATE TABLE t (", "..., ", "a int", "", ");"));
  }

  /** Neither the stack nor the patience is exceeded; the times are printed to look at. */
  @ParameterizedTest
  @MethodSource("nested")
  void whateverRepeatsIsRead(Nested nested) {
    // Runs once for the compiler, so that the ratio says something.
    readTime(nested.sql(NESTING / 10));
    double half = readTime(nested.sql(NESTING / 2));
    double whole = readTime(nested.sql(NESTING));
    System.out.printf(
        "%-24s %,d times: %.3f s, %.1f times as long as half of it%n",
        nested, NESTING, whole, whole / half);
  }

  private static double readTime(String sql) {
    double start = seconds();
    Script script = Script.read(sql);
    double seconds = seconds() - start;
    for (SyntaxProblem problem : script.problems()) {
      assertTrue(problem.span().end() <= sql.length(), problem::toString);
    }
    return seconds;
  }

  /** Time must grow with the length, no faster; the times are printed to look at. */
  @Test
  void longDocumentsAreRead() throws IOException {
    String document = Files.readString(sample());
    StringBuilder sql = new StringBuilder();
    Design design = Design.read(document);
    for (Fence fence : design.sqlFences()) {
      sql.append(fence.content().in(design.sql())).append(";\n");
    }
    readLong("a document of many fences", document);
    readLong("a document of one fence", sql.toString());
  }

  private static void readLong(String name, String part) {
    readTimes(1, name, part);
    double half = readTimes(MEGABYTES * 500_000, name, part);
    double whole = readTimes(MEGABYTES * 1_000_000, name, part);
    System.out.printf(
        "%s of %d MB: %.1f s, %.1f times as long as half of it%n",
        name, MEGABYTES, whole, whole / half);
  }

  private static double readTimes(int length, String name, String part) {
    boolean oneFence = name.endsWith("one fence");
    StringBuilder text = new StringBuilder(oneFence ? "```sql\n" : "");
    do {
      text.append(part);
    } while (text.length() < length);
    String document = text.append(oneFence ? "\n```\n" : "").toString();
    double start = seconds();
    Design design = Design.read(document);
    int statements = 0;
    for (Fence fence : design.sqlFences()) {
      statements += Script.read(design.sql(), fence.content()).statements().size();
    }
    assertTrue(statements > 0);
    return seconds() - start;
  }

  /** The time that the processor worked for this thread, whatever else the machine has to do. */
  private static double seconds() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
  }

  private static Path sample() {
    return Path.of("../test-fixtures/field-service/.kiro/specs/field-operations/design.md");
  }

  /** The documents of the fixtures and of the folder that was given; files of SQL in fences. */
  private static List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    List<Path> folders = new ArrayList<>(List.of(Path.of("../test-fixtures")));
    String more = System.getProperty("robustness.folder");
    if (more != null) {
      folders.add(Path.of(more));
    }
    for (Path folder : folders) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
          if (name.equals("design.md")) {
            texts.add(Files.readString(file));
          } else if (name.endsWith(".sql")) {
            List<String> lines = Files.readAllLines(file);
            for (int line = 0; line < lines.size(); line += LINES) {
              List<String> some = lines.subList(line, Math.min(line + LINES, lines.size()));
              texts.add("```sql\n" + String.join("\n", some) + "\n```\n");
            }
          }
        }
      }
    }
    assertTrue(texts.size() > 10);
    return texts;
  }
}
