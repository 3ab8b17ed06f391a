package dev.schemadoc.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.schemadoc.sql.Statement.AlterTable;
import dev.schemadoc.sql.Statement.CreateTable;
import dev.schemadoc.sql.TableItem.Column;
import dev.schemadoc.sql.TableItem.Elision;
import dev.schemadoc.sql.TableItem.Like;
import dev.schemadoc.sql.TableItem.TableConstraint;
import dev.schemadoc.sql.TableItem.Unreadable;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Where a text is found wrong, and what is read in spite of it. */
final class ParserTest {

  /** The furthest token that nothing could take is the one that is wrong. */
  @Nested
  final class TheFurthestToken {

    private final TinyGrammar grammar =
        TinyGrammar.of(
            """
            statement = create_table | create_index
            create_table = CREATE TABLE name ( column [, ...] )
            create_index = CREATE [ UNIQUE ] INDEX name ON name
            column = name type [ NOT NULL | DEFAULT restricted_expression ]
            """);

    @Test
    void isBehindAllThatIsRight() {
      check(
          """
          CREATE INDEX jobs_id
                       ^^^^^^^ the statement ends too early; expected `ON`
                              ▲
          """);
      check(
          """
          CREATE INDEX ON jobs
                       ^^ unexpected `ON`; expected a name
          """);
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
    }

    private void check(String drawn) {
      Squiggles.check(drawn, text -> grammar.read(text).parser().problems());
    }
  }
}
