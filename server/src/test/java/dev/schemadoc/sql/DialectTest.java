package dev.schemadoc.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fence is PostgreSQL's unless it plainly is not. */
final class DialectTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE vans (id INT AUTO_INCREMENT PRIMARY KEY)",
        "CREATE TABLE vans (id int NOT NULL) ENGINE=InnoDB",
        "CREATE TABLE vans (id int NOT NULL) ENGINE = MyISAM DEFAULT CHARSET=utf8mb4",
        "CREATE TABLE vans (seen timestamp DEFAULT NOW() ON UPDATE CURRENT_TIMESTAMP)",
        "CREATE TABLE vans (id INT(11) UNSIGNED)",
        "CREATE TABLE vans (id INT(11))",
        "CREATE TABLE vans (state ENUM('new', 'old'), seen DATETIME)",
        "CREATE TABLE vans (broken TINYINT(1) DEFAULT 0)",
        "CREATE TABLE vans (plate varchar(9) COMMENT 'as on the van')",
        "CREATE TABLE `vans` (`id` int)",
        "CREATE TABLE vans (id int, UNIQUE KEY vans_plate (plate))",
        "CREATE TABLE vans (id int, FULLTEXT INDEX vans_note (note))",
        "CREATE TABLE vans (note LONGTEXT)",
        "ALTER TABLE vans ADD COLUMN plate varchar(9) AFTER id;",
        "ALTER TABLE vans ADD COLUMN plate varchar(9) NULL AFTER id, ADD COLUMN color varchar(9)",
        "ALTER TABLE vans ADD INDEX vans_plate (plate)",
        "ALTER TABLE vans ADD KEY vans_plate (plate, color)",
        "ALTER TABLE vans MODIFY COLUMN plate varchar(12) NOT NULL",
        "ALTER TABLE vans MODIFY plate varchar(12) NOT NULL",
        "ALTER TABLE vans CHANGE COLUMN plate sign varchar(12)",
        "ALTER TABLE vans CHANGE plate sign varchar(12)",
        "ALTER TABLE vans DROP FOREIGN KEY vans_depot",
        "ALTER VIEW busy_vans AS SELECT id FROM vans",
        "DROP INDEX vans_plate ON vans",
        "INSERT INTO vans (id) VALUES (1) ON DUPLICATE KEY UPDATE id = 1",
        "INSERT IGNORE INTO vans (id) VALUES (1)",
        "UPDATE vans v JOIN depots d ON d.id = v.depot_id SET v.city = d.city",
        "UPDATE vans INNER JOIN depots ON true SET city = 'x'",
        "SELECT id FROM vans LIMIT 10, 20",
        "SHOW COLUMNS FROM vans",
        "USE fleet;",
        "DELIMITER //\nCREATE TRIGGER a BEFORE INSERT ON vans FOR EACH ROW SET NEW.a = 1//",
      })
  void mysql(String sql) {
    assertDialect(Dialect.MYSQL, sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE vans (id INTEGER PRIMARY KEY AUTOINCREMENT)",
        "PRAGMA foreign_keys = ON;",
        "CREATE TABLE vans (id INTEGER PRIMARY KEY) WITHOUT ROWID",
        "CREATE TABLE vans (id INTEGER PRIMARY KEY) STRICT;",
        "CREATE VIRTUAL TABLE notes USING fts5(body)",
        "CREATE TABLE vans (seen TEXT DEFAULT (datetime('now')))",
        "INSERT OR REPLACE INTO vans (id) VALUES (1)",
        "CREATE TABLE vans (id INTEGER UNIQUE ON CONFLICT REPLACE)",
        "SELECT name FROM sqlite_master",
        "SELECT strftime('%Y', seen) FROM vans",
        "CREATE TABLE vans (id TEXT DEFAULT (lower(hex(randomblob(16)))))",
      })
  void sqlite(String sql) {
    assertDialect(Dialect.SQLITE, sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE trips (id UInt64, at DateTime) ENGINE = MergeTree() ORDER BY id",
        "CREATE TABLE trips (id UInt64) ENGINE = ReplacingMergeTree ORDER BY id",
        "CREATE TABLE trips (note Nullable(String))",
        "CREATE TABLE trips (state LowCardinality(String))",
        "CREATE TABLE trips (at DateTime64(3), id UUID) PARTITION BY toYYYYMM(at)",
        "CREATE TABLE trips (id UUID, at date) TTL at + INTERVAL 1 MONTH",
        "CREATE TABLE trips (id Int64, name String) ORDER BY id SETTINGS index_granularity = 8192",
      })
  void clickhouse(String sql) {
    assertDialect(Dialect.CLICKHOUSE, sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE MEASUREMENT trips ( time TIMESTAMP, van STRING )",
        "CREATE RETENTION POLICY \"year\" ON \"fleet\" DURATION 52w REPLICATION 1",
        "SHOW MEASUREMENTS",
        "SHOW TAG KEYS FROM trips",
        "SELECT mean(\"km\") FROM trips WHERE time > now() - 1d GROUP BY time(1h)",
        "from(bucket: \"fleet\") |> range(start: -1h)",
      })
  void influxdb(String sql) {
    assertDialect(Dialect.INFLUXDB, sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE vans (id UNIQUEIDENTIFIER DEFAULT NEWID())",
        "CREATE TABLE vans (id INT IDENTITY(1,1) PRIMARY KEY)",
        "CREATE TABLE vans (plate NVARCHAR(9))",
        "CREATE TABLE vans (note VARCHAR(MAX))",
        "CREATE TABLE [dbo].[vans] ([id] int)",
        "CREATE TABLE dbo.vans (id int)",
        "CREATE TABLE vans (seen DATETIME2 DEFAULT GETDATE())",
        "SELECT TOP 10 id FROM vans",
        "SELECT id FROM vans WITH (NOLOCK)",
        "DECLARE @van int = 1",
        "CREATE INDEX vans_plate ON vans (plate)\nGO\nCREATE INDEX vans_id ON vans (id)\nGO",
        "CREATE NONCLUSTERED INDEX vans_plate ON vans (plate)",
        "CREATE OR ALTER PROCEDURE tidy AS SELECT 1",
      })
  void tsql(String sql) {
    assertDialect(Dialect.TSQL, sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE vans (plate VARCHAR2(9))",
        "CREATE TABLE vans (id NUMBER(10) PRIMARY KEY)",
        "CREATE TABLE vans (id RAW(16) DEFAULT SYS_GUID())",
        "CREATE TABLE vans (note CLOB, seen DATE DEFAULT SYSDATE)",
        "SELECT vans_seq.NEXTVAL FROM dual",
        "CREATE OR REPLACE PACKAGE fleet AS END fleet;",
        "CREATE SEQUENCE vans_seq START WITH 1 NOCACHE",
        "CREATE TABLE vans (id NUMBER GENERATED BY DEFAULT ON NULL AS IDENTITY)",
      })
  void oracle(String sql) {
    assertDialect(Dialect.ORACLE, sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-- ENGINE=InnoDB",
        "SELECT 'AUTO_INCREMENT'",
        "CREATE TABLE vans (id int, plate varchar(9), seen timestamp, broken boolean)",
        "CREATE TABLE settings (key varchar(100) PRIMARY KEY, value text)",
        "CREATE TABLE vans (engine text, comment text, \"index\" int, after date, nullable"
            + " boolean)",
        "UPDATE vans SET engine = 'diesel', comment = NULL WHERE unsigned",
        "ALTER TABLE vans ADD key text, ADD index int",
        "CREATE TYPE state AS ENUM ('new', 'old'); ALTER TYPE state ADD VALUE 'lost' AFTER 'new';",
        "CREATE TRIGGER a AFTER UPDATE ON vans FOR EACH ROW EXECUTE FUNCTION b();",
        "COMMENT ON TABLE vans IS 'ours'",
        "CREATE TABLE vans (id int, INDEX vans_id (id))",
        "CREATE TABLE vans (seen DATETIME)",
        "CREATE TABLE vans (state ENUM('new', 'old'))",
        "CREATE TABLE vans (id uuid DEFAULT gen_random_uuid(), seen timestamptz, INDEX a (id),"
            + " state ENUM('new'), last DATETIME)",
        "CREATE TABLE vans (id serial, tags text[], INDEX a (id), plate varchar(9) COMMENT 'x')",
        "CREATE TABLE vans (id jsonb, `plate` text)",
        "CREATE TABLE vans (id uuid, at timestamptz, hits bigint AUTO_INCREMENT)",
        "CREATE TABLE vans (id bigint GENERATED ALWAYS AS IDENTITY (START WITH 1))",
        "CREATE TABLE vans (a int, b int) PARTITION BY RANGE (a)",
        "SELECT id FROM vans LIMIT 10 OFFSET 20",
        "INSERT INTO vans (id) VALUES (1) ON CONFLICT (id) DO NOTHING",
        "CREATE TABLE [table_name] (id int)",
        "SHOW search_path; SET x = 1; SELECT nextval('vans_id_seq');",
        "CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN RETURN NEW; END $$ LANGUAGE plpgsql",
        "GRANT USAGE ON SCHEMA auth TO web; DROP INDEX vans_plate; DROP INDEX a CASCADE;",
      })
  void postgresql(String sql) {
    assertDialect(Dialect.POSTGRESQL, sql);
  }

  @Test
  void sqlThatCouldBeAnyIsInTheDialectOfTheDocument() {
    String mysql = "CREATE TABLE vans (id INT AUTO_INCREMENT)";
    String any = "ALTER TABLE vans ADD COLUMN plate varchar(9)";
    String postgresql = "CREATE TABLE depots (id uuid DEFAULT gen_random_uuid())";
    assertDialects("MYSQL MYSQL", mysql, any);
    assertDialects("MYSQL MYSQL", any, mysql);
    assertDialects("POSTGRESQL POSTGRESQL", any, any);
    assertDialects("MYSQL POSTGRESQL POSTGRESQL", mysql, any, postgresql);
    assertDialects("MYSQL POSTGRESQL", mysql, "-- nothing changes");
    assertDialects("MYSQL MYSQL", mysql, "CREATE TABLE jobs (state ENUM('a'), id uuid)");
    assertDialects("MYSQL MYSQL SQLITE MYSQL", mysql, mysql, "PRAGMA x", any);
  }

  @Test
  void everyMarkIsFoundInTheShortestTextThatBearsIt() {
    assertEquals(1, DialectMarks.in(view("jsonb_agg")).size());
    assertEquals(0, DialectMarks.in(view("\"jsonb\" 'jsonb' /* jsonb */ x_jsonb")).size());
    assertEquals(2, DialectMarks.in(view("jsonb jsonb Timestamptz AUTO_increment")).size());
  }

  private static void assertDialect(Dialect dialect, String sql) {
    assertEquals(dialect, DialectEvidence.of(view(sql)).dialect(), sql);
  }

  private static void assertDialects(String dialects, String... parts) {
    List<DialectEvidence> evidence =
        Arrays.stream(parts).map(part -> DialectEvidence.of(view(part))).toList();
    Dialect document = DialectEvidence.ofDocument(evidence);
    assertEquals(
        dialects,
        String.join(" ", evidence.stream().map(e -> e.dialect(document).name()).toList()));
  }

  private static TokenView view(String sql) {
    return TokenView.of(Lexer.read(sql));
  }
}
