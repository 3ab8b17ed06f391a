package dev.schemadoc.alembic;

import static dev.schemadoc.alembic.Python.call;
import static dev.schemadoc.alembic.Python.text;
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

final class FrameTest {
  private static final PythonStatement CREATE =
      new PythonStatement.Do(
          call(
              "op.create_table",
              text("jobs"),
              call("sa.Column", text("id"), call("postgresql.UUID"))));
  private static final PythonStatement DROP =
      new PythonStatement.Do(call("op.drop_table", text("jobs")));

  @Test
  void aWholeFile() {
    assertEquals(
        """
        \"""Create jobs table.

        Revision ID: 005_jobs
        Revises: 004_offers
        Create Date: 2025-06-14 10:01:00

        Design: .kiro/specs/jobs/design.md
        \"""

        from collections.abc import Sequence

        import sqlalchemy as sa
        from alembic import op
        from sqlalchemy.dialects import postgresql

        # revision identifiers, used by Alembic.
        revision: str = "005_jobs"
        down_revision: str | None = "004_offers"
        branch_labels: str | Sequence[str] | None = None
        depends_on: str | Sequence[str] | None = None


        def upgrade() -> None:
            \"""Create the table `jobs`.\"""
            op.create_table("jobs", sa.Column("id", postgresql.UUID()))


        def downgrade() -> None:
            \"""Drop the table `jobs`.\"""
            op.drop_table("jobs")
        """,
        Frame.render(revision(List.of("004_offers"), HeaderStyle.DEFAULT)));
  }

  @Test
  void everyStyleIsWrittenAsItWasRead() {
    for (Typing typing : Typing.values()) {
      for (SequenceOrigin sequence : SequenceOrigin.values()) {
        for (ImportOrder imports : ImportOrder.values()) {
          for (boolean wide : List.of(true, false)) {
            HeaderStyle style = new HeaderStyle(typing, wide, sequence, imports);
            String file = Frame.render(revision(List.of("a"), style));
            HeaderStyle.Observed seen = read(file).style();
            assertEquals(typing, seen.typing(), file);
            assertEquals(Optional.of(imports), seen.imports(), file);
            if (typing != Typing.NONE) {
              assertEquals(wide, seen.wide(), file);
              assertEquals(sequence, seen.sequence(), file);
            }
          }
        }
      }
    }
  }

  @Test
  void theImportsOfAnOlderProject() {
    String file =
        Frame.render(
            revision(
                List.of("a"),
                new HeaderStyle(Typing.UNION, true, SequenceOrigin.TYPING, ImportOrder.TEMPLATE)));
    assertTrue(
        file.contains(
            """

            from typing import Sequence, Union

            from alembic import op
            import sqlalchemy as sa
            from sqlalchemy.dialects import postgresql

            # revision identifiers, used by Alembic.
            revision: str = "005_jobs"
            down_revision: Union[str, Sequence[str], None] = "a"
            """),
        file);
  }

  @Test
  void aBaseAndAMergeHaveTheirParents() {
    String base = Frame.render(revision(List.of(), HeaderStyle.DEFAULT));
    assertTrue(base.contains("\nRevises:\nCreate Date:"), base);
    assertTrue(base.contains("\ndown_revision: str | None = None\n"), base);
    String merge = Frame.render(revision(List.of("a", "b"), HeaderStyle.DEFAULT));
    assertTrue(merge.contains("\nRevises: a, b\n"), merge);
    assertTrue(
        merge.contains("\ndown_revision: str | Sequence[str] | None = (\"a\", \"b\")\n"), merge);
    assertEquals(List.of("a", "b"), read(merge).parents());
  }

  @Test
  void whatIsNotUsedIsNotImported() {
    NewRevision whole =
        revision(
            List.of("a"),
            new HeaderStyle(Typing.NONE, false, SequenceOrigin.TYPING, ImportOrder.SORTED));
    NewRevision empty =
        new NewRevision(
            whole.title(),
            whole.revision(),
            whole.parents(),
            whole.createDate(),
            List.of(),
            whole.style(),
            List.of(),
            new NewRevision.Body("Do nothing", List.of()),
            new NewRevision.Body("Say sa.text( and op.execute(", List.of()));
    String file = Frame.render(empty);
    assertFalse(file.contains("import"), file);
    assertTrue(file.endsWith("\n    pass\n"), file);
    assertTrue(file.contains("\n\"\"\"\n\n# revision identifiers"), file);
  }

  @Test
  void definitionsStandBetweenIdentifiersAndFunctions() {
    String type = "class Citext(sa.types.UserDefinedType):\n    cache_ok = True";
    NewRevision whole = revision(List.of("a"), HeaderStyle.DEFAULT);
    String file =
        Frame.render(
            new NewRevision(
                whole.title(),
                whole.revision(),
                whole.parents(),
                whole.createDate(),
                List.of(),
                whole.style(),
                List.of(type + "\n"),
                new NewRevision.Body("Do nothing", List.of()),
                new NewRevision.Body("Do nothing", List.of())));
    assertTrue(file.contains(" = None\n\n\n" + type + "\n\n\ndef upgrade()"), file);
    assertTrue(file.contains("\nimport sqlalchemy as sa\n\n"), file);
  }

  @Test
  void whatComesFromOutsideCannotBreakOut() {
    for (String hostile :
        List.of(
            "\"\"\"\nimport os",
            "\\",
            "\"",
            "x\"\"\"\"",
            "\\\"\"\"",
            "a\u2028b\0c\td",
            "{{ title }}",
            "{% raw %}",
            "<&>'",
            "ends\\")) {
      NewRevision revision =
          new NewRevision(
              hostile,
              hostile,
              List.of(hostile),
              "2025-06-14 10:01:00",
              List.of("Design: " + hostile),
              HeaderStyle.DEFAULT,
              List.of(),
              new NewRevision.Body(hostile, List.of()),
              new NewRevision.Body(hostile, List.of()));
      String file = Frame.render(revision);
      RevisionFile.Migration read = read(file);
      assertEquals(Optional.empty(), read.firstError(), file);
      assertEquals(hostile, read.id(), file);
      assertEquals(List.of(hostile), read.parents(), file);
      assertFalse(file.contains("\nimport"), file);
    }
  }

  private static NewRevision revision(List<String> parents, HeaderStyle style) {
    return new NewRevision(
        "Create jobs table",
        "005_jobs",
        parents,
        "2025-06-14 10:01:00",
        List.of("Design: .kiro/specs/jobs/design.md"),
        style,
        List.of(),
        new NewRevision.Body("Create the table `jobs`", List.of(CREATE)),
        new NewRevision.Body("Drop the table `jobs`", List.of(DROP)));
  }

  private static RevisionFile.Migration read(String file) {
    return assertInstanceOf(
        RevisionFile.Migration.class, RevisionFile.of(new SourceFile("x.py", file)));
  }
}
