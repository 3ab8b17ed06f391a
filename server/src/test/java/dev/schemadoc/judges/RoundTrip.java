package dev.schemadoc.judges;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.schemadoc.judges.Databases.Database;
import dev.schemadoc.judges.Databases.RefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * New revisions of the sample workspace, run forwards, backwards and forwards again by a real
 * Alembic on a real PostgreSQL. After the way forwards the catalog must be the one that the
 * definitions make when PostgreSQL runs them itself; after the way back, the one from before.
 */
record RoundTrip(SampleWorkspace workspace, AlembicStack stack) {
  private static final String LAST_OF_THE_SAMPLE = "005_care_plans";

  /** Writes the revisions and says what is wrong with them: nothing, if they are right. */
  List<String> faults(Writer writer, List<String> definitions)
      throws IOException, InterruptedException {
    Database judged = Databases.fresh();
    stack.upgrade(workspace.root(), judged);
    Database direct = judged.copy();
    runInAnyOrder(direct, definitions);
    Catalog before = Catalog.of(judged);
    Catalog wanted = Catalog.of(direct);
    assertNotEquals(before, wanted, "the definitions must ask for something");

    writer.write();
    stack.upgrade(workspace.root(), judged);
    Catalog after = Catalog.of(judged);
    stack.downgrade(workspace.root(), judged, LAST_OF_THE_SAMPLE);
    Catalog back = Catalog.of(judged);
    stack.upgrade(workspace.root(), judged);
    Catalog again = Catalog.of(judged);

    return Stream.of(
            said("upgrade", after.differences(wanted)),
            said("downgrade", back.differences(before)),
            said("second upgrade", again.differences(after)))
        .flatMap(List::stream)
        .toList();
  }

  /** Runs what can be run until nothing is left: documents refer to each other in any order. */
  static void runInAnyOrder(Database database, List<String> definitions) {
    List<String> left = definitions;
    while (!left.isEmpty()) {
      var refused = new ArrayList<RefusedException>();
      var waiting = new ArrayList<String>();
      for (String definition : left) {
        try {
          database.execute(definition);
        } catch (RefusedException e) {
          refused.add(e);
          waiting.add(definition);
        }
      }
      if (waiting.size() == left.size()
          || !refused.stream().allMatch(RefusedException::missesSomething)) {
        throw refused.getFirst();
      }
      left = waiting;
    }
  }

  /** Writes new revisions into the workspace. */
  interface Writer {
    void write() throws IOException, InterruptedException;
  }

  private static List<String> said(String way, List<String> differences) {
    return differences.stream().map(difference -> way + ": " + difference).toList();
  }
}
