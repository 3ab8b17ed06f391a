package dev.schemadoc.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.schemadoc.sql.GrammarText.Definition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each element of the notation on a grammar of one or two rules: the texts that it takes, with
 * their trees, and the texts that it does not.
 */
final class GrammarTextTest {

  @TestFactory
  Stream<DynamicTest> wordsAndMarks() {
    return reads(
        "drop = DROP TABLE name ;",
        """
        DROP TABLE jobs ;  → drop(DROP TABLE jobs ;)
        drop table "Jobs"; → drop(drop table "Jobs";)
        DROP TABLE jobs    → no
        DROP VIEW jobs;    → no
        """);
  }

  @TestFactory
  Stream<DynamicTest> bracketsOfSqlStandInQuotes() {
    return reads(
        "array = name '[' integer ']'",
        """
        a[1]         → array(a[1])
        a            → no
        """);
  }

  @TestFactory
  Stream<DynamicTest> marksOfSeveralCharacters() {
    return reads(
        "marks = name :: name := name => name <= name >= name <> name",
        """
        a::b:=c=>d<=e>=f<>g → marks(a::b:=c=>d<=e>=f<>g)
        a::b:=c=>d<=e>=f!=g → marks(a::b:=c=>d<=e>=f!=g)
        """);
  }

  @TestFactory
  Stream<DynamicTest> whatMayBeMissing() {
    return reads(
        "table = TABLE [ IF EXISTS ] name [ CASCADE ]",
        """
        TABLE a                   → table(TABLE a)
        TABLE IF EXISTS a CASCADE → table(TABLE IF EXISTS a CASCADE)
        TABLE if                  → table(TABLE if)
        """);
  }

  @TestFactory
  Stream<DynamicTest> whatMayBeMissingIsTakenWhereItCanBe() {
    return reads(
        "names = [ name ] name",
        """
        a b          → names(a b)
        a            → no
        """);
  }

  @TestFactory
  Stream<DynamicTest> oneOfSeveral() {
    return reads(
        "set = SET { name TO name | ALL | name }",
        """
        SET a TO b   → set(SET a TO b)
        SET ALL      → set(SET ALL)
        SET a        → set(SET a)
        SET          → no
        SET a TO     → no
        """);
  }

  @TestFactory
  Stream<DynamicTest> theFirstAlternativeThatFitsIsTaken() {
    return reads(
        "set = SET { name | name TO name }",
        """
        SET a        → set(SET a)
        SET a TO b   → no
        """);
  }

  @TestFactory
  Stream<DynamicTest> aRuleIsAChoiceAsAWhole() {
    return reads(
        """
        what =
            TABLE name
          | VIEW name
        """,
        """
        TABLE a      → what(TABLE a)
        VIEW a       → what(VIEW a)
        """);
  }

  @TestFactory
  Stream<DynamicTest> oneOrMoreWithCommas() {
    return reads(
        """
        list = ( item [, ...] )
        item = name
        """,
        """
        (a)          → list(item(a))
        (a, b, c)    → list(item(a) item(b) item(c))
        ()           → no
        (a,)         → no
        (a b)        → no
        """);
  }

  @TestFactory
  Stream<DynamicTest> oneOrMoreInARow() {
    return reads(
        """
        options = item [ ... ] END
        item = SET name | ONLY
        """,
        """
        ONLY END             → options(item(ONLY))
        SET a ONLY SET b END → options(item(SET a) item(ONLY) item(SET b))
        END                  → no
        """);
  }

  @TestFactory
  Stream<DynamicTest> noneOrMoreInARow() {
    return reads(
        "path = name [ { . name } [ ... ] ]",
        """
        a            → path(a)
        a.b.c        → path(a.b.c)
        a.           → no
        """);
  }

  @TestFactory
  Stream<DynamicTest> whatMustOrMustNotFollow() {
    return reads(
        """
        set = SET { word &{ ( } | list !{ ON } } [ ON ] [ ( ) ]
        word = name
        list = name
        """,
        """
        SET a ()     → set(word(a))
        SET a        → set(list(a))
        SET a ON     → no
        """);
  }

  @TestFactory
  Stream<DynamicTest> behindACutNothingElseIsTried() {
    return reads(
        """
        set = one | two
        one = SET TABLE ~ name
        two = SET TABLE integer
        """,
        """
        SET TABLE a  → set(one(SET TABLE a))
        SET TABLE 1  → no
        """);
  }

  @TestFactory
  Stream<DynamicTest> withoutACutTheNextIsTried() {
    return reads(
        """
        set = one | two
        one = SET TABLE name
        two = SET TABLE integer
        """,
        """
        SET TABLE a  → set(one(SET TABLE a))
        SET TABLE 1  → set(two(SET TABLE 1))
        """);
  }

  @TestFactory
  Stream<DynamicTest> aCutHoldsForTheAlternativeItStandsIn() {
    return reads(
        """
        set = { SET ~ name | SET integer } | SET string
        """,
        """
        SET a        → set(SET a)
        SET 1        → no
        SET 'a'      → set(SET 'a')
        """);
  }

  @TestFactory
  Stream<DynamicTest> aRuleThatBeginsWithAnUnderscoreMakesNoNode() {
    return reads(
        """
        table = TABLE _path
        _path = [ schema . ] own
        schema = name &{ . }
        own = name
        """,
        """
        TABLE a.b    → table(schema(a) own(b))
        TABLE b      → table(own(b))
        """);
  }

  @TestFactory
  Stream<DynamicTest> expressionsAndTypesAreReadInJava() {
    return reads(
        "column = name type [ CHECK ( expression ) ]",
        """
        a numeric(1, 2) CHECK (a > 1) → column(expression(numeric(1, 2)) expression(a > 1))
        a CHECK                       → no
        """);
  }

  @Test
  void theHeadOfARule() {
    List<Definition> definitions =
        GrammarText.read(
            """
            -- What stands in a table.

            item! "an item" =         -- a column or more
                name type             -- its type
              | LIKE name

            _path = name
            """);
    assertEquals(
        List.of(
            new Definition(
                "item", Optional.of("an item"), true, List.of("name", "type", "|", "LIKE", "name")),
            new Definition("_path", Optional.empty(), false, List.of("name"))),
        definitions);
  }

  @Test
  void whatIsNoRule() {
    wrong("no rule of the grammar: Drop = DROP", "Drop = DROP");
    wrong("no rule of the grammar: drop DROP", "drop DROP");
    wrong("in rule a, at []", "a = [ DROP");
    wrong("in rule a, at [], TABLE]", "a = DROP ] TABLE");
    wrong("in rule a, at [}, |, TABLE]", "a = DROP } | TABLE");
    wrong("in rule a, at [#]", "a = #");
    wrong("no keyword of PostgreSQL: tabel", "a = TABEL");
    wrong("no such rule: b", "a = b");
  }

  private static Stream<DynamicTest> reads(String grammar, String table) {
    TinyGrammar tiny = TinyGrammar.of(grammar);
    return Cases.of(
        table,
        text -> {
          Node node = tiny.read(text);
          return node.parser().problems().isEmpty() ? tiny.shown(node) : "no";
        });
  }

  private static void wrong(String message, String grammar) {
    RuntimeException wrong =
        assertThrows(RuntimeException.class, () -> TinyGrammar.of(grammar), grammar);
    assertEquals(message, wrong.getMessage());
  }
}
