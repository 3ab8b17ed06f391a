package dev.schemadoc.judges;

import dev.schemadoc.text.Span;

/**
 * A change of one statement of a sound workspace.
 *
 * @param change what is done, in words
 * @param definition what is changed
 * @param span where, in its document
 * @param replacement what comes to stand there
 */
record MeaningMutant(String change, Definition definition, Span span, String replacement) {

  /** A whole text with the change made. */
  String in(String text) {
    return text.substring(0, span.start()) + replacement + text.substring(span.end());
  }

  /** The statement with the change made. */
  Definition changed() {
    int start = definition.statement().span().start();
    String text = definition.text();
    return definition.withText(
        text.substring(0, span.start() - start) + replacement + text.substring(span.end() - start));
  }

  /** For people. */
  String described() {
    String before = definition.written(span).strip().replaceAll("\\s+", " ");
    return "%s: `%s` → `%s`"
        .formatted(
            definition.place(),
            before.length() > 60 ? before.substring(0, 60) + "…" : before,
            replacement.length() > 60 ? replacement.substring(0, 60) + "…" : replacement);
  }
}
