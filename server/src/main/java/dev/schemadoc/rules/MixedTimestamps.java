package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.INFORMATION;

import dev.schemadoc.schema.Facts;
import dev.schemadoc.sql.TypeName;
import java.util.List;
import java.util.Set;

/**
 * A document has times with a zone and times without one.
 *
 * <p>Page: docs/rules/mixed-timestamps.md.
 */
final class MixedTimestamps {

  private MixedTimestamps() {}

  static final Rule RULE =
      new Rule(
          "mixed-timestamps",
          INFORMATION,
          "times with and without a zone in one document",
          MixedTimestamps::check);

  private static void check(Subject subject, Reporter report) {
    Facts facts = subject.facts();
    List<TypeName> naive = StoredTypes.named(subject, Set.of(Typing.TIMESTAMP));
    List<TypeName> zoned = StoredTypes.named(subject, Set.of(Typing.TIMESTAMPTZ));
    if (naive.isEmpty() || zoned.isEmpty()) {
      return;
    }
    // The rarer kind is more likely the mistake.
    boolean fewNaive = naive.size() <= zoned.size();
    TypeName odd = fewNaive ? naive.getFirst() : zoned.getFirst();
    TypeName other = fewNaive ? zoned.getFirst() : naive.getFirst();
    report
        .at(
            odd.nameSpan(),
            "of the times of this document %d have no time zone and %d have one, and they cannot be compared without knowing the zone that is set; use `timestamptz` for all"
                .formatted(naive.size(), zoned.size()))
        .related(
            facts.place(other.nameSpan()),
            "a time %s a zone".formatted(fewNaive ? "with" : "without"))
        .fix(
            "Make all of them `timestamptz`",
            naive.stream()
                .map(type -> report.edit(type.nameSpan(), NaiveTimestamp.zoned(facts, type)))
                .toList());
  }
}
