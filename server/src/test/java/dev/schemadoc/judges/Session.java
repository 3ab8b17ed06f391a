package dev.schemadoc.judges;

import dev.schemadoc.judges.Databases.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * One transaction on an empty database, of which nothing stays.
 *
 * <p>The statements come from documents that anybody may have written, so they are run as somebody
 * who owns the schema and may make roles, but does not reach the machine.
 */
final class Session implements AutoCloseable {

  private final Connection connection;
  private final Statement statement;

  /** Whether nobody else uses the connection. */
  private final boolean alone;

  private int marks;

  private Session(Connection connection, boolean alone) throws SQLException {
    this.connection = connection;
    this.alone = alone;
    this.statement = connection.createStatement();
    statement.setEscapeProcessing(false);
  }

  /** Begins on the connection that all sessions share, so one after the other. */
  static Session begin() {
    return begin(Shared.CONNECTION, false);
  }

  /** Begins on a database of its own, beside another session. */
  static Session beginAlone() {
    return begin(connection(), true);
  }

  private static Session begin(Connection connection, boolean alone) {
    try {
      Session session = new Session(connection, alone);
      session.command(
          """
          SET createrole_self_grant = 'set, inherit';
          SET statement_timeout = '10s';
          SET ROLE author;
          """);
      return session;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Connection connection() {
    Database database = Databases.fresh();
    database.execute(
        """
        DO $$ BEGIN
          CREATE ROLE author CREATEROLE;
        EXCEPTION WHEN duplicate_object THEN
          NULL;
        END $$;
        ALTER SCHEMA public OWNER TO author;
        GRANT ALL ON DATABASE %s TO author;
        """
            .formatted(database.name()));
    try {
      Connection connection = database.connect();
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Made when it is first used. */
  private static final class Shared {
    private static final Connection CONNECTION = connection();
  }

  /** Runs a statement; what is refused leaves nothing behind. */
  Outcome run(String sql) {
    command("SAVEPOINT attempt");
    try {
      statement.execute(sql);
      Outcome outcome = outcome(statement.getWarnings());
      command("RELEASE SAVEPOINT attempt");
      return outcome;
    } catch (SQLException refusal) {
      command("ROLLBACK TO SAVEPOINT attempt; RELEASE SAVEPOINT attempt");
      return refused(refusal);
    }
  }

  /** Runs a statement as the superuser, who alone may make most extensions. */
  Outcome runAsSuperuser(String sql) {
    command("RESET ROLE");
    Outcome outcome = run(sql);
    command("SET ROLE author");
    return outcome;
  }

  /** Whether a condition is true. */
  boolean holds(String condition) {
    try (ResultSet row = statement.executeQuery("SELECT " + condition)) {
      return row.next() && row.getBoolean(1);
    } catch (SQLException e) {
      throw new IllegalStateException(condition, e);
    }
  }

  /** Remembers the state of the transaction. */
  Mark mark() {
    Mark mark = new Mark("mark_" + marks++);
    command("SAVEPOINT " + mark.name());
    return mark;
  }

  /** Goes back to a state, which may be done again. */
  void backTo(Mark mark) {
    command("ROLLBACK TO SAVEPOINT " + mark.name());
  }

  /** A state of the transaction. */
  record Mark(String name) {}

  private void command(String sql) {
    try {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static Outcome outcome(SQLWarning first) {
    for (SQLWarning each = first; each != null; each = each.getNextWarning()) {
      if (Outcome.Refused.DUPLICATES.contains(String.valueOf(each.getSQLState()))) {
        return new Outcome.Unchanged();
      }
    }
    return new Outcome.Executed();
  }

  private static Outcome refused(SQLException refusal) {
    Optional<ServerErrorMessage> said =
        refusal instanceof PSQLException exception
            ? Optional.ofNullable(exception.getServerErrorMessage())
            : Optional.empty();
    return new Outcome.Refused(
        String.valueOf(refusal.getSQLState()),
        said.map(ServerErrorMessage::getMessage).orElseGet(() -> refusal.getMessage()),
        said.map(ServerErrorMessage::getDetail).orElse(""),
        said.map(ServerErrorMessage::getWhere).orElse(""));
  }

  @Override
  public void close() {
    try {
      statement.close();
      connection.rollback();
      if (alone) {
        connection.close();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
