package dev.schemadoc.cli;

import dev.schemadoc.schema.Interpreter.Interpretation;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.workspace.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code schemadoc schema}: the schema as it was understood. */
@Command(
    name = "schema",
    header = "Show the schema that the designs describe.",
    description = {
      "",
      "All documents together, as they were understood: as a script that PostgreSQL runs, or as"
          + " JSON.",
      ""
    },
    parameterListHeading = "Arguments:%n",
    optionListHeading = "Options:%n",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:the schema is printed",
      "1:no design declares a table of that name",
      "2:the command could not be done"
    })
final class SchemaCommand implements Callable<Integer> {

  private static final int NEAR_NAMES = 3;

  /** What describes the schema. */
  enum Of {
    DESIGNS,
    MIGRATIONS
  }

  /** How it is written. */
  enum Format {
    SQL,
    JSON
  }

  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "TABLE",
      arity = "0..*",
      description = "Only these tables, as SQL names them; all if none is given.")
  private List<String> tables = new ArrayList<>();

  @Option(
      names = "--workspace",
      paramLabel = "DIR",
      description =
          "The folder of the workspace; else the nearest one upwards with .kiro/specs or .git.")
  private Optional<String> workspaceFolder = Optional.empty();

  @Option(
      names = "--of",
      paramLabel = "SOURCE",
      defaultValue = "designs",
      description = "designs (the default) or, once it is available, migrations.")
  private Of of = Of.DESIGNS;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "sql",
      description = "sql (the default) or json.")
  private Format format = Format.SQL;

  SchemaCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    if (of == Of.MIGRATIONS) {
      throw new Failure("the schema of the migrations is not available yet; use `--of designs`");
    }
    Opened opened = Opened.named(surroundings, workspaceFolder);
    opened.warn(surroundings);
    opened.unread().stream()
        .filter(unread -> unread.design())
        .forEach(unread -> surroundings.note(unread.message()));
    Workspace workspace = opened.workspace();
    Interpretation designs = workspace.designs();
    List<TableId> wanted = TableNames.find(tables, designs.schema().tables().keySet());
    List<TableId> unknown =
        wanted.stream().filter(table -> designs.schema().table(table).isEmpty()).toList();
    if (!unknown.isEmpty()) {
      unknown.forEach(table -> surroundings.err().println(answer(workspace, table)));
      return Main.PROBLEMS;
    }
    Interpretation shown = wanted.isEmpty() ? designs : SchemaPart.of(designs, wanted);
    switch (format) {
      case SQL -> surroundings.out().print(SchemaScript.of(shown));
      case JSON -> SchemaJson.write(shown, surroundings.out());
    }
    return Main.OK;
  }

  private static String answer(Workspace workspace, TableId table) {
    List<TableId> near = workspace.index().nearTables(table);
    String advice =
        near.isEmpty()
            ? "check the name"
            : near.stream()
                .limit(NEAR_NAMES)
                .map(id -> "`%s`".formatted(id))
                .collect(Collectors.joining(" or ", "did you mean ", "?"));
    return "schemadoc: "
        + Printable.line("no design document declares table `%s`; %s".formatted(table, advice));
  }
}
