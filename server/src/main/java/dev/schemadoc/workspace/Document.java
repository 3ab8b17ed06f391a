package dev.schemadoc.workspace;

import dev.schemadoc.design.Design;
import dev.schemadoc.design.Fence;
import dev.schemadoc.design.Unread;
import dev.schemadoc.rules.Rules;
import dev.schemadoc.schema.Beside;
import dev.schemadoc.schema.Facts;
import dev.schemadoc.schema.Intent;
import dev.schemadoc.sql.Dialect;
import dev.schemadoc.sql.Script;
import dev.schemadoc.sql.SyntaxProblem;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Edit;
import dev.schemadoc.text.Fix;
import dev.schemadoc.text.Lazy;
import dev.schemadoc.text.Lines;
import dev.schemadoc.text.Place;
import dev.schemadoc.text.Problem;
import dev.schemadoc.text.Related;
import dev.schemadoc.text.Severity;
import dev.schemadoc.text.Source;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A design document and all that can be known from it alone, computed when it is asked for.
 *
 * <p>Two documents with the same text are the same value, if both are read in the same way.
 */
public final class Document implements Source {

  /** The code of what PostgreSQL's grammar refuses. */
  public static final String SYNTAX = Rules.SYNTAX.code();

  /** The code of a fence in another dialect. */
  public static final String DIALECT = Rules.OTHER_DIALECT.code();

  /** How many UTF-16 units are read; the longest of 1,555 real documents has 192,000. */
  public static final int LONGEST = 50_000_000;

  private final DocumentId id;
  private final String text;
  private final Optional<Dialect> dialect;
  private final Lazy<Lines> lines;
  private final Lazy<Design> design;
  private final Lazy<Facts> facts;
  private final Lazy<List<Problem>> ownProblems;
  private final Lazy<Marks.Read> marks;
  private final Lazy<Beside> code;

  public Document(DocumentId id, String text) {
    this(id, text, Optional.empty());
  }

  /**
   * A document.
   *
   * @param dialect whose SQL all its fences hold, where that is set
   */
  Document(DocumentId id, String text, Optional<Dialect> dialect) {
    this.id = id;
    this.text = text;
    this.dialect = dialect;
    this.lines = Lazy.of(() -> Lines.of(text));
    this.design = Lazy.of(() -> Design.read(isTooLong() ? "" : text));
    this.facts = Lazy.of(this::readFacts);
    this.ownProblems = Lazy.of(this::findOwnProblems);
    this.marks = Lazy.of(() -> Marks.of(this));
    this.code = Lazy.of(() -> CodeFences.read(id, text, design().fences()));
  }

  @Override
  public DocumentId id() {
    return id;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public Lines lines() {
    return lines.get();
  }

  public Design design() {
    return design.get();
  }

  public Facts facts() {
    return facts.get();
  }

  /** The problems that do not depend on other documents. */
  List<Problem> ownProblems() {
    return ownProblems.get();
  }

  /** Whose SQL its fences are said to hold. */
  Optional<Dialect> dialect() {
    return dialect;
  }

  /** The marks that dismiss problems. */
  Marks.Read marks() {
    return marks.get();
  }

  /** What the code in its fences declares, which is no SQL. */
  Beside code() {
    return code.get();
  }

  /** Finds out all that others may ask about it. */
  void read() {
    facts().read();
    code();
  }

  private boolean isTooLong() {
    return text.length() > LONGEST;
  }

  private Facts readFacts() {
    List<Facts.Fence> fences = new ArrayList<>();
    List<Fence> sqlFences = design().sqlFences();
    List<Script> scripts =
        Script.readAll(design().sql(), sqlFences.stream().map(Fence::content).toList(), dialect);
    List<Intent> intents = Intents.of(design(), text, scripts);
    for (int i = 0; i < scripts.size(); i++) {
      fences.add(new Facts.Fence(scripts.get(i), intents.get(i)));
    }
    return new Facts(id, design().sql(), fences);
  }

  private List<Problem> findOwnProblems() {
    if (isTooLong()) {
      return List.of(
          Problem.of(
              SYNTAX,
              Severity.WARNING,
              new Span(0, 1),
              "this document is longer than 50 million characters and is not read; split it"));
    }
    List<Problem> problems = new ArrayList<>();
    design().unread().forEach(unread -> problems.add(unread(unread)));
    List<Fence> fences = design().sqlFences();
    for (int i = 0; i < fences.size(); i++) {
      Fence fence = fences.get(i);
      Facts.Fence read = facts().fences().get(i);
      if (!fence.closed() && !fence.parts().isEmpty()) {
        boolean toEnd = fence.content().end() == text.length();
        String what = toEnd ? "all that follows" : "the rest of its list item or quote";
        problems.add(
            Problem.of(
                SYNTAX,
                Severity.WARNING,
                fence.opening(),
                "this fence is not closed, so %s is read as SQL; add a line ```".formatted(what)));
      }
      if (!read.isPostgresql()) {
        String title = read.script().dialect().title();
        problems.add(
            Problem.of(
                DIALECT,
                Severity.INFORMATION,
                fence.opening(),
                "this is SQL of %s; it is not checked, and no migration is written from it"
                    .formatted(title)));
      } else if (read.contributes()) {
        read.script().problems().forEach(problem -> problems.add(syntax(problem)));
        for (Script.Remark remark : read.script().remarks()) {
          problems.add(Problem.of(SYNTAX, Severity.INFORMATION, remark.span(), remark.message()));
        }
      }
    }
    return List.copyOf(problems);
  }

  private Problem unread(Unread unread) {
    String message =
        switch (unread.reason()) {
          case INSIDE_ANOTHER_FENCE ->
              "this SQL is not read, for it stands inside of another fence; close that fence"
                  + " before it, or make the line that opens it longer";
          case UNMARKED_FENCE ->
              "this SQL is not read, for its fence does not say that it is SQL; open the fence"
                  + " with ```sql";
          case OUTSIDE_OF_FENCES ->
              "this SQL is not read, for it stands outside of a fence; put it between lines"
                  + " ```sql and ```";
        };
    List<Related> related =
        unread.fence().equals(unread.span())
            ? List.of()
            : List.of(new Related(new Place(id, unread.fence()), "the fence that it stands in"));
    return new Problem(SYNTAX, Severity.WARNING, unread.span(), message, related, List.of());
  }

  private Problem syntax(SyntaxProblem problem) {
    List<Fix> fixes =
        problem.mend().map(mend -> new Fix(mend.title(), edits(mend))).stream().toList();
    return new Problem(SYNTAX, Severity.ERROR, problem.span(), problem.message(), List.of(), fixes);
  }

  private List<Edit> edits(SyntaxProblem.Mend mend) {
    return mend.changes().stream()
        .map(change -> new Edit(new Place(id, change.span()), change.replacement()))
        .toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Document document
        && document.id.equals(id)
        && document.text.equals(text)
        && document.dialect.equals(dialect);
  }

  @Override
  public int hashCode() {
    return id.hashCode() * 31 + text.hashCode();
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s (%d characters)", id, text.length());
  }
}
