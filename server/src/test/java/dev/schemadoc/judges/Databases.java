package dev.schemadoc.judges;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The PostgreSQL that the tests of one run share: started when the first of them asks for a
 * database, stopped and deleted when the run ends.
 */
final class Databases {
  private static final AtomicInteger count = new AtomicInteger();

  private Databases() {}

  /** Makes an empty database that no other test uses. */
  static Database fresh() {
    return copyOf("template1");
  }

  private static Database copyOf(String template) {
    String name = "judged_" + count.incrementAndGet();
    new Database("postgres")
        .execute("CREATE DATABASE %s TEMPLATE %s STRATEGY file_copy".formatted(name, template));
    return new Database(name);
  }

  private static EmbeddedPostgres server() {
    return Server.INSTANCE;
  }

  /** One database of the shared server. */
  record Database(String name) {
    Connection connect() throws SQLException {
      return server().getDatabase("postgres", name).getConnection();
    }

    /** Makes a database that holds the same; nobody may be connected to this one. */
    Database copy() {
      return copyOf(name);
    }

    /** Runs a script as one transaction; the reason for a failure names the script. */
    void execute(String script) {
      try (Connection connection = connect();
          var statement = connection.createStatement()) {
        statement.setEscapeProcessing(false);
        connection.setAutoCommit(name.equals("postgres"));
        statement.execute(script);
        if (!connection.getAutoCommit()) {
          connection.commit();
        }
      } catch (SQLException e) {
        throw new RefusedException(script, e);
      }
    }

    /** The URL as SQLAlchemy wants it, for a driver such as {@code psycopg2}. */
    String url(String driver) {
      return "postgresql+%s://postgres@127.0.0.1:%d/%s".formatted(driver, server().getPort(), name);
    }
  }

  /** PostgreSQL refused a script. */
  static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String state;

    private RefusedException(String script, SQLException reason) {
      super(reason.getMessage() + "\nin:\n" + script.strip(), reason);
      this.state = String.valueOf(reason.getSQLState());
    }

    /** Whether the script named a table or a type that is not there. */
    boolean missesSomething() {
      return state.equals("42P01") || state.equals("42704");
    }
  }

  /** Started when it is first used. EmbeddedPostgres stops itself when the virtual machine does. */
  private static final class Server {
    private static final EmbeddedPostgres INSTANCE = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
