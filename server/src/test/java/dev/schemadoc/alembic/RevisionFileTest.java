package dev.schemadoc.alembic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.schemadoc.alembic.HeaderStyle.ImportOrder;
import dev.schemadoc.alembic.HeaderStyle.SequenceOrigin;
import dev.schemadoc.alembic.HeaderStyle.Typing;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RevisionFileTest {
  private static final String WHOLE =
      """
      \"\"\"Añade la tabla 😀 jobs.

      Revision ID: 005_jobs
      \"\"\"

      from collections.abc import Sequence
      from typing import Union

      import sqlalchemy as sa
      from alembic import op

      # revision identifiers, used by Alembic.
      revision: str = "005_jobs"
      down_revision: Union[str, None] = "004_offers"
      branch_labels: Union[str, Sequence[str], None] = ("jobs",)
      depends_on: Union[str, Sequence[str], None] = None


      def upgrade() -> None:
          op.execute("SELECT 1")
          revision = "not this one"
      """;

  @Test
  void identifiersAreReadWithTheirPlaces() {
    RevisionFile.Migration revision = migration(WHOLE);
    assertEquals("005_jobs", revision.id());
    assertEquals(List.of("004_offers"), revision.parents());
    assertEquals("\"005_jobs\"", source(WHOLE, revision.revision()));
    assertEquals("\"004_offers\"", source(WHOLE, revision.down().getFirst()));
    assertEquals("\"jobs\"", source(WHOLE, revision.branchLabels().getFirst()));
    assertEquals(List.of(), revision.dependsOn());
    assertTrue(revision.docstring().orElseThrow().text().startsWith("Añade la tabla 😀 jobs.\n"));
    assertEquals(Optional.empty(), revision.firstError());
    assertEquals(
        new HeaderStyle.Observed(
            Typing.UNION, false, SequenceOrigin.COLLECTIONS, Optional.of(ImportOrder.SORTED)),
        revision.style());
  }

  @Test
  void windowsLineEndsChangeNothingButPlaces() {
    String text = WHOLE.replace("\n", "\r\n");
    RevisionFile.Migration revision = migration(text);
    assertEquals(List.of("004_offers"), revision.parents());
    assertEquals("\"005_jobs\"", source(text, revision.revision()));
    assertEquals(migration(WHOLE).style(), revision.style());
    assertEquals(
        migration(WHOLE).docstring().map(RevisionFile.Place::text),
        revision.docstring().map(RevisionFile.Place::text));
  }

  @Test
  void textsMayBeWrittenInManyWays() {
    assertEquals(List.of("ab"), down("\"a\" 'b'"));
    assertEquals(List.of("ab"), down("(\n    'a'  # first\n    'b'\n)"));
    assertEquals(List.of("ab\u00e9"), down("'a' + u'b' + '\\xe9'"));
    assertEquals(List.of("a\\b"), down("r'a\\b'"));
    assertEquals(List.of("a"), down("f'a'"));
    assertEquals(List.of("A\u2013\u0001"), down("'\\u0041\\N{EN DASH}\\1'"));
    assertEquals(List.of("last"), down("LAST", "LAST = 'last'\n"));
    assertEquals(List.of("a", "b"), down("('a', 'b')"));
    assertEquals(List.of("a", "b"), down("'a', 'b'"));
    assertEquals(List.of("a", "b"), down("['a', ('b')]"));
    assertEquals(List.of("a"), down("(None, 'a',)"));
    assertEquals(List.of(), down("()"));
    assertEquals(List.of(), down("None"));
    RevisionFile.Migration twice =
        migration("revision = down_revision = 'x'\ndown_revision = None\n");
    assertEquals("x", twice.id());
    assertEquals(List.of(), twice.parents());
  }

  @Test
  void whatMustBeRunCannotBeRead() {
    for (String value :
        List.of(
            "compute()",
            "f'{x}'",
            "b'x'",
            "['a', x]",
            "'a' % 1",
            "'\\xzz'",
            "UNKNOWN",
            "'a' * 2")) {
      RevisionFile file = read("revision = 'x'\ndown_revision = " + value + "\n");
      assertEquals("its `down_revision` is not a plain text", reason(file), value);
    }
    assertEquals(
        "its `revision` is not a plain text",
        reason(read("revision = f()\ndown_revision = None\n")));
    assertEquals(
        "its `revision` is not a plain text",
        reason(read("if True:\n    revision = 'x'\n    down_revision = None\n")));
    assertEquals("it has no `down_revision`", reason(read("revision = 'x'\n")));
  }

  @Test
  void aFileThatIsNoRevisionIsAStranger() {
    assertInstanceOf(RevisionFile.Stranger.class, read(""));
    assertInstanceOf(
        RevisionFile.Stranger.class, read("def helper(revision):\n    return revision == 1\n"));
  }

  @Test
  void theNameIsTheIdentifierOfAVeryOldRevision() {
    String text = "down_revision = None\n";
    assertEquals(
        "1975ea83b712",
        ((RevisionFile.Migration) RevisionFile.of(new SourceFile("v/1975ea83b712.py", text))).id());
    assertInstanceOf(
        RevisionFile.Stranger.class, RevisionFile.of(new SourceFile("v/start.py", text)));
  }

  @Test
  void aSyntaxErrorBelowTheIdentifiersHidesNothing() {
    for (String rest :
        List.of(
            "def upgrade(:\n    pass\n",
            "def upgrade():\n    op.execute('x'\n",
            "def upgrade():\n    op.execute(\"\"\"x\n",
            "def upgrade():\n  x =\n y\n",
            "x = = 1\n",
            "%$&/\n")) {
      String text = "revision = 'x'\ndown_revision = 'w'\n\n" + rest;
      RevisionFile.Migration revision = migration(text);
      assertEquals("x", revision.id(), rest);
      assertEquals(List.of("w"), revision.parents(), rest);
      assertTrue(revision.firstError().isPresent(), rest);
    }
  }

  @Test
  void aSyntaxErrorAmongTheIdentifiersHidesThem() {
    String merging =
        """
        revision = "x"
        <<<<<<< HEAD
        down_revision = "a"
        =======
        down_revision = "b"
        >>>>>>> other
        """;
    for (String text :
        List.of(
            merging,
            "revision = 'x\ndown_revision = None\n",
            "revision = 'x'\ndown_revision = ('a',\n",
            "revision = \n")) {
      RevisionFile file = read(text);
      assertTrue(reason(file).contains("(syntax error in line "), file.toString());
    }
  }

  @Test
  void everyPrefixOfAFileIsReadWithoutAnException() {
    for (int end = 0; end <= WHOLE.length(); end++) {
      RevisionFile file = read(WHOLE.substring(0, end));
      assertEquals("v/x.py", file.path());
    }
  }

  @Test
  void hostileTextIsReadWithoutAnException() {
    int deep = 20_000;
    for (String text :
        List.of(
            "\uFEFF" + WHOLE,
            "\uD800 = '\uDC00'\n" + WHOLE,
            "\0" + WHOLE,
            "revision = " + "(".repeat(deep) + "'x'" + ")".repeat(deep),
            "revision = " + "[".repeat(deep),
            "revision = 'x'" + " + 'y'".repeat(deep) + "\ndown_revision = None\n")) {
      assertEquals("v/x.py", read(text).path());
    }
    assertEquals("005_jobs", migration("\uFEFF" + WHOLE).id());
    assertEquals("\"005_jobs\"", source("\uFEFF" + WHOLE, migration("\uFEFF" + WHOLE).revision()));
  }

  @Test
  void stylesAreSeen() {
    String ids = "revision%s = 'x'\ndown_revision%s = None\n";
    assertEquals(Typing.NONE, migration(ids.formatted("", "")).style().typing());
    assertEquals(Typing.PIPE, migration(ids.formatted(": str", ": str | None")).style().typing());
    HeaderStyle.Observed wide =
        migration(
                "from typing import Sequence, Union\n\nfrom alembic import op\nimport sqlalchemy as sa\n"
                    + ids.formatted(": str", ": Union[str, Sequence[str], None]"))
            .style();
    assertEquals(
        new HeaderStyle.Observed(
            Typing.UNION, true, SequenceOrigin.TYPING, Optional.of(ImportOrder.TEMPLATE)),
        wide);
    assertEquals(
        Optional.of(ImportOrder.APART),
        migration("\nimport sqlalchemy as sa\n\nfrom alembic import op\n" + ids.formatted("", ""))
            .style()
            .imports());
    assertFalse(migration(ids.formatted("", "")).style().imports().isPresent());
  }

  private static RevisionFile read(String text) {
    return RevisionFile.of(new SourceFile("v/x.py", text));
  }

  private static RevisionFile.Migration migration(String text) {
    return assertInstanceOf(RevisionFile.Migration.class, read(text));
  }

  private static String reason(RevisionFile file) {
    return assertInstanceOf(RevisionFile.Unreadable.class, file).reason();
  }

  private static List<String> down(String value) {
    return down(value, "");
  }

  private static List<String> down(String value, String before) {
    return migration(before + "revision = 'x'\ndown_revision = " + value + "\n").parents();
  }

  private static String source(String text, RevisionFile.Place place) {
    return text.substring(place.start(), place.end());
  }
}
