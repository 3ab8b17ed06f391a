package dev.schemadoc.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Texts, and the tokens that PostgreSQL's scanner cuts them into; {@code ⏎} is a line break, {@code
 * ∖} a backslash, which Java would want doubled.
 */
final class LexerTest {

  @TestFactory
  Stream<DynamicTest> words() {
    return tokens(
        """
        jobs Jobs _id a1 a$b     → name jobs  name Jobs  name _id  name a1  name a$b
        größe 概要 😀            → name größe  name 概要  name 😀
        SELECT select Select     → keyword SELECT  keyword select  keyword Select
        selects                  → name selects
        "Jobs" "a b"             → quoted "Jobs"  quoted "a b"
        "say ""hi""!"            → quoted "say ""hi""!"
        U&"d∖0061ta" u&"x"       → quoted U&"d∖0061ta"  quoted u&"x"
        U&"d!0061ta" UESCAPE '!' → quoted U&"d!0061ta" UESCAPE '!'
        U & "x"                  → name U  operator &  quoted "x"
        `jobs`                   → backtick `jobs`
        """);
  }

  @TestFactory
  Stream<DynamicTest> strings() {
    return tokens(
        """
        'open'                 → string 'open'
        'it''s' ''             → string 'it''s'  string ''
        'a⏎b'                  → string 'a⏎b'
        'a∖' 'b'               → string 'a∖'  string 'b'
        E'a∖'b' e'∖∖'          → string E'a∖'b'  string e'∖∖'
        U&'∖0041' u&'x'        → string U&'∖0041'  string u&'x'
        N'a' n'b'              → keyword N  string 'a'  keyword n  string 'b'
        B'101' b'' X'1F' x'1f' → bits B'101'  bits b''  bits X'1F'  bits x'1f'
        jobs'a'                → name jobs  string 'a'
        """);
  }

  @TestFactory
  Stream<DynamicTest> aStringGoesOnBehindALineBreak() {
    return tokens(
        """
        'a'⏎'b'                 → string 'a'⏎'b'
        'a'  ⏎⏎  'b'⏎'c'        → string 'a'  ⏎⏎  'b'⏎'c'
        'a' 'b'                 → string 'a'  string 'b'
        'a' -- so⏎'b'           → string 'a' -- so⏎'b'
        'a'⏎-- so⏎-- and so⏎'b' → string 'a'⏎-- so⏎-- and so⏎'b'
        'a' /* so */⏎'b'        → string 'a'  string 'b'
        'a'⏎/* so */ 'b'        → string 'a'  string 'b'
        E'a'⏎'∖''               → string E'a'⏎'∖''
        'a'⏎E'b'                → string 'a'  string E'b'
        B'10'⏎'01'              → bits B'10'⏎'01'
        $$a$$⏎'b'               → string $$a$$  string 'b'
        """);
  }

  @TestFactory
  Stream<DynamicTest> theEscapeOfUnicodeBelongsToItsLiteral() {
    return tokens(
        """
        U&'!0041' UESCAPE '!'      → string U&'!0041' UESCAPE '!'
        U&'x'uescape'!'            → string U&'x'uescape'!'
        U&'x' /* so */⏎UESCAPE '!' → string U&'x' /* so */⏎UESCAPE '!'
        U&'x'⏎'y' UESCAPE $$!$$    → string U&'x'⏎'y' UESCAPE $$!$$
        'x' uescape '!'            → string 'x'  keyword uescape  string '!'
        '&' uescape '!'            → string '&'  keyword uescape  string '!'
        a && uescape '!'           → name a  operator &&  keyword uescape  string '!'
        """);
  }

