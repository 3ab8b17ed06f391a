package dev.schemadoc.design;

import dev.schemadoc.text.Span;
import java.util.Arrays;
import java.util.List;

/**
 * What a design document is made of.
 *
 * @param headings in order
 * @param fences all fenced code blocks, in order
 * @param sql the text with everything but the content of SQL fences blanked, so that an offset in
 *     it is an offset in the document
 */
public record Design(List<Heading> headings, List<Fence> fences, String sql) {

  public Design {
    headings = List.copyOf(headings);
    fences = List.copyOf(fences);
  }

  /** Reads a document. Every text is one. */
  public static Design read(String text) {
    Markdown.Blocks blocks = Markdown.read(text);
    return new Design(blocks.headings(), blocks.fences(), mask(text, blocks.fences()));
  }

  /** The fences that hold SQL. */
  public List<Fence> sqlFences() {
    return fences.stream().filter(Fence::isSql).toList();
  }

  private static String mask(String text, List<Fence> fences) {
    char[] masked = new char[text.length()];
    Arrays.fill(masked, ' ');
    for (Fence fence : fences) {
      if (!fence.isSql()) {
        continue;
      }
      for (Span line : fence.lines()) {
        text.getChars(line.start(), line.end(), masked, line.start());
      }
      for (int at = fence.content().start(); at < fence.content().end(); at++) {
        char c = text.charAt(at);
        if (c == '\n' || c == '\r') {
          masked[at] = c;
        }
      }
    }
    return new String(masked);
  }
}
