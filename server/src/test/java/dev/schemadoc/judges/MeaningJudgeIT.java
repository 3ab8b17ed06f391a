package dev.schemadoc.judges;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.schemadoc.judges.MeaningTrial.Finding;
import dev.schemadoc.rules.Rule;
import dev.schemadoc.rules.Rules;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Problem;
import dev.schemadoc.text.Severity;
import dev.schemadoc.text.Span;
import dev.schemadoc.workspace.ProjectFiles;
import dev.schemadoc.workspace.Workspace;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The judge of meaning is right about programs that say too much, too little and just enough. */
final class MeaningJudgeIT {

  /** Has nothing to say. */
  private static final Program SILENT = (workspace, document) -> List.of();

  @Test
  void anErrorAboutWhatIsExecutedIsFalse() {
    Program program = complainingOf("b integer", Severity.ERROR);
    assertJudged(
        program,
        List.of(Judgement.FALSE_ERROR, Judgement.EXECUTED),
        "CREATE TABLE t (a integer, b integer); CREATE TABLE u (a integer)");
  }

  @Test
  void whatSeparatesStatementsIsNotForThisJudge() {
    assertJudged(
        Workspace::problems,
        List.of(Judgement.EXECUTED, Judgement.EXECUTED),
        "CREATE TABLE t (a integer)\nCREATE TABLE u (a integer)");
  }

  @Test
  void aWarningAboutWhatIsExecutedIsNoise() {
    MeaningReport report = new MeaningReport();
    report.add(
        "w",
        MeaningTrial.of(
            workspace("CREATE TABLE t (b integer)", "CREATE TABLE u (b nothing)"),
            complainingOf("b", Severity.WARNING)));
    assertEquals(1, report.count(Judgement.EXECUTED));
    assertEquals(1, report.count(Judgement.REFUSED));
    assertEquals(1, report.warnings(), "the document that is refused in part does not count");
  }

  @Test
  void silenceAboutWhatIsRefusedIsAMiss() {
    assertMissed("CREATE INDEX ON nowhere (a)");
    assertMissed("CREATE TABLE t (a nothing)");
    assertMissed("CREATE TABLE t (a integer, a integer)");
    assertMissed("CREATE TABLE t (a integer PRIMARY KEY, b integer PRIMARY KEY)");
    assertMissed("CREATE TABLE t (a integer DEFAULT 'many')");
    assertMissed("CREATE TABLE t (a integer REFERENCES nowhere (a))");
  }

  @Test
  void aHintIsSilence() {
    assertJudged(
        complainingOf("nothing", Severity.INFORMATION),
        List.of(Judgement.MISSED),
        "CREATE TABLE t (a nothing)");
    assertJudged(
        complainingOf("nothing", Severity.WARNING),
        List.of(Judgement.REFUSED),
        "CREATE TABLE t (a nothing)");
  }

  @Test
  void adviceIsSilenceToo() {
    assertJudged(
        (workspace, document) ->
            List.of(
                Problem.of("no-primary-key", Severity.WARNING, new Span(7, 20), "no primary key")),
        List.of(Judgement.MISSED),
        "CREATE TABLE t (a nothing)");
  }

  @Test
  void theWarningsAboutRefusalsAreRules() {
    assertTrue(
        Rules.ALL.stream().map(Rule::code).toList().containsAll(Advice.OF_REFUSALS),
        () -> Advice.OF_REFUSALS + " are rules");
    assertTrue(
        Rules.ALL.stream().map(Rule::code).toList().containsAll(Advice.AS_WARNINGS),
        () -> Advice.AS_WARNINGS + " are rules");
  }

  @Test
  void aWarningAboutTypesThatCanBeComparedIsAdvice() {
    Span span = new Span(7, 20);
    assertFalse(
        Advice.isNot(Problem.of("foreign-key-type", Severity.WARNING, span, "another width")));
    assertTrue(Advice.isNot(Problem.of("foreign-key-type", Severity.ERROR, span, "another type")));
  }

  @Test
  void documentsAreInNoOrder() {
    assertJudged(
        SILENT,
        List.of(Judgement.EXECUTED, Judgement.EXECUTED, Judgement.EXECUTED),
        "CREATE TABLE t (u_id integer REFERENCES u (id)); CREATE INDEX ON t (u_id)",
        "CREATE TABLE u (id integer PRIMARY KEY)");
  }

