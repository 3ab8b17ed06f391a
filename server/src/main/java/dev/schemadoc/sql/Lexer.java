package dev.schemadoc.sql;

import dev.schemadoc.sql.SyntaxProblem.Change;
import dev.schemadoc.sql.SyntaxProblem.Mend;
import dev.schemadoc.text.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Cuts a region of a text into tokens by the rules of PostgreSQL's scanner (PostgreSQL, 4.1), and
 * goes on where PostgreSQL would give up: an unclosed literal ends with its line.
 */
final class Lexer {

  /** A literal that was opened on one line and closed on a later one. */
  private record Restart(int offset, int tokens, int comments, int problems) {}

  private static final int MAX_RESTARTS = 64;

  private final String text;
  private final int end;
  private int at;
  private final Tokens.Builder tokens;
  private final List<Comment> comments = new ArrayList<>();
  private final List<SyntaxProblem> problems = new ArrayList<>();
  private final List<Restart> multiline = new ArrayList<>();

  /** Where literals begin that end with their lines. */
  private Set<Integer> broken = Set.of();

  /** The {@code U&} literal whose escapes are not looked at yet, or -1. */
  private int unicode = -1;

  /** Where comments begin that are known not to end. */
  private Optional<BitSet> openComments = Optional.empty();

  private int lineFrom;
  private int lineTo = -1;

  private Lexer(String text, Span region) {
    this.text = text;
    this.at = region.start();
    this.end = region.end();
    this.tokens = new Tokens.Builder(region.length());
  }

  static Tokens read(String text) {
    return read(text, new Span(0, text.length()));
  }

  static Tokens read(String text, Span region) {
    Lexer lexer = new Lexer(text, region);
    lexer.run();
    return lexer.tokens.build(text, lexer.comments, lexer.problems);
  }

  private void run() {
    while (at < end) {
      next();
      if (unicode >= 0) {
        escapesOfUnicode();
      }
    }
    tokens.add(Terminal.END, end, end);
    escapesOfUnicode();
  }

  private void next() {
    char c = text.charAt(at);
    if (isSpace(c)) {
      at++;
    } else if (isIdentifierStart(c)) {
      word(c);
    } else if (c == '-' && peek(1) == '-') {
      lineComment();
    } else if (c == '/' && peek(1) == '*') {
      blockComment();
    } else if (isDigit(c) || c == '.' && isDigit(peek(1))) {
      number();
    } else {
      symbol(c);
    }
  }

  private void word(char c) {
    char second = peek(1);
    if (second == '\'') {
      switch (c) {
        case 'e', 'E' -> {
          string(at + 1, true, Terminal.STRING);
          return;
        }
        case 'n', 'N' -> {
          // PostgreSQL hands its grammar the word NCHAR and a plain string.
          add(Terminal.keyword("nchar"), 1);
          string(at, false, Terminal.STRING);
          return;
        }
        case 'b', 'B', 'x', 'X' -> {
          string(at + 1, false, Terminal.BIT_STRING);
          return;
        }
        default -> {}
      }
    }
    if ((c == 'u' || c == 'U') && second == '&') {
      if (peek(2) == '\'') {
        string(at + 2, false, Terminal.STRING);
        return;
      }
      if (peek(2) == '"') {
        quotedIdentifier(at + 2);
        return;
      }
    }
    if (c == '…') {
      add(Terminal.ELLIPSIS, 1);
      return;
    }
    if (isMark(c)) {
      curly(c);
      return;
    }
    int stop = at + 1;
    int hash = WordTable.hash(0, c);
    while (stop < end) {
      char letter = text.charAt(stop);
      if (letter < 0x80 ? (CLASSES[letter] & PART) == 0 : isMark(letter)) {
        break;
      }
      hash = WordTable.hash(hash, letter);
      stop++;
    }
    int keyword = Keywords.number(text, at, stop, hash);
    add(keyword < 0 ? Terminal.IDENTIFIER : Terminal.FIRST_KEYWORD + keyword, stop - at);
  }

  /** Characters that PostgreSQL takes for letters, and people for something else. */
  private static boolean isMark(char c) {
    return c >= 0x80 && (c == '…' || isCurlyQuote(c));
  }

