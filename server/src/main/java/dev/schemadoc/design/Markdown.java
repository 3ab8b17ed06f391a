package dev.schemadoc.design;

import dev.schemadoc.text.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the headings and fenced code blocks of a document, line by line, as CommonMark 0.31 says.
 *
 * <p>Reads only what decides where a fence begins and ends: quotes, lists, paragraphs, headings,
 * rules and raw HTML; never what stands within a line. Each line is read once and is inside of at
 * most {@link #DEEPEST} quotes and list items, so the time is linear in the length of any text.
 */
final class Markdown {

  /** What a document is made of, as far as it matters here. */
  record Blocks(
      List<Heading> headings,
      List<Fence> fences,
      List<HtmlComment> comments,
      List<Unread> unread) {}

  /** How many quotes and list items a line can be inside of; the marks of more are text. */
  static final int DEEPEST = 100;

  private static final int CODE_INDENT = 4;
  private static final int SHORTEST_FENCE = 3;
  private static final int SHORTEST_RULE = 3;
  private static final int LONGEST_HEADING_MARK = 6;
  private static final int LONGEST_NUMBER = 9;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** {@code [label]: target "title"} on one line; a paragraph of these alone is no heading. */
  private static final Pattern DEFINITION =
      Pattern.compile(
          "\\[[^\\[\\]]++\\]:[ \\t]*+\\S++"
              + "(?:[ \\t]++(?:\"[^\"]*+\"|'[^']*+'|\\([^()]*+\\)))?+[ \\t]*+");

  /** A line that begins a table and that no sentence is. */
  private static final Pattern TABLE =
      Pattern.compile(
          "(?i)create\\s++(?:unlogged\\s++)?+table\\s++(?:if\\s++not\\s++exists\\s++)?+"
              + "[\\w.\"`]++\\s*+\\(\\s*+");

  /** What the lines are part of, inside of the quotes and list items. */
  private enum Leaf {
    NONE,
    PARAGRAPH,
    FENCE,
    HTML
  }

  /** A quote, or a list item whose text is indented by some columns. */
  private static final class Container {
    static final int QUOTE = 0;

    final int columns;

    /** Whether nothing stands in it yet; such an item ends at a blank line. */
    boolean empty = true;

    Container(int columns) {
      this.columns = columns;
    }
  }

  /** The line that opened the fence, and whether SQL in it that is not read was noted. */
  private record Opening(char mark, int length, int indent, Span span, String info, boolean noted) {
    Opening withNote() {
      return new Opening(mark, length, indent, span, info, true);
    }
  }

  private final String text;
  private final Line line;
  private final List<Heading> headings = new ArrayList<>();
  private final List<Fence> fences = new ArrayList<>();
  private final List<HtmlComment> comments = new ArrayList<>();
  private final List<Unread> unread = new ArrayList<>();

  /** The headings that the next line stands under, outermost first. */
  private final Deque<Heading> above = new ArrayDeque<>();

  /** The last line of text, as long as no heading and no fence came behind it. */
  private Span lead = Span.at(0);

  /** What is open, outermost first. */
  private final List<Container> containers = new ArrayList<>();

  private Leaf leaf = Leaf.NONE;

  /** The lines of the open paragraph or fence. */
  private Parts parts = new Parts();

  /** The character that last kept a line from being a rule of some marks, and these marks. */
  private int ruleBreak = -1;

  private char ruleMark;

  private Opening opening = new Opening('`', 0, 0, Span.at(0), "", false);
  private HtmlBlock html = HtmlBlock.COMMENT;
  private int htmlStart;

  private Markdown(String text) {
    this.text = text;
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    this.line = new Line(text, FrontMatter.end(text, marked ? 1 : 0));
  }

  static Blocks read(String text) {
    Markdown markdown = new Markdown(text);
    while (markdown.line.advance()) {
      markdown.readLine();
    }
    markdown.close(0);
    return new Blocks(markdown.headings, markdown.fences, markdown.comments, markdown.unread);
  }

  private void readLine() {
    int matched = matchContainers();
    boolean all = matched == containers.size();
    if (all && continuesFenceOrHtml()) {
      return;
    }
    startBlocks(matched, all && leaf == Leaf.PARAGRAPH && !line.isBlank());
  }

  /** Goes past the marks of the open quotes and list items; gives how many go on in this line. */
  private int matchContainers() {
    for (int depth = 0; depth < containers.size(); depth++) {
      Container container = containers.get(depth);
      if (container.columns == Container.QUOTE) {
        if (!atQuote()) {
          return depth;
        }
        takeQuote();
      } else if (line.isBlank()) {
        if (container.empty) {
          return depth;
        }
        line.take(0);
      } else if (line.indent() >= container.columns) {
        line.takeIndent(container.columns);
      } else {
        return depth;
      }
    }
    return containers.size();
  }

  private boolean continuesFenceOrHtml() {
    return switch (leaf) {
      case FENCE -> {
        continueFence();
        yield true;
      }
      case HTML -> {
        endHtml(line.at());
        yield !(line.isBlank() && html.endsAtBlankLine());
      }
      case NONE, PARAGRAPH -> false;
    };
  }

  /** Ends raw HTML where the line does, which is read from an offset on. */
  private void endHtml(int from) {
    if (html.endsIn(text, from, line.end())) {
      leaf = Leaf.NONE;
      if (html == HtmlBlock.COMMENT) {
        comments.add(HtmlComment.ending(text, htmlStart, from));
      }
    }
  }

  private void continueFence() {
    if (closesFence()) {
      endFence(true);
    } else {
      noteUnread();
      line.takeIndent(opening.indent());
      parts.add(line.at(), line.next());
    }
  }

  /**
   * Reads what begins in a line behind the marks that were matched.
   *
   * @param matched how many of the open containers go on
   * @param inParagraph whether the line goes on with the open paragraph unless something begins
   */
  private void startBlocks(int matched, boolean inParagraph) {
    int depth = matched;
    boolean paragraph = inParagraph;
    // Until something begins, text goes on with a paragraph even where it lacks the marks of it.
    boolean mayGoOn = leaf == Leaf.PARAGRAPH && !line.isBlank();
    while (!line.isBlank() && line.indent() < CODE_INDENT) {
      if (depth < DEEPEST && atQuote()) {
        takeQuote();
        open(depth, new Container(Container.QUOTE));
      } else if (startsLeaf(depth, paragraph, mayGoOn)) {
        return;
      } else {
        int mark = depth < DEEPEST ? listMark(paragraph) : 0;
        if (mark == 0) {
          break;
        }
        open(depth, new Container(takeListMark(mark)));
      }
      depth++;
      paragraph = false;
      mayGoOn = false;
    }
    if (mayGoOn) {
      addText();
      return;
    }
    close(depth);
    if (!line.isBlank()) {
      fill(depth);
      if (line.indent() < CODE_INDENT) {
        leaf = Leaf.PARAGRAPH;
        addText();
      }
    }
  }

  private void addText() {
    if (beginsTable()) {
      Span span = trimmed(line.textStart(), line.end());
      unread.add(new Unread(Unread.Reason.OUTSIDE_OF_FENCES, span, span));
    }
    parts.add(line.at(), line.next());
  }

  private boolean beginsTable() {
    boolean create = (line.peek(0) | ' ') == 'c';
    return create && TABLE.matcher(text).region(line.textStart(), line.end()).matches();
  }

  /** Notes a line in a fence that was surely meant to be SQL, but is not. */
  private void noteUnread() {
    if (opening.info().isEmpty() && !opening.noted() && beginsTable()) {
      noteUnread(Unread.Reason.UNMARKED_FENCE, trimmed(line.textStart(), line.end()));
    }
    if (line.indent() >= CODE_INDENT || line.peek(0) != opening.mark()) {
      return;
    }
    int length = run(opening.mark());
    Span info = trimmed(line.textStart() + length, line.end());
    if (length >= opening.length() && Fence.isSql(info.in(text))) {
      Span span = new Span(line.textStart(), info.end());
      noteUnread(Unread.Reason.INSIDE_ANOTHER_FENCE, span);
    }
  }

  private void noteUnread(Unread.Reason reason, Span span) {
    unread.add(new Unread(reason, span, opening.span()));
    opening = opening.withNote();
  }

  private boolean startsLeaf(int depth, boolean inParagraph, boolean mayGoOn) {
    char first = line.peek(0);
    switch (first) {
      case '#' -> {
        int level = run('#');
        if (level > LONGEST_HEADING_MARK || !endsMark(level)) {
          return false;
        }
        close(depth);
        fill(depth);
        heading(level, headingWords(line.textStart() + level));
        return true;
      }
      case '`', '~' -> {
        int length = run(first);
        int info = line.textStart() + length;
        if (length < SHORTEST_FENCE || first == '`' && holdsBacktick(info)) {
          return false;
        }
        close(depth);
        fill(depth);
        Span words = trimmed(info, line.end());
        Span span = new Span(line.textStart(), words.isEmpty() ? info : words.end());
        opening = new Opening(first, length, line.indent(), span, words.in(text), false);
        leaf = Leaf.FENCE;
        return true;
      }
      case '<' -> {
        Optional<HtmlBlock> begun = HtmlBlock.at(text, line.textStart(), line.end());
        if (begun.isEmpty() || mayGoOn && begun.get() == HtmlBlock.LONE_TAG) {
          return false;
        }
        close(depth);
        fill(depth);
        html = begun.get();
        htmlStart = line.textStart();
        leaf = Leaf.HTML;
        endHtml(htmlStart);
        return true;
      }
      case '=', '-', '*', '_' -> {
        if (inParagraph && isUnderline(first) && !holdsOnlyDefinitions()) {
          Span words = trimmed(parts.start(), parts.end());
          Parts lines = parts;
          leaf = Leaf.NONE;
          parts = new Parts();
          heading(first == '=' ? 1 : 2, words, unwrapped(lines));
          return true;
        }
        if (first == '=' || !isRule(first)) {
          return false;
        }
        close(depth);
        fill(depth);
        return true;
      }
      default -> {
        return false;
      }
    }
  }

  private boolean atQuote() {
    return line.indent() < CODE_INDENT && line.peek(0) == '>';
  }

  private void takeQuote() {
    line.take(1);
    line.takeIndent(1);
  }

  /** The length of the mark of a list item that begins here, zero where none does. */
  private int listMark(boolean inParagraph) {
    char first = line.peek(0);
    int length = 1;
    if (first >= '0' && first <= '9') {
      int number = 0;
      length = 0;
      while (length <= LONGEST_NUMBER && line.peek(length) >= '0' && line.peek(length) <= '9') {
        number = number * 10 + line.peek(length) - '0';
        length++;
      }
      char closing = line.peek(length);
      if (length > LONGEST_NUMBER
          || closing != '.' && closing != ')'
          || inParagraph && number != 1) {
        return 0;
      }
      length++;
    } else if (first != '-' && first != '*' && first != '+') {
      return 0;
    }
    if (!endsMark(length)) {
      return 0;
    }
    boolean empty = inParagraph && trimmed(line.textStart() + length, line.end()).isEmpty();
    return empty ? 0 : length;
  }

  /** Goes past the mark of a list item; gives how far its text is indented. */
  private int takeListMark(int length) {
    int before = line.indent();
    line.take(length);
    boolean narrow = line.isBlank() || line.indent() > CODE_INDENT;
    int padding = narrow ? 1 : line.indent();
    line.takeIndent(padding);
    return before + length + padding;
  }

  private boolean closesFence() {
    if (line.indent() >= CODE_INDENT || line.peek(0) != opening.mark()) {
      return false;
    }
    int length = run(opening.mark());
    return length >= opening.length() && trimmed(line.textStart() + length, line.end()).isEmpty();
  }

  /** Whether the text of the line is one that makes a heading of the paragraph above. */
  private boolean isUnderline(char mark) {
    boolean underlines = mark == '=' || mark == '-';
    return underlines && trimmed(line.textStart() + run(mark), line.end()).isEmpty();
  }

  private boolean isRule(char mark) {
    boolean knownNotToBe = mark == ruleMark && line.textStart() <= ruleBreak;
    if (knownNotToBe) {
      return false;
    }
    int marks = 0;
    for (int at = line.textStart(); at < line.end(); at++) {
      char c = text.charAt(at);
      if (c == mark) {
        marks++;
      } else if (!Line.isSpace(c)) {
        ruleMark = mark;
        ruleBreak = at;
        return false;
      }
    }
    return marks >= SHORTEST_RULE;
  }

  private boolean holdsBacktick(int from) {
    for (int at = from; at < line.end(); at++) {
      if (text.charAt(at) == '`') {
        return true;
      }
    }
    return false;
  }

  private boolean holdsOnlyDefinitions() {
    return text.charAt(trimmed(parts.start(), parts.end()).start()) == '['
        && parts.in(text).lines().allMatch(words -> DEFINITION.matcher(words.strip()).matches());
  }

  /** How often a character stands at the start of the text. */
  private int run(char mark) {
    int length = 0;
    while (line.peek(length) == mark) {
      length++;
    }
    return length;
  }

  private boolean endsMark(int length) {
    int end = line.textStart() + length;
    return end == line.end() || Line.isSpace(text.charAt(end));
  }

  private Span trimmed(int from, int to) {
    int start = from;
    int end = to;
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return new Span(start, end);
  }

  private static boolean isBlank(char c) {
    return Line.isSpace(c) || Line.isLineEnd(c);
  }

  /** The words of a heading, without the marks that may close it. */
  private Span headingWords(int from) {
    Span words = trimmed(from, line.end());
    int end = words.end();
    while (end > words.start() && text.charAt(end - 1) == '#') {
      end--;
    }
    boolean closing = end == words.start() || Line.isSpace(text.charAt(end - 1));
    return closing ? trimmed(words.start(), end) : words;
  }

  private String unwrapped(Parts lines) {
    return lines.in(text).lines().map(String::strip).collect(Collectors.joining("\n"));
  }

  private void heading(int level, Span span) {
    heading(level, span, span.in(text));
  }

  private void heading(int level, Span span, String words) {
    Heading heading = new Heading(level, words, span);
    headings.add(heading);
    while (!above.isEmpty() && above.getLast().level() >= level) {
      above.removeLast();
    }
    above.addLast(heading);
    lead = Span.at(0);
  }

  private void open(int depth, Container container) {
    close(depth);
    fill(depth);
    containers.add(container);
  }

  /** Notes that something stands in the innermost of some containers. */
  private void fill(int depth) {
    if (depth > 0) {
      containers.get(depth - 1).empty = false;
    }
  }

  /** Closes what is open inside of the outermost containers. */
  private void close(int depth) {
    switch (leaf) {
      case PARAGRAPH -> {
        lead = trimmed(parts.lastLine(), parts.end());
        parts = new Parts();
      }
      case FENCE -> endFence(false);
      case NONE, HTML -> {}
    }
    leaf = Leaf.NONE;
    containers.subList(depth, containers.size()).clear();
  }

  private void endFence(boolean closed) {
    Span content =
        parts.isEmpty() ? Span.at(opening.span().end()) : new Span(parts.start(), parts.end());
    fences.add(
        new Fence(
            opening.info(),
            opening.span(),
            content,
            parts.spans(),
            closed,
            new ArrayList<>(above),
            lead.in(text)));
    leaf = Leaf.NONE;
    parts = new Parts();
    lead = Span.at(0);
  }
}
