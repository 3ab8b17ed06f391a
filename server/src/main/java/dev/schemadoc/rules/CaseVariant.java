package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.HINT;

import dev.schemadoc.schema.KnownTable;
import dev.schemadoc.schema.Mention;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.schema.Thing;
import dev.schemadoc.text.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Two names differ in nothing but the case of letters.
 *
 * <p>Page: docs/rules/case-variant.md.
 */
final class CaseVariant {

  private CaseVariant() {}

  static final Rule RULE =
      new Rule(
          "case-variant",
          HINT,
          "table or column whose name is that of another one, but for capitals",
          CaseVariant::check);

  private static void check(Subject subject, Reporter report) {
    Map<String, List<TableId>> tables = new HashMap<>();
    for (Mention mention : subject.facts().mentions()) {
      if (!mention.declares()) {
        continue;
      }
      switch (mention.thing()) {
        case Thing.Table(TableId id) -> {
          if (hasCapitals(id.name())) {
            if (tables.isEmpty()) {
              subject
                  .index()
                  .tables()
                  .forEach(
                      each ->
                          tables
                              .computeIfAbsent(folded(each), name -> new ArrayList<>())
                              .add(each));
            }
            table(subject, report, mention, id, tables.getOrDefault(folded(id), List.of()));
          }
        }
        case Thing.Column(TableId table, String name) -> {
          if (hasCapitals(name)) {
            column(subject, report, mention, table, name);
          }
        }
        default -> {}
      }
    }
  }

  private static void table(
      Subject subject, Reporter report, Mention mention, TableId id, List<TableId> variants) {
    for (TableId other : variants) {
      Optional<KnownTable> known = subject.index().table(other).filter(KnownTable::isShown);
      if (!other.equals(id) && known.isPresent() && subject.index().table(id).isPresent()) {
        tell(
            report,
            mention,
            "table `%s` is not table `%s`".formatted(id, other),
            known.get().declarations().getFirst());
        return;
      }
    }
  }

  private static void column(
      Subject subject, Reporter report, Mention mention, TableId table, String name) {
    Optional<KnownTable> known = subject.index().table(table).filter(it -> it.has(name).isYes());
    known.stream()
        .flatMap(it -> it.columns().values().stream())
        .filter(other -> other.exists().isYes() && other.name().equalsIgnoreCase(name))
        .filter(other -> !other.name().equals(name))
        .findFirst()
        .ifPresent(
            other ->
                tell(
                    report,
                    mention,
                    "column `%s` is not column `%s`".formatted(name, other.name()),
                    other.place()));
  }

  private static void tell(Reporter report, Mention mention, String what, Place other) {
    report
        .at(
            mention.place().span(),
            what + ", and without quotes nobody can tell them apart; rename one")
        .related(other, "the other one");
  }

  private static boolean hasCapitals(String name) {
    return !name.equals(name.toLowerCase(Locale.ROOT));
  }

  private static String folded(TableId id) {
    return id.toString().toLowerCase(Locale.ROOT);
  }
}
