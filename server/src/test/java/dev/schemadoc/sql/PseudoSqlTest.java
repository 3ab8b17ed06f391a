package dev.schemadoc.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pseudo-SQL is told apart from SQL with a mistake. */
final class PseudoSqlTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "TABLE    ! vans (id, plate, depot_id)",
        "TABLE    ! vans (id, plate, ...)",
        "TABLE    ! vans (…)",
        "TABLE    ! fleet.vans (id uuid PRIMARY KEY)",
        "TABLE    ! \"Vans\" (id)",
        "TABLE    ! vans( ⏎   id, plate UNIQUE ⏎ ) ⏎  ⏎ depots(id, city)",
        "TABLE    ! comments (id, body)",
        "TABLE    ! updates (id, body)",
        "TABLE    ! vans_of(depot uuid) RETURNS jsonb",
        "TABLE    ! busy_vans() RETURNS jsonb",
        "TABLE    ! Fahrzeuge (Kennzeichen, Standort)",
        "COLUMNS  ! id uuid PK default gen_random_uuid() ⏎ plate text",
        "COLUMNS  ! plate VARCHAR(9) NOT NULL",
        "LIST     ! - id UUID PRIMARY KEY ⏎ - plate TEXT",
        "LIST     ! - id",
        "LIST     ! - the driver's name",
        "LIST     ! * id ⏎ * plate",
        "LIST     ! • id",
        "LIST     ! 1. Create the table",
        "LIST     ! 1) Create the table",
        "LIST     ! - [ ] index",
        "LIST     ! - `id`",
        "LABEL    ! vans table: ⏎   - id (uuid)",
        "LABEL    ! state : 'new' | 'old'",
        "LABEL    ! state: 'new'",
        "LABEL    ! Columns added later:",
        "LABEL    ! tables: ALL (via DEFAULT PRIVILEGES)",
        "LABEL    ! ERROR:  relation \"vans\" does not exist",
        "MAPPING  ! vans.depot_id → depots.id",
        "MAPPING  ! vans.depot_id -> depots.id",
        "MAPPING  ! plate => sign",
        "MAPPING  ! vans ← depots",
        "EXCERPT  ! WHERE depot_id = $1",
        "EXCERPT  ! WHERE type = 'van'",
        "EXCERPT  ! WHERE type IN ('van')",
        "EXCERPT  ! AND role = 'driver'",
        "EXCERPT  ! OR (role = 'driver' AND action NOT IN ('a', 'b'))",
        "EXCERPT  ! CHECK (km >= 0)",
        "EXCERPT  ! UNIQUE (plate, depot_id)",
        "EXCERPT  ! LEFT JOIN depots d ON d.id = v.depot_id",
        "EXCERPT  ! ORDER",
        "EXCERPT  ! PERFORM pg_notify('vans', 'x')",
        "EXCERPT  ! km_left := greatest(0, limit - km)",
        "EXCERPT  ! busy AS (SELECT id FROM vans WHERE busy), idle AS (SELECT id FROM vans)",
        "EXCERPT  ! BEGIN EXCEPTION WHEN others THEN INSERT INTO log (a) VALUES (1)",
        "EXCERPT  ! DECLARE km int; BEGIN",
        "HEADING  ! vans",
        "HEADING  ! Vans Table",
        "HEADING  ! Core Entities",
        "DATA     ! { \"id\": 1 }",
        "DATA     ! [1, 2]",
        "DATA     ! | id | plate |",
        "DATA     ! (2 rows)",
        "DATA     ! 2024-05-01 12:00:00 ERROR something",
        "DATA     ! ┌────┐",
        "PROSE    ! The vans are kept for seven years.",
        "PROSE    ! Each van belongs to one depot, and the depot has an address",
        "PROSE    ! No changes to this schema are needed.",
        "PROSE    ! Create the tables that are needed for the fleet",
        "PROSE    ! Keine Änderungen an der Tabelle sind nötig",
        "PROSE    ! Las tablas que se crean para la flota",
        "PROSE    ! 车辆表 保留 七年 以后",
        "HEADING  ! テーブルは七年間保存されます",
      })
  void pseudoSql(PseudoSql form, String sql) {
    assertEquals(Optional.of(form), form(sql.replace(" ⏎ ", "\n"), true), sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CRAETE TABLE vans (id int)",
        "CREAT TABLE vans (id int)",
        "CREATE TABEL vans (id int)",
        "CREATE TABLE vans (id int PRIMRY KEY)",
        "CREATE vans (id int)",
        "TABLE vans (id int)",
        "TABEL vans (id int) x",
        "foo TABLE vans (id int)",
        "TABLE CREATE vans (id int)",
        "OR REPLACE FUNCTION f() RETURNS int",
        "OR REPLACE VIEW v AS SELECT 1",
        "UNIQUE INDEX a ON vans (id)",
        "INDEX a ON vans (id)",
        "WHERE INDEX a ON vans (id)",
        "SELEC * FROM vans",
        "SELCT id FROM vans",
        "SELET 1",
        "* FROM vans",
        "SELECT id FORM vans",
        "SELECT id, FROM vans",
        "INSER INTO vans (id) VALUES (1)",
        "INSERT vans (id) VALUES (1)",
        "vans (id) VALUES (1)",
        "UPDAT vans SET km = 1",
        "UPDATE vans SET km = WHERE id = 1",
        "DELET FROM vans",
        "ATLER TABLE vans ADD COLUMN a int",
        "ALTER TABLE vans ADD COLUM a int",
        "ALTER TABLE vans ADD COLUMN IF NOT EXISTS: a int",
        "DORP TABLE vans",
        "COMENT ON TABLE vans IS 'x'",
        "ON TABLE vans IS 'a → b'",
        "GRANT SELECT vans TO web",
        "COMIT",
        "ROLBACK",
        "busy AS (SELECT 1) SELECT id FROM busy",
        "POLICY a ON vans",
        "VIEW v AS SELECT 1",
      })
  void sqlWithAMistake(String sql) {
    assertEquals(Optional.empty(), form(sql, true), sql);
  }

  @Test
  void whatASemicolonTooManyCutsOffIsAMistake() {
    assertEquals(Optional.of(PseudoSql.EXCERPT), form("WHERE id = 1", true));
    assertEquals(Optional.empty(), form("WHERE id = 1", false));
    assertEquals(Optional.empty(), form("LIMIT 1", false));
    assertEquals(Optional.of(PseudoSql.LIST), form("- id", false));
    assertEquals(Optional.of(PseudoSql.EXCERPT), form("km := 1", false));
  }

  @Test
  void nothingIsNothing() {
    assertEquals(Optional.empty(), form("", true));
    assertEquals(Optional.empty(), form("-- only a comment", true));
    assertEquals(Optional.empty(), form("(", true));
  }

  @ParameterizedTest
  @CsvSource({
    "%s, 2",
    "%d, 2",
    "%(name)s, 5",
    "{name}, 3",
    "{{ name }}, 5",
    "<name>, 3",
    "<the name>, 4",
    "[name], 3",
    "?, 1",
    "% s, 0",
    "< name >, 0",
    "{}, 0",
    "{name, 0",
    "[1], 0",
    "name, 0",
  })
  void placeholders(String sql, int tokens) {
    assertEquals(tokens, Placeholder.end(view(sql + " x"), 0));
  }

  private static Optional<PseudoSql> form(String sql, boolean opens) {
    TokenView tokens = view(sql);
    return PseudoSql.of(tokens, 0, tokens.size(), opens);
  }

  private static TokenView view(String sql) {
    return TokenView.of(Lexer.read(sql));
  }
}
