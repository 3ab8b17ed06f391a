package dev.schemadoc.workspace;

import dev.schemadoc.design.Fence;
import dev.schemadoc.design.HtmlComment;
import dev.schemadoc.rules.Rules;
import dev.schemadoc.schema.Facts;
import dev.schemadoc.sql.Comment;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.Lines;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the marks of a document that dismiss problems, and what each is about.
 *
 * <p>A mark on a line of its own is about the statement or the item that begins in the next line,
 * one behind SQL about the items of its line; a comment of HTML before a fence is about the fence.
 */
final class Marks {

  /** The word that dismisses problems of what the mark stands at. */
  static final String IGNORE = "ignore";

  /** The word that dismisses problems of the whole document. */
  static final String IGNORE_FILE = "ignore-file";

  private static final Pattern MARK = Pattern.compile("(?i)\\bschemadoc:[ \\t]*(?<verb>[\\w-]+)");

  private static final Pattern OPENING = Pattern.compile("(?:--+|/\\*+|<!--)\\s*");

  private static final Pattern CODE = Pattern.compile("[\\w-]+");

  /** What may stand between a comment of HTML and the fence that it is about. */
  private static final Pattern NOTHING = Pattern.compile("(?s)(?:[\\s>*+-]|<!--.*?-->)*+");

  private final Document document;
  private final String text;
  private final Lines lines;

  /** The SQL of the document without its comments, each character at its place. */
  private final String code;

  private final List<Suppression> found = new ArrayList<>();
  private final List<Span> strange = new ArrayList<>();

  /**
   * What was read.
   *
   * @param suppressions in order
   * @param strange the words that stand where a mark has its word and are not known
   */
  record Read(List<Suppression> suppressions, List<Span> strange) {
    static final Read NONE = new Read(List.of(), List.of());

    Read {
      suppressions = List.copyOf(suppressions);
      strange = List.copyOf(strange);
    }
  }

  private Marks(Document document) {
    this.document = document;
    this.text = document.text();
    this.lines = document.lines();
    this.code = withoutComments(document.facts());
  }

  static Read of(Document document) {
    boolean any =
        document.design().comments().stream().anyMatch(comment -> isMark(comment.text()))
            || document.facts().fences().stream()
                .flatMap(fence -> fence.script().comments().stream())
                .anyMatch(comment -> isMark(comment.text()));
    return any ? new Marks(document).read() : Read.NONE;
  }

  private static boolean isMark(String comment) {
    return MARK.matcher(comment).find();
  }

  private Read read() {
    List<Fence> fences = document.design().sqlFences();
    for (HtmlComment comment : document.design().comments()) {
      add(comment.span(), scopeOf(comment, fences));
    }
    for (Facts.Fence fence : document.facts().fences()) {
      for (Comment comment : fence.script().comments()) {
        if (isMark(comment.text())) {
          add(comment.span(), scopeOf(comment, fence));
        }
      }
    }
    found.sort((a, b) -> a.mark().compareTo(b.mark()));
    return new Read(found, strange);
  }

  private void add(Span comment, List<Span> scope) {
    Matcher mark = MARK.matcher(text).region(comment.start(), comment.end());
    if (!mark.find()) {
      return;
    }
    Span verb = new Span(mark.start("verb"), mark.end("verb"));
    switch (verb.in(text)) {
      case IGNORE -> found.add(suppression(comment, mark.start(), verb, scope));
      case IGNORE_FILE ->
          found.add(suppression(comment, mark.start(), verb, List.of(new Span(0, text.length()))));
      default -> {
        if (!Intents.isWord(verb.in(text))) {
          strange.add(verb);
        }
      }
    }
  }

  private Suppression suppression(Span comment, int from, Span verb, List<Span> scope) {
    List<Suppression.Code> codes = codes(verb.end(), comment.end());
    int end = codes.isEmpty() ? verb.end() : codes.getLast().span().end();
    // Words before the mark are a comment of their own.
    boolean alone = OPENING.matcher(text).region(comment.start(), from).matches();
    return new Suppression(alone ? removal(comment) : new Span(from, end), verb, codes, scope);
  }

