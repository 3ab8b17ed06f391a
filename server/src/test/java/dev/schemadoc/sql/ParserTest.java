package dev.schemadoc.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.schemadoc.sql.Statement.AlterTable;
import dev.schemadoc.sql.Statement.CreateTable;
import dev.schemadoc.sql.TableItem.Column;
import dev.schemadoc.sql.TableItem.Elision;
import dev.schemadoc.sql.TableItem.InlineIndex;
import dev.schemadoc.sql.TableItem.Like;
import dev.schemadoc.sql.TableItem.TableConstraint;
import dev.schemadoc.sql.TableItem.Unreadable;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Where a statement is found wrong, what is said there, and what is read in spite of it. {@code ^}
 * stands under what is underlined, {@code ▲} under the token at which PostgreSQL stops where this
 * is another one.
 */
final class ParserTest {

  /** The furthest token that nothing could take is the one that is wrong. */
  @Nested
  final class TheFurthestToken {

    private final TinyGrammar grammar =
        TinyGrammar.of(
            """
            statement = create_table | create_index | set
            create_table = CREATE TABLE name ( column [, ...] )
            create_index = CREATE [ UNIQUE ] INDEX index_name ON name
            index_name "an index" = name
            column = name type [ NOT NULL | DEFAULT restricted_expression ]
            set = SET { name TO name | name FROM string | name }
            """);

    @Test
    void isTheFirstThatDoesNotFit() {
      check(
          """
          CREATE TABLE jobs (id uuid, name)
                                          ^ unexpected `)`; expected a type
          """);
      check(
          """
          CREATE TABLE jobs (id uuid NOT, name text)
                                        ^ unexpected `,`; expected `NULL`
          """);
      check(
          """
          CREATE INDEX ON jobs
                       ^^ `ON` is a reserved word and cannot be an index; quote it as `"on"` or choose another name
          """);
      check(
          """
          CREATE TABLE jobs (id uuid) WITH
                                      ^^^^ unexpected `WITH`; expected `;`
          """);
    }

    @Test
    void isTheEndOfAStatementThatEndsTooEarly() {
      check(
          """
          CREATE INDEX jobs_id
                       ^^^^^^^ the statement ends too early; expected `ON`
                              ▲
          """);
    }

    @Test
    void isWhereTheBestOfTheAlternativesStopped() {
      check(
          """
          SET zone FROM utc
                        ^^^ unexpected `utc`; expected a text in single quotes
          """);
      check(
          """
          SET zone utc
                   ^^^ unexpected `utc`; expected `TO`, `FROM` or `;`
          """);
    }

    @Test
    void isInsideOfAnExpression() {
      check(
          """
          CREATE TABLE jobs (id int DEFAULT 1 + , name text)
                                                ^ unexpected `,`; expected an expression
          """);
    }

    private void check(String drawn) {
      Squiggles.check(drawn, text -> grammar.read(text).parser().problems());
    }
  }

  @Test
  void whatOnlyLooksAheadIsNeverWrong() {
    TinyGrammar grammar =
        TinyGrammar.of(
            """
            statement = SET { &{ name TO name } assignment | string }
            assignment = name TO name
            """);
    Squiggles.checkPlaces(
        """
        SET zone TO 1
            ^^^^
        """,
        text -> grammar.read(text).parser().problems());
  }

  /** Behind a cut it is certain what was meant, so that what was read of it is kept. */
  @Test
  void aCutKeepsWhatWasRead() {
    String rules =
        """
        statement = function | procedure
        function = CREATE FUNCTION %s name ( parameter [, ...] )
        procedure = CREATE { FUNCTION | PROCEDURE } name
        parameter = name type
        """;
    String text = "CREATE FUNCTION f (a int, b)";

    TinyGrammar certain = TinyGrammar.of(rules.formatted("~"));
    assertEquals(
        "statement(function(parameter(expression(int)) parameter(b)))",
        certain.shown(certain.read(text)));

    TinyGrammar uncertain = TinyGrammar.of(rules.formatted(""));
    assertEquals("statement(procedure(CREATE FUNCTION f))", uncertain.shown(uncertain.read(text)));
  }

  @Test
  void whatIsNestedTooDeeplyIsSaidToBe() {
    String text = "SELECT " + "(".repeat(10_000) + "1" + ")".repeat(10_000);
    assertEquals(
        List.of("this is nested too deeply; split it"),
        Script.read(text).problems().stream().map(SyntaxProblem::message).toList());
  }

  /** A bad item of a list costs only itself. */
  @Nested
  final class AnItemThatCannotBeRead {

