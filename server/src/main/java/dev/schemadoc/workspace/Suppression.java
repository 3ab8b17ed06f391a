package dev.schemadoc.workspace;

import dev.schemadoc.text.Problem;
import dev.schemadoc.text.Span;
import java.util.List;

/**
 * A mark in a document that dismisses problems: {@code -- schemadoc: ignore unknown-table}.
 *
 * @param mark what would go if the mark were taken away: the comment, or its line
 * @param verb the word of the mark: {@code ignore} or {@code ignore-file}
 * @param codes the rules that it names
 * @param scope where the problems begin that it dismisses
 */
record Suppression(Span mark, Span verb, List<Code> codes, List<Span> scope) {

  /** A rule by its name, and where that is written. */
  record Code(String value, Span span) {}

  Suppression {
    codes = List.copyOf(codes);
    scope = List.copyOf(scope);
  }

  /** Whether it is about the place of a problem, whatever its rule. */
  boolean covers(Problem problem) {
    int start = problem.span().start();
    return scope.stream().anyMatch(span -> span.touches(start));
  }

  /** What would go if one of the rules were no longer named. */
  Span without(Code code) {
    int index = codes.indexOf(code);
    if (codes.size() == 1) {
      return mark;
    }
    return index == 0
        ? new Span(code.span().start(), codes.get(1).span().start())
        : new Span(codes.get(index - 1).span().end(), code.span().end());
  }
}