  private static boolean isCurlyQuote(char c) {
    return c == '‘' || c == '’' || c == '“' || c == '”';
  }

  /** A text or a name in the quotes of a word processor, read as if they were straight. */
  private void curly(char opening) {
    boolean name = opening == '“' || opening == '”';
    int line = lineEnd(at);
    int stop = at + 1;
    while (stop < line && !closesCurly(text.charAt(stop), name)) {
      stop++;
    }
    boolean closed = stop < line;
    int past = closed ? stop + 1 : at + 1;
    String straight = name ? "\"" : "'";
    List<Change> changes = new ArrayList<>();
    changes.add(new Change(new Span(at, at + 1), straight));
    if (closed) {
      changes.add(new Change(new Span(stop, past), straight));
    }
    problems.add(
        new SyntaxProblem(
            new Span(at, past),
            at,
            "PostgreSQL takes curly quotes for letters; write `%s`".formatted(straight),
            Optional.of(new Mend("Use straight quotes", changes))));
    add(name ? Terminal.QUOTED_IDENTIFIER : Terminal.STRING, past - at);
  }

  private static boolean closesCurly(char c, boolean name) {
    return name ? c == '“' || c == '”' || c == '"' : c == '‘' || c == '’' || c == '\'';
  }

  private void symbol(char c) {
    switch (c) {
      case '\'' -> string(at, false, Terminal.STRING);
      case '"' -> quotedIdentifier(at);
      case '`' -> backtick();
      case '$' -> dollar();
      case '(' -> add(Terminal.LEFT_PARENTHESIS, 1);
      case ')' -> add(Terminal.RIGHT_PARENTHESIS, 1);
      case '[' -> add(Terminal.LEFT_BRACKET, 1);
      case ']' -> add(Terminal.RIGHT_BRACKET, 1);
      case ',' -> add(Terminal.COMMA, 1);
      case ';' -> add(Terminal.SEMICOLON, 1);
      case '.' -> dots();
      case ':' -> colon();
      case '\\' -> backslash();
      default -> {
        if (isOperator(c)) {
          operator();
        } else {
          add(Terminal.UNKNOWN, Character.charCount(text.codePointAt(at)));
        }
      }
    }
  }

  private void dots() {
    int stop = at;
    while (stop < end && text.charAt(stop) == '.') {
      stop++;
    }
    int count = stop - at;
    boolean elision = count > 2 || count == 2 && !isIdentifierPart(peek(2));
    add(count == 1 ? Terminal.DOT : elision ? Terminal.ELLIPSIS : Terminal.UNKNOWN, count);
  }

  private void colon() {
    char second = peek(1);
    if (second == ':') {
      add(Terminal.TYPECAST, 2);
    } else if (second == '=') {
      add(Terminal.ASSIGN, 2);
    } else if (isIdentifierStart(second) && !tokens.endsSliceBound()) {
      int stop = at + 2;
      while (stop < end && isIdentifierPart(text.charAt(stop))) {
        stop++;
      }
      add(Terminal.VARIABLE, stop - at);
    } else if (second == '\'' || second == '"') {
      int close = text.indexOf(second, at + 2);
      if (close >= 0 && close < lineEnd(at)) {
        add(Terminal.VARIABLE, close + 1 - at);
      } else {
        add(Terminal.COLON, 1);
      }
    } else {
      add(Terminal.COLON, 1);
    }
  }

  private void backslash() {
    boolean command = isIdentifierStart(peek(1)) || peek(1) == '!' || peek(1) == '?';
    if (command) {
      add(Terminal.BACKSLASH_COMMAND, lineEnd(at) - at);
    } else {
      add(Terminal.UNKNOWN, 1);
    }
  }

  private void lineComment() {
    int stop = lineEnd(at);
    comments.add(new Comment(text.substring(at + 2, stop).strip(), new Span(at, stop)));
    at = stop;
  }

