package dev.schemadoc.judges;

import static dev.schemadoc.lsp.Editor.json;
import static dev.schemadoc.lsp.Editor.objects;
import static dev.schemadoc.lsp.Editor.string;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.schemadoc.lsp.Editor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged program as an editor starts it: a process with nothing but messages on its output.
 */
@Timeout(180)
final class PackagedServerIT {

  @TempDir private Path folder;
  private Path errors;
  private Process server;
  private Editor editor;

  @BeforeEach
  void start() throws IOException {
    errors = folder.resolve("errors.txt");
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    server =
        new ProcessBuilder(java.toString(), "-jar", Judge.program().toString(), "lsp")
            .directory(folder.toFile())
            .redirectError(errors.toFile())
            .start();
    editor = Editor.of(server);
  }

  @AfterEach
  void end() {
    server.destroyForcibly();
  }

  @Test
  void aMistakeIsMendedAndTheMigrationWritten() throws Exception {
    Path workspace = Judge.misspeltWorkspace(folder);
    editor.initialize(Editor.MODERN, workspace);
    String uri = editor.open(workspace.resolve(".kiro/specs/field-operations/design.md"));
    assertEquals(
        List.of("custmers"), editor.squiggles(uri).stream().map(Editor.Squiggle::words).toList());
    JsonObject fix = editor.codeAction(uri, "custmers", "Rename to `customers`");
    editor.apply(fix.getAsJsonObject("edit"));
    assertEquals(List.of(), editor.squiggles(uri));

    JsonObject action =
        editor.codeAction(uri, "TABLE jobs", "Generate Alembic migration for table `jobs`");
    JsonObject edit = editor.resolve(action).getAsJsonObject("result").getAsJsonObject("edit");
    editor.apply(edit);
    Path written = Editor.path(string(objects(edit.get("documentChanges")).getFirst(), "uri"));
    assertTrue(Files.readString(written).contains("\"005_care_plans\""), Files.readString(written));

    assertEquals(0, editor.quit());
    assertEquals("", Files.readString(errors));
  }

  @Test
  void theEndOfTheInputEndsTheProcess() throws Exception {
    editor.initialize(Editor.MODERN);
    editor.hangUp();
    assertEquals(1, editor.exitStatus());
    assertEquals("", Files.readString(errors));
  }

  @Test
  void theProcessEndsWithTheEditor() throws Exception {
    Process client = new ProcessBuilder("sleep", "600").start();
    try {
      editor.request("initialize", json("{'processId': %d, 'capabilities': {}}", client.pid()));
    } finally {
      client.destroyForcibly();
    }
    assertEquals(1, editor.exitStatus());
  }
}
