package dev.schemadoc.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Makes a test of each line of a table: what is read, an arrow, and what it is. */
final class Cases {

  private Cases() {}

  /** What a line break is written as, so that each case has one line. */
  private static final char LINE_BREAK = '⏎';

  /** What a backslash is written as, because Java wants it doubled, and columns would be off. */
  private static final char BACKSLASH = '∖';

  static String text(String written) {
    return written.replace(BACKSLASH, '\\');
  }

  /**
   * The tests of a table.
   *
   * @param reader says in one line what a text is
   */
  static Stream<DynamicTest> of(String table, UnaryOperator<String> reader) {
    return table
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("--"))
        .map(
            line -> {
              String[] sides =
                  Arrays.stream(line.split(" →(?: |$)", 2))
                      .map(String::strip)
                      .toArray(String[]::new);
              return DynamicTest.dynamicTest(
                  sides[0],
                  () ->
                      assertEquals(
                          sides[1], shown(reader.apply(sides[0].replace(LINE_BREAK, '\n')))));
            });
  }

  private static String shown(String text) {
    return text.replace('\n', LINE_BREAK);
  }
}
