package dev.schemadoc.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The records that statements become, by the rules of the grammar that read them. */
final class Outcomes {

  private static final int WITH_CLAUSE = Grammar.number("with_clause");
  private static final int TABLE_NAME = Grammar.number("table_name");
  private static final int ACTION = Grammar.number("alter_table_action");

  /** What the changes of a column begin with here, to tell them from those of the table. */
  static final String COLUMN = "ALTER COLUMN ";

  private final Set<Integer> statements;
  private final Map<String, Set<String>> records = new HashMap<>();
  private final Set<String> changing = new HashSet<>();

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

  /**
   * The names of the records that something becomes.
   *
   * @param what a rule; or, of what is no rule of its own, the words that it begins with
   */
  Set<String> of(String what) {
    Set<String> found = new TreeSet<>();
    records.forEach(
        (key, names) -> {
          if (key.equals(what) || key.startsWith(what + " ")) {
            found.addAll(names);
          }
        });
    return found;
  }

  /** Whether the records of a rule are the changes that its statements make, one or more. */
  boolean areChanges(String rule) {
    return changing.contains(rule);
  }

  private void read(String text) {
    for (Statement statement : Script.read(text).statements()) {
      Tokens tokens = Lexer.read(text, statement.span());
      Node node = new Parser(tokens).parse(Grammar.STATEMENT, 0, tokens.size() - 1);
      while (!statements.contains(node.rule())) {
        node = first(node);
      }
      String rule = rule(node);
      switch (statement) {
        case Statement.Alter alter -> {
          changing.add(rule);
          alter.changes().forEach(change -> note(rule, change));
        }
        case Statement.AlterTable table -> {
          note(rule, statement);
          actions(node, table.actions());
        }
        default -> note(rule, statement);
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
      Node node = nodes.get(i);
      boolean inList = node.is(ACTION);
      String what = inList ? beginning(node, node.start(), node.children()) : rule(node);
      if (what.equals("alter_column")) {
        Node column = first(node);
        Node name = first(column);
        List<Node> behind = column.children().stream().skip(1).toList();
        what = COLUMN + beginning(column, name.stop(), behind);
      }
      note(what, actions.get(i));
    }
  }

  /** The words between a token and the first of some nodes, and the rule of that node. */
  private static String beginning(Node around, int from, List<Node> nodes) {
    Optional<Node> first = nodes.stream().findFirst();
    int to = first.map(Node::start).orElse(around.stop());
    Tokens tokens = around.parser().tokens();
    List<String> words = new ArrayList<>();
    for (int at = from; at < to; at++) {
      words.add(tokens.keyword(at).toUpperCase(Locale.ROOT));
    }
    first.map(Outcomes::rule).ifPresent(words::add);
    return String.join(" ", words);
  }

  private static String rule(Node node) {
    return Grammar.rules().get(node.rule()).name();
  }

  private void note(String what, Object record) {
    Object inner = record instanceof Change.OfRelation relation ? relation.action() : record;
    records.computeIfAbsent(what, key -> new TreeSet<>()).add(inner.getClass().getSimpleName());
  }
}
