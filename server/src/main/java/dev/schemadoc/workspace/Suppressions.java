package dev.schemadoc.workspace;

import dev.schemadoc.rules.Rule;
import dev.schemadoc.rules.Rules;
import dev.schemadoc.settings.Settings;
import dev.schemadoc.sql.Near;
import dev.schemadoc.text.Edit;
import dev.schemadoc.text.Fix;
import dev.schemadoc.text.Place;
import dev.schemadoc.text.Problem;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes away the problems that a document dismisses, and says which marks do nothing. */
final class Suppressions {

  private final Document document;
  private final Settings settings;
  private final Marks.Read marks;
  private final Set<Suppression.Code> used = new HashSet<>();

  private Suppressions(Document document, Settings settings) {
    this.document = document;
    this.settings = settings;
    this.marks = document.marks();
  }

  /**
   * The problems that are left.
   *
   * @param problems all that was found in a document
   */
  static List<Problem> apply(Document document, Settings settings, List<Problem> problems) {
    Suppressions suppressions = new Suppressions(document, settings);
    return suppressions.marks.equals(Marks.Read.NONE) ? problems : suppressions.apply(problems);
  }

  private List<Problem> apply(List<Problem> problems) {
    List<Problem> left = new ArrayList<>(withoutDismissed(problems));
    List<Problem> ofMarks = new ArrayList<>(unclear(problems));
    ofMarks.addAll(unused(false));
    left.addAll(withoutDismissed(Rules.levelled(ofMarks, settings)));
    // Marks that dismiss problems of marks are looked at last, and nothing dismisses what comes
    // out.
    left.addAll(Rules.levelled(unused(true), settings));
    return left;
  }

  private List<Problem> withoutDismissed(List<Problem> problems) {
    return problems.stream().filter(problem -> !isDismissed(problem)).toList();
  }

  private boolean isDismissed(Problem problem) {
    boolean dismissed = false;
    for (Suppression suppression : marks.suppressions()) {
      for (Suppression.Code code : suppression.codes()) {
        if (code.value().equals(problem.code()) && suppression.covers(problem)) {
          used.add(code);
          dismissed = true;
        }
      }
    }
    return dismissed;
  }

  // Marks that do not say what they mean

  private List<Problem> unclear(List<Problem> problems) {
    List<Problem> unclear = new ArrayList<>();
    for (Span verb : marks.strange()) {
      misspelt(verb).ifPresent(unclear::add);
    }
    for (Suppression suppression : marks.suppressions()) {
      if (suppression.codes().isEmpty()) {
        unclear.add(nameless(suppression, problems));
      }
      for (Suppression.Code code : suppression.codes()) {
        if (Rules.of(code.value()).isEmpty()) {
          unclear.add(unknown(code));
        }
      }
    }
    return unclear;
  }

  private Optional<Problem> misspelt(Span verb) {
    String written = verb.in(document.text());
    return Near.closest(written, List.of(Marks.IGNORE, Marks.IGNORE_FILE))
        .map(
            near ->
                unclear(
                    verb,
                    "`%s` is no mark, so nothing is ignored; did you mean `%s`?"
                        .formatted(written, near),
                    List.of(replacement("Change to `%s`".formatted(near), verb, near))));
  }

  private Problem nameless(Suppression suppression, List<Problem> problems) {
    List<Fix> fixes =
        problems.stream()
            .filter(suppression::covers)
            .map(Problem::code)
            .distinct()
            .sorted()
            .map(
                code ->
                    replacement(
                        "Name `%s`".formatted(code), Span.at(suppression.verb().end()), " " + code))
            .toList();
    return unclear(
        suppression.verb(),
        "this mark names no rule, so nothing is ignored; name the code of the rule behind it",
        fixes);
  }

  private Problem unknown(Suppression.Code code) {
    List<String> near = Rules.near(code.value());
    return unclear(
        code.span(),
        "there is no rule `%s`, so nothing is ignored; %s"
            .formatted(
                code.value(),
                near.isEmpty()
                    ? "name the code of a rule"
                    : "did you mean `%s`?".formatted(near.getFirst())),
        near.stream()
            .limit(3)
            .map(name -> replacement("Change to `%s`".formatted(name), code.span(), name))
            .toList());
  }

  private static Problem unclear(Span span, String message, List<Fix> fixes) {
    Rule rule = Rules.UNCLEAR_SUPPRESSION;
    return new Problem(rule.code(), rule.severity(), span, message, List.of(), fixes);
  }

  // Marks that do nothing

  /**
   * The marks that nothing was found for.
   *
   * @param ofMarks whether those that dismiss problems of marks are meant, or all others
   */
  private List<Problem> unused(boolean ofMarks) {
    List<Problem> unused = new ArrayList<>();
    for (Suppression suppression : marks.suppressions()) {
      for (Suppression.Code code : suppression.codes()) {
        Optional<Rule> rule = Rules.of(code.value());
        // Of a rule that is off nobody knows what it would find.
        boolean looked =
            rule.filter(it -> isOfMarks(it) == ofMarks && Rules.isOn(it, settings)).isPresent();
        if (looked && !used.contains(code)) {
          unused.add(unused(suppression, code));
        }
      }
    }
    return unused;
  }

  private static boolean isOfMarks(Rule rule) {
    return rule.equals(Rules.UNUSED_SUPPRESSION) || rule.equals(Rules.UNCLEAR_SUPPRESSION);
  }

  private Problem unused(Suppression suppression, Suppression.Code code) {
    Rule rule = Rules.UNUSED_SUPPRESSION;
    boolean file = suppression.verb().in(document.text()).equals(Marks.IGNORE_FILE);
    return new Problem(
        rule.code(),
        rule.severity(),
        code.span(),
        "`%s` finds nothing %s, so there is nothing to ignore; drop the mark"
            .formatted(code.value(), file ? "in this document" : "here"),
        List.of(),
        List.of(replacement("Drop the mark", suppression.without(code), "")),
        true,
        Optional.empty());
  }

  private Fix replacement(String title, Span span, String replacement) {
    return new Fix(title, List.of(new Edit(new Place(document.id(), span), replacement)));
  }
}
