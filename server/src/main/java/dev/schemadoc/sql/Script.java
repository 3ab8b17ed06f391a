package dev.schemadoc.sql;

import dev.schemadoc.sql.SyntaxProblem.Mend;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The statements of one region of SQL text, together with what is wrong with them.
 *
 * <p>Reading never fails: every text gives a script. What PostgreSQL's grammar refuses in a
 * statement about tables is a problem on the token where PostgreSQL stops, and costs only the item
 * in which it stands.
 *
 * @param region the text that was read
 * @param dialect whose SQL it is; of any but PostgreSQL's no problems are told
 * @param statements in order
 * @param comments in order
 * @param problems in order
 * @param remarks on what is no SQL and was never meant to be
 */
public record Script(
    Span region,
    Dialect dialect,
    List<Statement> statements,
    List<Comment> comments,
    List<SyntaxProblem> problems,
    List<Remark> remarks) {

  /** Something that is worth knowing and no mistake. */
  public record Remark(Span span, String message) {}

  public Script {
    statements = List.copyOf(statements);
    comments = List.copyOf(comments);
    problems = List.copyOf(problems);
    remarks = List.copyOf(remarks);
  }

  /** Reads a whole text. */
  public static Script read(String text) {
    return read(text, new Span(0, text.length()));
  }

  /**
   * Reads a region of a text.
   *
   * @param text the text; spans count from its start
   */
  public static Script read(String text, Span region) {
    Tokens tokens = Lexer.read(text, region);
    TokenView view = TokenView.of(tokens);
    return read(tokens, view, region, DialectEvidence.of(view).dialect());
  }

  /**
   * Reads several regions of one document, each a script of its own. A region that could be in any
   * dialect is in that of the document.
   */
  public static List<Script> readAll(String text, List<Span> regions) {
    return readAll(text, regions, Optional.empty());
  }

  /**
   * Reads several regions of one document.
   *
   * @param forced the dialect of all of them, where that is known beforehand
   */
  public static List<Script> readAll(String text, List<Span> regions, Optional<Dialect> forced) {
    List<Tokens> tokens = new ArrayList<>(regions.size());
    List<TokenView> views = new ArrayList<>(regions.size());
    List<DialectEvidence> evidence = new ArrayList<>(regions.size());
    for (Span region : regions) {
      tokens.add(Lexer.read(text, region));
      views.add(TokenView.of(tokens.getLast()));
      evidence.add(DialectEvidence.of(views.getLast()));
    }
    Dialect document = DialectEvidence.ofDocument(evidence);
    List<Script> scripts = new ArrayList<>(regions.size());
    for (int i = 0; i < regions.size(); i++) {
      Dialect own = evidence.get(i).dialect(document);
      scripts.add(read(tokens.get(i), views.get(i), regions.get(i), forced.orElse(own)));
    }
    return scripts;
  }

  private static Script read(Tokens tokens, TokenView view, Span region, Dialect dialect) {
    Reader reader = new Reader(tokens, view);
    reader.run();
    boolean postgresql = dialect == Dialect.POSTGRESQL;
    return new Script(
        region,
        dialect,
        reader.statements,
        tokens.comments(),
        postgresql ? problems(tokens, reader) : List.of(),
        postgresql ? reader.remarks : List.of());
  }

  /** What is wrong with the tokens, and with the statements where the tokens are right. */
  private static List<SyntaxProblem> problems(Tokens tokens, Reader reader) {
    List<SyntaxProblem> problems = new ArrayList<>();
    if (!tokens.problems().isEmpty() || !reader.problems.isEmpty()) {
      for (SyntaxProblem problem : tokens.problems()) {
        if (reader.pseudo.stream().noneMatch(span -> span.meets(problem.span()))) {
          problems.add(problem);
        }
      }
      for (SyntaxProblem problem : reader.problems) {
        boolean sameMistake =
            tokens.problems().stream().anyMatch(other -> other.span().meets(problem.span()));
        if (!sameMistake) {
          problems.add(problem);
        }
      }
      problems.sort(Comparator.comparing(SyntaxProblem::span));
    }
    return problems;
  }

  /** Splits tokens into statements and has each read. */
  private static final class Reader {

    /** First words of statements that may hold another one, on a line of its own. */
    private static final TerminalSet HOLDS =
        new TerminalSet().with("explain", "prepare", "copy", "declare", "do");

    /** First words of statements inside of which no line begins with INSERT INTO. */
    private static final TerminalSet DEFINITIONS =
        new TerminalSet().with("create", "alter", "drop", "comment");

    /** Words with which a statement may begin on a new line although none has ended. */
    private static final TerminalSet STARTS =
        new TerminalSet().with("create", "alter", "drop", "insert", "comment");

    private static final int CREATE = Terminal.keyword("create");

    private static final Rule TABLE_SKETCH = Grammar.rule("table_sketch");

    private final Tokens tokens;
    private final Parser parser;
    private final List<Statement> statements = new ArrayList<>();
    private final List<SyntaxProblem> problems = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();

    /** Where no SQL stands. */
    private final List<Span> pseudo = new ArrayList<>();

    private final TokenView view;

    Reader(Tokens tokens, TokenView view) {
      this.tokens = tokens;
      this.view = view;
      this.parser = new Parser(tokens);
    }

    void run() {
      int at = 0;
      while (tokens.terminal(at) != Terminal.END) {
        switch (tokens.terminal(at)) {
          case Terminal.SEMICOLON, Terminal.BACKSLASH_COMMAND, Terminal.ELLIPSIS -> at++;
          default -> {
            int limit = limit(at);
            statement(at, limit);
            at = limit;
          }
        }
      }
    }

    private void statement(int first, int limit) {
      OptionalInt stop = stopOfWhole(first, limit);
      Node tree = parser.parse(Grammar.STATEMENT, first, limit);
      Span span = new Span(tokens.start(first), tokens.end(limit - 1));
      List<SyntaxProblem> found = new ArrayList<>(0);
      addAll(found, parser.problems());
      if (stop.isPresent()) {
        found.replaceAll(
            problem ->
                problem.stop() < tokens.start(limit) ? problem : problem.stop(stop.getAsInt()));
      }
      if (!found.isEmpty() && isNoStatement(first, limit, span)) {
        return;
      }
      statements.add(StatementBuilder.of(tree, span, found.isEmpty()));
      if (!found.isEmpty()) {
        found.removeIf(problem -> isPlaceholder(problem.stop(), first, limit));
      }
      addAll(found, Checks.of(tree));
      addAll(found, Habits.of(tree));
      addAll(found, BackTicks.in(tokens, first, limit));
      if (!found.isEmpty()) {
        found.sort(Comparator.comparingInt(SyntaxProblem::stop));
        problems.addAll(found);
      }
      boolean another =
          Terminal.isWord(tokens.terminal(limit)) && tokens.terminal(limit) != Terminal.END;
      if (another && found.isEmpty()) {
        problems.add(
            new SyntaxProblem(
                tokens.span(limit),
                tokens.start(limit),
                "`;` is missing before `%s`".formatted(tokens.text(limit)),
                Optional.of(Mend.insert(tokens.end(limit - 1), ";"))));
      }
    }

    /** Adds some problems to others; mostly there are none, and then nothing is made for them. */
    private static void addAll(List<SyntaxProblem> problems, List<SyntaxProblem> more) {
      if (!more.isEmpty()) {
        problems.addAll(more);
      }
    }

    /** Deals with what PostgreSQL refuses and nobody meant it to take. */
    private boolean isNoStatement(int first, int limit, Span span) {
      boolean opens = statements.size() == pseudo.size();
      Optional<PseudoSql> form = PseudoSql.of(view, first, limit, opens);
      if (form.isEmpty()) {
        return false;
      }
      pseudo.add(span);
      Optional<Statement> sketch = Optional.empty();
      switch (form.get()) {
        case TABLE -> {
          Node tree = parser.parse(TABLE_SKETCH, first, limit);
          sketch = TableBuilder.of(tree, span, false);
          remark(tokens.span(first), form.get());
        }
        case COLUMNS -> remark(tokens.span(first), form.get());
        case LIST, LABEL, MAPPING, EXCERPT, HEADING, DATA, PROSE -> {}
      }
      statements.add(sketch.orElseGet(() -> new Statement.Unreadable(span)));
      return true;
    }

    /** Whether PostgreSQL stops at something that a program or the reader is to fill in. */
    private boolean isPlaceholder(int offset, int first, int limit) {
      for (int at = first; at < limit; at++) {
        if (tokens.start(at) == offset) {
          return Placeholder.end(view, at) > at;
        }
      }
      return false;
    }

    /** Says once what helps to be known. */
    private void remark(Span span, PseudoSql form) {
      if (remarks.isEmpty()) {
        remarks.add(new Remark(span, form.message()));
      }
    }

    /**
     * Where PostgreSQL stops in a rule that is not closed. For PostgreSQL it goes on behind its
     * semicolon; here it ends there, so that the statements behind it are read.
     */
    private OptionalInt stopOfWhole(int first, int limit) {
      int whole = isRule(first) ? limit(first, true) : limit;
      if (whole == limit) {
        return OptionalInt.empty();
      }
      parser.parse(Grammar.STATEMENT, first, whole);
      return parser.problems().stream().mapToInt(SyntaxProblem::stop).findFirst();
    }

    /** The token behind the last of the statement that begins at a token. */
    private int limit(int from) {
      boolean rule = isRule(from);
      int limit = limit(from, rule);
      boolean unclosed = rule && tokens.is(limit, Terminal.END);
      return unclosed ? limit(from, false) : limit;
    }

    private int limit(int from, boolean rule) {
      int begin = tokens.terminal(from);
      boolean creates = begin == CREATE;
      boolean split = !HOLDS.contains(begin) && !(creates && holdsStatements(from));
      boolean definition = DEFINITIONS.contains(begin);
      boolean routine = creates && isRoutine(from);
      int parentheses = 0;
      int atomic = 0;
      for (int at = from; ; at++) {
        int terminal = tokens.terminal(at);
        if (terminal == Terminal.END
            || terminal == Terminal.BACKSLASH_COMMAND
            || terminal == Terminal.SEMICOLON && atomic == 0 && parentheses <= 0) {
          return at;
        }
        if (rule && terminal == Terminal.LEFT_PARENTHESIS) {
          parentheses++;
        } else if (rule && terminal == Terminal.RIGHT_PARENTHESIS) {
          parentheses--;
        }
        if (routine && Terminal.isKeyword(terminal)) {
          atomic += atomicDepth(at, atomic);
        }
        if (split
            && at > from
            && STARTS.contains(terminal)
            && tokens.startsLine(at)
            && startsStatement(at, definition)) {
          return at;
        }
      }
    }

    /** {@code BEGIN ATOMIC … END} of a function holds statements with their semicolons. */
    private int atomicDepth(int at, int depth) {
      String word = word(at);
      if (word.equals("begin") && word(at + 1).equals("atomic")) {
        return 1;
      }
      if (depth > 0 && word.equals("case")) {
        return 1;
      }
      // Behind a dot it is a name.
      return depth > 0 && word.equals("end") && !tokens.is(at - 1, Terminal.DOT) ? -1 : 0;
    }

    private boolean isRoutine(int from) {
      int kind = word(from + 1).equals("or") ? from + 3 : from + 1;
      return word(kind).equals("function") || word(kind).equals("procedure");
    }

    /** Rules and schemas may hold other statements. */
    private boolean holdsStatements(int from) {
      return isRule(from) || word(from + 1).equals("schema");
    }

    /** A rule may have several statements in parentheses, with semicolons between them. */
    private boolean isRule(int from) {
      if (tokens.terminal(from) != CREATE) {
        return false;
      }
      String second = word(from + 1);
      return second.equals("rule") || second.equals("or") && word(from + 3).equals("rule");
    }

    private boolean startsStatement(int at, boolean behindDefinition) {
      String second = word(at + 1);
      return switch (word(at)) {
        case "create", "alter", "drop" ->
            switch (second) {
              case "table",
                  "index",
                  "type",
                  "view",
                  "function",
                  "trigger",
                  "policy",
                  "extension",
                  "sequence",
                  "schema",
                  "domain",
                  "materialized",
                  "procedure",
                  "or",
                  "unlogged",
                  "temp",
                  "temporary" ->
                  true;
              case "unique" -> word(at + 2).equals("index");
              default -> false;
            };
        case "insert" -> behindDefinition && second.equals("into");
        case "comment" -> second.equals("on");
        default -> false;
      };
    }

    private String word(int at) {
      return tokens.keyword(at);
    }
  }
}
