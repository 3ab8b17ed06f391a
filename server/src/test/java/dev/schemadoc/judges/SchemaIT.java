package dev.schemadoc.judges;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What `schema` prints makes the database that the documents' own SQL makes. */
class SchemaIT {
  @TempDir Path folder;

  @Test
  void theScriptMakesWhatTheDocumentsDescribe() throws Exception {
    var workspace = SampleWorkspace.copyTo(folder);
    var direct = Databases.fresh();
    List<String> definitions = new ArrayList<>(workspace.builtDefinitions());
    definitions.addAll(workspace.pendingDefinitions());
    RoundTrip.runInAnyOrder(direct, definitions);

    var printed = Databases.fresh();
    printed.execute(
        Judge.run(
            workspace.root(),
            Map.of(),
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Judge.program().toString(),
                "schema")));
    List<String> differences = new ArrayList<>(Catalog.of(printed).differences(Catalog.of(direct)));
    // Functions and triggers are no part of the schema yet.
    differences.removeIf(
        difference -> difference.startsWith("- function ") || difference.contains(" | trigger "));
    assertEquals(List.of(), differences);
  }
}
