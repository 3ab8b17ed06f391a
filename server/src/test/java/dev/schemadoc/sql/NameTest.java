package dev.schemadoc.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.schemadoc.text.Span;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What PostgreSQL takes a name for (PostgreSQL, 4.1.1). */
final class NameTest {

  private static final Span NOWHERE = Span.at(0);

  @TestFactory
  Stream<DynamicTest> onlyAsciiLettersFold() {
    return Cases.of(
        """
        jobs         → jobs
        Jobs         → jobs
        JOB_ID       → job_id
        GRÖẞE        → grÖẞe
        概要A        → 概要a
        """,
        text -> Name.unquoted(text, NOWHERE).value());
  }

  @Test
  void aQuotedNameKeepsItsLetters() {
    assertEquals("Jobs", Name.quoted("Jobs", NOWHERE).value());
    assertTrue(Name.quoted("Jobs", NOWHERE).quoted());
    assertFalse(Name.unquoted("jobs", NOWHERE).quoted());
  }

  @Test
  void aNameEndsAfter63Bytes() {
    String longest = "x".repeat(63);
    assertEquals(longest, Name.unquoted(longest, NOWHERE).value());
    assertFalse(Name.unquoted(longest, NOWHERE).isTruncated());

    Name longer = Name.unquoted("X".repeat(64), NOWHERE);
    assertEquals(longest, longer.value());
    assertEquals("x".repeat(64), longer.written());
    assertTrue(longer.isTruncated());
  }

  @Test
  void noCharacterIsCutInTwo() {
    // Two bytes each: 31 of them and one letter are 63 bytes.
    assertEquals("ü".repeat(31), Name.truncate("ü".repeat(32)));
    assertEquals("x" + "ü".repeat(31), Name.truncate("x" + "ü".repeat(32)));
    // Three bytes each.
    assertEquals("概".repeat(21), Name.truncate("概".repeat(22)));
    // Four bytes each, and two chars of Java.
    assertEquals("😀".repeat(15), Name.truncate("😀".repeat(16)));
    assertEquals(60, "😀".repeat(15).getBytes(StandardCharsets.UTF_8).length);
  }
}
