package dev.schemadoc.sql;

import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Runs the grammar over the tokens of one statement and builds its syntax tree.
 *
 * <p>A statement is wrong at the furthest token that no part of the grammar could take; this is the
 * token at which PostgreSQL's own parser stops. What went well before a mistake stays in the tree,
 * and in a list of items that can be read one by one, such as the columns of a table, a bad item
 * costs only itself.
 */
final class Parser {

  /** Leaves a reader written in Java where a token does not fit; the parser knows where. */
  static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Stop() {
      super(null, null, false, false);
    }
  }

  /** Rules and expressions nested deeper than this are refused, so that the stack never ends. */
  private static final int MAX_DEPTH = 200;

  private final Tokens tokens;
  private int from;
  private int at;
  private int limit;

  // How far it went, and whether it is certain that this is the right way.
  private int furthest;
  private int speculation;
  private int looking;
  private int depth;
  private boolean tooDeep;

  /** How far another way to read the statement went, before it was given up. */
  private int floor;

  // Alternatives that are being tried.
  private int frames;
  private int[] reach = new int[FRAMES_AT_FIRST];
  private boolean[] ofCall = new boolean[FRAMES_AT_FIRST];
  private boolean[] cut = new boolean[FRAMES_AT_FIRST];
  private int ruleDepth;
  private boolean wasCut;

  // The tree, outer nodes before inner ones.
  private int nodes;
  private int[] tree;
  private Object[] values;

  // What the tree holds of each node.
  private static final int RULE = 0;
  private static final int START = 1;
  private static final int STOP = 2;
  private static final int NEXT = 3;
  private static final int SIZE = 4;

  // Rules that are known not to match at a token.
  private final Failures failures = new Failures();

  /** The place where a list could have been left out, although its first item does not fit. */
  private int optional;

  // What is wrong.
  private final List<SyntaxProblem> problems = new ArrayList<>();
  private boolean unbalanced;
  private boolean enclosed;
  private boolean resumed;

  // What could have stood at the token in question.
  private int question = -1;
  private int judged;
  private int judgedFrom;
  private final List<Refusal> early = new ArrayList<>();
  private Expectations expected = NOTHING_EXPECTED;

  /** Nothing is ever added to it: there is no question yet. */
  private static final Expectations NOTHING_EXPECTED = new Expectations();

  private static final int FRAMES_AT_FIRST = 8;
  private static final int MOST_NODES_AT_FIRST = 256;

  Parser(Tokens tokens) {
    this.tokens = tokens;
    int size = Math.min(MOST_NODES_AT_FIRST, 8 + tokens.size());
    tree = new int[size * SIZE];
    values = new Object[size];
  }

  /**
   * Reads a statement.
   *
   * @param start its first token
   * @param end the token behind its last, usually the semicolon
   * @return its tree; what could not be read is missing from it
   */
  Node parse(Rule rule, int start, int end) {
    from = start;
    at = start;
    limit = end;
    furthest = start;
    speculation = 0;
    looking = 0;
    depth = 0;
    tooDeep = false;
    floor = start;
    frames = 0;
    ruleDepth = 0;
    nodes = 0;
    failures.clear();
    problems.clear();
    early.clear();
    optional = -1;
    unbalanced = false;
    resumed = false;
    int root = open(rule.number());
    boolean read = rule.body().match(this);
    if (read && at < limit) {
      read = false;
      furthest = Math.max(furthest, at);
    }
    at = read ? limit : Math.max(at, furthest);
    close(root, read ? NOTHING : Recovery.Mark.BROKEN);
    if (!read) {
      report(rule, start);
    }
    return new Node(this, root);
  }

  Tokens tokens() {
    return tokens;
  }

  /** What was found wrong, in the order of reading. */
  List<SyntaxProblem> problems() {
    return problems;
  }

  // The place.

  int place() {
    return at;
  }

  int terminal() {
    return at < limit ? tokens.terminal(at) : Terminal.END;
  }

  int terminal(int ahead) {
    return at + ahead < limit ? tokens.terminal(at + ahead) : Terminal.END;
  }

  boolean is(int terminal) {
    return terminal() == terminal;
  }

  /** The keyword at the place in lower case; empty where none stands. */
  String keyword() {
    return keyword(0);
  }

  String keyword(int ahead) {
    return Terminal.word(terminal(ahead));
  }

  boolean isWords(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!keyword(i).equals(words[i])) {
        return false;
      }
    }
    return true;
  }

  void step() {
    at++;
  }

  boolean stepOver(int terminal) {
    if (terminal() != terminal) {
      return false;
    }
    at++;
    return true;
  }

  /** Goes past these keywords if they follow. */
  boolean accept(String... words) {
    if (!isWords(words)) {
      return false;
    }
    at += words.length;
    return true;
  }

  /** Goes past NOT, unless it belongs to NOT IN, NOT LIKE and their like. */
  boolean acceptNot() {
    return stepOver(NOT);
  }

  private static final int NOT = Terminal.keyword("not");

  /** Goes past a keyword, or stops. */
  void require(String word) {
    if (!keyword().equals(word)) {
      int terminal = Terminal.keyword(word);
      record();
      if (at == question) {
        expected.add(terminal);
      }
      throw new Stop();
    }
    at++;
  }

  /** Goes past a mark, or stops. */
  void require(int terminal) {
    if (terminal() != terminal) {
      throw stop(Terminal.describe(terminal));
    }
    at++;
  }

  /** Matches a rule, or stops; for readers written in Java. */
  int require(Rule rule) {
    int node = nodes;
    boolean begins = rule.nullable() || rule.first().contains(terminal());
    if (!begins) {
      record();
      if (at == question) {
        rule.expect(expected);
      }
    }
    if (!begins || !call(rule)) {
      throw new Stop();
    }
    return node;
  }

  /** What a reader throws where the token does not fit. */
  Stop stop(String expectation) {
    record();
    if (at == question) {
      expected.add(expectation);
      judge();
    }
    return new Stop();
  }

  /** The offset where the current token starts. */
  int offset() {
    return tokens.start(at < limit ? at : limit);
  }

  Span span(int token) {
    return tokens.span(token);
  }

  /** From the start of a token to the end of the one before the place. */
  Span since(int token) {
    return new Span(
        tokens.start(token), Math.max(tokens.start(token), at > 0 ? tokens.end(at - 1) : 0));
  }

  void descend() {
    if (++depth > MAX_DEPTH) {
      tooDeep = true;
      throw stop("less depth");
    }
  }

  void ascend() {
    depth--;
  }

  int depth() {
    return depth;
  }

  void rise(int to) {
    depth = to;
  }

  /** Says that a keyword could stand here, for readers that look for one of several. */
  void expectHere(String word) {
    if (at == question) {
      expected.add(Terminal.keyword(word));
    }
  }

  /** Refuses what the grammar takes, as PostgreSQL does once it has come to the place. */
  void refuse(Refusal refusal) {
    int node = open(Grammar.REFUSED.number());
    close(node, refusal);
  }

  /** Whether only a comment stands between the token before the place and the place. */
  boolean isCommentedAway() {
    return at > from && !tokens.comments(tokens.end(at - 1), offset()).isEmpty();
  }

  // Rules.

  /** Matches a rule at the place. */
  boolean call(Rule rule) {
    if (speculation > 0 && failures.contains(key(rule))) {
      return false;
    }
    if (depth >= MAX_DEPTH) {
      tooDeep = true;
      record();
      return false;
    }
    int start = at;
    int before = depth;
    if (rule.recovers() && isCertain()) {
      floor = Math.max(floor, furthest);
      furthest = at;
    }
    int node = rule.hasNode() ? open(rule.number()) : -1;
    depth++;
    ruleDepth += rule.isTransparent() ? 0 : 1;
    boolean matches = rule.body().match(this);
    ruleDepth -= rule.isTransparent() ? 0 : 1;
    depth = before;
    if (matches && rule.recovers() && !endsItem()) {
      record();
      matches = false;
    }
    if (matches) {
      if (node >= 0) {
        close(node);
      }
      return true;
    }
    if (rule.recovers() && isCertain()) {
      passOver(rule, start, node);
      return true;
    }
    if (node >= 0) {
      fail(node);
    }
    if (speculation > 0 && looking == 0) {
      // What fails where one only looks ahead has not been recorded, so it is no knowledge.
      int stopped = at;
      at = start;
      failures.add(key(rule));
      at = stopped;
    }
    return false;
  }

  private long key(Rule rule) {
    return (long) at << 16 | rule.number();
  }

  /** Whether no other way to read the statement is left. */
  private boolean isCertain() {
    return speculation == 0 && looking == 0;
  }

  /** Tries a part; whoever asks goes back where it fails. */
  boolean attempt(Part part) {
    push(ruleDepth + (part instanceof Part.Call ? 1 : 0), part instanceof Part.Call);
    speculation++;
    int before = depth;
    boolean matches = part.match(this);
    depth = before;
    frames--;
    if (!cut[frames]) {
      speculation--;
    }
    wasCut = cut[frames];
    return matches;
  }

  /** Whether the attempt before went past a cut. */
  boolean wasCut() {
    return wasCut;
  }

  private void push(int depthReached, boolean isCall) {
    if (frames == reach.length) {
      reach = Arrays.copyOf(reach, frames * 2);
      ofCall = Arrays.copyOf(ofCall, frames * 2);
      cut = Arrays.copyOf(cut, frames * 2);
    }
    reach[frames] = depthReached;
    ofCall[frames] = isCall;
    cut[frames++] = false;
  }

  void cut() {
    for (int frame = frames - 1; frame >= 0 && reach[frame] >= ruleDepth; frame--) {
      if (!cut[frame]) {
        cut[frame] = true;
        speculation--;
      }
      if (!ofCall[frame]) {
        return;
      }
    }
  }

  boolean follows(Part part) {
    int place = at;
    int node = nodes;
    int before = depth;
    push(-1, false);
    looking++;
    speculation++;
    boolean matches = part.match(this);
    speculation--;
    looking--;
    frames--;
    depth = before;
    back(place, node);
    return matches;
  }

  void back(int place, int node) {
    at = place;
    nodes = node;
  }

  private void record() {
    if (looking == 0 && at > furthest) {
      furthest = at;
    }
  }

  /** Says that the current token may be right, but one behind it is not. */
  void recordAhead(int count, String expectation) {
    at += count;
    record();
    if (at == question) {
      expected.add(expectation);
    }
    at -= count;
  }

  /** Whether it is being found out what could stand at the token in question. */
  boolean isExplaining() {
    return question >= 0;
  }

  /** Says that the current token may be right, but the next one is not. */
  void missNext() {
    at++;
    record();
    at--;
  }

  void miss(Part part) {
    if (looking > 0) {
      return;
    }
    if (at > furthest) {
      furthest = at;
    }
    if (at == question) {
      part.expect(expected);
      judge();
    }
  }

  void notTaken(Part part) {
    if (at == question && looking == 0) {
      part.expect(expected);
    }
  }

  // The tree.

  int nodes() {
    return nodes;
  }

  int open(int rule) {
    if (nodes == values.length) {
      tree = Arrays.copyOf(tree, nodes * 2 * SIZE);
      values = Arrays.copyOf(values, nodes * 2);
    }
    int place = nodes * SIZE;
    tree[place + RULE] = rule;
    tree[place + START] = at;
    tree[place + NEXT] = OPEN;
    values[nodes] = NOTHING;
    return nodes++;
  }

  private static final Object NOTHING = new Object();

  /** Stands for the next node behind one that is still being matched. */
  private static final int OPEN = -1;

  void close(int node) {
    tree[node * SIZE + STOP] = at;
    tree[node * SIZE + NEXT] = nodes;
  }

  void close(int node, Object value) {
    close(node);
    values[node] = value;
  }

  /** Whether a list begins here although its first item cannot. */
  boolean beginsBadly(Part item) {
    boolean behindParenthesis = at > from && tokens.is(at - 1, Terminal.LEFT_PARENTHESIS);
    boolean bad =
        item instanceof Part.Call call
            && call.rule().recovers()
            && behindParenthesis
            && isCertain()
            && !is(Terminal.END)
            && (!is(Terminal.RIGHT_PARENTHESIS) || Recovery.goesOnBehind(this));
    optional = bad ? at : optional;
    return bad;
  }

  /**
   * Ends a node whose rule does not match: what was read of it stays where no other way is left.
   */
  void fail(int node) {
    if (isCertain()) {
      close(node, Recovery.Mark.BROKEN);
    } else {
      nodes = node;
    }
  }

  /** Whether all that the rule of a node asks for is there. */
  boolean isWhole(int node) {
    return !(values[node] instanceof Recovery.Mark || values[node] instanceof Recovery.Substitute);
  }

  int rule(int node) {
    return tree[node * SIZE + RULE];
  }

  int startOf(int node) {
    return tree[node * SIZE + START];
  }

  int stopOf(int node) {
    return tree[node * SIZE + STOP];
  }

  int nextOf(int node) {
    return tree[node * SIZE + NEXT];
  }

  Object value(int node) {
    return values[node];
  }

  // Items that cannot be read.

  /** Begins a list; gives what {@link #endList} wants to know. */
  boolean startList() {
    boolean before = enclosed;
    enclosed = at > from && tokens.terminal(at - 1) == Terminal.LEFT_PARENTHESIS;
    return before;
  }

  void endList(boolean before) {
    enclosed = before;
  }

  private boolean endsItem() {
    int terminal = terminal();
    return terminal == Terminal.COMMA
        || terminal == Terminal.END
        || enclosed && terminal == Terminal.RIGHT_PARENTHESIS;
  }

  /** Whether one more item follows without a comma, behind one that could not be read. */
  boolean resumes(Part item) {
    if (resumed) {
      resumed = false;
      return true;
    }
    return item instanceof Part.Call call && call.rule().recovers() && isCertain() && closesEarly();
  }

  /** Whether a parenthesis closes the list although another item or a constraint follows. */
  private boolean closesEarly() {
    if (!enclosed || !is(Terminal.RIGHT_PARENTHESIS) || !Recovery.goesOnBehind(this)) {
      return false;
    }
    // Where nothing may stand in the list, the parenthesis is right; and ON may be ON COMMIT.
    boolean mayClose = !tokens.is(at - 1, Terminal.LEFT_PARENTHESIS) || optional == at;
    int ahead = !mayClose ? 0 : keyword(1).equals("on") ? 2 : 1;
    problem(
        new SyntaxProblem(
            tokens.span(at),
            tokens.start(at + ahead),
            "this `)` closes the list too early; drop it",
            Optional.of(SyntaxProblem.Mend.replace(tokens.span(at), ")", ""))));
    unbalanced = true;
    at++;
    skip(at);
    return stepOver(Terminal.COMMA) || takeResumed();
  }

  private boolean takeResumed() {
    boolean taken = resumed;
    resumed = false;
    return taken;
  }

  /** Passes over an item whose first token does not fit. */
  boolean passOver(Rule rule) {
    if (!isCertain()) {
      return false;
    }
    if (is(Terminal.RIGHT_PARENTHESIS) && enclosed && at > from) {
      return Recovery.danglingComma(this) || tokens.is(at - 1, Terminal.LEFT_PARENTHESIS);
    }
    if (is(Terminal.END)) {
      return false;
    }
    passOver(rule, at, open(rule.number()));
    return true;
  }

  private void passOver(Rule rule, int start, int node) {
    floor = start == at ? Math.max(floor, furthest) : floor;
    furthest = start == at ? start : furthest;
    boolean elided = furthest < limit && tokens.terminal(furthest) == Terminal.ELLIPSIS;
    if (!elided && substitute(rule, start, node)) {
      return;
    }
    if (!elided) {
      report(rule, start);
    }
    int swallowed = swallowed(start);
    if (swallowed > 0) {
      unbalanced = true;
      at = swallowed - 1;
    } else {
      at = furthest;
      skip(start);
    }
    close(node);
    values[node] = elided ? Recovery.Mark.ELIDED : Recovery.Mark.UNREADABLE;
  }

  /** Reads an item as something that PostgreSQL does not know but people write. */
  private boolean substitute(Rule rule, int start, int node) {
    int stop = furthest;
    int place = at;
    int kept = nodes;
    for (Rule other : Recovery.substitutes(rule, tokens, start, stop)) {
      // Once to see whether it fits, and once more in the place of what was read before.
      if (reads(other, start, kept) && reads(other, start, node + 1)) {
        furthest = stop;
        close(node, new Recovery.Substitute(Math.max(stop, floor)));
        return true;
      }
    }
    furthest = stop;
    at = place;
    nodes = kept;
    return false;
  }

  private boolean reads(Rule rule, int start, int node) {
    at = start;
    nodes = node;
    looking++;
    speculation++;
    boolean matches = rule.first().contains(terminal()) && call(rule) && endsItem();
    speculation--;
    looking--;
    return matches;
  }

  /**
   * The first token of a later item that was read as if it belonged to this one, because a
   * parenthesis is not closed; 0 where there is none.
   */
  private int swallowed(int start) {
    int open = 0;
    for (int token = start; token <= furthest && token < limit; token++) {
      if (open > 0
          && token > start
          && tokens.is(token - 1, Terminal.COMMA)
          && Recovery.startsItem(this, token, false)) {
        return token;
      }
      open = Math.max(0, open + step(token));
    }
    return 0;
  }

  /** Goes to the comma or parenthesis that ends a bad item, or to a line that starts a new one. */
  private void skip(int start) {
    int open = 0;
    for (int i = start; i < at; i++) {
      open += step(i);
      open = Math.max(open, 0);
    }
    while (at < limit) {
      int terminal = terminal();
      boolean outside = open == 0;
      if (outside
          && (terminal == Terminal.COMMA || enclosed && terminal == Terminal.RIGHT_PARENTHESIS)) {
        return;
      }
      if (at > start && Recovery.startsItem(this, at, outside)) {
        unbalanced |= !outside;
        boolean comma = tokens.terminal(at - 1) == Terminal.COMMA;
        at -= comma ? 1 : 0;
        resumed = !comma;
        return;
      }
      open = Math.max(0, open + step(at));
      at++;
    }
    unbalanced |= open > 0;
  }

  private int step(int token) {
    return switch (tokens.terminal(token)) {
      case Terminal.LEFT_PARENTHESIS -> 1;
      case Terminal.RIGHT_PARENTHESIS -> -1;
      default -> 0;
    };
  }

  void problem(SyntaxProblem problem) {
    // Once parentheses do not match, what follows is a guess, and one mistake is told once.
    if (!unbalanced) {
      problems.add(problem);
    }
  }

  // What could have stood there.

  /** Tells that the furthest token does not fit: reads up to it again to learn what would. */
  private void report(Rule rule, int start) {
    if (unbalanced) {
      return;
    }
    int place = at;
    int node = nodes;
    int stop = furthest;
    boolean deep = tooDeep;
    question = furthest;
    judged = node;
    judgedFrom = node;
    expected = new Expectations();
    at = start;
    failures.clear();
    speculation++;
    push(-1, false);
    boolean read = rule.body().match(this);
    if (read && at == question) {
      expected.add(enclosed && rule.recovers() ? Terminal.RIGHT_PARENTHESIS : Terminal.END);
      if (rule.recovers()) {
        expected.add(Terminal.COMMA);
      }
    }
    frames--;
    speculation--;
    failures.clear();
    question = -1;
    at = place;
    nodes = node;
    furthest = stop;
    problem(Explanation.of(this, start, stop, Math.max(stop, floor), deep));
  }

  /**
   * Notes what PostgreSQL refuses of what was read before the token in question. It says so before
   * it comes to that token, and the nodes may not stay in the tree.
   */
  private void judge() {
    if (nodes == judged) {
      return;
    }
    judged = nodes;
    List<Integer> open = new ArrayList<>();
    for (int node = judgedFrom; node < nodes; node++) {
      if (nextOf(node) == OPEN) {
        open.add(node);
        close(node, Recovery.Mark.BROKEN);
      }
    }
    early.addAll(Checks.refusals(this, judgedFrom, nodes));
    for (int node : open) {
      tree[node * SIZE + NEXT] = OPEN;
      values[node] = NOTHING;
    }
  }

  /** What PostgreSQL refuses in a part of the tree that did not stay. */
  List<Refusal> early() {
    return early;
  }

  int first() {
    return from;
  }

  int limit() {
    return limit;
  }

  boolean isEnclosed() {
    return enclosed;
  }

  /** What could have stood at the token in question. */
  Expectations expected() {
    return expected;
  }
}
