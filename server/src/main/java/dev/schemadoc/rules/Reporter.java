package dev.schemadoc.rules;

import dev.schemadoc.schema.Facts;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.text.Edit;
import dev.schemadoc.text.Fix;
import dev.schemadoc.text.Lazy;
import dev.schemadoc.text.Place;
import dev.schemadoc.text.Problem;
import dev.schemadoc.text.Related;
import dev.schemadoc.text.Severity;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes the problems of one rule in one document. */
public final class Reporter {

  private final Facts facts;
  private final Rule rule;
  private final List<Report> reports = new ArrayList<>();
  private final Lazy<Removal> removal;

  Reporter(Facts facts, Rule rule) {
    this.facts = facts;
    this.rule = rule;
    this.removal = Lazy.of(() -> new Removal(facts));
  }

  /** Reports a problem as bad as the rule says. */
  public Report at(Span span, String message) {
    return at(span, rule.severity(), message);
  }

  public Report at(Span span, Severity severity, String message) {
    Report report = new Report(span, severity, message);
    reports.add(report);
    return report;
  }

  /** The replacement of a span of the document. */
  public Edit edit(Span replaced, String replacement) {
    return new Edit(facts.place(replaced), replacement);
  }

  /** The edits that take an item out of a list, and a comma with it. */
  List<Edit> withoutItem(Span item) {
    return removal.get().ofItem(item).stream().map(span -> edit(span, "")).toList();
  }

  /** The edit that takes words out of a line, and the blanks before them. */
  List<Edit> withoutWords(Span words) {
    return List.of(edit(removal.get().ofWords(words), ""));
  }

  List<Problem> problems() {
    return reports.stream().map(Report::problem).toList();
  }

  /** A problem to which places and mends can be added. */
  public final class Report {

    private final Span span;
    private final Severity severity;
    private final String message;
    private final List<Related> related = new ArrayList<>();
    private final List<Fix> fixes = new ArrayList<>();
    private boolean unnecessary;
    private Optional<String> external = Optional.empty();

    private Report(Span span, Severity severity, String message) {
      this.span = span;
      this.severity = severity;
      this.message = message;
    }

    public Report related(Place place, String why) {
      related.add(new Related(place, why));
      return this;
    }

    /** Offers to replace a span of the document. */
    public Report fix(String title, Span replaced, String replacement) {
      return fix(title, List.of(edit(replaced, replacement)));
    }

    /** Offers to change several spans of the document. */
    public Report fix(String title, List<Edit> edits) {
      fixes.add(new Fix(title, edits));
      return this;
    }

    /** Says that the mend offered last can be applied to all problems of the rule at once. */
    public Report repeatable() {
      fixes.add(fixes.removeLast().repeated());
      return this;
    }

    /** Says that the span could go without any loss: editors fade it out. */
    public Report unnecessary() {
      unnecessary = true;
      return this;
    }

    /** Says that all would be well if a table were declared external in the settings. */
    public Report external(TableId table) {
      external = Optional.of(table.toString());
      return this;
    }

    private Problem problem() {
      return new Problem(
          rule.code(), severity, span, message, related, fixes, unnecessary, external);
    }
  }
}
