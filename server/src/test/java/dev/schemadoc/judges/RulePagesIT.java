package dev.schemadoc.judges;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.schemadoc.fixtures.Fixture;
import dev.schemadoc.fixtures.Pages;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Problem;
import dev.schemadoc.text.Severity;
import dev.schemadoc.text.Span;
import dev.schemadoc.workspace.Document;
import dev.schemadoc.workspace.Workspace;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the examples of the rules' pages on PostgreSQL: what carries an error is refused, and all
 * else is executed, unless a warning says that it may not be. What several documents say together
 * is judged elsewhere, and so is the grammar.
 */
final class RulePagesIT {

  /** What PostgreSQL says where an example leaves something out, or shows a table twice. */
  private static final Set<String> ABBREVIATED = Set.of("42P01", "42704", "3F000", "42P07");

  /** What cannot be run among others in one transaction. */
  private static final Set<String> NOT_IN_TRANSACTION = Set.of("25001");

  @TestFactory
  Stream<DynamicNode> postgresqlAgreesWithEveryExample() {
    return Pages.in("docs/rules").stream()
        .filter(page -> !Pages.name(page).equals(Document.SYNTAX))
        .map(
            page ->
                DynamicContainer.dynamicContainer(
                    Pages.name(page),
                    Fixture.read(page).stream()
                        .filter(fixture -> fixture.files().size() == 1)
                        .map(
                            fixture ->
                                DynamicTest.dynamicTest(fixture.name(), () -> judge(fixture)))));
  }

  private static void judge(Fixture fixture) throws SQLException {
    assertEquals(List.of(), disagreements(fixture.files()));
    if (fixture.mended().isPresent()) {
      String mended = "```sql\n" + fixture.mended().get() + "\n```\n";
      assertEquals(List.of(), disagreements(Map.of(Fixture.DEMO, mended)), "mended");
    }
  }

  private static List<String> disagreements(Map<String, String> files) throws SQLException {
    Workspace workspace = Workspace.EMPTY;
    for (var file : files.entrySet()) {
      if (file.getKey().endsWith(".md")) {
        workspace = workspace.with(new DocumentId("/" + file.getKey()), file.getValue());
      }
    }
    List<Told> statements = new ArrayList<>();
    for (Document document : workspace.documents()) {
      List<Problem> problems = workspace.problems(document.id());
      for (Statement statement : document.facts().statements()) {
        statements.add(Told.of(document, statement, problems));
      }
    }
    try (Connection connection = Database.SHARED.connect()) {
      connection.setAutoCommit(false);
      List<String> disagreements = disagreements(connection, statements);
      connection.rollback();
      return disagreements;
    }
  }

  /** A statement, and what is told of it. */
  private record Told(String sql, List<Problem> problems) {

    static Told of(Document document, Statement statement, List<Problem> problems) {
      Span span = statement.span();
      return new Told(
          span.in(document.facts().sql()),
          problems.stream().filter(problem -> span.contains(problem.span())).toList());
    }

    boolean isAtLeast(Severity severity) {
      return problems.stream().anyMatch(problem -> problem.severity().atLeast(severity));
    }
  }

  /**
   * Runs what carries no error again and again until nothing more is executed: a document may speak
   * of something before it declares it.
   */
  private static List<String> disagreements(Connection connection, List<Told> statements)
      throws SQLException {
    List<String> disagreements = new ArrayList<>();
    Map<Told, SQLException> refused = new LinkedHashMap<>();
    List<Told> open = statements;
    boolean more = true;
    while (more) {
      refused.clear();
      for (Told told : open) {
        Optional<SQLException> refusal = run(connection, told.sql());
        refusal.ifPresent(it -> refused.put(told, it));
        if (refusal.isEmpty() && told.isAtLeast(Severity.ERROR)) {
          disagreements.add("executed, but told %s".formatted(told));
        }
      }
      more = refused.size() < open.size();
      open = refused.keySet().stream().filter(told -> !told.isAtLeast(Severity.ERROR)).toList();
    }
    boolean extensions = refused.values().stream().noneMatch(it -> says(it, "is not available"));
    refused.forEach(
        (told, refusal) -> {
          if (extensions && !told.isAtLeast(Severity.WARNING) && !isExpected(refusal)) {
            disagreements.add("refused with %s:%n%s".formatted(refusal.getMessage(), told.sql()));
          }
        });
    return disagreements;
  }

  private static boolean isExpected(SQLException refusal) {
    String state = String.valueOf(refusal.getSQLState());
    return ABBREVIATED.contains(state)
        || NOT_IN_TRANSACTION.contains(state)
        || says(refusal, "syntax error");
  }

  private static boolean says(SQLException refusal, String words) {
    return String.valueOf(refusal.getMessage()).contains(words);
  }

  private static Optional<SQLException> run(Connection connection, String sql) throws SQLException {
    var savepoint = connection.setSavepoint();
    try (var statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
      connection.releaseSavepoint(savepoint);
      return Optional.empty();
    } catch (SQLException refusal) {
      connection.rollback(savepoint);
      return Optional.of(refusal);
    }
  }

  /** The database that all examples are run in and that stays empty. */
  private static final class Database {
    static final Databases.Database SHARED = Databases.fresh();
  }
}
