package dev.schemadoc.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PathPatternTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "docs/*.md                   | docs/a.md",
        "./docs/*.md                 | docs/a.md",
        "docs/**                     | docs/a/b.md",
        "docs/**/*.md                | docs/a.md",
        "docs/**/*.md                | docs/a/b/c.md",
        "**/.kiro/specs/**/design.md | .kiro/specs/design.md",
        "**/.kiro/specs/**/design.md | a/b/.kiro/specs/c/d/DESIGN.MD",
        "design.md                   | a/b/design.md",
        "*.design.md                 | jobs.design.md",
        "a?c/x.md                    | abc/x.md",
        "a?c/x.md                    | a概c/x.md",
        "docs/{a,b}*.md              | docs/bc.md",
        "docs/{a,{b,c}}.md           | docs/c.md",
        "docs/[a-c].md               | docs/b.md",
        "docs/[!a-c].md              | docs/d.md",
        "docs/a.b(c)+.md             | docs/a.b(c)+.md",
        "docs/😀*.md                 | docs/😀😀.md",
        "old/                        | a/old",
      })
  void aPatternMatches(String pattern, String path) {
    assertEquals(Optional.empty(), PathPattern.fault(pattern));
    assertTrue(PathPattern.of("/w", pattern).matches("/w/" + path));
    assertFalse(PathPattern.of("/w", pattern).matches("/x/" + path));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "docs/*.md        | docs/a/b.md",
        "docs/*.md        | a/docs/b.md",
        "docs/**/a.md     | docs/ba.md",
        "docs/a.b.md      | docs/aXb.md",
        "docs/[!a-c].md   | docs/b.md",
        "docs/[!a]x.md    | docs//x.md",
        "design.md        | old-design.md",
        "**/a/**/b.md     | ab.md",
      })
  void aPatternDoesNotMatch(String pattern, String path) {
    assertFalse(PathPattern.of("/w", pattern).matches("/w/" + path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"old", "old/", "old/**", "**/old", "a/old"})
  void aFolderCoversWhatIsInIt(String pattern) {
    assertTrue(
        PathPattern.of("/w", pattern)
            .covers("/w/" + (pattern.startsWith("a/") ? "a/" : "") + "old/b/c.md"));
    assertFalse(PathPattern.of("/w", pattern).covers("/w/older/b/c.md"));
    assertFalse(PathPattern.of("/w", pattern).covers("/w"));
  }

  @Test
  void theRootOfTheDiskMayBeTheFolder() {
    assertTrue(PathPattern.of("", "docs/*.md").matches("/docs/a.md"));
    assertTrue(PathPattern.of("", "docs").covers("/docs/a.md"));
    assertTrue(PathPattern.of("C:", "docs/*.md").matches("C:/docs/a.md"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''          | is empty",
        "docs\\*.md  | has `\\` in it",
        "/docs/*.md  | is absolute",
        "C:/docs     | is absolute",
        "../docs     | leads out",
        "a/../../b   | leads out",
        "!docs       | begins with `!`",
        "docs/[a.md  | has a `[` without its `]`",
        "docs/{a.md  | has a `{` without its `}`",
        "docs/a}.md  | has a `}` without its `{`",
        "docs/[c-a]  | has characters in `[…]` that make no range",
      })
  void whatIsNoPatternIsSaid(String pattern, String fault) {
    String said = PathPattern.fault(pattern).orElse("");
    assertTrue(said.startsWith(fault), said);
  }
}
