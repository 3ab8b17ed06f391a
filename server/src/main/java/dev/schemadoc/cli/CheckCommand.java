package dev.schemadoc.cli;

import dev.schemadoc.disk.Pages;
import dev.schemadoc.text.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code schemadoc check}: the problems of design documents. */
@Command(
    name = "check",
    header = "Say what is wrong with design documents.",
    description = {
      "",
      "Each document is checked with all others of its workspace known, which is the nearest folder"
          + " upwards with .kiro/specs or .git in it; only what is wrong in the paths given is"
          + " printed.",
      ""
    },
    parameterListHeading = "Arguments:%n",
    optionListHeading = "Options:%n",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:nothing is as bad as --fail-on says, or worse",
      "1:something is",
      "2:the check could not be done"
    })
final class CheckCommand implements Callable<Integer> {

  /** How problems are written. */
  enum Format {
    TEXT,
    JSON,
    GITHUB,
    GITLAB,
    SARIF
  }

  /** From which severity on problems count. */
  enum FailOn {
    ERROR,
    WARNING,
    INFO,
    NEVER;

    boolean counts(Severity severity) {
      return switch (this) {
        case ERROR -> severity.atLeast(Severity.ERROR);
        case WARNING -> severity.atLeast(Severity.WARNING);
        case INFO -> severity.atLeast(Severity.INFORMATION);
        case NEVER -> false;
      };
    }
  }

  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Documents, or folders with documents; the current folder if none is given.")
  private List<String> paths = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text (the default), json, github, gitlab or sarif.")
  private Format format = Format.TEXT;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      defaultValue = "error",
      description = "error (the default), warning, info or never: what makes the exit status 1.")
  private FailOn failOn = FailOn.ERROR;

  @Option(
      names = "--rule",
      paramLabel = "CODE",
      description =
          "Only the problems of this rule, even where it is off; may be given several times.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--ignore",
      paramLabel = "CODE",
      description = "All but the problems of this rule; may be given several times.")
  private List<String> without = new ArrayList<>();

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description =
          "The settings, instead of those in schemadoc.toml and pyproject.toml; paths in it count"
              + " from the workspace.")
  private Optional<String> settings = Optional.empty();

  @Mixin private Colored colored = new Colored();

  CheckCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    List<Target> targets = new ArrayList<>();
    for (String path : paths.isEmpty() ? List.of(".") : paths) {
      targets.add(Target.of(surroundings, path));
    }
    Selection selection = Selection.of(surroundings, settings, only, without);
    Check check;
    try (Progress progress = Progress.on(surroundings)) {
      check = Check.of(surroundings, targets, selection, progress);
    }
    Report report = check.report();
    Repository repository = Repository.around(check.root(), surroundings);
    switch (format) {
      case TEXT -> {
        Paint paint = colored.paint(surroundings);
        TextReport.problems(report, surroundings, paint, surroundings.out());
        surroundings.out().println(TextReport.summary(report));
      }
      case JSON -> JsonReport.write(report, check.root(), surroundings.out());
      case GITHUB -> GithubReport.write(report, repository, surroundings.out());
      case GITLAB -> GitlabReport.write(report, repository, surroundings.out());
      case SARIF -> SarifReport.write(report, repository, Pages::of, surroundings.out());
    }
    if (report.documents() == 0) {
      surroundings.note(
          "no design document was found; they are .kiro/specs/FEATURE/design.md, or what `designs`"
              + " in schemadoc.toml says");
    }
    if (!check.isWhole()) {
      return Main.FAILED;
    }
    boolean bad =
        report.problems().stream().anyMatch(one -> failOn.counts(one.problem().severity()));
    return bad ? Main.PROBLEMS : Main.OK;
  }
}
