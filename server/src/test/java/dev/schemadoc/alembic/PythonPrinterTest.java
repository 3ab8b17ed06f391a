package dev.schemadoc.alembic;

import static dev.schemadoc.alembic.Python.block;
import static dev.schemadoc.alembic.Python.bool;
import static dev.schemadoc.alembic.Python.call;
import static dev.schemadoc.alembic.Python.list;
import static dev.schemadoc.alembic.Python.number;
import static dev.schemadoc.alembic.Python.text;
import static dev.schemadoc.alembic.Python.texts;
import static dev.schemadoc.alembic.Python.tuple;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every expectation was left alone by ruff format 0.17 and by black 23.1 and 25.1. */
final class PythonPrinterTest {

  @Test
  void whatFitsStaysOnItsLine() {
    assertPrinted(
        """
        op.drop_table("jobs")
        op.create_index("ix", "jobs", ["a", "b"], unique=True, postgresql_with={"fillfactor": 70})
        down = x(("a",), (), [], {}, None)
        """
            .replace(", postgresql_with={\"fillfactor\": 70}", ""),
        new PythonStatement.Do(call("op.drop_table", text("jobs"))),
        new PythonStatement.Do(
            call("op.create_index", text("ix"), text("jobs"), texts(List.of("a", "b")))
                .with("unique", bool(true))),
        new PythonStatement.Assign(
            "down",
            call(
                "x",
                tuple(List.of(text("a"))),
                tuple(List.of()),
                list(List.of()),
                new Python.Dictionary(List.of()),
                Python.none())));
  }

  @Test
  void eightyEightColumnsFitAndEightyNineDoNot() {
    String word = "x".repeat(88 - "op.f(\"\")".length());
    assertPrinted("op.f(\"" + word + "\")\n", new PythonStatement.Do(call("op.f", text(word))));
    assertPrinted(
        "op.f(\n    \"" + word + "x\",\n)\n",
        new PythonStatement.Do(call("op.f", text(word + "x"))));
  }

  @Test
  void whatDoesNotFitIsBrokenPartByPart() {
    assertPrinted(
        """
        op.create_table(
            "jobs",
            # Primary key
            sa.Column(
                "id",
                sa.UUID(),
                server_default=sa.text("gen_random_uuid()"),
                primary_key=True,
                nullable=False,
            ),
            sa.Column("name", sa.String(length=50), nullable=True),
            postgresql_with={"fillfactor": 70},
        )
        """,
        new PythonStatement.Do(
            call("op.create_table", text("jobs"))
                .remark("Primary key")
                .and(
                    call("sa.Column", text("id"), call("sa.UUID"))
                        .with("server_default", call("sa.text", text("gen_random_uuid()")))
                        .with("primary_key", bool(true))
                        .with("nullable", bool(false)))
                .and(
                    call("sa.Column", text("name"), call("sa.String").with("length", number(50)))
                        .with("nullable", bool(true)))
                .withIf("comment", Optional.<String>empty(), Python::text)
                .with(
                    "postgresql_with",
                    new Python.Dictionary(
                        List.of(new Python.Entry(text("fillfactor"), number(70)))))));
  }

  @Test
  void longTextsAreBrokenBetweenWords() {
    String check =
        "status IN ('requested', 'approved', 'scheduled', 'in_progress', 'completed', 'cancelled')";
    assertPrinted(
        """
        sa.CheckConstraint(
            "status IN ('requested', 'approved', 'scheduled', 'in_progress', 'completed', "
            "'cancelled')",
            name="ck",
            comment=(
                "status IN ('requested', 'approved', 'scheduled', 'in_progress', 'completed', "
                "'cancelled')"
            ),
        )
        """,
        new PythonStatement.Do(
            call("sa.CheckConstraint", text(check))
                .with("name", text("ck"))
                .with("comment", text(check))));
  }

