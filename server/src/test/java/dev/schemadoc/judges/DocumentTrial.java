package dev.schemadoc.judges;

import dev.schemadoc.judges.Documents.Source;
import dev.schemadoc.judges.PostgresqlGrammar.Verdict;
import dev.schemadoc.text.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares the verdicts about documents as they are: of each statement alone, of each fence as a
 * whole, and where one statement ends and the next begins.
 *
 * @param statements the verdicts about single statements
 * @param fences the verdicts about whole fences
 * @param boundaries the fences without faults that the two split differently
 */
record DocumentTrial(
    int fenceCount,
    int otherDialects,
    Scores statements,
    Scores fences,
    Tally boundaries,
    int split) {

  static DocumentTrial of(Documents documents, PostgresqlGrammar grammar) throws IOException {
    Scores statements = new Scores(grammar);
    Scores fences = new Scores(grammar);
    Tally boundaries = new Tally();
    List<String> alone = new ArrayList<>();
    List<Source> postgresql = new ArrayList<>();
    List<Source> clean = new ArrayList<>();
    for (Source source : documents.sources()) {
      if (source.reading().isPostgresql()) {
        postgresql.add(source);
        source.reading().spans().forEach(span -> alone.add(Reading.closed(span.in(source.text()))));
      }
    }

    List<Verdict> verdicts = grammar.verdicts(alone);
    for (int i = 0; i < alone.size(); i++) {
      String text = alone.get(i);
      Optional<Comparison> comparison = comparison(text, verdicts.get(i), grammar);
      if (comparison.isPresent()) {
        statements.add(StatementKind.of(text), comparison.get());
      }
    }

    verdicts = grammar.verdicts(postgresql.stream().map(Source::sql).toList());
    for (int i = 0; i < postgresql.size(); i++) {
      Source source = postgresql.get(i);
      Optional<Comparison> comparison = comparison(source.sql(), verdicts.get(i), grammar);
      if (comparison.isPresent()) {
        fences.add("fence", comparison.get());
        if (comparison.get().outcome() == Comparison.Outcome.BOTH_ACCEPT) {
          clean.add(source);
        }
      }
    }

    List<List<Span>> splits = grammar.statements(clean.stream().map(Source::sql).toList());
    for (int i = 0; i < clean.size(); i++) {
      String sql = clean.get(i).sql();
      List<String> theirs = starts(sql, splits.get(i));
      List<String> ours = starts(sql, Reading.of(sql).spans());
      if (!theirs.equals(ours)) {
        boundaries.add(
            "other statements than PostgreSQL's",
            "%s: %s instead of %s".formatted(clean.get(i).name(), ours, theirs));
      }
    }
    return new DocumentTrial(
        documents.sources().size(),
        documents.sources().size() - postgresql.size(),
        statements,
        fences,
        boundaries,
        clean.size());
  }

  private static Optional<Comparison> comparison(
      String text, Verdict verdict, PostgresqlGrammar grammar) throws IOException {
    Reading reading = Reading.of(text);
    Optional<Comparison> first =
        Comparison.of(text, verdict, reading).map(it -> it.withoutVerb(reading.spans()));
    // What psql takes out must be the only reason to differ.
    String bare = first.map(Comparison::withoutPsql).orElse(text);
    if (bare.equals(text)) {
      return first;
    }
    Optional<Comparison> second =
        Comparison.of(bare, grammar.verdict(bare), Reading.of(bare))
            .map(it -> it.withoutVerb(reading.spans()));
    return second.filter(it -> !it.outcome().agrees() || it.meant().isPresent()).or(() -> first);
  }

  /** The places of statements; PostgreSQL counts the comments at the end as part of one. */
  private static List<String> starts(String sql, List<Span> spans) {
    List<String> starts = new ArrayList<>();
    for (Span span : spans) {
      List<Pieces.Piece> pieces = Pieces.of(span.in(sql));
      int end = pieces.isEmpty() ? span.start() : span.start() + pieces.getLast().end();
      starts.add(span.start() + ".." + end);
    }
    return starts;
  }

  /** What is not as it has to be. */
  int failures() {
    return statements.failures() + fences.failures() + boundaries.sum();
  }

  String report(int classes) {
    return """
        %d fences, %d of another dialect

        Statements, each alone
        %s
        Fences as a whole
        %s
        Boundaries: %d fences without a fault, %d of them split otherwise than by PostgreSQL
        %s"""
        .formatted(
            fenceCount,
            otherDialects,
            statements.report(classes),
            fences.report(classes),
            split,
            boundaries.sum(),
            boundaries.report(classes));
  }
}
