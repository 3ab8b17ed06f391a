package dev.schemadoc.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The records that statements become, by the rules of the grammar that read them. */
final class Outcomes {

  private static final int WITH_CLAUSE = Grammar.number("with_clause");
  private static final int ALTER_TABLE = Grammar.number("alter_table");
  private static final int TABLE_NAME = Grammar.number("table_name");

  private final Set<Integer> statements;
  private final Map<String, Set<String>> records = new HashMap<>();

  private Outcomes(Set<Integer> statements) {
    this.statements = statements;
  }

  /**
   * Reads all statements in the files of a folder.
   *
   * @param statements the rules that are about one kind of statement each
   */
  static Outcomes of(Path folder, Set<Integer> statements) throws IOException {
    Outcomes outcomes = new Outcomes(statements);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        outcomes.read(Files.readString(file));
      }
    }
    return outcomes;
  }

  /** The names of the records that the statements or actions of a rule become. */
  Set<String> of(String rule) {
    return records.getOrDefault(rule, Set.of());
  }

  private void read(String text) {
    for (Statement statement : Script.read(text).statements()) {
      Tokens tokens = Lexer.read(text, statement.span());
      Node node = new Parser(tokens).parse(Grammar.STATEMENT, 0, tokens.size() - 1);
      while (!statements.contains(node.rule())) {
        node = first(node);
      }
      note(node, statement);
      if (node.is(ALTER_TABLE) && statement instanceof Statement.AlterTable table) {
        actions(node, table.actions());
      }
    }
  }

  /** What stands first in a node, WITH aside, with which many statements may begin. */
  private static Node first(Node node) {
    return node.children().stream()
        .filter(child -> !child.is(WITH_CLAUSE))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no statement: " + node.text()));
  }

  private void actions(Node statement, List<AlterAction> actions) {
    List<Node> nodes =
        statement.children().stream().dropWhile(node -> !node.is(TABLE_NAME)).skip(1).toList();
    for (int i = 0; i < actions.size(); i++) {
      note(nodes.get(i), actions.get(i));
      for (Node action : nodes.get(i).children()) {
        note(action, actions.get(i));
        for (Node change : action.children()) {
          note(change, actions.get(i));
        }
      }
    }
  }

  private void note(Node node, Object record) {
    records
        .computeIfAbsent(Grammar.rules().get(node.rule()).name(), rule -> new TreeSet<>())
        .add(record.getClass().getSimpleName());
  }
}
