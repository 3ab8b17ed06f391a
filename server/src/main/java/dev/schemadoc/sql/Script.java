package dev.schemadoc.sql;

import dev.schemadoc.sql.Token.Kind;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
 */
public record Script(
    Span region,
    Dialect dialect,
    List<Statement> statements,
    List<Comment> comments,
    List<SyntaxProblem> problems) {

  public Script {
    statements = List.copyOf(statements);
    comments = List.copyOf(comments);
    problems = List.copyOf(problems);
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
    Lexer.Lexed lexed = Lexer.read(text, region);
    Reader reader = new Reader(text, lexed);
    reader.run();
    Dialect dialect = Dialect.of(text, lexed.tokens());
    List<SyntaxProblem> problems = new ArrayList<>();
    if (dialect == Dialect.POSTGRESQL) {
      problems.addAll(lexed.problems());
      for (SyntaxProblem problem : reader.problems) {
        boolean sameMistake =
            lexed.problems().stream().anyMatch(other -> other.span().meets(problem.span()));
        if (!sameMistake) {
          problems.add(problem);
        }
      }
      problems.sort((a, b) -> a.span().compareTo(b.span()));
    }
    return new Script(region, dialect, reader.statements, lexed.comments(), problems);
  }

  /** Splits tokens into statements and has each read. */
  private static final class Reader {

    /** First words of statements whose clauses never begin a line with another statement. */
    private static final Set<String> SPLIT = Set.of("create", "alter", "drop", "comment");

    private final String text;
    private final List<Token> tokens;
    private final List<Comment> allComments;
    private final List<Statement> statements = new ArrayList<>();
    private final List<SyntaxProblem> problems = new ArrayList<>();

    Reader(String text, Lexer.Lexed lexed) {
      this.text = text;
      this.tokens = lexed.tokens();
      this.allComments = lexed.comments();
    }

    void run() {
      int at = 0;
      while (tokens.get(at).kind() != Kind.END) {
        Kind kind = tokens.get(at).kind();
        if (kind == Kind.SEMICOLON || kind == Kind.BACKSLASH_COMMAND || kind == Kind.ELLIPSIS) {
          at++;
          continue;
        }
        int limit = limit(at);
        Cursor cursor = new Cursor(text, tokens, allComments, at, limit);
        statements.add(statement(cursor));
        problems.addAll(cursor.problems());
        Token stop = tokens.get(limit);
        boolean another = stop.kind() != Kind.SEMICOLON && stop.kind() != Kind.END;
        if (another && stop.kind() == Kind.WORD && cursor.problems().isEmpty()) {
          problems.add(
              new SyntaxProblem(
                  stop.span(), "`;` is missing before `%s`".formatted(stop.text(text))));
        }
        at = limit;
      }
    }

    /** The token behind the last of the statement that begins at a token. */
    private int limit(int from) {
      boolean split = SPLIT.contains(word(from)) && !holdsStatements(from);
      boolean routine = isRoutine(from);
      int atomic = 0;
      for (int at = from; ; at++) {
        Token token = tokens.get(at);
        switch (token.kind()) {
          case END, BACKSLASH_COMMAND -> {
            return at;
          }
          case SEMICOLON -> {
            if (atomic == 0) {
              return at;
            }
          }
          case WORD -> {
            if (routine) {
              atomic += atomicDepth(at, atomic);
            }
            if (split && at > from && startsLine(at) && startsStatement(at)) {
              return at;
            }
          }
          default -> {}
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
      return depth > 0 && word.equals("end") ? -1 : 0;
    }

    private boolean isRoutine(int from) {
      if (!word(from).equals("create")) {
        return false;
      }
      int kind = word(from + 1).equals("or") ? from + 3 : from + 1;
      return word(kind).equals("function") || word(kind).equals("procedure");
    }

    /** Rules and schemas may hold other statements. */
    private boolean holdsStatements(int from) {
      String second = word(from + 1);
      return second.equals("rule")
          || second.equals("schema")
          || (second.equals("or") && word(from + 3).equals("rule"));
    }

    private boolean startsLine(int at) {
      return at == 0
          || text.substring(tokens.get(at - 1).end(), tokens.get(at).start()).contains("\n");
    }

    private boolean startsStatement(int at) {
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
        case "insert" -> second.equals("into");
        case "comment" -> second.equals("on");
        default -> false;
      };
    }

    private String word(int at) {
      if (at >= tokens.size() || tokens.get(at).kind() != Kind.WORD) {
        return "";
      }
      return Name.fold(tokens.get(at).text(text));
    }

    private Statement statement(Cursor cursor) {
      Token first = cursor.peek();
      try {
        return read(cursor, first);
      } catch (SyntaxFailure failure) {
        cursor.problems().add(failure.problem());
        toEnd(cursor);
        return new Statement.Unreadable(cursor.since(first));
      }
    }

    private static Statement read(Cursor cursor, Token first) {
      return switch (cursor.word()) {
        case "create" -> create(cursor, first);
        case "alter" ->
            cursor.isWords("alter", "table") ? AlterReader.read(cursor) : other(cursor, first);
        case "drop" -> drop(cursor, first);
        case "comment" -> comment(cursor, first);
        case "select", "insert", "update", "delete", "with", "values", "explain", "merge" -> {
          toEnd(cursor);
          yield new Statement.Query(cursor.since(first));
        }
        default -> other(cursor, first);
      };
    }

    private static Statement create(Cursor cursor, Token first) {
      int kind = 1;
      while (kind < 4
          && switch (cursor.word(kind)) {
            case "global", "local", "temp", "temporary", "unlogged", "unique" -> true;
            default -> false;
          }) {
        kind++;
      }
      return switch (cursor.word(kind)) {
        case "table" -> TableReader.read(cursor);
        case "index" -> IndexReader.read(cursor);
        case "type" -> type(cursor, first);
        default -> createOther(cursor, first);
      };
    }

    private static Statement type(Cursor cursor, Token first) {
      int start = cursor.index();
      cursor.expect("create", "type");
      QualifiedName name = cursor.qualifiedName("a type");
      if (!cursor.accept("as", "enum")) {
        cursor.moveTo(start);
        return createOther(cursor, first);
      }
      cursor.expect(Kind.LEFT_PARENTHESIS, "`(` and the values");
      List<Statement.Label> labels = new ArrayList<>();
      boolean empty = cursor.accept(Kind.RIGHT_PARENTHESIS);
      if (!empty) {
        do {
          if (cursor.accept(Kind.ELLIPSIS)) {
            continue;
          }
          Token label = cursor.expect(Kind.STRING, "a value in single quotes");
          labels.add(
              new Statement.Label(Cursor.stringValue(label.text(cursor.text())), label.span()));
        } while (cursor.accept(Kind.COMMA));
        cursor.expect(Kind.RIGHT_PARENTHESIS, "`,` or `)`");
      }
      if (!cursor.atEnd()) {
        throw cursor.unexpected("`;`");
      }
      return new Statement.CreateEnum(name, labels, cursor.since(first));
    }

    /** A statement that is known by the kind and the name of what it declares. */
    private static Statement createOther(Cursor cursor, Token first) {
      cursor.expect("create");
      cursor.accept("or", "replace");
      while (switch (cursor.word()) {
        case "temp", "temporary", "recursive", "constraint", "trusted", "event", "foreign" -> true;
        default -> false;
      }) {
        cursor.next();
      }
      String kind = cursor.word().toUpperCase(java.util.Locale.ROOT);
      cursor.next();
      if (kind.equals("MATERIALIZED")) {
        kind = "MATERIALIZED VIEW";
        cursor.accept("view");
      }
      cursor.accept("if", "not", "exists");
      Optional<QualifiedName> name = Optional.empty();
      if (cursor.atColumnName()) {
        name = Optional.of(cursor.qualifiedName("a name"));
      }
      toEnd(cursor);
      return new Statement.CreateOther(kind, name, cursor.since(first));
    }

    private static Statement drop(Cursor cursor, Token first) {
      int start = cursor.index();
      cursor.expect("drop");
      String kind = cursor.word().toUpperCase(java.util.Locale.ROOT);
      boolean known =
          switch (kind) {
            case "TABLE", "INDEX", "TYPE", "VIEW", "SEQUENCE", "DOMAIN", "SCHEMA", "EXTENSION" ->
                true;
            default -> false;
          };
      if (!known) {
        cursor.moveTo(start);
        return other(cursor, first);
      }
      cursor.next();
      cursor.accept("concurrently");
      boolean ifExists = cursor.accept("if", "exists");
      List<QualifiedName> names = new ArrayList<>();
      do {
        names.add(cursor.qualifiedName("a name"));
      } while (cursor.accept(Kind.COMMA));
      if (!cursor.accept("cascade")) {
        cursor.accept("restrict");
      }
      if (!cursor.atEnd()) {
        throw cursor.unexpected("`;`", List.of("cascade", "restrict"));
      }
      return new Statement.Drop(kind, names, ifExists, cursor.since(first));
    }

    private static Statement comment(Cursor cursor, Token first) {
      int start = cursor.index();
      boolean table = cursor.accept("comment", "on", "table");
      boolean column = !table && cursor.accept("comment", "on", "column");
      if (!table && !column) {
        cursor.moveTo(start);
        return other(cursor, first);
      }
      List<Name> path = new ArrayList<>();
      do {
        path.add(path.isEmpty() ? cursor.columnName("a table") : cursor.label("a name"));
      } while (cursor.accept(Kind.DOT));
      if (column && path.size() < 2) {
        throw cursor.unexpected("`.` and the name of a column");
      }
      Optional<Name> columnName = column ? Optional.of(path.removeLast()) : Optional.empty();
      QualifiedName name =
          path.size() > 1
              ? new QualifiedName(Optional.of(path.get(path.size() - 2)), path.getLast())
              : QualifiedName.of(path.getLast());
      cursor.expect("is");
      Optional<String> words = Optional.empty();
      if (!cursor.accept("null")) {
        Expression value = ExpressionReader.read(cursor);
        if (!(value instanceof Expression.Literal literal)) {
          throw Cursor.failure(value.span(), "a comment is a string; write it in single quotes");
        }
        words = Optional.of(literal.value());
      }
      if (!cursor.atEnd()) {
        throw cursor.unexpected("`;`");
      }
      return new Statement.CommentOn(name, columnName, words, cursor.since(first));
    }

    private static Statement other(Cursor cursor, Token first) {
      String keyword = cursor.word().toUpperCase(java.util.Locale.ROOT);
      toEnd(cursor);
      Span span = cursor.since(first);
      return keyword.isEmpty()
          ? new Statement.Unreadable(span)
          : new Statement.Other(keyword, span);
    }

    private static void toEnd(Cursor cursor) {
      while (!cursor.atEnd()) {
        cursor.next();
      }
    }
  }
}
