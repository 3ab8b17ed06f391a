package dev.schemadoc.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Constants and their values, as a server with UTF-8 gives them; {@code ⏎} is a line break, {@code
 * ∖} a backslash, which Java would want doubled.
 */
final class LiteralsTest {

  @TestFactory
  Stream<DynamicTest> quotes() {
    return strings(
        """
        'open'       → open
        ''           →
        'it''s'      → it's
        ''''         → '
        '∖n'         → ∖n
        'a⏎b'        → a⏎b
        N'open'      → open
        n'it''s'     → it's
        ‘open’       → open
        """);
  }

  @TestFactory
  Stream<DynamicTest> partsOnSeveralLines() {
    return strings(
        """
        'a'⏎'b'⏎ 'c'      → abc
        'it'⏎'''s'        → it's
        'a' -- it's⏎'b'   → ab
        E'a'⏎'∖tb'        → a<9>b
        -- Each part is read by itself: no octal number goes on in the next.
        E'∖1'⏎'2'         → <1>2
        U&'∖0041'⏎'∖0042' → AB
        """);
  }

  @TestFactory
  Stream<DynamicTest> backslashes() {
    return strings(
        """
        E'∖b∖f∖n∖r∖t∖v'     → <8><12>⏎<13><9><11>
        E'∖∖n'              → ∖n
        e'it∖'s'            → it's
        E'it''s'            → it's
        E'∖q∖ü∖😀'          → qü😀
        E'∖x41∖x4'          → A<4>
        E'∖101∖7'           → A<7>
        E'∖xyz'             → xyz
        -- Numbers of two or three digits are bytes of UTF-8.
        E'∖xC3∖xA9'         → é
        E'∖303∖251∖1010'    → éA0
        E'∖u00e9∖U0001F600' → é😀
        E'∖uD83D∖uDE00'     → 😀
        E'∖u12'             →
        """);
  }

  @TestFactory
  Stream<DynamicTest> numbersOfCharacters() {
    return strings(
        """
        U&'d∖0061t∖+000061'        → data
        U&'∖D83D∖DE00'             → 😀
        U&'∖∖ it''s'               → ∖ it's
        U&'d!0061ta!!' UESCAPE '!' → data!
        U&'∖0061' UESCAPE '!'      → ∖0061
        U&'d!0061ta'⏎UESCAPE '!'   → data
        U&'d!0061ta' uescape $$!$$ → data
        U&'a uescape ''!'''        → a uescape '!'
        U&'∖00e'                   → \uFFFD00e
        """);
  }

  @TestFactory
  Stream<DynamicTest> dollars() {
    return strings(
        """
        $$it's ∖n$$    → it's ∖n
        $$$$           →
        $a$ $$ $b$ $a$ → <32>$$ $b$<32>
        $$⏎a⏎$$        → ⏎a⏎
        $ SELECT 1; $  → <32>SELECT 1;<32>
        """);
  }

  @TestFactory
  Stream<DynamicTest> whatIsNotClosedGoesToTheEnd() {
    return strings(
        """
        'open        → open
        E'op∖        → op∖
        U&'op∖0065n  → open
        $$open       → open
        ‘            →
        """);
  }

  @TestFactory
  Stream<DynamicTest> quotedNames() {
    return Cases.of(
        Cases.text(
            """
            U&"d∖0061ta"             → data
            U&"say ""hi""!"          → say "hi"!
            U&"d*0061ta" UESCAPE '*' → data
            """),
        Literals::unicode);
  }

  @Test
  void wholeNumbers() {
    assertEquals(OptionalInt.of(42), Literals.integer("42"));
    assertEquals(OptionalInt.of(7), Literals.integer("007"));
    assertEquals(OptionalInt.of(1_000_000), Literals.integer("1_000_000"));
    assertEquals(OptionalInt.of(0x1F), Literals.integer("0x1F"));
    assertEquals(OptionalInt.of(0x1F), Literals.integer("0X_1f"));
    assertEquals(OptionalInt.of(15), Literals.integer("0o17"));
    assertEquals(OptionalInt.of(5), Literals.integer("0b101"));
    assertEquals(OptionalInt.empty(), Literals.integer("2147483648"));
  }

  /** A test for each line; what cannot be seen is shown by its number. */
  private static Stream<DynamicTest> strings(String table) {
    return Cases.of(Cases.text(table), literal -> visible(Literals.string(literal)));
  }

  private static String visible(String value) {
    String inner =
        value
            .chars()
            .mapToObj(c -> c < ' ' && c != '\n' ? "<" + c + ">" : Character.toString(c))
            .collect(Collectors.joining());
    return inner.replaceAll("^ | $", "<32>");
  }
}
