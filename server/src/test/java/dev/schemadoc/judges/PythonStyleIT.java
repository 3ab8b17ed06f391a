package dev.schemadoc.judges;

import dev.schemadoc.alembic.Frame;
import dev.schemadoc.alembic.HeaderStyle;
import dev.schemadoc.alembic.NewRevision;
import dev.schemadoc.alembic.PythonStatement;
import dev.schemadoc.alembic.RandomPython;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Formatters have nothing to change in what is printed, whatever is printed. */
final class PythonStyleIT {
  private static final int FILES = 60;

  @TempDir Path folder;

  @Test
  void ruffLeavesItAlone() throws Exception {
    // Calls of nothing in particular break rules of other kinds.
    judge("ruff", "--select", "E9");
  }

  @Test
  void blackLeavesItAlone() throws Exception {
    judge("black");
  }

  private void judge(String name, String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Judge.require("python-style/" + name).toString());
    command.addAll(List.of(options));
    for (int seed = 0; seed < FILES; seed++) {
      Path file = folder.resolve("revision%02d.py".formatted(seed));
      Files.writeString(file, revision(new RandomPython(seed)));
      command.add(file.toString());
    }
    Judge.run(folder, Map.of(), command);
  }

  private static String revision(RandomPython random) {
    List<PythonStatement> body =
        List.of(
            new PythonStatement.Do(random.call(3)),
            new PythonStatement.Gap(),
            new PythonStatement.Remark("A remark"),
            new PythonStatement.Assign("name", random.call(2)),
            new PythonStatement.With(
                random.call(0), List.of(new PythonStatement.Raise(random.call(1)))));
    return Frame.render(
        new NewRevision(
            "Try \"everything\"",
            "005_jobs",
            List.of("004_offers"),
            "2025-06-14 10:01:00",
            List.of("Design: .kiro/specs/jobs/design.md"),
            HeaderStyle.DEFAULT,
            List.of("class Other(sa.types.UserDefinedType):\n    cache_ok = True"),
            new NewRevision.Body("Say \"yes\"", body),
            new NewRevision.Body("Say \\no", List.of())));
  }
}
