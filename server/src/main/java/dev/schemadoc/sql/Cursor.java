package dev.schemadoc.sql;

import dev.schemadoc.sql.Token.Kind;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Walks over the tokens of one statement. */
final class Cursor {

  private final String text;
  private final List<Token> tokens;
  private final List<Comment> comments;
  private final int limit;
  private final Token last;
  private int at;
  private final List<SyntaxProblem> problems = new ArrayList<>();

  /**
   * @param from the first token of the statement
   * @param limit the token behind the last, usually the semicolon
   */
  Cursor(String text, List<Token> tokens, List<Comment> comments, int from, int limit) {
    this.text = text;
    this.tokens = tokens;
    this.comments = comments;
    this.at = from;
    this.limit = limit;
    Token stop = tokens.get(limit);
    int end = limit > from ? tokens.get(limit - 1).end() : stop.start();
    this.last =
        stop.kind() == Kind.SEMICOLON
            ? new Token(Kind.END, stop.start(), stop.end())
            : new Token(Kind.END, end, end);
  }

  String text() {
    return text;
  }

  String text(Span span) {
    return span.in(text);
  }

  List<SyntaxProblem> problems() {
    return problems;
  }

  Token peek() {
    return at < limit ? tokens.get(at) : last;
  }

  Token peek(int ahead) {
    return at + ahead < limit ? tokens.get(at + ahead) : last;
  }

  /** The token before the current one. */
  Token previous() {
    return tokens.get(Math.max(0, at - 1));
  }

  Token next() {
    Token token = peek();
    if (at < limit) {
      at++;
    }
    return token;
  }

  boolean atEnd() {
    return at >= limit;
  }

  /** Whether the current token is the first of its line. */
  boolean startsLine() {
    return at > 0 && text.substring(previous().end(), peek().start()).contains("\n");
  }

  int index() {
    return at;
  }

  void moveTo(int index) {
    at = index;
  }

  boolean is(Kind kind) {
    return peek().kind() == kind;
  }

  boolean is(int ahead, Kind kind) {
    return peek(ahead).kind() == kind;
  }

  /** The word at the cursor, folded, or the empty string where there is none. */
  String word() {
    return word(0);
  }

  String word(int ahead) {
    Token token = peek(ahead);
    return token.kind() == Kind.WORD ? Name.fold(token.text(text)) : "";
  }

