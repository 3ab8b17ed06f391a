package dev.schemadoc.cli;

import dev.schemadoc.lsp.Server;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program: {@code schemadoc} at a terminal, and the language server when it is told so. */
@Command(
    name = "schemadoc",
    header = "Reads the database schema in design documents.",
    description = {
      "",
      "Checks the SQL in every .kiro/specs/**/design.md, shows the schema that the documents"
          + " describe together, and writes Alembic migrations from it.",
      ""
    },
    commandListHeading = "%nCommands:%n",
    optionListHeading = "Options:%n",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CheckCommand.class,
      ExplainCommand.class,
      MigrateCommand.class,
      SchemaCommand.class,
      LspCommand.class
    },
    versionProvider = Version.class)
@SuppressWarnings("UnusedVariable") // picocli looks at the options
public final class Main implements Runnable {

  /** Nothing is wrong. */
  static final int OK = 0;

  /** Something is wrong with what was looked at. */
  static final int PROBLEMS = 1;

  /** The program could not do what it was asked for. */
  static final int FAILED = 2;

  private static final List<List<String>> SERVER =
      List.of(List.of("lsp"), List.of("lsp", "--stdio"));

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help and exit.")
  private boolean help;

  @Option(names = "--version", versionHelp = true, description = "Show the version and exit.")
  private boolean version;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      hidden = true,
      description = "Show where an internal error comes from.")
  private boolean debug;

  Main() {}

  public static void main(String[] arguments) {
    // An editor waits for the server. To look around would be half of its start: is there a
    // terminal,
    // and in which characters does it write?
    System.exit(
        SERVER.contains(List.of(arguments))
            ? Server.run(System.in, new FileOutputStream(FileDescriptor.out))
            : run(Surroundings.ofProcess(), arguments));
  }

  /** Runs the program; the answer is its exit status. */
  static int run(Surroundings surroundings, String... arguments) {
    int status = guarded(surroundings, arguments);
    boolean unwritten = surroundings.out().checkError();
    if (unwritten) {
      surroundings.err().println("schemadoc: standard output could not be written to its end");
    }
    surroundings.err().flush();
    return unwritten ? FAILED : status;
  }

  /** Says how it is used, for no command was given. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }

  private static int guarded(Surroundings surroundings, String... arguments) {
    try {
      // An editor waits for the server, and the reading of arguments would be a third of its start.
      return SERVER.contains(List.of(arguments))
          ? new LspCommand(surroundings).call()
          : commandLine(surroundings, arguments).execute(arguments);
    } catch (RuntimeException | StackOverflowError failure) {
      return failed(failure, surroundings, arguments);
    }
  }

  private static int failed(Throwable failure, Surroundings surroundings, String... arguments) {
    String message =
        failure instanceof Failure known
            ? String.valueOf(known.getMessage())
            : "internal error: %s; please report it".formatted(failure);
    surroundings.err().println("schemadoc: " + Printable.line(message));
    if (List.of(arguments).contains("--debug")
        || !surroundings.variables().getOrDefault("SCHEMADOC_DEBUG", "").isEmpty()) {
      failure.printStackTrace(surroundings.err());
    }
    return FAILED;
  }

  private static CommandLine commandLine(Surroundings surroundings, String... arguments) {
    CommandLine commandLine = new CommandLine(new Main(), new Commands(surroundings));
    boolean painted = Paint.of(Color.AUTO, surroundings).on();
    return commandLine
        .registerConverter(Color.class, Words.of(Color.class))
        .registerConverter(CheckCommand.Format.class, Words.of(CheckCommand.Format.class))
        .registerConverter(CheckCommand.FailOn.class, Words.of(CheckCommand.FailOn.class))
        .registerConverter(SchemaCommand.Of.class, Words.of(SchemaCommand.Of.class))
        .registerConverter(SchemaCommand.Format.class, Words.of(SchemaCommand.Format.class))
        .setOut(surroundings.out())
        .setErr(surroundings.err())
        .setColorScheme(CommandLine.Help.defaultColorScheme(painted ? Ansi.ON : Ansi.OFF))
        .setParameterExceptionHandler((problem, given) -> misused(problem))
        .setExecutionExceptionHandler(
            (problem, command, result) -> failed(problem, surroundings, arguments));
  }

  private static int misused(ParameterException problem) {
    CommandLine command = problem.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    String message =
        problem instanceof UnmatchedArgumentException unmatched
            ? unmatched(unmatched)
            : String.valueOf(problem.getMessage());
    command.getErr().println("%s: %s".formatted(name, Printable.line(message)));
    command.getErr().println("See `%s --help`.".formatted(name));
    return FAILED;
  }

  private static String unmatched(UnmatchedArgumentException problem) {
    String given = problem.getUnmatched().getFirst();
    String kind =
        given.startsWith("-")
            ? "option"
            : problem.getCommandLine().getSubcommands().isEmpty() ? "argument" : "command";
    return "there is no %s `%s`%s"
        .formatted(
            kind,
            given,
            problem.getSuggestions().stream()
                .findFirst()
                .map("; did you mean `%s`?"::formatted)
                .orElse(""));
  }
}
