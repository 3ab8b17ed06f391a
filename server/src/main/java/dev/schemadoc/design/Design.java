package dev.schemadoc.design;

import dev.schemadoc.text.Span;
import java.util.List;

/**
 * What a design document is made of.
 *
 * @param headings in order
 * @param fences all fenced code blocks, in order
 * @param comments the comments of HTML, in order
 * @param unread the SQL that stands where it is not read
 * @param sql the text with everything but line ends and the content of SQL fences blanked, so that
 *     an offset or a line in it is one in the document
 */
public record Design(
    List<Heading> headings,
    List<Fence> fences,
    List<HtmlComment> comments,
    List<Unread> unread,
    String sql) {

  public Design {
    headings = List.copyOf(headings);
    fences = List.copyOf(fences);
    comments = List.copyOf(comments);
    unread = List.copyOf(unread);
  }

  /** Reads a document. Every text is one. */
  public static Design read(String text) {
    Markdown.Blocks blocks = Markdown.read(text);
    String sql = mask(text, blocks.fences());
    return new Design(blocks.headings(), blocks.fences(), blocks.comments(), blocks.unread(), sql);
  }

  /** The fences that hold SQL. */
  public List<Fence> sqlFences() {
    return fences.stream().filter(Fence::isSql).toList();
  }

  private static String mask(String text, List<Fence> fences) {
    char[] masked = new char[text.length()];
    for (int at = 0; at < masked.length; at++) {
      char c = text.charAt(at);
      masked[at] = Line.isLineEnd(c) ? c : ' ';
    }
    for (Fence fence : fences) {
      if (fence.isSql()) {
        for (Span part : fence.parts()) {
          text.getChars(part.start(), part.end(), masked, part.start());
        }
      }
    }
    return new String(masked);
  }
}