  /** Whether these words follow; none of them quoted. */
  boolean isWords(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!word(i).equals(words[i])) {
        return false;
      }
    }
    return true;
  }

  /** Goes past these words if they follow. */
  boolean accept(String... words) {
    if (!isWords(words)) {
      return false;
    }
    at += words.length;
    return true;
  }

  boolean accept(Kind kind) {
    if (!is(kind)) {
      return false;
    }
    next();
    return true;
  }

  boolean isOperator(String operator) {
    return is(Kind.OPERATOR) && peek().text(text).equals(operator);
  }

  boolean acceptOperator(String operator) {
    if (!isOperator(operator)) {
      return false;
    }
    next();
    return true;
  }

  void expect(String... words) {
    for (String word : words) {
      if (!accept(word)) {
        throw unexpected("`" + word.toUpperCase(Locale.ROOT) + "`", List.of(word));
      }
    }
  }

  Token expect(Kind kind, String what) {
    if (!is(kind)) {
      throw unexpected(what);
    }
    return next();
  }

  void expectOperator(String operator) {
    if (!acceptOperator(operator)) {
      throw unexpected("`" + operator + "`");
    }
  }

  /** The failure "this is not expected here" at the current token. */
  SyntaxFailure unexpected(String expected) {
    return unexpected(expected, List.of());
  }

  /**
   * The failure "this is not expected here" at the current token.
   *
   * @param keywords the keywords that could stand here, to tell a misspelt one
   */
  SyntaxFailure unexpected(String expected, List<String> keywords) {
    Token token = peek();
    if (token.kind() == Kind.WORD) {
      Optional<String> near = Near.closest(word(), keywords);
      if (near.isPresent()) {
        String capital = near.get().toUpperCase(Locale.ROOT);
        return new SyntaxFailure(
            new SyntaxProblem(
                token.span(),
                "`%s` is not a keyword; did you mean `%s`?".formatted(token.text(text), capital),
                Optional.of(capital)));
      }
    }
    return failure(describe(token) + "; expected " + expected);
  }

  SyntaxFailure failure(String message) {
    return failure(errorSpan(), message);
  }

  static SyntaxFailure failure(Span span, String message) {
    return new SyntaxFailure(new SyntaxProblem(span, message));
  }

  void problem(Span span, String message) {
    problems.add(new SyntaxProblem(span, message));
  }

  /** Where to draw a problem at the current token: at the end, under the last token. */
  private Span errorSpan() {
    Token token = peek();
    if (token.kind() == Kind.END && token.start() == token.end() && at > 0) {
      return tokens.get(at - 1).span();
    }
    return token.span();
  }

  private String describe(Token token) {
    if (token.kind() == Kind.END) {
      return "the statement ends too early";
    }
    String written = token.text(text).lines().findFirst().orElse("");
    return "unexpected `%s`".formatted(written.length() > 40 ? written.substring(0, 40) : written);
  }

  /** From a token's start to the end of the token before the cursor. */
  Span since(Token first) {
    int end = at > 0 ? tokens.get(at - 1).end() : first.end();
    return new Span(first.start(), Math.max(end, first.start()));
  }

  /** The comments that stand in a span. */
  List<Comment> comments(Span span) {
    return comments.stream().filter(comment -> span.contains(comment.span())).toList();
  }

  /** The comments between the token before the cursor and the current one. */
  List<Comment> commentsHere() {
    int from = at > 0 ? tokens.get(at - 1).end() : 0;
    return comments(new Span(from, Math.max(from, peek().start())));
  }

  // Names

  /** A column, table or constraint name (ColId). */
  Name columnName(String what) {
    return name(Keywords::mayNameColumn, what);
  }

  /** Whether a ColId stands here. */
  boolean atColumnName() {
    return switch (peek().kind()) {
      case WORD -> Keywords.mayNameColumn(word());
      case QUOTED_IDENTIFIER, BACKTICK_IDENTIFIER -> true;
      default -> false;
    };
  }

  /** Any word as a name (ColLabel). */
  Name label(String what) {
    return name(word -> true, what);
  }

  private Name name(java.util.function.Predicate<String> allowed, String what) {
    Token token = peek();
    switch (token.kind()) {
      case QUOTED_IDENTIFIER -> {
        next();
        return quoted(token);
      }
      case BACKTICK_IDENTIFIER -> {
        next();
        String inner = text.substring(token.start() + 1, token.end() - 1);
        problems.add(
            new SyntaxProblem(
                token.span(),
                "`%s` is in back-ticks, which PostgreSQL does not know; write `%s`"
                    .formatted(inner, inner),
                Optional.of(inner)));
        return Name.unquoted(inner, token.span());
      }
      case WORD -> {
        if (allowed.test(word())) {
          next();
          return Name.unquoted(token.text(text), token.span());
        }
        String written = token.text(text);
        throw new SyntaxFailure(
            new SyntaxProblem(
                token.span(),
                "`%s` is a reserved word and cannot be %s; quote it as `\"%s\"` or choose another"
                        .formatted(written, what, Name.fold(written))
                    + " name",
                Optional.of('"' + Name.fold(written) + '"')));
      }
      default -> throw unexpected(what);
    }
  }

  private Name quoted(Token token) {
    String written = token.text(text);
    int quote = written.indexOf('"');
    String inner = written.substring(quote + 1, Math.max(quote + 1, written.length() - 1));
    return Name.quoted(inner.replace("\"\"", "\""), token.span());
  }

  /** A name with or without its schema; a database name before the schema is dropped. */
  QualifiedName qualifiedName(String what) {
    Name first = columnName(what);
    if (!is(Kind.DOT)) {
      return QualifiedName.of(first);
    }
    next();
    Name second = label(what);
    if (!is(Kind.DOT)) {
      return new QualifiedName(Optional.of(first), second);
    }
    next();
    return new QualifiedName(Optional.of(second), label(what));
  }

  /** {@code (a, b, c)}. */
  List<Name> columnList() {
    expect(Kind.LEFT_PARENTHESIS, "`(`");
    List<Name> names = new ArrayList<>();
    do {
      names.add(columnName("a column name"));
    } while (accept(Kind.COMMA));
    expect(Kind.RIGHT_PARENTHESIS, "`,` or `)`");
    return names;
  }

  /** The text between a pair of parentheses at the cursor, which is passed over. */
  Span parenthesised() {
    Token open = expect(Kind.LEFT_PARENTHESIS, "`(`");
    int depth = 1;
    while (!atEnd()) {
      Token token = next();
      if (token.kind() == Kind.LEFT_PARENTHESIS) {
        depth++;
      } else if (token.kind() == Kind.RIGHT_PARENTHESIS && --depth == 0) {
        return new Span(/* start= */ open.end(), /* end= */ token.start());
      }
    }
    throw failure(open.span(), "`(` is not closed; add `)`");
  }

  /** The value of a string constant: its quotes taken off, its escapes undone. */
  static String stringValue(String literal) {
    if (literal.startsWith("$")) {
      int tag = literal.indexOf('$', 1) + 1;
      int end = literal.length() - tag;
      return end >= tag ? literal.substring(tag, end) : "";
    }
    int quote = literal.indexOf('\'');
    boolean closed = literal.length() > quote + 1 && literal.endsWith("'");
    String inner = literal.substring(quote + 1, literal.length() - (closed ? 1 : 0));
    String value = inner.replace("''", "'");
    return literal.charAt(0) == 'E' || literal.charAt(0) == 'e' ? unescaped(value) : value;
  }

  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(?:x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{4})|([0-7]{1,3})|(?s:(.)))");

  /** Undoes the backslash escapes of {@code E'…'} (PostgreSQL, 4.1.2.2). */
  private static String unescaped(String value) {
    return ESCAPE
        .matcher(value)
        .replaceAll(
            escape -> {
              String hexadecimal = escape.group(1) != null ? escape.group(1) : escape.group(2);
              if (hexadecimal != null) {
                return Matcher.quoteReplacement("" + (char) Integer.parseInt(hexadecimal, 16));
              }
              if (escape.group(3) != null) {
                return Matcher.quoteReplacement(
                    "" + (char) (Integer.parseInt(escape.group(3), 8) & 0xff));
              }
              return Matcher.quoteReplacement(
                  switch (escape.group(4)) {
                    case "b" -> "\b";
                    case "f" -> "\f";
                    case "n" -> "\n";
                    case "r" -> "\r";
                    case "t" -> "\t";
                    default -> escape.group(4);
                  });
            });
  }
}