  @TestFactory
  Stream<DynamicTest> dollarQuotes() {
    return tokens(
        """
        $$it's$$                   → string $$it's$$
        $$⏎a⏎$$                    → string $$⏎a⏎$$
        $a$ $b$ $$ $a$             → string $a$ $b$ $$ $a$
        $a$ x$a$                   → string $a$ x$a$
        $A$ $a$ $A$                → string $A$ $a$ $A$
        $größe$x$größe$            → string $größe$x$größe$
        $_1$x$_1$                  → string $_1$x$_1$
        $$a$$$$b$$                 → string $$a$$  string $$b$$
        a$$b                       → name a$$b
        1$$a$$                     → integer 1  string $$a$$
        AS $ BEGIN END; $ LANGUAGE → keyword AS  string $ BEGIN END; $  keyword LANGUAGE
        $ 1                        → unknown $  integer 1
        """);
  }

  @TestFactory
  Stream<DynamicTest> numbers() {
    return tokens(
        """
        0 42 007                   → integer 0  integer 42  integer 007
        2147483647 2147483648      → integer 2147483647  decimal 2147483648
        1_000_000                  → integer 1_000_000
        0x1F 0XfF 0x_f 0xdead_beef → integer 0x1F  integer 0XfF  integer 0x_f  decimal 0xdead_beef
        0o17 0O7 0b101 0B1_0       → integer 0o17  integer 0O7  integer 0b101  integer 0B1_0
        1.5 1. .5 1_0.0_1          → decimal 1.5  decimal 1.  decimal .5  decimal 1_0.0_1
        1e5 1E-5 1.5e+3 .5e3       → decimal 1e5  decimal 1E-5  decimal 1.5e+3  decimal .5e3
        1.5.3                      → decimal 1.5  decimal .3
        -1                         → mark -  integer 1
        """);
  }

  @TestFactory
  Stream<DynamicTest> parameters() {
    return tokens(
        """
        $1 $23       → parameter $1  parameter $23
        $1$2         → parameter $1  parameter $2
        $1::int      → parameter $1  mark ::  keyword int
        """);
  }

  @TestFactory
  Stream<DynamicTest> operators() {
    return tokens(
        """
        a+b a<>b a!=b       → name a  mark +  name b  name a  mark <>  name b  name a  mark !=  name b
        a||b a->>'b'        → name a  operator ||  name b  name a  operator ->>  string 'b'
        a<=b a=>b a:=b a::b → name a  mark <=  name b  name a  mark =>  name b  name a  mark :=  name b  name a  mark ::  name b
        -- A sign at the end of an operator is one of its own, unless a special character is in it.
        a*-1                → name a  mark *  mark -  integer 1
        a=-1 a<>-1          → name a  mark =  mark -  integer 1  name a  mark <>  mark -  integer 1
        a@-1 a!=-1          → name a  operator @-  integer 1  name a  operator !=-  integer 1
        a++-1               → name a  mark +  mark +  mark -  integer 1
        a/-+-b              → name a  mark /  mark -  mark +  mark -  name b
        -- A comment ends an operator.
        a+/*so*/b           → name a  mark +  name b
        a@--so⏎b            → name a  operator @  name b
        a*/*so*/b           → name a  mark *  name b
        (a)[1],b.c;         → mark (  name a  mark )  mark [  integer 1  mark ]  mark ,  name b  mark .  name c  mark ;
        """);
  }

  @TestFactory
  Stream<DynamicTest> comments() {
    return tokens(
        """
        a -- so                → name a
        a -- so⏎b              → name a  name b
        a /* so */ b           → name a  name b
        a/**/b                 → name a  name b
        a /* /* so */ and */ b → name a  name b
        a /* so⏎⏎so **/ b      → name a  name b
        a /* ' */ b -- '       → name a  name b
        '-- a' '/* b */'       → string '-- a'  string '/* b */'
        """);
  }

