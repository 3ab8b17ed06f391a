package dev.schemadoc.judges;

import dev.schemadoc.sql.Dialect;
import dev.schemadoc.sql.Records;
import dev.schemadoc.sql.Script;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.SyntaxProblem;
import dev.schemadoc.sql.TableItem;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the reader that is judged makes of a text: the one place where the judges ask it. */
record Reading(String text, Script script) {

  static Reading of(String text) {
    return new Reading(text, Script.read(text));
  }

  /** Reads regions of one document, which belong together. */
  static List<Reading> all(String text, List<Span> regions) {
    return Script.readAll(text, regions).stream().map(script -> new Reading(text, script)).toList();
  }

  /** A statement with its semicolon, also behind a comment that runs to the end of the line. */
  static String closed(String statement) {
    int line = statement.lastIndexOf('\n') + 1;
    return statement + (statement.indexOf("--", line) < 0 ? ";" : "\n;");
  }

  /** Whether problems are told at all. */
  boolean isPostgresql() {
    return script.dialect() == Dialect.POSTGRESQL;
  }

  Optional<SyntaxProblem> firstProblem() {
    return script.problems().stream().findFirst();
  }

  List<SyntaxProblem> problems() {
    return script.problems();
  }

  List<Statement> statements() {
    return script.statements();
  }

  List<Span> spans() {
    return script.statements().stream().map(Statement::span).toList();
  }

  /** What a statement says, and where relative to its start. */
  String description(Statement statement) {
    return Records.described(
        statement,
        span ->
            "%d..%d"
                .formatted(
                    span.start() - statement.span().start(),
                    span.end() - statement.span().start()));
  }

  /** The columns, constraints and the like of all tables. */
  List<TableItem> items() {
    List<TableItem> items = new ArrayList<>();
    for (Statement statement : script.statements()) {
      if (statement instanceof Statement.CreateTable table) {
        items.addAll(table.items());
      }
    }
    return items;
  }

  /** What an item of a table says, wherever it stands. */
  String description(TableItem item) {
    return Records.described(item, span -> span.in(text));
  }
}
