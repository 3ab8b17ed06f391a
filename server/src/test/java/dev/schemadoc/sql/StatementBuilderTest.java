package dev.schemadoc.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.schemadoc.text.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What statements say, as the tables in {@code src/test/resources/dev/schemadoc/sql/statements}
 * show it: below each statement its record, indented. {@code -Dfixtures.update} writes the records
 * anew; read the change before you commit it.
 */
final class StatementBuilderTest {

  private static final Path TABLES = Path.of("src/test/resources/dev/schemadoc/sql/statements");
  private static final Path FIXTURES = Path.of("../test-fixtures/sql");
  private static final String INDENT = "    ";

  /** A statement and what it is said to say. */
  private record Row(String statement, String expected) {}

  @TestFactory
  Stream<DynamicNode> everyStatementSaysWhatIsShown() {
    return files(TABLES).stream()
        .map(
            file ->
                DynamicContainer.dynamicContainer(
                    file.getFileName().toString(), file.toUri(), rows(file).map(this::test)));
  }

  private DynamicNode test(Row row) {
    return DynamicTest.dynamicTest(
        row.statement(),
        () -> {
          assertEquals(List.of(), Script.read(row.statement()).problems());
          assertEquals(row.expected(), outline(row.statement()));
        });
  }

  private static String outline(String sql) {
    List<String> outlines = new ArrayList<>();
    for (Statement statement : Script.read(sql).statements()) {
      // Every statement is a record.
      outlines.add(Outline.of((Record) statement, sql));
    }
    return String.join("\n", outlines);
  }

  @BeforeAll
  static void update() throws IOException {
    if (!Boolean.getBoolean("fixtures.update")) {
      return;
    }
    for (Path file : files(TABLES)) {
      StringBuilder table = new StringBuilder();
      for (Row row : rows(file).toList()) {
        table.append(table.isEmpty() ? "" : "\n").append(row.statement()).append('\n');
        table.append(outline(row.statement()).indent(INDENT.length()));
      }
      Files.writeString(file, table);
    }
  }

  @Test
  void everyFixtureSaysWhereItsPartsStand() {
    for (Path file : files(FIXTURES)) {
      for (String sql : statements(file)) {
        checkSpans(sql);
      }
    }
  }

  @Test
  void everyPrefixOfAFixtureIsRead() {
    for (Path file : files(FIXTURES)) {
      statements(file).parallelStream()
          .forEach(
              sql -> {
                for (int length = 0; length < sql.length(); length++) {
                  checkSpans(sql.substring(0, length));
                }
              });
    }
  }

  /** Leaves out one token after the other, and gives a wrong one in its place. */
  @Test
  void everyFixtureWithOneMistakeIsRead() {
    List<String> wrong = List.of("5", ".", ",", "(", ")", "...", "select", "x");
    for (Path file : files(FIXTURES)) {
      statements(file).parallelStream()
          .forEach(
              sql -> {
                Tokens tokens = Lexer.read(sql, new Span(0, sql.length()));
                for (int token = 0; token < tokens.size() - 1; token++) {
                  String before = sql.substring(0, tokens.start(token));
                  String behind = sql.substring(tokens.end(token));
                  checkSpans(before + behind);
                  checkSpans(before + wrong.get(token % wrong.size()) + behind);
                }
              });
    }
  }

  private static void checkSpans(String sql) {
    try {
      for (Statement statement : Script.read(sql).statements()) {
        assertEquals(List.of(), Records.spansOutside((Record) statement));
        checkNames(statement, sql);
      }
    } catch (RuntimeException | AssertionError failure) {
      throw new AssertionError("%s in\n%s".formatted(failure, sql), failure);
    }
  }

  /** Every name stands where it says. */
  private static void checkNames(Object value, String sql) {
    switch (value) {
      case Name name -> {
        String text = name.span().in(sql);
        boolean plain = text.matches("\\w+") && !name.quoted();
        // Types have a name of several words, or one that PostgreSQL calls otherwise.
        assertTrue(
            !plain || Name.fold(text).equals(name.written()) || isType(name), name::toString);
        assertTrue(name.quoted() || !name.value().equals("."), "a dot is no name");
      }
      case Optional<?> optional -> optional.ifPresent(inner -> checkNames(inner, sql));
      case Collection<?> list -> list.forEach(element -> checkNames(element, sql));
      case Record parts -> Records.parts(parts).forEach(part -> checkNames(part, sql));
      default -> {}
    }
  }

  private static boolean isType(Name name) {
    return Script.read("CREATE DOMAIN d " + name.value()).statements().getFirst()
            instanceof Declaration.Domain domain
        && domain.type().isPresent();
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** The statements of a file, each with its lines. */
  private static List<String> statements(Path file) {
    String sql = read(file);
    return Script.read(sql).statements().stream()
        .map(statement -> statement.span().in(sql))
        .toList();
  }

  /** Empty lines stand between the rows. */
  private static Stream<Row> rows(Path file) {
    return Arrays.stream(read(file).split("\n{2,}"))
        .map(
            row ->
                new Row(
                    lines(row, line -> !line.startsWith(INDENT)),
                    lines(row, line -> line.startsWith(INDENT)).stripIndent()));
  }

  private static String lines(String row, Predicate<String> wanted) {
    return row.lines().filter(wanted).collect(Collectors.joining("\n"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
