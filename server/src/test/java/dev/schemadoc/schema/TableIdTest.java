package dev.schemadoc.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TableIdTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "jobs | public | jobs",
        "Jobs | public | jobs",
        "\"Jobs\" | public | Jobs",
        "public.jobs | public | jobs",
        "Auth.Users | auth | users",
        "\"Auth\".\"a.b\" | Auth | a.b",
        "\"a\"\"b\" | public | a\"b",
        "' jobs ' | public | jobs",
        "\u00c4pfel | public | \u00c4pfel",
        "../../etc/x | public | ../../etc/x",
        "a.b.c | public | a.b.c",
        "'two words' | public | two words",
        "'' | public | ''",
      })
  void aNameIsReadAsSqlReadsIt(String written, String schema, String name) {
    assertEquals(new TableId(schema, name), TableId.parse(written));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {"Jobs | public | Jobs", "Auth.Users | Auth | Users"})
  void capitalLettersMayCount(String written, String schema, String name) {
    assertEquals(new TableId(schema, name), TableId.parseExact(written));
  }

  @ParameterizedTest
  @CsvSource({"a, 63", "\u00e9, 31"})
  void aLongNameIsCutAsPostgresqlCutsIt(String letter, int kept) {
    assertEquals(letter.repeat(kept), TableId.parse(letter.repeat(70)).name());
    assertEquals(letter.repeat(kept), TableId.parse('"' + letter.repeat(70) + '"').name());
  }
}
