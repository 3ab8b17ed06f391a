package dev.schemadoc.judges;

import dev.schemadoc.judges.Outcome.Refused;
import dev.schemadoc.judges.Pieces.Piece;
import dev.schemadoc.schema.SchemaIndex;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.settings.Settings;
import dev.schemadoc.sql.Declaration;
import dev.schemadoc.sql.QualifiedName;
import dev.schemadoc.sql.Records;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Problem;
import dev.schemadoc.text.Severity;
import dev.schemadoc.workspace.Document;
import dev.schemadoc.workspace.Workspace;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds what the program says about the statements of a workspace against PostgreSQL.
 *
 * @param findings about each statement
 * @param wholeDocuments those that PostgreSQL executes from the first statement to the last
 */
record MeaningTrial(List<Finding> findings, List<Whole> wholeDocuments) {

  /** What is said about one statement. */
  record Finding(
      Definition definition, Outcome outcome, List<Problem> problems, Judgement judgement) {

    /** Whether PostgreSQL has nothing against it; queries do not count. */
    boolean isSound() {
      return switch (outcome) {
        case Outcome.Executed() -> true;
        case Outcome.NotRun() -> true;
        case Outcome.Unchanged() -> false;
        case Refused ignored -> judgement == Judgement.QUERY;
      };
    }
  }

  /**
   * A document that PostgreSQL has nothing against, and the warnings about it with their places.
   */
  record Whole(DocumentId document, List<String> warnings) {}

  /** What extensions bring: types, operator classes, functions, schemas. */
  private static final Set<String> OF_EXTENSIONS = Set.of("42704", "42883", "3F000");

  static MeaningTrial of(Workspace workspace) {
    return of(workspace, Workspace::problems);
  }

  static MeaningTrial of(Workspace workspace, Program program) {
    List<Finding> findings = new ArrayList<>();
    List<Whole> whole = new ArrayList<>();
    for (List<Definition> definitions : Definition.of(workspace)) {
      MeaningTrial trial = new Comparer(workspace, Execution.of(definitions), program).compare();
      findings.addAll(trial.findings());
      whole.addAll(trial.wholeDocuments());
    }
    return new MeaningTrial(findings, whole);
  }

  private static final class Comparer {

    private final Workspace workspace;
    private final Program program;
    private final List<Definition> definitions;
    private final List<Outcome> outcomes;
    private final List<List<Problem>> problems = new ArrayList<>();
    private final Dependencies dependencies;
    private final BitSet present;
    private final BitSet restated;
    private final List<String> spelling = new ArrayList<>();

    Comparer(Workspace workspace, Execution execution, Program program) {
      this.workspace = workspace;
      this.program = program;
      this.definitions = execution.definitions();
      this.outcomes = execution.outcomes();
      this.dependencies = new Dependencies(definitions);
      this.present = execution.present();
      this.restated = execution.restated();
      for (Definition definition : definitions) {
        problems.add(
            program.problems(workspace, definition.document()).stream()
                .filter(problem -> definition.statement().span().contains(problem.span()))
                .toList());
        spelling.add(spelling(definition.text()));
      }
    }

    MeaningTrial compare() {
      List<Finding> findings = new ArrayList<>();
      for (int i = 0; i < definitions.size(); i++) {
        Judgement judgement =
            switch (outcomes.get(i)) {
              case Outcome.Executed() ->
                  isErrorOfMeaningTold(i) ? Judgement.FALSE_ERROR : Judgement.EXECUTED;
              case Outcome.Unchanged() -> Judgement.UNCHANGED;
              case Outcome.NotRun() -> Judgement.NOT_RUN;
              case Refused refused -> isTold(i) ? Judgement.REFUSED : untold(i, refused);
            };
        findings.add(new Finding(definitions.get(i), outcomes.get(i), problems.get(i), judgement));
      }
      return new MeaningTrial(findings, whole(findings));
    }

    private List<Whole> whole(List<Finding> findings) {
      Map<DocumentId, List<Finding>> documents =
          findings.stream()
              .collect(
                  Collectors.groupingBy(
                      it -> it.definition().document(), TreeMap::new, Collectors.toList()));
      documents.values().removeIf(document -> !document.stream().allMatch(Finding::isSound));
      return documents.keySet().stream().map(this::whole).toList();
    }

    private Whole whole(DocumentId id) {
      Document document = workspace.document(id).orElseThrow();
      return new Whole(
          id,
          program.problems(workspace, id).stream()
              .filter(problem -> problem.severity() == Severity.WARNING)
              .map(
                  problem ->
                      "%s %s: %s"
                          .formatted(
                              Definition.place(workspace, document, problem.span()),
                              problem.code(),
                              problem.message()))
              .toList());
    }

    private boolean isTold(int at) {
      return problems.get(at).stream().anyMatch(Advice::isNot);
    }

