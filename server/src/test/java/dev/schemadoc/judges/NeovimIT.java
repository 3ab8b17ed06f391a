package dev.schemadoc.judges;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What test-fixtures/editors/neovim.lua does, in a real Neovim. */
final class NeovimIT {

  @Test
  void showsTheSquiggleMendsItAndWritesTheMigration(@TempDir Path folder) throws Exception {
    Path neovim = Judge.require("neovim/nvim");
    Path script = Judge.ROOT.resolve("test-fixtures/editors/neovim.lua");
    String workspace = Judge.misspeltWorkspace(folder).toString();

    Judge.run(
        folder,
        Map.of("WORKSPACE", workspace, "SERVER", Judge.serverCommand()),
        List.of(neovim.toString(), "--headless", "--clean", "-n", "-l", script.toString()));
  }
}
