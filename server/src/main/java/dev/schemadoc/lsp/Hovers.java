package dev.schemadoc.lsp;

import dev.schemadoc.design.Fence;
import dev.schemadoc.disk.Pages;
import dev.schemadoc.rules.RulePage;
import dev.schemadoc.schema.Facts;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Problem;
import dev.schemadoc.text.Source;
import dev.schemadoc.text.Span;
import dev.schemadoc.workspace.Document;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Range;

/**
 * Says of a problem under the pointer what its rule is about, and leads to the page; and of a line
 * that opens a fence, what the fence is taken for.
 */
record Hovers(ClientFeatures features) {

  /** What is known at a place; empty where there is no problem. */
  Optional<Hover> at(Snapshot snapshot, HoverParams asked) {
    DocumentId id = Uris.document(asked.getTextDocument().getUri());
    return snapshot.source(id).flatMap(source -> at(snapshot, source, asked));
  }

  private Optional<Hover> at(Snapshot snapshot, Source source, HoverParams asked) {
    Range place = new Range(asked.getPosition(), asked.getPosition());
    Span span = Ranges.span(source.lines(), place, features.encoding());
    return snapshot.workspace().problems(source.id()).stream()
        .filter(problem -> problem.span().touches(span.start()))
        .min(Comparator.comparingInt(problem -> problem.span().length()))
        .flatMap(problem -> hover(source, problem))
        .or(() -> snapshot.workspace().document(source.id()).flatMap(it -> fence(it, span)));
  }

  private Optional<Hover> fence(Document document, Span span) {
    List<Fence> fences = document.design().sqlFences();
    for (int i = 0; i < fences.size(); i++) {
      Span opening = fences.get(i).opening();
      if (opening.touches(span.start())) {
        Range range = Ranges.range(document.lines(), opening, features.encoding());
        String words = words(document.facts().fences().get(i));
        return Optional.of(new Hover(new MarkupContent(MarkupKind.PLAINTEXT, words), range));
      }
    }
    return Optional.empty();
  }

  private static String words(Facts.Fence fence) {
    if (!fence.isPostgresql()) {
      return "SQL of %s: it is not checked, but its tables are known"
          .formatted(fence.script().dialect().title());
    }
    return switch (fence.intent()) {
      case DESIGN -> {
        int count = fence.script().statements().size();
        yield "The design: %d %s of PostgreSQL"
            .formatted(count, count == 1 ? "statement" : "statements");
      }
      case EXAMPLE -> "An example: it is not checked, and declares nothing";
      case BEFORE -> "What there was: it is not checked, and declares nothing";
      case ROLLBACK -> "The way back: it is not checked, and declares nothing";
    };
  }

  private Optional<Hover> hover(Source source, Problem problem) {
    return RulePage.of(problem.code())
        .map(
            page -> {
              Range range = Ranges.range(source.lines(), problem.span(), features.encoding());
              return new Hover(content(problem.code(), page), range);
            });
  }

  private MarkupContent content(String code, RulePage page) {
    // A link to another page would lead nowhere from here.
    String description = page.description().replaceAll("\\[([^\\]]+)]\\([^)]+\\)", "$1");
    if (!features.markdown()) {
      return new MarkupContent(
          MarkupKind.PLAINTEXT, "%s: %s".formatted(code, description.replace("`", "")));
    }
    String name =
        Pages.of(code).map(uri -> "[%s](%s)".formatted(code, uri)).orElse("**%s**".formatted(code));
    return new MarkupContent(MarkupKind.MARKDOWN, name + "\n\n" + description);
  }
}
