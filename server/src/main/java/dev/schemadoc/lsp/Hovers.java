package dev.schemadoc.lsp;

import dev.schemadoc.disk.Pages;
import dev.schemadoc.rules.RulePage;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Problem;
import dev.schemadoc.text.Source;
import dev.schemadoc.text.Span;
import dev.schemadoc.workspace.TakenFence;
import java.util.Comparator;
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
        .or(
            () ->
                snapshot
                    .workspace()
                    .document(source.id())
                    .flatMap(document -> TakenFence.at(document, span.start()))
                    .map(taken -> fence(source, taken)));
  }

  private Hover fence(Source source, TakenFence taken) {
    return new Hover(
        new MarkupContent(MarkupKind.PLAINTEXT, taken.words()),
        Ranges.range(source.lines(), taken.opening(), features.encoding()));
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
