package dev.schemadoc.alembic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PythonSourceTest {

  @Test
  void offsetsCountUtf16() {
    PythonSource source = PythonSource.parse("é = '😀'  # ß\nname = call('x', key=1)\n");
    assertEquals("'😀'", source.text(find(source, "string")));
    assertEquals("call('x', key=1)", source.text(find(source, "call")));
    assertEquals("key", source.text(find(source, "keyword_argument").part("name").orElseThrow()));
    assertEquals(2, source.line(find(source, "call").start()));
    assertEquals(Optional.empty(), source.firstError());
  }

  @Test
  void anOutlineLeavesBlocksEmpty() {
    String text = "def upgrade():\n    call()\nx = 1\n";
    assertTrue(find(PythonSource.outline(text), "block").children().isEmpty());
    assertEquals(1, find(PythonSource.parse(text), "block").children().size());
  }

  @Test
  void aBrokenFileHasAWholeTree() {
    PythonSource source = PythonSource.outline("x = 1\ndef f():\n    call(\n");
    assertTrue(source.firstError().isPresent());
    assertEquals("x = 1", source.text(find(source, "assignment")));
  }

  @Test
  void everyPartLiesInItsWhole() {
    String text =
        "a = (1, \"x\\n{y}\", f\"{a + b!r:>3}\")\nfor i in [1]:\n    # note\n    op.f(*i)\n";
    descendants(PythonSource.parse(text).root())
        .forEach(
            node ->
                node.children()
                    .forEach(
                        child ->
                            assertTrue(
                                node.start() <= child.start() && child.end() <= node.end(),
                                node.kind() + " " + child.kind())));
  }

  private static PythonNode find(PythonSource source, String kind) {
    return descendants(source.root()).filter(node -> node.is(kind)).findFirst().orElseThrow();
  }

  private static Stream<PythonNode> descendants(PythonNode node) {
    return Stream.concat(
        Stream.of(node), node.children().stream().flatMap(PythonSourceTest::descendants));
  }
}