  /**
   * The rules that are named behind the word of a mark. Commas may be left out between them, but
   * what follows without one and is no rule is the author's reason.
   */
  private List<Suppression.Code> codes(int from, int to) {
    List<Suppression.Code> codes = new ArrayList<>();
    int at = from;
    boolean certain = true;
    while (true) {
      int start = at;
      while (start < to && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
        start++;
      }
      if (start < to && text.charAt(start) == ',' && !codes.isEmpty()) {
        certain = true;
        at = start + 1;
        continue;
      }
      Matcher word = CODE.matcher(text).region(start, to);
      if (!word.lookingAt() || !Character.isLetter(text.charAt(start))) {
        return codes;
      }
      if (!certain && Rules.of(word.group()).isEmpty()) {
        return codes;
      }
      codes.add(new Suppression.Code(word.group(), new Span(word.start(), word.end())));
      at = word.end();
      certain = false;
    }
  }

  // What a mark is about

  private List<Span> scopeOf(HtmlComment comment, List<Fence> fences) {
    return fenceOf(comment, fences, text).stream()
        .map(fence -> new Span(fence.opening().start(), fence.content().end()))
        .toList();
  }

  /** The fence that a comment of HTML stands directly before. */
  static Optional<Fence> fenceOf(HtmlComment comment, List<Fence> fences, String text) {
    int end = comment.span().end();
    return fences.stream()
        .filter(fence -> fence.opening().start() >= end)
        .findFirst()
        .filter(fence -> NOTHING.matcher(text).region(end, fence.opening().start()).matches());
  }

  private List<Span> scopeOf(Comment comment, Facts.Fence fence) {
    Span line = lines.line(lines.lineAt(comment.span().start()));
    boolean behindSql = !isBlank(line.start(), comment.span().start());
    return behindSql ? itemsOf(line, fence) : next(comment.span().end(), fence);
  }

  /** A line, and the items that have a part in it, or else the statement that ends in it. */
  private List<Span> itemsOf(Span line, Facts.Fence fence) {
    List<Span> scope = new ArrayList<>();
    scope.add(line);
    List<Span> ended = new ArrayList<>();
    for (Statement statement : fence.script().statements()) {
      List<Span> items = Units.itemsOf(statement);
      items.stream().filter(item -> meet(item, line)).forEach(scope::add);
      boolean ends = line.start() < statement.span().end() && statement.span().end() <= line.end();
      if (ends) {
        ended.add(statement.span());
      }
    }
    if (scope.size() == 1) {
      scope.addAll(ended);
    }
    return scope;
  }

  /** The next line with SQL, and the statements and items that begin in it. */
  private List<Span> next(int from, Facts.Fence fence) {
    int end = fence.script().region().end();
    int at = from;
    while (at < end && Character.isWhitespace(code.charAt(at))) {
      at++;
    }
    if (at >= end) {
      return List.of();
    }
    Span line = lines.line(lines.lineAt(at));
    List<Span> scope = new ArrayList<>();
    scope.add(line);
    for (Statement statement : fence.script().statements()) {
      Units.of(statement).stream()
          .filter(unit -> line.start() <= unit.start() && unit.start() <= line.end())
          .forEach(scope::add);
    }
    return scope;
  }

  private static boolean meet(Span first, Span second) {
    return first.start() < second.end() && second.start() < first.end();
  }

  /** What has to go for a comment to go: its line where nothing else is in it. */
  private Span removal(Span comment) {
    int first = lines.lineAt(comment.start());
    int last = lines.lineAt(comment.end());
    Span line = lines.line(first);
    boolean alone =
        isBlankOrQuote(line.start(), comment.start())
            && isBlankOrQuote(comment.end(), lines.line(last).end());
    if (alone && last + 1 < lines.count()) {
      return new Span(line.start(), lines.line(last + 1).start());
    }
    int start = comment.start();
    while (start > line.start() && Character.isWhitespace(text.charAt(start - 1))) {
      start--;
    }
    return new Span(start, comment.end());
  }

  private boolean isBlankOrQuote(int from, int to) {
    return text.substring(from, to).chars().allMatch(c -> Character.isWhitespace(c) || c == '>');
  }

  private boolean isBlank(int from, int to) {
    return code.substring(from, to).isBlank();
  }

  private static String withoutComments(Facts facts) {
    StringBuilder code = new StringBuilder(facts.sql());
    for (Facts.Fence fence : facts.fences()) {
      for (Comment comment : fence.script().comments()) {
        Span span = comment.span();
        for (int at = span.start(); at < span.end(); at++) {
          if (code.charAt(at) != '\n' && code.charAt(at) != '\r') {
            code.setCharAt(at, ' ');
          }
        }
      }
    }
    return code.toString();
  }
}