  @Test
  void quotesAreChosenToSaveEscapes() {
    assertEquals("\"it's\"", PythonText.literal("it's"));
    assertEquals("'{\"a\": 1}'", PythonText.literal("{\"a\": 1}"));
    assertEquals("\"\\\"'\"", PythonText.literal("\"'"));
    assertEquals("'\"\\'\"'", PythonText.literal("\"'\""));
    assertEquals(
        "\"\\\\d\\n\\t\\r\\x00\\x7f\\xa0\\u200b\\u2028é日😀\"",
        PythonText.literal("\\d\n\t\r\0\u007f\u00a0\u200b\u2028é日😀"));
    assertEquals("\"\\ud800\"", PythonText.literal("\uD800"));
    assertEquals("\"\\U000e0001\"", PythonText.literal(Character.toString(0xE0001)));
  }

  @Test
  void blocksStandAsTheyAre() {
    assertPrinted(
        """
        op.execute(
            \"""
        CREATE FUNCTION f() AS $$
          SELECT '\\"\\"\\"', E'\\\\n';
        $$
        \""",
        )
        """,
        new PythonStatement.Do(
            call(
                "op.execute",
                block("\n  \nCREATE FUNCTION f() AS $$\n  SELECT '\"\"\"', E'\\n';\n$$\n"))));
  }

  @Test
  void statementsOfEveryKind() {
    assertPrinted(
        """
        # First this.
        status = postgresql.ENUM("a", name="status", create_type=False)

        with op.get_context().autocommit_block():
            op.execute("SELECT 1")
        raise NotImplementedError("no way back")
        """,
        new PythonStatement.Gap(),
        new PythonStatement.Remark("First this."),
        new PythonStatement.Assign(
            "status",
            call("postgresql.ENUM", text("a"))
                .with("name", text("status"))
                .with("create_type", bool(false))),
        new PythonStatement.Gap(),
        new PythonStatement.Gap(),
        new PythonStatement.With(
            call("op.get_context().autocommit_block"),
            List.of(
                new PythonStatement.Do(call("op.execute", text("SELECT 1"))),
                new PythonStatement.Gap())),
        new PythonStatement.Raise(call("NotImplementedError", text("no way back"))),
        new PythonStatement.Gap());
  }

  @Test
  void nothingToDoIsPass() {
    assertPrinted("pass\n");
    assertPrinted("# nothing\npass\n", new PythonStatement.Remark("nothing"));
    assertPrinted("pass\n", new PythonStatement.Gap(), new PythonStatement.Remark(" \u200b"));
  }

  @Test
  void remarksAreComments() {
    assertPrinted(
        """
        # one
        #
        # 'fmt:' off
        # two three
        #%s
        # end
        pass
        """
            .formatted(" word".repeat(17)),
        new PythonStatement.Remark("one\n\nfmt: off\r\ntwo\0three\n" + "word ".repeat(17) + "end"));
  }

  @Test
  void whatIsPrintedReadsBack() {
    for (int seed = 0; seed < 300; seed++) {
      RandomPython random = new RandomPython(seed);
      String printed = PythonPrinter.print(List.of(new PythonStatement.Do(random.call(3))), 4);
      PythonSource source = PythonSource.parse("def f():\n" + printed);
      assertEquals(Optional.empty(), source.firstError(), printed);
      List<String> read = new ArrayList<>();
      collect(source.root(), source, read);
      assertEquals(random.texts(), read, printed);
      assertTrue(
          printed.lines().allMatch(line -> line.length() <= 88 || !line.strip().contains(" ")),
          printed);
    }
  }

  private static void collect(PythonNode node, PythonSource source, List<String> texts) {
    if (node.is("string") || node.is("concatenated_string")) {
      PythonLiteral literal = PythonLiteral.of(node, source, Map.of());
      texts.add(((PythonLiteral.Text) literal).value());
    } else {
      node.parts().forEach(part -> collect(part, source, texts));
    }
  }

  private static void assertPrinted(String expected, PythonStatement... statements) {
    assertEquals(expected, PythonPrinter.print(List.of(statements), 0));
  }
}
