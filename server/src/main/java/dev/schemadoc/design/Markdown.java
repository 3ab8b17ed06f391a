package dev.schemadoc.design;

import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.parser.InlineParserExtensionFactory;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.parser.delimiter.DelimiterProcessor;
import com.vladsch.flexmark.parser.internal.CommonmarkInlineParser;
import com.vladsch.flexmark.parser.internal.LinkRefProcessorData;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import dev.schemadoc.text.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds headings and fenced code blocks with flexmark; the only class that knows it. */
final class Markdown {

  /** What a document is made of, as far as it matters here. */
  record Blocks(List<Heading> headings, List<Fence> fences) {}

  private static final Parser PARSER =
      Parser.builder().customInlineParserFactory(BlocksOnly::new).build();

  private final List<Heading> headings = new ArrayList<>();
  private final List<Fence> fences = new ArrayList<>();
  private final Deque<Heading> open = new ArrayDeque<>();
  private String lead = "";

  private Markdown() {}

  static Blocks read(String text) {
    Markdown markdown = new Markdown();
    markdown.visit(PARSER.parse(withoutEndlessRules(text)));
    return new Blocks(List.copyOf(markdown.headings), List.copyOf(markdown.fences));
  }

  /** A line of this many dashes is no document, and flexmark's patterns run out of stack on it. */
  private static final Pattern ENDLESS_RULE = Pattern.compile("(?m)^[-*_+> \\t]{1000,}+");

  private static String withoutEndlessRules(String text) {
    return ENDLESS_RULE.matcher(text).replaceAll(rule -> " ".repeat(rule.group().length()));
  }

  /** Walks without recursion: quotes can be nested as deep as a line is long. */
  private void visit(Node document) {
    Deque<Node> nodes = new ArrayDeque<>();
    nodes.push(document);
    while (!nodes.isEmpty()) {
      Node node = nodes.pop();
      switch (node) {
        case com.vladsch.flexmark.ast.Heading heading -> heading(heading);
        case FencedCodeBlock block -> fence(block);
        case com.vladsch.flexmark.ast.Paragraph paragraph -> lead = lastLine(paragraph);
        default -> {
          for (Node child = node.getLastChild(); child != null; child = child.getPrevious()) {
            nodes.push(child);
          }
        }
      }
    }
  }

  private static String lastLine(Node paragraph) {
    String text = paragraph.getChars().toString().stripTrailing();
    return text.substring(text.lastIndexOf('\n') + 1).strip();
  }

  private void heading(com.vladsch.flexmark.ast.Heading node) {
    BasedSequence words = node.getText();
    Heading heading = new Heading(node.getLevel(), words.toString(), span(words));
    headings.add(heading);
    while (!open.isEmpty() && open.getLast().level() >= heading.level()) {
      open.removeLast();
    }
    open.addLast(heading);
    lead = "";
  }

  private void fence(FencedCodeBlock block) {
    List<Span> lines = new ArrayList<>();
    for (BasedSequence line : block.getContentLines()) {
      lines.add(span(line));
    }
    int start = block.getOpeningMarker().getStartOffset();
    int end = Math.max(block.getOpeningMarker().getEndOffset(), block.getInfo().getEndOffset());
    Span opening = new Span(start, end);
    Span content =
        lines.isEmpty() ? Span.at(end) : new Span(lines.getFirst().start(), lines.getLast().end());
    fences.add(
        new Fence(
            block.getInfo().toString(),
            opening,
            content,
            lines,
            block.getClosingMarker().isNotNull() && !block.getClosingMarker().isEmpty(),
            new ArrayList<>(open),
            lead));
    lead = "";
  }

  private static Span span(BasedSequence characters) {
    return new Span(characters.getStartOffset(), characters.getEndOffset());
  }

  /** Leaves paragraphs and headings as they are: what stands in a line does not matter here. */
  private static final class BlocksOnly extends CommonmarkInlineParser {

    BlocksOnly(
        DataHolder options,
        BitSet specialCharacters,
        BitSet delimiterCharacters,
        Map<Character, DelimiterProcessor> delimiterProcessors,
        LinkRefProcessorData linkRefProcessors,
        List<InlineParserExtensionFactory> extensions) {
      super(
          options,
          specialCharacters,
          delimiterCharacters,
          delimiterProcessors,
          linkRefProcessors,
          extensions);
    }

    @Override
    public void parse(BasedSequence content, Node node) {}
  }
}
