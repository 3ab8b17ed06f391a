package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.INFORMATION;

import dev.schemadoc.schema.Facts;
import dev.schemadoc.schema.Question;
import dev.schemadoc.schema.SchemaIndex;
import dev.schemadoc.sql.TypeName;
import dev.schemadoc.text.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A document has times with a zone and times without one, or none with a zone where most have.
 *
 * <p>Page: docs/rules/mixed-timestamps.md.
 */
final class MixedTimestamps {

  private MixedTimestamps() {}

  static final Rule RULE =
      new Rule(
          "mixed-timestamps",
          INFORMATION,
          "times with and without a zone in one document or database",
          MixedTimestamps::check);

  /** The times of all documents of a database. */
  private static final Question<Census> CENSUS = MixedTimestamps::count;

  /** The times of one kind: in how many documents they are alone, and where the first one is. */
  private record Kind(int documents, Optional<Place> first) {

    static final Kind NONE = new Kind(0, Optional.empty());

    Kind with(Place place) {
      return new Kind(documents + 1, Optional.of(first.orElse(place)));
    }
  }

  private record Census(Kind naive, Kind zoned) {}

  private static List<TypeName> naive(Facts facts) {
    return StoredTypes.named(facts, Set.of(Typing.TIMESTAMP));
  }

  private static List<TypeName> zoned(Facts facts) {
    return StoredTypes.named(facts, Set.of(Typing.TIMESTAMPTZ));
  }

  private static Census count(SchemaIndex index) {
    Kind onlyNaive = Kind.NONE;
    Kind onlyZoned = Kind.NONE;
    for (Facts facts : index.documents()) {
      List<TypeName> naive = naive(facts);
      List<TypeName> zoned = zoned(facts);
      if (zoned.isEmpty() && !naive.isEmpty()) {
        onlyNaive = onlyNaive.with(facts.place(naive.getFirst().nameSpan()));
      } else if (naive.isEmpty() && !zoned.isEmpty()) {
        onlyZoned = onlyZoned.with(facts.place(zoned.getFirst().nameSpan()));
      }
    }
    return new Census(onlyNaive, onlyZoned);
  }

  private static void check(Subject subject, Reporter report) {
    Facts facts = subject.facts();
    List<TypeName> naive = naive(facts);
    List<TypeName> zoned = zoned(facts);
    if (!naive.isEmpty() && !zoned.isEmpty()) {
      inDocument(facts, naive, zoned, report);
    } else if (!naive.isEmpty()) {
      amongDocuments(facts, naive, subject.index().answer(CENSUS), report);
    }
  }

  private static void inDocument(
      Facts facts, List<TypeName> naive, List<TypeName> zoned, Reporter report) {
    // The rarer kind is more likely the mistake.
    boolean fewNaive = naive.size() <= zoned.size();
    TypeName odd = fewNaive ? naive.getFirst() : zoned.getFirst();
    TypeName other = fewNaive ? zoned.getFirst() : naive.getFirst();
    Reporter.Report problem =
        report
            .at(
                odd.nameSpan(),
                "of the times of this document %d have no time zone and %d have one, and they cannot be compared without knowing the zone that is set; use `timestamptz` for all"
                    .formatted(naive.size(), zoned.size()))
            .related(
                facts.place(other.nameSpan()),
                "a time %s a zone".formatted(fewNaive ? "with" : "without"));
    mend(facts, naive, report, problem);
  }

  /** Tells of a document without zones; one that has them is what the others should become. */
  private static void amongDocuments(
      Facts facts, List<TypeName> naive, Census census, Reporter report) {
    Kind zoned = census.zoned();
    if (zoned.documents() > census.naive().documents() && zoned.first().isPresent()) {
      Reporter.Report problem =
          report
              .at(
                  naive.getFirst().nameSpan(),
                  "the times of this document have no time zone and those of %d others have one, and they cannot be compared without knowing the zone that is set; use `timestamptz` for all"
                      .formatted(zoned.documents()))
              .related(zoned.first().get(), "a time with a zone");
      mend(facts, naive, report, problem);
    }
  }

  private static void mend(
      Facts facts, List<TypeName> naive, Reporter report, Reporter.Report problem) {
    problem.fix(
        "Make all of them `timestamptz`",
        naive.stream()
            .map(type -> report.edit(type.nameSpan(), NaiveTimestamp.zoned(facts, type)))
            .toList());
  }
}