  private void blockComment() {
    int stop = closes(at);
    boolean closed = stop >= 0;
    if (!closed) {
      problems.add(
          new SyntaxProblem(
              new Span(at, Math.min(at + 2, end)), "comment is not closed; add `*/`"));
      stop = lineEnd(at);
    }
    int from = Math.min(at + 2, stop);
    int inner = closed ? Math.max(from, stop - 2) : stop;
    comments.add(new Comment(text.substring(from, inner).strip(), new Span(at, stop)));
    at = stop;
  }

  /**
   * The offset behind the mark that closes a comment, or -1. Comments nest, so one that is not
   * closed is known only at the end of the region; what was learnt there is kept, or a text full of
   * openers would be read once for each of them.
   */
  private int closes(int opening) {
    if (openComments.isPresent() && openComments.get().get(opening)) {
      return -1;
    }
    Deque<Integer> open = new ArrayDeque<>();
    open.push(opening);
    int stop = opening + 2;
    while (stop + 1 < end) {
      char c = text.charAt(stop);
      if (c == '/' && text.charAt(stop + 1) == '*') {
        open.push(stop);
        stop += 2;
      } else if (c == '*' && text.charAt(stop + 1) == '/') {
        open.pop();
        stop += 2;
        if (open.isEmpty()) {
          return stop;
        }
      } else {
        stop++;
      }
    }
    BitSet known = openComments.orElseGet(BitSet::new);
    open.forEach(known::set);
    openComments = Optional.of(known);
    return -1;
  }

  /** Reads a quoted string whose first quote is at an offset, and those that continue it. */
  private void string(int quote, boolean escapes, int terminal) {
    int start = at;
    int line = lineEnd(quote);
    boolean cut = broken.contains(start);
    int limit = cut ? line : end;
    int stop = closesString(quote, limit, escapes);
    if (stop < 0) {
      unclosed(start, quote, line, "string is not closed; add `'`", terminal);
      return;
    }
    int more = cut ? -1 : continuation(stop);
    while (more >= 0) {
      int further = closesString(more, end, escapes);
      if (further < 0) {
        break;
      }
      stop = further;
      more = continuation(stop);
    }
    if (stop > line) {
      multiline.add(new Restart(start, tokens.size(), comments.size(), problems.size()));
    }
    add(terminal, stop - start);
    if (escapes) {
      escapes(tokens.size() - 1);
    } else if (text.charAt(start) == 'U' || text.charAt(start) == 'u') {
      unicode = tokens.size() - 1;
    }
  }

  /** The offset behind the quote that closes a string, or -1. */
  private int closesString(int quote, int limit, boolean escapes) {
    int stop = quote + 1;
    while (stop < limit) {
      char c = text.charAt(stop);
      if (escapes && c == '\\') {
        stop += 2;
      } else if (c == '\'') {
        if (stop + 1 < limit && text.charAt(stop + 1) == '\'') {
          stop += 2;
        } else {
          return stop + 1;
        }
      } else {
        stop++;
      }
    }
    return -1;
  }

  /** Where a string goes on behind a line break (4.1.2.1), or -1. */
  private int continuation(int from) {
    int stop = from;
    boolean newline = false;
    while (stop < end) {
      char c = text.charAt(stop);
      if (c == '\n' || c == '\r') {
        newline = true;
        stop++;
      } else if (isSpace(c)) {
        stop++;
      } else if (text.startsWith("--", stop)) {
        stop = lineEnd(stop);
      } else {
        return newline && c == '\'' ? stop : -1;
      }
    }
    return -1;
  }

  private void quotedIdentifier(int quote) {
    int start = at;
    int line = lineEnd(quote);
    int stop = quote + 1;
    while (stop < line) {
      if (text.charAt(stop) == '"') {
        if (stop + 1 < line && text.charAt(stop + 1) == '"') {
          stop += 2;
          continue;
        }
        if (stop == quote + 1) {
          problem(new Span(start, stop + 1), "a quoted name must not be empty; write a name");
        }
        add(Terminal.QUOTED_IDENTIFIER, stop + 1 - start);
        unicode = quote > start ? tokens.size() - 1 : unicode;
        return;
      }
      stop++;
    }
    unclosed(start, quote, line, "quoted name is not closed; add `\"`", Terminal.QUOTED_IDENTIFIER);
  }

