package dev.schemadoc.judges;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What test-fixtures/editors/emacs.el does, in a real Emacs with eglot. */
final class EmacsIT {

  @Test
  void showsTheSquiggleMendsItAndWritesTheMigration(@TempDir Path folder) throws Exception {
    Path emacs = Judge.require("emacs/emacs");
    Path script = Judge.ROOT.resolve("test-fixtures/editors/emacs.el");
    String workspace = Judge.misspeltWorkspace(folder).toString();

    Judge.run(
        folder,
        Map.of("WORKSPACE", workspace, "SERVER", Judge.serverCommand()),
        List.of(emacs.toString(), "-Q", "--batch", "-l", script.toString()));
  }
}
