package dev.schemadoc.cli;

import dev.schemadoc.disk.Unread;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Source;
import dev.schemadoc.workspace.MigrationRequest;
import dev.schemadoc.workspace.MigrationRequest.Wanted;
import dev.schemadoc.workspace.MigrationResult;
import dev.schemadoc.workspace.MigrationResult.Located;
import dev.schemadoc.workspace.MigrationResult.NewFile;
import dev.schemadoc.workspace.Workspace;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code schemadoc migrate}: the Alembic migrations for tables of the designs. */
@Command(
    name = "migrate",
    header = "Write Alembic migrations for tables.",
    description = {
      "",
      "Each table gets a revision of its own, in the order in which they refer to each other, after"
          + " the newest revision that exists. Nothing that exists is overwritten, and nothing is"
          + " written for a table whose design has errors.",
      ""
    },
    parameterListHeading = "Arguments:%n",
    optionListHeading = "Options:%n",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:the files whose paths are printed are written",
      "1:the designs or the revisions stand in the way, and nothing is written",
      "2:the command could not be done"
    })
final class MigrateCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Parameters(
      paramLabel = "TABLE",
      arity = "0..*",
      description = "Tables of the designs, as SQL names them, with or without a schema.")
  private List<String> tables = new ArrayList<>();

  @Option(names = "--all", description = "All tables that no migration builds yet.")
  private boolean all;

  @Option(
      names = "--workspace",
      paramLabel = "DIR",
      description =
          "The folder of the workspace; else the nearest one upwards with .kiro/specs or .git.")
  private Optional<String> workspaceFolder = Optional.empty();

  @Option(names = "--single", description = "One revision for all tables.")
  private boolean single;

  @Option(
      names = {"-m", "--message"},
      paramLabel = "TEXT",
      description = "What the revision is called; else what it creates.")
  private Optional<String> message = Optional.empty();

  @Option(
      names = "--head",
      paramLabel = "REVISION",
      description = "The revision to follow, where there is more than one newest.")
  private Optional<String> head = Optional.empty();

  @Option(names = "--dry-run", description = "Print the files and write nothing.")
  private boolean dryRun;

  @Mixin private Colored colored = new Colored();

  MigrateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (all != tables.isEmpty()) {
      throw misuse(all ? "name tables or give --all, not both" : "name a table or give --all");
    }
    if (message.filter(String::isBlank).isPresent()) {
      throw misuse("the message is empty");
    }
    Opened opened = Opened.named(surroundings, workspaceFolder);
    opened.warn(surroundings);
    for (Unread unread : opened.unread()) {
      if (unread.design()) {
        surroundings.note(unread.message());
      }
    }
    Workspace workspace = opened.workspace();
    Wanted wanted =
        all
            ? new Wanted.Everything()
            : new Wanted.Tables(
                TableNames.find(tables, workspace.index().tables()), Optional.empty());
    MigrationRequest request =
        new MigrationRequest(
            wanted, single, message, head, ZonedDateTime.now(surroundings.clock()));
    return switch (workspace.migrate(request)) {
      case MigrationResult.Ready(List<NewFile> files, List<String> notes) -> {
        notes.forEach(surroundings::note);
        if (dryRun) {
          print(files);
        } else {
          NewFiles.write(
              opened.folder(), files, file -> surroundings.out().println(shown(file)), this::shown);
        }
        yield Main.OK;
      }
      case MigrationResult.Refused(String reason, List<Located> problems) -> {
        refuse(workspace, reason, problems);
        yield Main.PROBLEMS;
      }
    };
  }

  private ParameterException misuse(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }

  private String shown(NewFile file) {
    return surroundings.shown(new DocumentId(file.path()));
  }

  /** Each file below its path, which stands there as a comment, so that all is Python. */
  private void print(List<NewFile> files) {
    String separator = "";
    for (NewFile file : files) {
      surroundings.out().print(separator + "# " + shown(file) + "\n" + file.text());
      separator = "\n";
    }
  }

  private void refuse(Workspace workspace, String reason, List<Located> problems) {
    Map<DocumentId, Source> known = new HashMap<>();
    workspace.documents().forEach(document -> known.put(document.id(), document));
    Report report = new Report(known, problems, known.size());
    Paint paint = colored.paint(surroundings);
    TextReport.problems(report, surroundings, paint, surroundings.err());
    surroundings.err().println("schemadoc: " + Printable.line(reason));
  }
}
