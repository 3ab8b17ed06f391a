package dev.schemadoc.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.schemadoc.text.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Documents to try the reader on, and what is true of every one. */
final class Documents {

  private static final List<String> SLIPS =
      List.of(
          "```",
          "```sql",
          "```\n",
          "\n```\n",
          "~~~",
          "````",
          "`",
          "> ",
          ">",
          "- ",
          "* ",
          "1. ",
          "10) ",
          "\t",
          "  ",
          "    ",
          "\n",
          "\n\n",
          "\r",
          "\r\n",
          "<!--",
          "-->",
          "<div>",
          "<pre>",
          "</pre>",
          "<b>\n",
          "😀",
          "\uFEFF",
          "===",
          "---",
          "\n---\n",
          "# ",
          "\\",
          "{.sql}",
          "\f",
          "\u0000",
          "[a]: b\n",
          "\n-\n",
          "\n2.\n",
          "- - ",
          "> > ",
          "-\t",
          ">\t",
          "   ```",
          "    ```");

  private Documents() {}

  /** The Markdown files of the fixtures and of the documentation. */
  static List<String> all() {
    List<String> texts = new ArrayList<>();
    for (String folder : List.of("../test-fixtures", "../docs")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file : files.sorted().toList()) {
          if (file.toString().endsWith(".md")) {
            texts.add(Files.readString(file));
          }
        }
      } catch (IOException problem) {
        throw new UncheckedIOException(problem);
      }
    }
    assertTrue(texts.size() > 10);
    return texts;
  }

  /** A few lines of a text, edited some times as a clumsy or a hostile hand would. */
  static String edited(String text, Random random) {
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    int first = random.nextInt(lines.size());
    lines = new ArrayList<>(lines.subList(first, Math.min(lines.size(), first + 40)));
    int edits = 1 + random.nextInt(8);
    for (int i = 0; i < edits; i++) {
      int at = random.nextInt(lines.size());
      String line = lines.get(at);
      String slip = SLIPS.get(random.nextInt(SLIPS.size()));
      int column = random.nextInt(line.length() + 1);
      switch (random.nextInt(6)) {
        case 0 -> lines.set(at, line.substring(0, column) + slip + line.substring(column));
        case 1 -> lines.set(at, slip + line);
        case 2 -> lines.set(at, line.substring(column));
        case 3 -> lines.add(at, slip);
        case 4 -> lines.set(at, lines.get(random.nextInt(lines.size())));
        default -> {
          for (int behind = at; behind < Math.min(lines.size(), at + 5); behind++) {
            lines.set(behind, slip.strip() + " " + lines.get(behind));
          }
        }
      }
    }
    return String.join(random.nextInt(5) == 0 ? "\r\n" : "\n", lines);
  }

  /** Asserts that every span lies in the text, and that the masked text fits on it. */
  static void assertSound(String text) {
    Design design = Design.read(text);
    String masked = design.sql();
    assertEquals(text.length(), masked.length());
    int end = 0;
    for (Fence fence : design.fences()) {
      assertInside(fence.opening(), end, text.length());
      assertInside(fence.content(), fence.opening().end(), text.length());
      int within = fence.content().start();
      for (Span part : fence.parts()) {
        assertInside(part, within, fence.content().end());
        assertTrue(part.length() > 0, text);
        if (fence.isSql()) {
          assertEquals(part.in(text), part.in(masked));
        }
        within = part.end();
      }
      end = fence.content().end();
    }
    for (Heading heading : design.headings()) {
      assertInside(heading.span(), 0, text.length());
    }
    for (Unread unread : design.unread()) {
      assertInside(unread.span(), 0, text.length());
    }
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      char m = masked.charAt(at);
      boolean lineEnd = c == '\n' || c == '\r';
      if (m != c && (m != ' ' || lineEnd)) {
        fail("masked at offset " + at + " of " + text);
      }
    }
  }

  private static void assertInside(Span span, int start, int end) {
    assertTrue(
        start <= span.start() && span.end() <= end,
        () -> span + " is not in " + start + " to " + end);
  }
}
