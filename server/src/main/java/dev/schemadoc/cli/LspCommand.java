package dev.schemadoc.cli;

import dev.schemadoc.lsp.Server;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code schemadoc lsp}: the language server. */
@Command(
    name = "lsp",
    header = "Serve editors over standard input and output.",
    description = {"", "Speaks the language server protocol until the editor ends it.", ""},
    optionListHeading = "Options:%n")
final class LspCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Option(names = "--stdio", description = "Accepted, as editors pass it; there is no other way.")
  @SuppressWarnings("UnusedVariable") // picocli looks at it
  private boolean standard;

  LspCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return Server.run(surroundings.in(), surroundings.bytes());
  }
}
