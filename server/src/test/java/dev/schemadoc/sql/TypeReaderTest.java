package dev.schemadoc.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Types as they are written, and what they are: the canonical name, then the modifiers. */
final class TypeReaderTest {

  @TestFactory
  Stream<DynamicTest> numbers() {
    return types(
        """
        int              → integer
        INTEGER          → integer
        int2             → smallint
        smallint         → smallint
        int8             → bigint
        numeric          → numeric
        decimal(10)      → numeric (10)
        dec(10, 2)       → numeric (10, 2)
        real             → real
        float4           → real
        float            → double precision
        float(24)        → real
        float(25)        → double precision
        float(0x10)      → real
        float8           → double precision
        double precision → double precision
        serial           → serial
        serial8          → bigserial
        """);
  }

  @TestFactory
  Stream<DynamicTest> texts() {
    return types(
        """
        text                           → text
        char                           → character
        char(3)                        → character (3)
        character varying              → character varying
        character varying(20)          → character varying (20)
        char varying (20)              → character varying (20)
        varchar(20)                    → character varying (20)
        nchar(3)                       → character (3)
        national character varying(20) → character varying (20)
        national char                  → character
        bpchar                         → bpchar
        bit                            → bit
        bit(3)                         → bit (3)
        bit varying(3)                 → bit varying (3)
        varbit                         → bit varying
        """);
  }

  @TestFactory
  Stream<DynamicTest> times() {
    return types(
        """
        date                        → date
        time                        → time without time zone
        time(3)                     → time without time zone (3)
        time with time zone         → time with time zone
        timetz                      → time with time zone
        timestamp                   → timestamp without time zone
        timestamp without time zone → timestamp without time zone
        timestamp(3) with time zone → timestamp with time zone (3)
        timestamptz                 → timestamp with time zone
        timestamptz(3)              → timestamp with time zone (3)
        interval                    → interval
        interval(3)                 → interval (3)
        interval year               → interval year
        INTERVAL YEAR TO MONTH      → interval year to month
        interval day to second(3)   → interval day to second (3)
        interval second (3)         → interval second (3)
        """);
  }

  @TestFactory
  Stream<DynamicTest> others() {
    return types(
        """
        bool                  → boolean
        json                  → json
        uuid                  → uuid
        vector(1536)          → vector (1536)
        geometry(Point, 4326) → geometry (Point, 4326)
        status                → status
        double                → double
        app.status            → app.status
        base.app.status       → app.status
        pg_catalog.int4       → integer
        "int4"                → int4
        """);
  }

  @TestFactory
  Stream<DynamicTest> arrays() {
    return types(
        """
        int[]                         → integer[]
        text[][]                      → text[][]
        int[3]                        → integer[]
        text array                    → text[]
        text ARRAY[4]                 → text[]
        numeric(10, 2)[]              → numeric (10, 2)[]
        timestamp(3) with time zone[] → timestamp with time zone (3)[]
        setof text                    → text
        SETOF app.status[]            → app.status[]
        """);
  }

  @Test
  void theNameHasAPlaceOfItsOwn() {
    TypeName type = type("numeric (10, 2) []");
    assertEquals("numeric", type.nameSpan().in("numeric (10, 2) []"));
    assertEquals("numeric (10, 2) []", type.span().in("numeric (10, 2) []"));
    assertEquals(List.of("10", "2"), type.modifiers());
    assertEquals(1, type.dimensions());
  }

  @Test
  void whereATypeIsWrong() {
    problems(
        """
        CREATE TABLE a (b double precisoin);
                                 ^^^^^^^^^ `precisoin` is not a keyword; did you mean `PRECISION`?
        """);
    problems(
        """
        CREATE TABLE a (b timestamp with time zon);
                                              ^^^ `zon` is not a keyword; did you mean `ZONE`?
        """);
    problems(
        """
        CREATE TABLE a (b varchar(n), c varchar(10, 2));
                                  ^ unexpected `n`; expected a number
                                                  ^ unexpected `,`; expected `)`
        """);
    problems(
        """
        CREATE TABLE a (b numeric(), c int[x], d text ARRAY[]);
                                  ^ unexpected `)`; expected an expression
                                           ^ unexpected `x`; expected `]`
                                                            ^ unexpected `]`; expected a number
        """);
    problems(
        """
        CREATE TABLE a (b float(54), c interval day to year);
                                ^^ `float` cannot have a precision of `54`; give it 1 to 53 bits
                                                       ^^^^ unexpected `year`; expected `HOUR`, `MINUTE`, `SECOND`
        """);
  }

  private static Stream<DynamicTest> types(String table) {
    return Cases.of(table, text -> shown(type(text)));
  }

  private static String shown(TypeName type) {
    return type.name()
        + (type.modifiers().isEmpty() ? "" : " (" + String.join(", ", type.modifiers()) + ")")
        + "[]".repeat(type.dimensions());
  }

  private static TypeName type(String text) {
    Tokens tokens = Lexer.read(text);
    Parser parser = new Parser(tokens);
    Node node = parser.parse(Grammar.rule("function_type"), 0, tokens.size() - 1);
    assertEquals(List.of(), parser.problems(), text);
    return (TypeName) node.child(Grammar.TYPE.number()).orElseThrow().value();
  }

  private static void problems(String drawn) {
    Squiggles.check(drawn, text -> Script.read(text).problems());
  }
}