  @Test
  void whatADocumentDropsIsThereForTheOthers() {
    assertJudged(
        SILENT,
        List.of(Judgement.EXECUTED, Judgement.EXECUTED, Judgement.EXECUTED),
        "DROP TABLE IF EXISTS t CASCADE",
        "CREATE TABLE t (a integer); CREATE INDEX ON t (a)");
    assertJudged(
        SILENT,
        List.of(Judgement.EXECUTED, Judgement.EXECUTED, Judgement.MISSED),
        "CREATE TABLE t (a integer); DROP TABLE t; CREATE INDEX ON t (a)");
  }

  /** The first is missed, and the others are judged as if it were right. */
  @Test
  void oneMistakeIsOneMiss() {
    assertJudged(
        SILENT,
        List.of(Judgement.MISSED, Judgement.EXECUTED, Judgement.EXECUTED),
        "CREATE TABLE t (a integer PRIMARY KEY, b nothing);"
            + "CREATE TABLE u (a integer REFERENCES t); CREATE INDEX ON u (a)");
  }

  @Test
  void whatCannotBeStoodInForTakesTheOthersWithIt() {
    assertJudged(
        SILENT,
        List.of(Judgement.MISSED, Judgement.DEPENDENT),
        "CREATE TABLE t (a integer DEFAULT 'many'); CREATE INDEX ON t (a)");
  }

  @Test
  void aMistakeBehindAnotherIsFound() {
    assertJudged(
        complainingOf("nowhere", Severity.WARNING),
        List.of(Judgement.REFUSED, Judgement.MISSED, Judgement.EXECUTED),
        "CREATE TABLE t (id uuid PRIMARY KEY, a uuid REFERENCES nowhere (id));"
            + "CREATE TABLE u (t_id integer REFERENCES t (id)); CREATE INDEX ON t (a)");
  }

  @Test
  void anErrorAboutWhatIsExecutedOnAStandInIsNotFalse() {
    assertJudged(
        complainingOf("nowhere", Severity.ERROR),
        List.of(Judgement.REFUSED, Judgement.REFUSED),
        "CREATE TABLE t (id uuid PRIMARY KEY, a uuid REFERENCES nowhere (id));"
            + "CREATE TABLE u (t_id uuid REFERENCES t (id), a uuid REFERENCES nowhere (id))");
  }

  @Test
  void aTableThatIsShownInPartIsThere() {
    assertJudged(
        SILENT,
        List.of(Judgement.GRAMMAR, Judgement.EXECUTED, Judgement.DEPENDENT, Judgement.MISSED),
        "CREATE TABLE t (id uuid PRIMARY KEY, ...); CREATE TABLE u (a uuid REFERENCES t (id));"
            + "CREATE INDEX ON t (perhaps); CREATE TABLE v (a integer REFERENCES t (id))");
  }

  @Test
  void documentsMayRepeatEachOther() {
    assertJudged(
        SILENT,
        List.of(Judgement.EXECUTED, Judgement.RESTATED),
        "CREATE TABLE t (a integer)",
        "create table T ( a INTEGER -- again\n)");
    assertJudged(
        SILENT,
        List.of(Judgement.EXECUTED, Judgement.UNCHANGED),
        "CREATE TABLE t (a integer)",
        "CREATE TABLE IF NOT EXISTS t (a text)");
  }

  @Test
  void documentsMayShowAPart() {
    assertJudged(
        SILENT,
        List.of(Judgement.EXECUTED, Judgement.EXECUTED, Judgement.RESTATED, Judgement.RESTATED),
        "CREATE TYPE state AS ENUM ('a', 'b');"
            + "CREATE TABLE t (a integer, b state NOT NULL, c varchar(5))",
        "CREATE TABLE t (c varchar(5), b state); CREATE TYPE state AS ENUM ('b')");
    assertJudged(
        SILENT,
        List.of(Judgement.EXECUTED, Judgement.MISSED),
        "CREATE TABLE t (a integer, c varchar(5))",
        "CREATE TABLE t (c varchar(6))");
  }

  @Test
  void whatAnotherStatementIsToldToLackNeedNotBeToldAgain() {
    assertJudged(
        complainingOf("nowhere.t ", Severity.WARNING),
        List.of(Judgement.REFUSED, Judgement.AGAIN),
        "CREATE TABLE nowhere.t (a integer); CREATE TABLE nowhere.u (a integer)");
  }

