package dev.schemadoc.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What PostgreSQL refuses although its grammar takes it: see {@code checks.sql}. */
final class ChecksTest {

  private static final Pattern HEAD = Pattern.compile("([a-z_]+)!?(?: \"[^\"]*\")? =.*");

  @TestFactory
  Stream<DynamicTest> aMistakeIsToldWherePostgresqlStops() throws IOException {
    return Arrays.stream(text("checks.sql").split("\n\n"))
        .filter(block -> !block.startsWith("--"))
        .map(
            block ->
                DynamicTest.dynamicTest(
                    Squiggles.bare(block),
                    () -> Squiggles.check(block, text -> Script.read(text).problems())));
  }

  @Test
  void everyCheckIsNotedInTheGrammar() throws IOException {
    Set<String> noted = new HashSet<>();
    for (String file : Grammar.FILES) {
      String comment = "";
      for (String line : text("grammar/" + file + ".grammar").lines().toList()) {
        Matcher head = HEAD.matcher(line);
        if (head.matches() && comment.contains("Checks:")) {
          noted.add(head.group(1));
        }
        comment = line.startsWith("--") ? comment + line : "";
      }
    }
    Set<String> missing = new TreeSet<>(Checks.rules());
    missing.removeAll(noted);
    missing.remove(Grammar.REFUSED.name());
    assertEquals(Set.of(), missing, "say `-- Checks: …` above these rules of the grammar");
  }

  @Test
  void oneMistakeIsToldOnce() {
    List<SyntaxProblem> problems =
        Script.read("ALTER ROLE none RENAME TO none; ALTER ROLE anna SET a = 1").problems();
    assertEquals(2, problems.size());
    assertTrue(problems.getFirst().stop() < problems.getLast().stop());
  }

  private static String text(String name) throws IOException {
    try (InputStream stream = Checks.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IOException("missing: " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