  @TestFactory
  Stream<DynamicTest> whatPsqlAndAuthorsWrite() {
    return tokens(
        """
        :id :'id' :"id"        → variable :id  variable :'id'  variable :"id"
        (:id,:b)               → mark (  variable :id  mark ,  variable :b  mark )
        a=:id                  → name a  mark =  variable :id
        a[1:n] a[b:c] a['x':y] → name a  mark [  integer 1  mark :  name n  mark ]  name a  mark [  name b  mark :  name c  mark ]  name a  mark [  string 'x'  mark :  name y  mark ]
        a : b                  → name a  mark :  name b
        ∖d jobs⏎a              → command ∖d jobs  name a
        ∖! ls -l               → command ∖! ls -l
        a ∖ b                  → name a  unknown ∖  name b
        ...                    → ellipsis ...
        a, …                   → name a  mark ,  ellipsis …
        a… b .. c              → name a  ellipsis …  name b  ellipsis ..  name c
        ..... a..b             → ellipsis .....  name a  unknown ..  name b
        ‘open’ “Jobs”          → string ‘open’  quoted “Jobs”
        """);
  }

  @Test
  void aLiteralThatIsNotClosedEndsWithItsLine() {
    problems(
        """
        SELECT 'open,
               ^^^^^ string is not closed; add `'`
        FROM jobs
        """);
    problems(
        """
        CREATE TABLE "jobs (
                     ^^^^^^^ quoted name is not closed; add `"`
          id uuid
        );
        """);
    problems(
        """
        SELECT 1 /* so
                 ^^ comment is not closed; add `*/`
        FROM jobs
        """);
    problems(
        """
        SELECT /* /* so */ 1
               ^^ comment is not closed; add `*/`
        """);
    problems(
        """
        SELECT $body$ 1
               ^^^^^^ dollar quote is not closed; add `$body$`
        """);
  }

  @Test
  void aQuoteTooFewIsFoundWhereItIsMissing() {
    problems(
        """
        CREATE TABLE jobs (
          status text DEFAULT 'open,
                              ^^^^^ string is not closed; add `'`
          kind text CHECK (kind IN ('a', 'b'))
        );
        """);
    assertEquals("name a  string 'b  name c  string 'd'  name e", read("a 'b\nc 'd' e"));
  }

  @Test
  void anEscapeThatIsNoCharacter() {
    problems(
        """
        SELECT E'∖u12', E'∖U0001F60', E'ü∖xyz'
                 ^^^^ this escape needs 4 digits; write `∖u00E9`
                          ^^^^^^^^^ this escape needs 8 digits; write `∖U000000E9`
        """);
    problems(
        """
        SELECT E'∖uD83D∖uDE00', E'∖uDE00', E'∖uD83D!', U&'∖D83D'
                                  ^^^^^^ this is half of a character; write both halves, or none
                                                   ^ the second half of the character is missing; write both halves
                                                               ^ the second half of the character is missing; write both halves
        """);
    problems(
        """
        SELECT E'∖u0000', U&'∖+110000', E'∖377'
                 ^^^^^^ no character has this number; write 1 to 10FFFF
                             ^^^^^^^^ no character has this number; write 1 to 10FFFF
                                        ^^^^^^^ the bytes of this string are no UTF-8; write characters
        """);
    problems(
        """
        SELECT U&'∖00e', U&"!0061!" UESCAPE '!'
                  ^ this escape needs 4 digits, or `+` and 6; write `∖00E9`
                                 ^ this escape needs 4 digits, or `+` and 6; write `!00E9`
        """);
    problems(
        """
        SELECT U&'x' UESCAPE 'ab', U&'x' UESCAPE '+', U&'x' UESCAPE, 1
                             ^^^^ this cannot begin an escape; take a mark such as `!`
                                                 ^^^ this cannot begin an escape; take a mark such as `!`
                                                                   ^ `UESCAPE` needs one character in single quotes
        """);
  }