    /** How SQL is read is for the judge of the grammar: here statements are executed one by one. */
    private boolean isErrorOfMeaningTold(int at) {
      return problems.get(at).stream()
          .anyMatch(
              problem ->
                  problem.severity() == Severity.ERROR && !problem.code().equals(Document.SYNTAX));
    }

    /** Whether nothing is said about a refused statement on purpose. */
    private Judgement untold(int at, Refused refused) {
      Optional<Judgement> excuse = Judgement.excuse(definitions.get(at).statement(), refused);
      if (excuse.isPresent()) {
        return excuse.get();
      }
      if (usesUnavailableExtension(at, refused)) {
        return Judgement.EXTENSION;
      }
      return refused.isDuplicate() ? duplicate(at) : missing(at, refused);
    }

    private Judgement duplicate(int at) {
      boolean part =
          definitions.get(at).statement() instanceof Statement.CreateTable create
              && !create.complete();
      if (part || restated.get(at)) {
        return Judgement.RESTATED;
      }
      for (int i = 0; i < definitions.size(); i++) {
        if (i != at && spelling.get(i).equals(spelling.get(at))) {
          return Judgement.RESTATED;
        }
      }
      // Which of two is one too many is a matter of taste.
      for (int i = 0; i < definitions.size(); i++) {
        boolean same =
            definitions.get(i).statement().getClass() == definitions.get(at).statement().getClass();
        if (i != at
            && same
            && meet(dependencies.declaredBy(i), dependencies.declaredBy(at))
            && isTold(i)) {
          return Judgement.REFUSED;
        }
      }
      return isDismissed(at) ? Judgement.DISMISSED : Judgement.MISSED;
    }

    private Judgement missing(int at, Refused refused) {
      boolean dependent =
          dependencies.dependsOn(
              at,
              refused,
              other -> !present.get(other) || outcomes.get(other) instanceof Outcome.Unchanged);
      if (dependent) {
        return Judgement.DEPENDENT;
      }
      if (isToldAgain(at, refused)) {
        return Judgement.AGAIN;
      }
      if (isBeside(at, refused)) {
        return Judgement.BESIDE;
      }
      Settings settings = workspace.settings(definitions.get(at).document());
      boolean external =
          Records.all(definitions.get(at).statement(), QualifiedName.class).stream()
              .anyMatch(name -> settings.isExternal(TableId.of(name)));
      if (external) {
        return Judgement.EXTERNAL;
      }
      return isDismissed(at) ? Judgement.DISMISSED : Judgement.MISSED;
    }

    /** Whether a problem is told about another statement that lacks the same. */
    private boolean isToldAgain(int at, Refused refused) {
      Set<String> needed = dependencies.neededBy(at, refused);
      for (int i = 0; i < definitions.size(); i++) {
        if (i != at
            && outcomes.get(i) instanceof Refused other
            && other.state().equals(refused.state())
            && !needed.isEmpty()
            && needed.equals(dependencies.neededBy(i, other))
            && definitions.get(i).document().equals(definitions.get(at).document())
            && isTold(i)) {
          return true;
        }
      }
      return false;
    }

    /** Whether the program knows what is missing, although no statement declares it. */
    private boolean isBeside(int at, Refused refused) {
      SchemaIndex index = workspace.index(definitions.get(at).document());
      return dependencies.neededBy(at, refused).stream()
          .filter(name -> !dependencies.isDeclared(name))
          .anyMatch(
              name ->
                  Stream.of(index.tables(), index.types(), index.routines())
                      .flatMap(Set::stream)
                      .anyMatch(id -> id.name().equals(name)));
    }

    private boolean isDismissed(int at) {
      Definition definition = definitions.get(at);
      return Undismissed.problems(workspace, definition.document(), program).stream()
          .anyMatch(
              problem ->
                  Advice.isNot(problem) && definition.statement().span().contains(problem.span()));
    }

    private boolean usesUnavailableExtension(int at, Refused refused) {
      String text = definitions.get(at).text();
      boolean lacks = OF_EXTENSIONS.contains(refused.state());
      for (int i = 0; i < definitions.size(); i++) {
        if (definitions.get(i).statement() instanceof Declaration.Extension create) {
          String extension = create.extension().value();
          boolean missing =
              outcomes.get(i) instanceof Refused || Provisions.standIn(extension).isPresent();
          if (i == at || missing && lacks && Provisions.mayUse(extension, text)) {
            return true;
          }
        }
      }
      return false;
    }

    private static boolean meet(Set<String> some, Set<String> others) {
      return some.stream().anyMatch(others::contains);
    }

    /** A statement without what makes no difference. */
    private static String spelling(String sql) {
      return Pieces.of(sql).stream()
          .map(Piece::text)
          .map(
              text ->
                  text.startsWith("'") || text.startsWith("\"")
                      ? text
                      : text.toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(" "))
          .replace(" if not exists ", " ");
    }
  }
}
