package dev.schemadoc.judges;

import dev.schemadoc.judges.Outcome.Refused;
import dev.schemadoc.judges.Pieces.Piece;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.sql.Declaration;
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

  static MeaningTrial of(Workspace workspace) {
    return of(workspace, Workspace::problems);
  }

  static MeaningTrial of(Workspace workspace, Program program) {
    Execution execution = Execution.of(Definition.of(workspace));
    return new Comparer(workspace, execution, program).compare();
  }

  private static final class Comparer {

    private final Workspace workspace;
    private final Program program;
    private final List<Definition> definitions;
    private final List<Outcome> outcomes;
    private final List<List<Problem>> problems = new ArrayList<>();
    private final Dependencies dependencies;
    private final BitSet present;
    private final List<String> spelling = new ArrayList<>();

    Comparer(Workspace workspace, Execution execution, Program program) {
      this.workspace = workspace;
      this.program = program;
      this.definitions = execution.definitions();
      this.outcomes = execution.outcomes();
      this.dependencies = new Dependencies(definitions);
      this.present = execution.present();
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
              case Refused refused ->
                  isTold(i, Severity.WARNING) ? Judgement.REFUSED : untold(i, refused);
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

    private boolean isTold(int at, Severity severity) {
      return problems.get(at).stream().anyMatch(problem -> problem.severity().atLeast(severity));
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
      if (usesUnavailableExtension(at)) {
        return Judgement.EXTENSION;
      }
      return refused.isDuplicate() ? duplicate(at) : missing(at, refused);
    }

    private Judgement duplicate(int at) {
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
            && isTold(i, Severity.WARNING)) {
          return Judgement.REFUSED;
        }
      }
      return Judgement.MISSED;
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
      Set<TableId> known = workspace.index().tables();
      for (String name : dependencies.neededBy(at, refused)) {
        if (!dependencies.isDeclared(name)
            && known.stream().map(TableId::name).anyMatch(name::equals)) {
          return Judgement.BESIDE;
        }
      }
      return Judgement.MISSED;
    }

    private boolean usesUnavailableExtension(int at) {
      String text = definitions.get(at).text();
      for (int i = 0; i < definitions.size(); i++) {
        if (definitions.get(i).statement() instanceof Declaration.Extension create) {
          String extension = create.extension().value();
          boolean missing =
              outcomes.get(i) instanceof Refused || Provisions.standIn(extension).isPresent();
          if (i == at || missing && Provisions.usesExtension(extension, text)) {
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