  /**
   * Takes {@code UESCAPE '!'} into the {@code U&} literal before it (4.1.2.3), and looks at its
   * escapes once it is known what they begin with.
   */
  private void escapesOfUnicode() {
    int behind = unicode + 1;
    if (unicode < 0 || behind == tokens.size()) {
      return;
    }
    boolean clause = tokens.terminal(behind) == UESCAPE;
    if (clause && behind + 1 == tokens.size()) {
      return;
    }
    int literal = unicode;
    unicode = -1;
    if (!clause) {
      escapes(literal);
      return;
    }
    int last = behind + 1;
    Span mark = new Span(tokens.start(last), tokens.end(last));
    if (tokens.terminal(last) != Terminal.STRING) {
      problem(mark, "`UESCAPE` needs one character in single quotes");
      return;
    }
    boolean known = isEscape(Literals.string(mark.in(text)));
    tokens.stretch(literal, mark.end());
    tokens.cut(behind);
    if (known) {
      escapes(literal);
    } else {
      problem(mark, "this cannot begin an escape; take a mark such as `!`");
    }
  }

  private static boolean isEscape(String mark) {
    return mark.length() == 1
        && mark.charAt(0) < 0x80
        && Character.digit(mark.charAt(0), 16) < 0
        && "+'\"".indexOf(mark.charAt(0)) < 0
        && !isSpace(mark.charAt(0));
  }

  /** Tells of an escape that stands for no character. */
  private void escapes(int literal) {
    int start = tokens.start(literal);
    Literals.fault(text.substring(start, tokens.end(literal)))
        .ifPresent(
            fault ->
                problem(
                    new Span(start + fault.span().start(), start + fault.span().end()),
                    fault.message()));
  }

  private static final int UESCAPE = Terminal.keyword("uescape");

  private void backtick() {
    int line = lineEnd(at);
    int close = text.indexOf('`', at + 1);
    if (close > at + 1 && close < line) {
      add(Terminal.BACKTICK_IDENTIFIER, close + 1 - at);
    } else {
      operator();
    }
  }

  /**
   * Deals with a literal that is not closed before the end of the region. Often an earlier literal
   * lacks its quote and swallowed the opening quote of a later one, so reading starts again at the
   * first literal of many lines, which then ends with its line.
   */
  private void unclosed(int start, int quote, int line, String message, int terminal) {
    if (!multiline.isEmpty() && broken.size() < MAX_RESTARTS) {
      Restart restart = multiline.getFirst();
      multiline.clear();
      tokens.cut(restart.tokens());
      unicode = -1;
      comments.subList(restart.comments(), comments.size()).clear();
      problems.subList(restart.problems(), problems.size()).clear();
      broken = broken.isEmpty() ? new HashSet<>() : broken;
      broken.add(restart.offset());
      at = restart.offset();
      return;
    }
    int stop = line;
    while (stop > quote + 1 && (isSpace(text.charAt(stop - 1)) || text.charAt(stop - 1) == ',')) {
      stop--;
    }
    problem(new Span(start, Math.max(stop, quote + 1)), message);
    add(terminal, Math.max(stop, quote + 1) - start);
  }

  private void dollar() {
    if (isDigit(peek(1))) {
      int stop = at + 1;
      while (stop < end && isDigit(text.charAt(stop))) {
        stop++;
      }
      int junk = behindJunk(stop);
      if (junk > stop) {
        problem(
            new Span(at, junk),
            "a parameter must not run into letters; separate `%s`"
                .formatted(text.substring(at, junk)));
      } else if (!fits(at + 1, stop, -1)) {
        problem(new Span(at, stop), "the number of this parameter is too large; count from 1");
      }
      add(Terminal.PARAMETER, junk - at);
      return;
    }
    int tag = at + 1;
    if (tag < end && isIdentifierStart(text.charAt(tag))) {
      while (tag < end && isIdentifierPart(text.charAt(tag)) && text.charAt(tag) != '$') {
        tag++;
      }
    }
    if (tag >= end || text.charAt(tag) != '$') {
      singleDollar();
      return;
    }
    String mark = text.substring(at, tag + 1);
    int close = text.indexOf(mark, tag + 1);
    if (close >= 0 && close + mark.length() <= end) {
      add(Terminal.STRING, close + mark.length() - at);
    } else {
      problem(new Span(at, tag + 1), "dollar quote is not closed; add `" + mark + "`");
      add(Terminal.STRING, end - at);
    }
  }

