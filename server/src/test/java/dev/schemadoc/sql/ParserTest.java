package dev.schemadoc.sql;

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
