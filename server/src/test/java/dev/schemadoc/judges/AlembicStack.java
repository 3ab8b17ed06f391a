package dev.schemadoc.judges;

import dev.schemadoc.judges.Databases.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A generation of Alembic and SQLAlchemy together with the driver that it connects with. */
record AlembicStack(String generation, String driver) {
  /** Every generation, with the driver that waits and the one that does not. */
  static Stream<AlembicStack> all() {
    return Stream.of("alembic-1.4", "alembic-2.0")
        .flatMap(
            generation ->
                Stream.of("psycopg2", "asyncpg")
                    .map(driver -> new AlembicStack(generation, driver)));
  }

  void upgrade(Path project, Database database) throws IOException, InterruptedException {
    alembic(project, database, "upgrade", "head");
  }

  void downgrade(Path project, Database database, String revision)
      throws IOException, InterruptedException {
    alembic(project, database, "downgrade", revision);
  }

  private void alembic(Path project, Database database, String command, String revision)
      throws IOException, InterruptedException {
    Path program = Judge.require(generation + "/alembic");
    Judge.run(
        project,
        Map.of("DATABASE_URL", database.url(driver), "PYTHONDONTWRITEBYTECODE", "1"),
        List.of(program.toString(), command, revision));
  }

  @Override
  public String toString() {
    return generation + " with " + driver;
  }
}