  @Test
  void whatIsDismissedIsNamed() {
    assertJudged(
        Workspace::problems,
        List.of(Judgement.DISMISSED),
        """
        CREATE TABLE t (
          -- schemadoc: ignore unknown-table
          a uuid PRIMARY KEY REFERENCES u (id)
        )
        """);
  }

  @Test
  void aDocumentMayWorkInASchema() {
    assertJudged(
        SILENT,
        List.of(
            Judgement.EXECUTED,
            Judgement.EXECUTED,
            Judgement.EXECUTED,
            Judgement.EXECUTED,
            Judgement.MISSED),
        "CREATE SCHEMA app; SET search_path TO app; CREATE TABLE t (a integer)",
        "CREATE INDEX ON app.t (a); CREATE INDEX ON t (a)");
  }

  @Test
  void documentsMayNotContradictEachOther() {
    List<String> documents = List.of("CREATE TABLE t (a integer)", "CREATE TABLE t (a text)");
    assertEquals(List.of(Judgement.EXECUTED, Judgement.MISSED), judgements(SILENT, documents));
    for (String place : List.of("t (a integer)", "t (a text)")) {
      assertEquals(
          List.of(Judgement.EXECUTED, Judgement.REFUSED),
          judgements(complainingOf(place, Severity.WARNING), documents),
          "either of the two may be told");
    }
  }

  @Test
  void extensionsThatAreNotHereAreStoodInFor() {
    assertJudged(
        SILENT,
        List.of(Judgement.EXECUTED, Judgement.EXECUTED, Judgement.EXECUTED, Judgement.EXTENSION),
        "CREATE EXTENSION IF NOT EXISTS vector; CREATE EXTENSION postgis;"
            + "CREATE TABLE t (a vector(3), place geography(Point, 4326));"
            + "CREATE INDEX ON t USING hnsw (a vector_cosine_ops)");
    assertMissed("CREATE TABLE t (a vector(3))");
    assertMissed("CREATE TABLE t (a citext)");
    assertMissed("CREATE TABLE t (a uuid DEFAULT uuid_generate_v4())");
  }

  @Test
  void supabaseHasUsers() {
    assertJudged(
        SILENT,
        List.of(Judgement.EXECUTED, Judgement.EXECUTED),
        "CREATE TABLE t (id uuid REFERENCES auth.users (id));"
            + "CREATE POLICY own ON t FOR SELECT TO authenticated USING (auth.uid() = id)");
  }

  @Test
  void whatIsDeclaredInAnotherDialectIsBesideTheStatements() {
    assertJudged(
        SILENT,
        List.of(Judgement.BESIDE),
        "CREATE TABLE u (t_id integer REFERENCES t (id))",
        "CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY) ENGINE=InnoDB");
  }

  @Test
  void whatNoDocumentCanKnowIsNamed() {
    assertJudged(SILENT, List.of(Judgement.QUERY), "SELECT * FROM nowhere");
    assertJudged(SILENT, List.of(Judgement.BODY), "DO $$ BEGIN RAISE 'no'; END $$");
    assertJudged(SILENT, List.of(Judgement.TRANSACTION), "CREATE DATABASE other");
    assertJudged(SILENT, List.of(Judgement.PRIVILEGE), "CREATE ROLE somebody SUPERUSER");
    assertJudged(SILENT, List.of(Judgement.NOT_RUN), "BEGIN");
    assertJudged(
        SILENT,
        List.of(Judgement.EXECUTED, Judgement.SERVER, Judgement.EXECUTED),
        "CREATE TABLE t (a integer); GRANT SELECT ON t TO nobody;"
            + "CREATE INDEX CONCURRENTLY t_a ON t (a)");
  }

  @Test
  void documentsDoNotReachTheMachineAndLeaveNothingBehind() {
    try (Session session = Session.begin()) {
      var outcome = session.run("COPY pg_class TO PROGRAM 'cat'");
      assertEquals("42501", assertInstanceOf(Outcome.Refused.class, outcome).state());
      assertTrue(session.run("CREATE TABLE left_behind (a integer)").isDone());
      assertTrue(session.run("CREATE ROLE left_behind").isDone());
    }
    try (Session session = Session.begin()) {
      assertTrue(session.run("CREATE TABLE left_behind (a integer)").isDone());
      assertTrue(session.run("CREATE ROLE left_behind").isDone());
    }
  }