  /** One dollar sign where two belong: {@code AS $ … $ LANGUAGE}. */
  private void singleDollar() {
    int last = tokens.size() - 1;
    boolean body =
        isSpace(peek(1))
            && last >= 0
            && (tokens.terminal(last) == AS || tokens.terminal(last) == DO);
    int close = body ? lonelyDollar(at + 1) : -1;
    if (close < 0) {
      add(Terminal.UNKNOWN, 1);
      return;
    }
    problems.add(
        new SyntaxProblem(
            new Span(at, at + 1),
            at,
            "one `$` quotes nothing; write `$$` before and behind the body",
            Optional.of(
                new Mend(
                    "Quote the body by `$$`",
                    List.of(
                        new Change(new Span(at, at + 1), "$$"),
                        new Change(new Span(close, close + 1), "$$"))))));
    add(Terminal.STRING, close + 1 - at);
  }

  private static final int AS = Terminal.keyword("as");
  private static final int DO = Terminal.keyword("do");

  /** The next dollar sign that touches no word and no other dollar sign, or -1. */
  private int lonelyDollar(int from) {
    int found = text.indexOf('$', from);
    while (found >= 0 && found < end) {
      char before = text.charAt(found - 1);
      char behind = found + 1 < end ? text.charAt(found + 1) : ' ';
      if ((isSpace(before) || before == ';') && (isSpace(behind) || behind == ';')) {
        return found;
      }
      found = text.indexOf('$', found + 1);
    }
    return -1;
  }

  private void number() {
    int start = at;
    int stop = at;
    boolean whole = true;
    String letters = "xXoObB";
    int prefix = text.charAt(at) == '0' ? letters.indexOf(peek(1)) : -1;
    if (prefix >= 0) {
      stop = digits(at + 2, prefix < 2 ? 16 : prefix < 4 ? 8 : 2);
      if (stop == at + 2) {
        stop = at + 1;
      }
    } else {
      stop = digits(stop, 10);
      boolean range = text.startsWith("..", stop);
      if (stop < end && text.charAt(stop) == '.' && !range) {
        int fraction = stop + 1;
        // An underscore directly behind the point belongs to no number.
        stop = fraction < end && isDigit(text.charAt(fraction)) ? digits(fraction, 10) : fraction;
        whole = false;
      }
      if (stop < end && (text.charAt(stop) | 0x20) == 'e') {
        int exponent = stop + 1;
        if (exponent < end && (text.charAt(exponent) == '+' || text.charAt(exponent) == '-')) {
          exponent++;
        }
        if (exponent < end && isDigit(text.charAt(exponent))) {
          stop = digits(exponent, 10);
          whole = false;
        }
      }
    }
    int junk = endsInWord(start, stop) ? behindWord(stop) : behindJunk(stop);
    if (junk > stop) {
      problem(
          new Span(start, junk),
          "a number must not run into letters; separate or quote `%s`"
              .formatted(text.substring(start, junk)));
    }
    boolean small = whole && fits(start, stop, prefix);
    add(small ? Terminal.INTEGER : Terminal.DECIMAL, junk - start);
  }

  /** Whether the end of a number is a word by itself, as in {@code 0x1F}, {@code 1_000, 1e5}. */
  private boolean endsInWord(int start, int stop) {
    int at = stop;
    while (at > start && isDigit(text.charAt(at - 1))) {
      at--;
    }
    return at > start && isIdentifierStart(text.charAt(at - 1));
  }

  /** Behind the letters that a number runs into; a dollar sign by itself may follow it. */
  private int behindJunk(int from) {
    return from < end && isIdentifierStart(text.charAt(from)) ? behindWord(from) : from;
  }

  /** Behind the letters, digits and dollar signs at an offset. */
  private int behindWord(int from) {
    int stop = from;
    while (stop < end && isIdentifierPart(text.charAt(stop)) && !isMark(text.charAt(stop))) {
      stop++;
    }
    return stop;
  }

