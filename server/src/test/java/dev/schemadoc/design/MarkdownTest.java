package dev.schemadoc.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Node;
import dev.schemadoc.text.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fences of real, of damaged and of absurd documents. */
final class MarkdownTest {

  private static final int EDITS = 3_000;
  private static final int LONG = 2_000_000;

  /** Far more than the second that it takes; a reader that is not linear takes hours. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** flexmark is another reader of CommonMark. */
  @Test
  void flexmarkFindsTheSameFences() {
    for (String text : Documents.all()) {
      assertEquals(fencesOfFlexmark(text), fences(text));
    }
  }

  /**
   * On damaged documents the two differ now and then: flexmark ends a list or an HTML block too
   * late, and takes a tab for one column.
   */
  @Test
  void flexmarkFindsTheSameFencesInNearlyEveryDamagedDocument() {
    List<String> texts = Documents.all();
    Random random = new Random(1);
    int same = 0;
    for (int i = 0; i < EDITS; i++) {
      String text = Documents.edited(texts.get(random.nextInt(texts.size())), random);
      same += fencesOfFlexmark(text).equals(fences(text)) ? 1 : 0;
    }
    assertTrue(same > EDITS * 0.98, "only %d of %d agree".formatted(same, EDITS));
  }

  @Test
  void everyDamagedDocumentIsSound() {
    List<String> texts = Documents.all();
    Random random = new Random(2);
    for (int i = 0; i < EDITS; i++) {
      Documents.assertSound(Documents.edited(texts.get(random.nextInt(texts.size())), random));
    }
  }

  @Test
  void everyBeginningOfADocumentIsSound() {
    String text = Documents.all().stream().filter(t -> t.contains("> ```sql")).findFirst().get();
    for (int end = 0; end <= text.length(); end++) {
      Documents.assertSound(text.substring(0, end));
    }
  }

  static Stream<String> absurdTexts() {
    return Stream.of(
        ">".repeat(LONG) + " x\n",
        "> x\n".repeat(LONG / 4),
        ">".repeat(LONG / 2) + "x\n" + "x\n".repeat(LONG / 4),
        "- ".repeat(LONG / 2) + "x\n",
        "- ".repeat(LONG / 4) + "x\n" + "\n".repeat(LONG / 2),
        "1. ".repeat(LONG / 3) + "x\n",
        "> - ".repeat(LONG / 4) + "x\n",
        stairs(2_000),
        "- x\n" + "  y\n".repeat(LONG / 4),
        "`".repeat(LONG),
        "` ".repeat(LONG / 2),
        "```\n".repeat(LONG / 4),
        "```sql\n".repeat(LONG / 7),
        "> ```sql\n".repeat(LONG / 9),
        "~".repeat(LONG),
        "```" + " ".repeat(LONG) + "x\n",
        "```\n```" + " ".repeat(LONG) + "x\n",
        "#".repeat(LONG),
        "# x" + " ".repeat(LONG) + "y\n",
        "# x " + "#".repeat(LONG) + " y\n",
        "x\n".repeat(LONG / 2) + "===\n",
        "x\n=\n".repeat(LONG / 4),
        "-".repeat(LONG),
        "- * ".repeat(LONG / 4),
        " ".repeat(LONG) + "\nx",
        "\t".repeat(LONG) + "x",
        "1".repeat(LONG) + ". x",
        "[".repeat(LONG),
        "[a]: b\n".repeat(LONG / 7) + "===\n",
        "[a\n".repeat(LONG / 3),
        "<!--\n".repeat(LONG / 5),
        "<pre>\n" + "</pr".repeat(LONG / 4),
        "<a ".repeat(LONG / 3),
        "<a b='\n".repeat(LONG / 7),
        "create table x(".repeat(LONG / 15),
        "😀\n".repeat(LONG / 3),
        "\u0000".repeat(LONG),
        "---\na: b\n" + "x\n".repeat(LONG / 2));
  }

  private static String stairs(int steps) {
    StringBuilder stairs = new StringBuilder();
    for (int step = 0; step < steps; step++) {
      stairs.append("  ".repeat(step)).append("- x\n");
    }
    return stairs.toString();
  }

  @ParameterizedTest
  @MethodSource("absurdTexts")
  void anAbsurdDocumentIsReadInTheTimeOfALongOne(String text) {
    String behind = "\n\n-->\n```\n</pre>\n\n# x\n";
    assertTimeoutPreemptively(PATIENCE, () -> Design.read(text + behind));
  }

  @Test
  void quotesThatAreDeeperThanAnyoneReadsAreText() {
    String text = ">".repeat(Markdown.DEEPEST) + "```sql\nA\n";
    assertEquals(1, Design.read(text).sqlFences().size());
    assertEquals(0, Design.read(">" + text).sqlFences().size());
    assertEquals(1, Design.read(">" + text + "```sql\nB\n").sqlFences().size());
  }

  @Test
  void aLongDocumentIsReadWhole() {
    String piece = String.join("\n\n", Documents.all()) + "\n";
    int pieces = 50_000_000 / piece.length();
    Design design = assertTimeoutPreemptively(PATIENCE, () -> Design.read(piece.repeat(pieces)));
    assertEquals(pieces * Design.read(piece).fences().size(), design.fences().size());
  }

  private static List<String> fences(String text) {
    return Design.read(text).fences().stream()
        .map(f -> described(text, f.opening().start(), f.info(), f.content()))
        .toList();
  }

  private static List<String> fencesOfFlexmark(String text) {
    List<String> fences = new ArrayList<>();
    Node document = Parser.builder().build().parse(text);
    for (Node node : document.getDescendants()) {
      if (node instanceof FencedCodeBlock block) {
        int end = Math.max(block.getOpeningMarker().getEndOffset(), block.getInfo().getEndOffset());
        List<Span> lines =
            block.getContentLines().stream()
                .map(line -> new Span(line.getStartOffset(), line.getEndOffset()))
                .toList();
        Span content =
            lines.isEmpty()
                ? Span.at(end)
                : new Span(lines.getFirst().start(), lines.getLast().end());
        fences.add(
            described(
                text,
                block.getOpeningMarker().getStartOffset(),
                block.getInfo().toString(),
                content));
      }
    }
    return fences;
  }

  private static String described(String text, int start, String info, Span content) {
    return "%d %s %s".formatted(start, info.strip(), content.in(text).strip());
  }
}