  /** Mutants are judged in a shorter way than documents, and the verdicts are the same. */
  @Test
  void aProgramThatAsksPostgresqlAgreesAboutMutants() {
    Program perfect =
        (workspace, document) -> {
          boolean asked = document.value().contains("/1/");
          return !asked
                  || Definition.of(workspace).stream()
                      .flatMap(scope -> Execution.of(scope).outcomes().stream())
                      .allMatch(Outcome::isDone)
              ? List.of()
              : List.of(Problem.of("refused", Severity.ERROR, Span.at(0), "refused"));
        };
    MeaningMutantTrial trial = mutants(perfect, 120);
    assertEquals(1, trial.agreement(), () -> trial.report(20));
    assertTrue(trial.judged() > 90, () -> trial.report(20));
  }

  @Test
  void aProgramThatSaysNothingAgreesAboutWhatIsExecuted() {
    MeaningMutantTrial trial = mutants(SILENT, 100);
    assertEquals(0, trial.falseAlarms());
    assertTrue(trial.agreement() > 0.1 && trial.agreement() < 0.6, () -> trial.report(20));
  }

  @Test
  void aProgramThatAlwaysComplainsGivesFalseAlarms() {
    Workspace sound = workspace(SOUND);
    Program afraid =
        (workspace, document) ->
            workspace.document(document).equals(sound.document(document))
                ? List.of()
                : List.of(Problem.of("afraid", Severity.WARNING, Span.at(0), "changed"));
    MeaningMutantTrial trial = mutants(afraid, 100);
    assertTrue(trial.falseAlarms() > 10, () -> trial.report(20));
    assertTrue(trial.agreement() > 0.4 && trial.agreement() < 0.9, () -> trial.report(20));
  }

  private static final String[] SOUND = {
    """
    CREATE TYPE state AS ENUM ('new', 'old');
    CREATE TABLE people (id uuid PRIMARY KEY, email text UNIQUE, state state DEFAULT 'new');
    CREATE VIEW emails AS SELECT id, email FROM people;
    CREATE INDEX people_state ON people (state) WHERE state = 'new';
    CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
    CREATE TRIGGER touched BEFORE UPDATE ON people FOR EACH ROW EXECUTE FUNCTION touch();
    """,
    """
    CREATE TABLE jobs (
      id integer PRIMARY KEY,
      person_id uuid NOT NULL REFERENCES people (id),
      minutes integer NOT NULL DEFAULT 30 CHECK (minutes > 0),
      UNIQUE (person_id, minutes)
    );
    ALTER TABLE people ADD COLUMN job_id integer REFERENCES jobs (id), ADD COLUMN note text;
    CREATE INDEX people_note ON people (lower(note));
    CREATE TABLE old_jobs (LIKE jobs INCLUDING ALL);
    CREATE INDEX old_jobs_minutes ON old_jobs (minutes);
    COMMENT ON COLUMN jobs.minutes IS 'how long';
    """
  };

  private static MeaningMutantTrial mutants(Program program, int wanted) {
    return MeaningMutantTrial.of(Map.of("w", workspace(SOUND)), wanted, 1, program);
  }

  private static void assertMissed(String sql) {
    assertJudged(SILENT, List.of(Judgement.MISSED), sql);
  }

  private static void assertJudged(Program program, List<Judgement> expected, String... documents) {
    assertEquals(expected, judgements(program, List.of(documents)));
  }

  private static List<Judgement> judgements(Program program, List<String> documents) {
    return MeaningTrial.of(workspace(documents.toArray(String[]::new)), program).findings().stream()
        .map(Finding::judgement)
        .toList();
  }

  /** A workspace with a document for each text of SQL. */
  private static Workspace workspace(String... documents) {
    Workspace workspace = Workspace.EMPTY.withRoot("/w", ProjectFiles.NONE);
    for (int i = 0; i < documents.length; i++) {
      DocumentId id = new DocumentId("/w/.kiro/specs/%d/design.md".formatted(i + 1));
      workspace = workspace.with(id, "```sql\n" + documents[i] + "\n```\n");
    }
    return workspace;
  }

  /** Complains of a word wherever it stands. */
  private static Program complainingOf(String word, Severity severity) {
    return (workspace, document) -> {
      String text = workspace.document(document).orElseThrow().text();
      return Pattern.compile(Pattern.quote(word))
          .matcher(text)
          .results()
          .map(it -> Problem.of("test", severity, new Span(it.start(), it.end()), "not " + word))
          .toList();
    };
  }
}
