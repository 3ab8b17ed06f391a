package dev.schemadoc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.schemadoc.cli.Terminal.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckCommandTest {

  private static final String JOBS = ".kiro/specs/jobs/design.md";

  @TempDir Path temporary;
  private Path root;
  private Terminal terminal;

  @BeforeEach
  void makeWorkspace() throws IOException {
    root = Files.createDirectories(temporary.resolve("workspace"));
    terminal = Terminal.in(root);
    terminal.write(
        ".kiro/specs/customers/design.md",
        """
        # Customers

        ```sql
        CREATE TABLE customers (id uuid PRIMARY KEY);
        ```
        """);
    terminal.write(
        JOBS,
        """
        # Jobs

        ```sql
        CREATE TABLE jobs (
          id uuid PRIMARY KEY,
          customer_id uuid REFERENCES custmers (id) UNIQUE
        );
        ```
        """);
  }

  @Test
  void aProblemIsShownWithItsLine() {
    assertEquals(
        new Run(
            1,
            """
            .kiro/specs/jobs/design.md:6:31: error[unknown-table]: nothing in the workspace declares table `custmers`; did you mean `customers`?
             6 |   customer_id uuid REFERENCES custmers (id) UNIQUE
               |                               ^^^^^^^^
               = related .kiro/specs/customers/design.md:4: `customers` is declared here
               = fix: Rename to `customers`

            1 error in 2 documents
            """,
            ""),
        terminal.run("check"));
  }

  @Test
  void programsGetJson() {
    assertEquals(
        new Run(
            1,
            """
            {
              "problems": [
                {
                  "file": ".kiro/specs/jobs/design.md",
                  "code": "unknown-table",
                  "severity": "error",
                  "message": "nothing in the workspace declares table `custmers`; did you mean `customers`?",
                  "range": {
                    "start": {
                      "line": 5,
                      "character": 30
                    },
                    "end": {
                      "line": 5,
                      "character": 38
                    }
                  },
                  "related": [
                    {
                      "file": ".kiro/specs/customers/design.md",
                      "range": {
                        "start": {
                          "line": 3,
                          "character": 13
                        },
                        "end": {
                          "line": 3,
                          "character": 22
                        }
                      },
                      "message": "`customers` is declared here"
                    }
                  ],
                  "fixes": [
                    {
                      "title": "Rename to `customers`",
                      "edits": [
                        {
                          "file": ".kiro/specs/jobs/design.md",
                          "range": {
                            "start": {
                              "line": 5,
                              "character": 30
                            },
                            "end": {
                              "line": 5,
                              "character": 38
                            }
                          },
                          "newText": "customers"
                        }
                      ]
                    }
                  ]
                }
              ],
              "summary": {
                "error": 1,
                "warning": 0,
                "info": 0,
                "hint": 0,
                "documents": 2
              }
            }
            """,
            ""),
        terminal.run("check", "--format", "json"));
  }

  @Test
  void soundDocumentsAreQuiet() throws IOException {
    mend();
    assertEquals(new Run(0, "no problems in 2 documents\n", ""), terminal.run("check"));
  }

  // What is checked

  @Test
  void oneDocumentIsCheckedWithAllOthersKnown() throws IOException {
    mend();
    assertEquals(new Run(0, "no problems in 1 document\n", ""), terminal.run("check", JOBS));
    Terminal inside = Terminal.in(root.resolve(".kiro/specs/jobs"));
    assertEquals(new Run(0, "no problems in 1 document\n", ""), inside.run("check"));
  }

  @Test
  void problemsOfOthersAreNotPrinted() {
    assertEquals(
        new Run(0, "no problems in 1 document\n", ""),
        terminal.run("check", ".kiro/specs/customers"));
  }

  @Test
  void pathsAreShownFromWhereTheUserStands() {
    Run run = Terminal.in(root.resolve(".kiro/specs/jobs")).run("check", ".");
    assertEquals("design.md:6:31:", run.out().split(" ", 2)[0]);
    Run elsewhere = Terminal.in(temporary).run("check", "workspace/" + JOBS);
    assertEquals("workspace/" + JOBS + ":6:31:", elsewhere.out().split(" ", 2)[0]);
  }

  @Test
  void jsonNamesFilesFromTheWorkspaceWhereverTheUserStands() {
    Run run = Terminal.in(root.resolve(".kiro/specs")).run("check", "jobs", "--format=json");
    assertEquals(terminal.run("check", "--format=json").out().replace(": 2\n", ": 1\n"), run.out());
  }

  @Test
  void severalWorkspacesAreCheckedEachByItself() throws IOException {
    Terminal other = Terminal.in(temporary.resolve("other"));
    other.write(JOBS, "```sql\nCREATE TABLE custmers (id uuid PRIMARY KEY);\n```\n");
    Run run = Terminal.in(temporary).run("check", "workspace", "other", "--format", "json");
    assertEquals(1, run.status());
    assertEquals(
        "\"file\": \"workspace/.kiro/specs/jobs/design.md\",",
        run.out().lines().filter(line -> line.contains("\"file\"")).findFirst().orElse("").strip());
  }

  @Test
  void aStrayFileMakesNoWorkspaceOfItsFolder() throws IOException {
    Terminal.in(temporary).write("README.md", "# Read me");
    Terminal other = Terminal.in(temporary.resolve("other"));
    other.write(JOBS, "```sql\nCREATE TABLE custmers (id uuid PRIMARY KEY);\n```\n");
    assertEquals(
        1, Terminal.in(temporary).run("check", "README.md", "workspace", "other").status());
    assertEquals(0, Terminal.in(temporary).run("check", ".").status());
  }

  @Test
  void strayFilesAreCheckedTogetherAndNothingElseIsRead() throws IOException {
    Terminal stray = Terminal.in(temporary);
    stray.write("a.md", "```sql\nCREATE TABLE a (b_id uuid PRIMARY KEY REFERENCES b (id));\n```\n");
    stray.write("b.md", "```sql\nCREATE TABLE b (id uuid PRIMARY KEY);\n```\n");
    assertEquals(
        new Run(0, "no problems in 2 documents\n", ""), stray.run("check", "a.md", "b.md"));
    assertEquals(
        "1 warning in 1 document", stray.run("check", "a.md").out().lines().toList().getLast());
  }

  @Test
  void aWorkspaceInAnotherIsPartOfIt() throws IOException {
    terminal.write(
        "web/.kiro/specs/misspelt/design.md",
        "```sql\nCREATE TABLE custmers (id uuid PRIMARY KEY);\n```\n");
    assertEquals(0, terminal.run("check", JOBS, "web").status());
    assertEquals(0, terminal.run("check", "web", JOBS).status());
  }

  @Test
  void aDocumentByAnyNameMayBeGiven() throws IOException {
    terminal.write(
        "docs/draft.md",
        "```sql\nCREATE TABLE a (b_id uuid PRIMARY KEY REFERENCES custmers (id));\n```\n");
    Run run = terminal.run("check", "docs/draft.md");
    assertEquals(1, run.status());
    assertEquals("docs/draft.md:2:50:", run.out().split(" ", 2)[0]);
  }

  @Test
  void aFolderWithoutDocumentsIsSaid() throws IOException {
    Files.createDirectories(root.resolve("src"));
    assertEquals(
        new Run(
            0,
            "no problems in 0 documents\n",
            "note: no design document was found; they are .kiro/specs/FEATURE/design.md, or what `designs` in schemadoc.toml says\n"),
        terminal.run("check", "src"));
  }

  @Test
  void whatIsNotThereCannotBeChecked() {
    assertEquals(
        new Run(2, "", "schemadoc: `gone` does not exist\n"), terminal.run("check", "gone"));
  }

  @Test
  void onlyMarkdownIsChecked() throws IOException {
    terminal.write("jobs.sql", "SELECT 1");
    assertEquals(
        new Run(2, "", "schemadoc: `jobs.sql` is not Markdown; name a file that ends with `.md`\n"),
        terminal.run("check", "jobs.sql"));
  }

  // Documents of every kind

  @Test
  void windowsLineEndsChangeNothing() throws IOException {
    String text = Files.readString(root.resolve(JOBS)).replace("\n", "\r\n");
    Run before = terminal.run("check");
    terminal.write(JOBS, text);
    assertEquals(before, terminal.run("check"));
  }

  @Test
  void aByteOrderMarkShiftsNothing() throws IOException {
    Run before = terminal.run("check");
    terminal.write(JOBS, "\uFEFF" + Files.readString(root.resolve(JOBS)));
    assertEquals(before, terminal.run("check"));
  }

  @Test
  void aDocumentThatIsNotUtf8IsAProblemOfItsOwn() throws IOException {
    mend();
    Files.write(root.resolve(JOBS), "# Caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(
        new Run(
            1,
            """
            .kiro/specs/jobs/design.md:1:1: error[unreadable]: `.kiro/specs/jobs/design.md` is not UTF-8: byte E9 in line 1; save it as UTF-8

            1 error in 2 documents
            """,
            ""),
        terminal.run("check"));
  }

  @Test
  void anEmptyDocumentHasNoProblems() throws IOException {
    mend();
    terminal.write(".kiro/specs/empty/design.md", "");
    assertEquals(new Run(0, "no problems in 3 documents\n", ""), terminal.run("check"));
  }

  // The exit status

  @Test
  void failOnSaysWhatCounts() throws IOException {
    assertEquals(0, terminal.run("check", "--fail-on", "never").status());
    assertEquals(1, terminal.run("check", "--fail-on", "warning").status());
    mend();
    assertEquals(0, terminal.run("check", "--fail-on", "info").status());
    terminal.write(
        JOBS,
        "```sql\nCREATE TABLE a (id INT AUTO_INCREMENT, PRIMARY KEY (id)) ENGINE=InnoDB;\n```\n");
    assertEquals(1, terminal.run("check", "--fail-on", "info").status());
    assertEquals(0, terminal.run("check", "--fail-on", "warning").status());
    assertEquals(0, terminal.run("check").status());
  }

  @Test
  void formatsThatAreNotThereAreSaid() {
    assertEquals(
        new Run(
            2,
            "",
            """
            schemadoc check: Invalid value for option '--format': `xml` is unknown; use text or json or github or gitlab or sarif
            See `schemadoc check --help`.
            """),
        terminal.run("check", "--format", "xml"));
  }

  // Colours

  @Test
  void onlyATerminalGetsColours() {
    Terminal real = new Terminal(root, Map.of("TERM", "xterm"), true);
    String plain = terminal.run("check").out();
    String painted = real.run("check").out();
    assertEquals(plain, painted.replaceAll("\u001B\\[[0-9;]*m", ""));
    assertEquals(painted, terminal.run("check", "--color", "always").out());
    assertEquals(plain, real.run("check", "--color", "never").out());
    assertEquals(plain, new Terminal(root, Map.of("NO_COLOR", "1"), true).run("check").out());
    assertEquals(painted, new Terminal(root, Map.of("NO_COLOR", ""), true).run("check").out());
    assertEquals(plain, new Terminal(root, Map.of("TERM", "dumb"), true).run("check").out());
  }

  private void mend() throws IOException {
    terminal.write(JOBS, Files.readString(root.resolve(JOBS)).replace("custmers", "customers"));
  }
}
