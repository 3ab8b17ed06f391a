package dev.schemadoc.workspace;

import dev.schemadoc.beside.Snippets;
import dev.schemadoc.beside.Snippets.Snippet;
import dev.schemadoc.design.Fence;
import dev.schemadoc.schema.Beside;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Span;
import java.util.List;

/** Finds out what the code in the fences of a document declares. */
final class CodeFences {

  private CodeFences() {}

  static Beside read(DocumentId id, String text, List<Fence> fences) {
    List<Snippet> snippets =
        fences.stream()
            .filter(fence -> Snippets.isRead(fence.language()))
            .map(fence -> snippet(text, fence))
            .toList();
    return snippets.isEmpty() ? Beside.NOTHING : Snippets.read(id, snippets);
  }

  /** The text of a fence without the marks of lists and quotes before its lines. */
  private static Snippet snippet(String text, Fence fence) {
    StringBuilder code = new StringBuilder();
    fence.parts().forEach(part -> code.append(text, part.start(), part.end()));
    return new Snippet(
        fence.language(),
        code.toString(),
        span -> new Span(offset(fence, span.start()), offset(fence, span.end())));
  }

  /** Where in the document an offset of the code is; the end of a piece counts to that piece. */
  private static int offset(Fence fence, int inCode) {
    int before = 0;
    for (Span part : fence.parts()) {
      if (inCode <= before + part.length()) {
        return part.start() + inCode - before;
      }
      before += part.length();
    }
    return fence.content().end();
  }
}
