package dev.schemadoc.alembic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What Python's configparser gives for the same text; every expectation was compared with it. */
final class IniFileTest {

  @Test
  void percentSignsAndReferencesAreResolved() {
    String text =
        """
        [alembic]
        name = shop
        file_template = %%(year)d_%%(rev)s
        script_location = %(here)s/%(name)s/migrations
        """;
    assertEquals("%(year)d_%(rev)s", get(text, "file_template"));
    assertEquals("/srv/shop/migrations", get(text, "script_location"));
  }

  @Test
  void whatCannotBeResolvedStandsAsWritten() {
    String text =
        """
        [alembic]
        missing = %(nobody)s
        circle = %(circle)s
        alone = 50%
        """;
    assertEquals("%(nobody)s", get(text, "missing"));
    assertEquals("%(circle)s", get(text, "circle"));
    assertEquals("50%", get(text, "alone"));
  }

  @Test
  void indentedLinesContinueAValueAndCommentsInsideAreSkipped() {
    String text =
        """
        [alembic]
        version_locations =
            one
            # not this
            two

            three
        sourceless = true
        """;
    assertEquals("\none\ntwo\n\nthree", get(text, "version_locations"));
    assertEquals("true", get(text, "sourceless"));
  }

  @Test
  void keysIgnoreCaseAndTheLastOneWins() {
    String text = "[alembic]\r\nTimezone: UTC\r\ntimezone = CET ; still the value\r\n";
    assertEquals("CET ; still the value", get(text, "timeZone"));
  }

  @Test
  void defaultsCountInEverySectionButAreNotStatedThere() {
    IniFile file = IniFile.read("\uFEFF[DEFAULT]\nsourceless = true\n[alembic]\n[tenant]\nx = 1\n");
    assertEquals(Optional.of("true"), file.get("tenant", "sourceless", Map.of()));
    assertEquals(false, file.states("tenant", "sourceless"));
    assertEquals(true, file.states("tenant", "X"));
    assertEquals(Set.of("alembic", "tenant"), file.sections());
    assertEquals(Optional.empty(), file.get("nobody", "sourceless", Map.of()));
  }

  @Test
  void nonsenseIsReadPast() {
    assertEquals("alembic", get("stray = 1\n[alembic]\nnonsense\n= x\nkey = alembic", "key"));
    assertEquals(Set.of(), IniFile.read("").sections());
  }

  private static String get(String text, String option) {
    return IniFile.read(text).get("alembic", option, Map.of("here", "/srv")).orElseThrow();
  }
}