  @Test
  void aNumberOrAParameterRunsIntoLetters() {
    problems(
        """
        SELECT 1x, 0x, 0b12, 1_, 1__0, 1.5e, 1_000$, 12$$a$$
               ^^ a number must not run into letters; separate or quote `1x`
                   ^^ a number must not run into letters; separate or quote `0x`
                       ^^^^ a number must not run into letters; separate or quote `0b12`
                             ^^ a number must not run into letters; separate or quote `1_`
                                 ^^^^ a number must not run into letters; separate or quote `1__0`
                                       ^^^^ a number must not run into letters; separate or quote `1.5e`
                                             ^^^^^^ a number must not run into letters; separate or quote `1_000$`
        """);
    problems(
        """
        SELECT $1a, $2_, $2147483648
               ^^^ a parameter must not run into letters; separate `$1a`
                    ^^^ a parameter must not run into letters; separate `$2_`
                         ^^^^^^^^^^^ the number of this parameter is too large; count from 1
        """);
  }

  @Test
  void whatCannotBeSo() {
    problems(
        """
        SELECT "", U&""
               ^^ a quoted name must not be empty; write a name
                   ^^^^ a quoted name must not be empty; write a name
        """);
    problems(
        """
        SELECT 1 %s 1
                 %s this operator is too long; PostgreSQL takes 63 characters
        """
            .formatted("|".repeat(64), "^".repeat(64)));
    problems("SELECT 1 %s 1\n".formatted("|".repeat(63)));
    problems(
        """
        SELECT ‘open’
               ^^^^^^ PostgreSQL takes curly quotes for letters; write `'`
        """);
    problems(
        """
        CREATE FUNCTION f() RETURNS int AS $ SELECT 1 $ LANGUAGE sql
                                           ^ one `$` quotes nothing; write `$$` before and behind the body
        """);
  }

  @Test
  void commentsAreKeptWithTheirPlaces() {
    String text = "a -- so \n/* /* and */ so */ b --";
    assertEquals(
        List.of("so @2..8", "/* and */ so @9..27", " @30..32"),
        Lexer.read(text).comments().stream()
            .map(it -> it.text() + " @" + it.span().start() + ".." + it.span().end())
            .toList());
  }

  @Test
  void onlyTheRegionIsRead() {
    String text = "one 'two' three";
    assertEquals("string 'two'", shown(Lexer.read(text, new Span(4, 9))));
    assertEquals("string 'two", shown(Lexer.read(text, new Span(4, 8))));
    assertEquals(15, Lexer.read(text).start(Lexer.read(text).size() - 1));
  }

  private static Stream<DynamicTest> tokens(String table) {
    return Cases.of(Cases.text(table), LexerTest::read);
  }

  private static String read(String text) {
    return shown(Lexer.read(text));
  }

  private static void problems(String drawn) {
    Squiggles.check(Cases.text(drawn), text -> Lexer.read(text).problems());
  }

  private static String shown(Tokens tokens) {
    List<String> shown = new ArrayList<>();
    for (int at = 0; tokens.terminal(at) != Terminal.END; at++) {
      shown.add(kind(tokens.terminal(at)) + " " + tokens.text(at));
    }
    return String.join("  ", shown);
  }

  private static String kind(int terminal) {
    return switch (terminal) {
      case Terminal.IDENTIFIER -> "name";
      case Terminal.QUOTED_IDENTIFIER -> "quoted";
      case Terminal.BACKTICK_IDENTIFIER -> "backtick";
      case Terminal.STRING -> "string";
      case Terminal.BIT_STRING -> "bits";
      case Terminal.INTEGER -> "integer";
      case Terminal.DECIMAL -> "decimal";
      case Terminal.PARAMETER -> "parameter";
      case Terminal.VARIABLE -> "variable";
      case Terminal.OPERATOR -> "operator";
      case Terminal.ELLIPSIS -> "ellipsis";
      case Terminal.BACKSLASH_COMMAND -> "command";
      case Terminal.UNKNOWN -> "unknown";
      default -> Terminal.isKeyword(terminal) ? "keyword" : "mark";
    };
  }
}
