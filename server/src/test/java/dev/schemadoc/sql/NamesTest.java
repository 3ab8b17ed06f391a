package dev.schemadoc.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.schemadoc.text.Span;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Names as they are written, and what they are. */
final class NamesTest {

  @TestFactory
  Stream<DynamicTest> oneName() {
    return Cases.of(
        Cases.text(
            """
            Jobs                     → jobs
            "Jobs"                   → Jobs, quoted
            "say ""hi""!"            → say "hi"!, quoted
            "it's"                   → it's, quoted
            U&"d∖0061ta"             → data, quoted
            U&"D!00e4ta" UESCAPE '!' → Däta, quoted
            KEY                      → key
            `Jobs`                   → jobs
            “Jobs”                   → Jobs, quoted
            "Jobs                    → Jobs, quoted
            """),
        text -> {
          Name name = Names.at(Lexer.read(text), 0);
          return name.value() + (name.quoted() ? ", quoted" : "");
        });
  }

  @TestFactory
  Stream<DynamicTest> aNameWithItsSchema() {
    return Cases.of(
        """
        jobs          → jobs
        app.jobs      → app.jobs
        App . "Jobs"  → app.Jobs
        base.app.jobs → app.jobs
        """,
        text -> {
          Tokens tokens = Lexer.read(text);
          return Names.qualified(tokens, 0, tokens.size() - 1).toString();
        });
  }

  @Test
  void everyNameKnowsItsPlace() {
    Tokens tokens = Lexer.read("  base.App /* so */ . \"Jobs\"");
    QualifiedName name = Names.qualified(tokens, 0, tokens.size() - 1);
    assertEquals(new Span(7, 10), name.schema().orElseThrow().span());
    assertEquals(new Span(22, 28), name.name().span());
    assertEquals(new Span(7, 28), name.span());
  }
}
