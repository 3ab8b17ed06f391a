package dev.schemadoc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.schemadoc.text.Lines;
import dev.schemadoc.text.Span;
import org.junit.jupiter.api.Test;

final class ExcerptTest {

  @Test
  void tabsStayTabs() {
    assertExcerpt(
        """
         1 | \ta\tint
           | \t \t^^^
        """,
        "\ta\tint",
        "int");
  }

  @Test
  void charactersOfEastAsiaTakeTwoColumns() {
    assertExcerpt(
        """
         1 | -- \u540d\u524d \uff21 name
           |            ^^^^
        """,
        "-- \u540d\u524d \uff21 name",
        "name");
    assertExcerpt(
        """
         1 | a \u540d\u524d b
           |   ^^^^
        """,
        "a \u540d\u524d b",
        "\u540d\u524d");
  }

  @Test
  void emojiTakeTwoColumnsAndMarksNone() {
    assertExcerpt(
        """
         1 | \uD83D\uDE80 e\u0301 name
           |      ^^^^
        """,
        "\uD83D\uDE80 e\u0301 name",
        "name");
  }

  @Test
  void anEmptySpanGetsOneCaret() {
    Excerpt excerpt = Excerpt.of("abc", Lines.of("abc"), Span.at(3));
    assertEquals("   ", excerpt.indent());
    assertEquals("^", excerpt.carets());
  }

  @Test
  void ofSeveralLinesTheFirstIsShown() {
    assertExcerpt(
        """
         2 | b c
           |   ^
        """,
        "a\r\nb c\r\nd e\r\n",
        "c\r\nd");
  }

  @Test
  void anEmptyLineIsShownWithoutATrail() {
    String text = "a\n\nb";
    assertEquals(" 2 |\n   | ^\n", print(Excerpt.of(text, Lines.of(text), Span.at(2))));
  }

  @Test
  void theEndOfTheTextHasALineToo() {
    String text = "a\n";
    assertEquals(" 2 |\n   | ^\n", print(Excerpt.of(text, Lines.of(text), Span.at(2))));
  }

  @Test
  void aVeryLongLineIsCutAroundTheProblem() {
    String text = "x".repeat(5000) + "name" + "y".repeat(5000);
    Excerpt excerpt = Excerpt.of(text, Lines.of(text), new Span(5000, 5004));
    assertEquals("^^^^", excerpt.carets());
    assertEquals(
        "name",
        excerpt.source().substring(excerpt.indent().length(), excerpt.indent().length() + 4));
    assertTrue(excerpt.source().length() < 250);
    assertTrue(excerpt.source().startsWith("\u2026x") && excerpt.source().endsWith("y\u2026"));
  }

  @Test
  void nothingSteersTheTerminal() {
    assertExcerpt(
        """
         1 | \u241B[31m \uFFFD name
           |         ^^^^
        """,
        "\u001B[31m \u202E name",
        "name");
  }

  private static void assertExcerpt(String expected, String text, String marked) {
    int start = text.indexOf(marked);
    Span span = new Span(start, start + marked.length());
    assertEquals(expected, print(Excerpt.of(text, Lines.of(text), span)));
  }

  private static String print(Excerpt excerpt) {
    return String.join("\n", excerpt.print(new Paint(false), carets -> carets)) + "\n";
  }
}
