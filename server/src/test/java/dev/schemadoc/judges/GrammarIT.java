package dev.schemadoc.judges;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import dev.schemadoc.sql.Dialect;
import dev.schemadoc.sql.Mutants;
import dev.schemadoc.sql.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL's own grammar says what is right, and the reader must not say more. */
final class GrammarIT {

  private static final int ACCEPTED = -1;

  @TempDir Path folder;

  @Test
  void whatPostgresqlReadsIsRead() throws Exception {
    List<String> sound = statements();
    List<Integer> verdicts = judge(sound);
    for (int i = 0; i < sound.size(); i++) {
      assertEquals(ACCEPTED, verdicts.get(i), "not sound: " + sound.get(i));
      assertEquals(List.of(), Script.read(sound.get(i) + ";").problems(), sound.get(i));
    }
  }

  @Test
  void nothingIsCalledWrongThatPostgresqlReads() throws Exception {
    List<String> mutants = new ArrayList<>();
    for (String statement : statements()) {
      mutants.addAll(Mutants.of(statement));
    }
    List<Integer> verdicts = judge(mutants);
    List<String> falseAlarms = new ArrayList<>();
    int refused = 0;
    int seen = 0;
    int samePlace = 0;
    for (int i = 0; i < mutants.size(); i++) {
      Script script = Script.read(mutants.get(i) + ";");
      boolean problem = !script.problems().isEmpty();
      if (verdicts.get(i) == ACCEPTED && problem) {
        falseAlarms.add(script.problems().getFirst() + " in " + mutants.get(i));
      } else if (verdicts.get(i) != ACCEPTED && script.dialect() == Dialect.POSTGRESQL) {
        refused++;
        seen += problem ? 1 : 0;
        int place = problem ? script.problems().getFirst().span().start() : ACCEPTED;
        samePlace += place == verdicts.get(i) ? 1 : 0;
      }
    }
    System.out.printf(
        "of %d faulty statements %d are seen, %d at the very token where PostgreSQL stops%n",
        refused, seen, samePlace);
    assertEquals(List.of(), falseAlarms);
    assertTrue(
        seen > refused * 0.9, "too few mistakes are seen: %d of %d".formatted(seen, refused));
  }

  private static List<String> statements() throws IOException {
    List<String> statements = new ArrayList<>();
    try (Stream<Path> files = Files.list(Judge.ROOT.resolve("test-fixtures/sql"))) {
      for (Path file : files.sorted().toList()) {
        statements.addAll(Mutants.statements(Files.readString(file)));
      }
    }
    assertTrue(statements.size() > 100);
    return statements;
  }

  private List<Integer> judge(List<String> statements) throws Exception {
    Path grammar = Judge.require("grammar/grammar");
    Path file = Files.writeString(folder.resolve("statements.json"), new Gson().toJson(statements));
    String said = Judge.run(folder, Map.of(), List.of(grammar.toString(), file.toString()));
    return said.lines().map(Integer::valueOf).toList();
  }
}