  /** Whether a whole number fits into the 32 bits of PostgreSQL's integer. */
  private boolean fits(int start, int stop, int prefix) {
    int radix = prefix < 0 ? 10 : prefix < 2 ? 16 : prefix < 4 ? 8 : 2;
    long value = 0;
    for (int i = prefix < 0 ? start : start + 2; i < stop; i++) {
      if (text.charAt(i) != '_') {
        value = value * radix + Character.digit(text.charAt(i), radix);
      }
      if (value > Integer.MAX_VALUE) {
        return false;
      }
    }
    return true;
  }

  /** Behind digits that single underscores may separate. */
  private int digits(int from, int radix) {
    int stop = from;
    while (stop < end
        && (Character.digit(text.charAt(stop), radix) >= 0 && text.charAt(stop) < 0x80
            || text.charAt(stop) == '_'
                && stop + 1 < end
                && text.charAt(stop + 1) < 0x80
                && Character.digit(text.charAt(stop + 1), radix) >= 0)) {
      stop++;
    }
    return stop;
  }

  /** Reads an operator by PostgreSQL's rules (4.1.3): no comment inside, no stray sign behind. */
  private void operator() {
    int stop = at;
    boolean mayEndWithSign = false;
    while (stop < end && isOperator(text.charAt(stop))) {
      if (stop > at && (text.startsWith("--", stop) || text.startsWith("/*", stop))) {
        break;
      }
      mayEndWithSign |= "~!@#%^&|`?".indexOf(text.charAt(stop)) >= 0;
      stop++;
    }
    while (!mayEndWithSign
        && stop - at > 1
        && (text.charAt(stop - 1) == '+' || text.charAt(stop - 1) == '-')) {
      stop--;
    }
    if (stop - at > Name.MAX_BYTES) {
      problem(
          new Span(at, stop),
          "this operator is too long; PostgreSQL takes %d characters".formatted(Name.MAX_BYTES));
    }
    int length = stop - at;
    int mark =
        length == 1
            ? Terminal.mark(text.charAt(at))
            : length == 2 ? Terminal.mark(text.substring(at, stop)) : -1;
    add(mark < 0 ? Terminal.OPERATOR : mark, stop - at);
  }

  private void add(int terminal, int length) {
    int stop = Math.min(at + Math.max(1, length), end);
    tokens.add(terminal, at, stop);
    at = stop;
  }

  private void problem(Span span, String message) {
    problems.add(new SyntaxProblem(span, message));
  }

  private char peek(int ahead) {
    return at + ahead < end ? text.charAt(at + ahead) : '\0';
  }

  /** The end of the line that an offset is in; remembered, since a line may be very long. */
  private int lineEnd(int from) {
    if (from < lineFrom || from > lineTo) {
      int stop = from;
      while (stop < end && text.charAt(stop) != '\n' && text.charAt(stop) != '\r') {
        stop++;
      }
      lineFrom = from;
      lineTo = stop;
    }
    return lineTo;
  }

  // What the characters of ASCII may be.
  private static final byte SPACE = 1;
  private static final byte START = 2;
  private static final byte PART = 4;
  private static final byte OPERATOR = 8;

  private static final byte[] CLASSES = classes();

  private static byte[] classes() {
    byte[] classes = new byte[0x80];
    for (char c : " \t\n\r\f\u000b".toCharArray()) {
      classes[c] |= SPACE;
    }
    for (char c = 0; c < 0x80; c++) {
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
      classes[c] |= letter ? START | PART : isDigit(c) || c == '$' ? PART : 0;
    }
    for (char c : "~!@#^&|`?+-*/%<>=".toCharArray()) {
      classes[c] |= OPERATOR;
    }
    return classes;
  }

  private static boolean isSpace(char c) {
    return c < 0x80 && (CLASSES[c] & SPACE) != 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isIdentifierStart(char c) {
    return c >= 0x80 || (CLASSES[c] & START) != 0;
  }

  static boolean isIdentifierPart(char c) {
    return c >= 0x80 || (CLASSES[c] & PART) != 0;
  }

  private static boolean isOperator(char c) {
    return c < 0x80 && (CLASSES[c] & OPERATOR) != 0;
  }
}