    @Test
    void leavesTheOthers() {
      reads(
          """
          CREATE TABLE jobs (
            id uuid PRIMRY KEY,
                    ^^^^^^ `PRIMRY` is not a keyword; did you mean `PRIMARY`?
            name text NOT NUL,
                          ^^^ `NUL` is not a keyword; did you mean `NULL`?
            CHECK (a >),
                      ^ unexpected `)`; expected an expression
            kind text,
            UNIQUE (name)
          );
          """,
          "jobs: bad id, bad name, bad, kind, constraint");
    }

    @Test
    void goesToTheCommaThatEndsIt() {
      reads(
          """
          CREATE TABLE jobs (id numeric(1 2), name text COLLATE, kind text)
                                          ^ unexpected `2`; expected `)`
                                                               ^ unexpected `,`; expected a collation
          """,
          "jobs: bad id, bad name, kind");
    }

    @Test
    void endsWhereALineStartsTheNext() {
      reads(
          """
          CREATE TABLE jobs (
            id uuid
            name text NOT NULL,
            ^^^^ `,` is missing before `name`
            kind text
          );
          """,
          "jobs: bad id, name, kind");
    }

    @Test
    void mayLackItsClosingParenthesis() {
      reads(
          """
          CREATE TABLE jobs (
            id uuid,
            CHECK ((id > 0),
                           ^ unexpected `,`; expected `)`
            name text,
            kind text
          );
          """,
          "jobs: id, bad, name, kind");
    }

    @Test
    void mayCloseTheListTooEarly() {
      reads(
          """
          CREATE TABLE jobs (
            id uuid REFERENCES users (id)) NOT NULL,
                                         ^ this `)` closes the list too early; drop it
                                           ▲
            name text
          );
          """,
          "jobs: id, name");
    }

    @Test
    void isLeftOut() {
      reads(
          """
          CREATE TABLE jobs (
            id uuid,
            ...
          );
          """,
          "jobs: id, …");
      reads(
          """
          CREATE TABLE jobs (
            id uuid,
            -- other columns
          );
          """,
          "jobs: id, …");
      reads(
          """
          CREATE TABLE jobs (id uuid, );
                                    ^ no column follows this comma; drop the comma
                                      ▲
          """,
          "jobs: id");
    }

    @Test
    void isAnActionOfAlterTable() {
      reads(
          """
          ALTER TABLE jobs ADD COLUMN a, DROP COLUMN b, ALTER c TIPE text, DROP d;
                                       ^ unexpected `,`; expected a type
                                                                ^^^^ `TIPE` is not a keyword; did you mean `TYPE`?
          """,
          "jobs: Unreadable, DropColumn, Unreadable, DropColumn");
    }
  }

  /** One mistake costs nothing in the statements beside it. */
  @Nested
  final class TheNextStatement {

    @Test
    void isReadBehindAMistake() {
      reads(
          """
          CREATE TABLE jobs (id uuid PRIMARY);
                                            ^ unexpected `)`; expected `KEY`
          CREATE TABLE users (id uuid);
          """,
          """
          jobs: bad id
          users: id\
          """);
    }

    @Test
    void isReadAlthoughTheSemicolonIsMissing() {
      reads(
          """
          CREATE TABLE jobs (id uuid)
          CREATE TABLE users (id uuid);
          ^^^^^^ `;` is missing before `CREATE`
          """,
          """
          jobs: id
          users: id\
          """);
    }

    @Test
    void isReadAlthoughAParenthesisIsNotClosed() {
      reads(
          """
          CREATE TABLE jobs (
            id uuid,
            name text
                 ^^^^ `)` is missing; add it before the end

          CREATE TABLE users (id uuid);
          ▲
          """,
          """
          jobs: id, name
          users: id\
          """);
    }
  }

  private static void reads(String drawn, String tables) {
    Squiggles.check(drawn, text -> Script.read(text).problems());
    List<String> read =
        Script.read(Squiggles.bare(drawn)).statements().stream().map(ParserTest::shown).toList();
    assertEquals(tables, String.join("\n", read));
  }

  private static String shown(Statement statement) {
    return switch (statement) {
      case CreateTable table ->
          table.table()
              + ": "
              + String.join(", ", table.items().stream().map(ParserTest::shown).toList());
      case AlterTable table ->
          table.table()
              + ": "
              + String.join(
                  ", ", table.actions().stream().map(it -> it.getClass().getSimpleName()).toList());
      default -> statement.getClass().getSimpleName();
    };
  }

  private static String shown(TableItem item) {
    return switch (item) {
      case Column column -> column.name().value();
      case TableConstraint ignored -> "constraint";
      case Like like -> "like " + like.source();
      case InlineIndex ignored -> "index";
      case Elision ignored -> "…";
      case Unreadable bad -> ("bad " + bad.name().map(Name::value).orElse("")).strip();
    };
  }
}
