package dev.schemadoc.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.schemadoc.sql.Script;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Place;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is known of names, from documents that are written here as plain SQL. */
final class SchemaIndexTest {

  private static final TableId USERS = TableId.of("users");
  private static final TableId ORDERS = TableId.of("orders");

  private static Facts facts(String name, String sql) {
    return new Facts(
        new DocumentId(name), sql, List.of(new Facts.Fence(Script.read(sql), Intent.DESIGN)));
  }

  private static SchemaIndex index(String... documents) {
    List<Facts> facts = new ArrayList<>();
    for (String document : documents) {
      facts.add(facts("/" + (facts.size() + 1), document));
    }
    return SchemaIndex.of(facts, Beside.NOTHING);
  }

  private static KnownTable table(Names names, String table) {
    return names.table(TableId.parse(table)).orElseThrow();
  }

  /** The statement of a number, counted from one, in the first document. */
  private static Step step(SchemaIndex index, int number) {
    Facts first = index.documents().iterator().next();
    return index.steps(first).get(number - 1);
  }

  private static String columns(KnownTable table) {
    return table.columns().values().stream()
        .map(column -> column.name() + (column.exists().isYes() ? "" : "?"))
        .collect(Collectors.joining(" "));
  }

  private static KnownColumn column(KnownTable table, String name) {
    return Objects.requireNonNull(table.columns().get(name), name);
  }

  private static String type(KnownTable table, String column) {
    return column(table, column).type().map(SqlType::sql).orElse("?");
  }

  @Nested
  final class Completeness {

    @Test
    void aTableThatIsShownWholeIsComplete() {
      KnownTable users = table(index("CREATE TABLE users (id uuid, email text);"), "users");
      assertTrue(users.complete());
      assertEquals(Answer.YES, users.has("email"));
      assertEquals(Answer.NO, users.has("name"));
      assertEquals(Answer.YES, users.has("ctid"));
    }

    @Test
    void whatIsLeftOutMayBeAnything() {
      KnownTable users = table(index("CREATE TABLE users (id uuid, ...);"), "users");
      assertFalse(users.complete());
      assertEquals(Answer.UNKNOWN, users.has("name"));
    }

    @Test
    void whatCannotBeReadMayBeAnything() {
      KnownTable users = table(index("CREATE TABLE users (id uuid, name NOT text);"), "users");
      assertEquals(Answer.UNKNOWN, users.has("email"));
    }

    @Test
    void aQueryMayGiveAnyColumns() {
      KnownTable users = table(index("CREATE TABLE users AS SELECT * FROM people;"), "users");
      assertEquals(Answer.UNKNOWN, users.has("name"));
      assertEquals(Answer.UNKNOWN, table(index("CREATE VIEW v (a) AS SELECT 1, 2;"), "v").has("b"));
    }

    @Test
    void aPartThatAddsNothingLeavesItComplete() {
      SchemaIndex index =
          index(
              "CREATE TABLE users (id uuid, email text);",
              "CREATE TABLE users (id uuid, ...);",
              "CREATE TABLE users (...);");
      assertTrue(table(index, "users").complete());
    }

    @Test
    void aPartThatShowsMoreMakesItDoubtful() {
      SchemaIndex index =
          index("CREATE TABLE users (id uuid);", "CREATE TABLE users (email text, ...);");
      assertFalse(table(index, "users").complete());
      assertEquals("id email?", columns(table(index, "users")));
    }

    @Test
    void twoDifferentTablesOfOneNameAreTheUnion() {
      SchemaIndex index =
          index(
              "CREATE TABLE users (id uuid, email text);",
              "CREATE TABLE users (id integer, name text);");
      KnownTable users = table(index, "users");
      assertFalse(users.complete());
      assertEquals("id email? name?", columns(users));
      assertEquals("?", type(users, "id"));
      assertEquals(Answer.UNKNOWN, users.has("phone"));
    }

    @Test
    void theSameTableTwiceIsOne() {
      String sql = "CREATE TABLE users (id uuid PRIMARY KEY, email text UNIQUE);";
      KnownTable users = table(index(sql, sql), "users");
      assertTrue(users.complete());
      assertEquals(2, users.declarations().size());
      assertEquals(2, users.constraints().size());
    }

    @Test
    void whatIsBesideTheDocumentsIsKnownAndNeverComplete() {
      Place place = new Place(new DocumentId("/models.py"), Span.at(0));
      KnownColumn id = KnownColumn.named("id", place).withType(Optional.of(SqlType.of("uuid")));
      Beside beside =
          new Beside.Builder()
              .table(USERS, RelationKind.TABLE, List.of(id), place)
              .table(ORDERS, place)
              .build();
      Facts facts = facts("/1", "CREATE TABLE users (email text);");
      SchemaIndex index = SchemaIndex.of(List.of(facts), beside);
      assertEquals("email id?", columns(table(index, "users")));
      assertEquals(Answer.NO, table(index, "users").has("name"));
      assertEquals(Answer.UNKNOWN, table(index, "orders").has("id"));
      SchemaIndex outside = SchemaIndex.of(List.of(), beside);
      assertEquals("uuid", type(table(outside, "users"), "id"));
      assertFalse(table(outside, "users").complete());
    }

    @Test
    void aFileOfSqlBesideTheDocumentsIsReadLikeADocument() {
      Beside beside =
          new Beside.Builder()
              .sql(
                  facts(
                      "/schema.sql",
                      "CREATE TABLE users (id uuid); ALTER TABLE users ADD email text;"
                          + "CREATE TABLE gone (id uuid); DROP TABLE gone;"
                          + "CREATE TYPE mood AS ENUM ('sad');"))
              .build();
      SchemaIndex index = SchemaIndex.of(List.of(), beside);
      assertEquals("id email", columns(table(index, "users")));
      assertEquals(Optional.empty(), index.table(TableId.of("gone")));
      assertEquals(Answer.YES, index.type(TableId.of("mood")).orElseThrow().hasLabel("sad"));
      assertEquals(Answer.UNKNOWN, index.type(TableId.of("mood")).orElseThrow().hasLabel("ok"));
    }
  }

  @Nested
  final class Parents {

    @Test
    void likeTakesTheColumnsAsTheyWere() {
      SchemaIndex index =
          index(
              """
              CREATE TABLE users (id uuid DEFAULT gen_random_uuid(), old text);
              CREATE TABLE copies (LIKE users, more int);
              ALTER TABLE users DROP COLUMN old;
              """);
      KnownTable copies =
          table(index.steps(index.documents().iterator().next()).get(2).ever(), "copies");
      assertEquals("id old more", columns(copies));
      assertTrue(copies.complete());
      assertEquals(Answer.NO, column(copies, "id").hasDefault());
    }

    @Test
    void likeTakesKeysOnlyWhereItSaysSo() {
      SchemaIndex index =
          index(
              """
              CREATE TABLE users (id uuid PRIMARY KEY);
              CREATE TABLE bare (LIKE users);
              CREATE TABLE full_copy (LIKE users INCLUDING ALL);
              """);
      assertEquals(Answer.NO, table(index, "bare").isUnique(List.of("id")));
      assertEquals(Answer.YES, table(index, "full_copy").isUnique(List.of("id")));
    }

    @Test
    void aPartitionHasAllOfItsTable() {
      SchemaIndex index =
          index(
              "CREATE TABLE logs (at timestamptz PRIMARY KEY, text text) PARTITION BY RANGE (at);",
              "CREATE TABLE logs_1 PARTITION OF logs FOR VALUES FROM (1) TO (2);");
      KnownTable part = table(index, "logs_1");
      assertEquals("at text", columns(part));
      assertTrue(part.complete());
      assertEquals(Answer.YES, part.isUnique(List.of("at")));
      assertEquals(Answer.YES, table(index, "logs").partitioned());
    }

    @Test
    void anHeirHasTheColumnsAndNotTheKeys() {
      SchemaIndex index =
          index("CREATE TABLE a (id uuid PRIMARY KEY); CREATE TABLE b (x int) INHERITS (a);");
      assertEquals("id x", columns(table(index, "b")));
      assertEquals(Answer.NO, table(index, "b").isUnique(List.of("id")));
    }

    @Test
    void aParentThatNobodyKnowsMayHaveAnyColumn() {
      KnownTable copies = table(index("CREATE TABLE copies (LIKE users, x int);"), "copies");
      assertEquals(Answer.YES, copies.has("x"));
      assertEquals(Answer.UNKNOWN, copies.has("y"));
    }

    @Test
    void aTypedTableHasTheFieldsOfItsType() {
      SchemaIndex index =
          index("CREATE TYPE point3 AS (x int, y int); CREATE TABLE points OF point3;");
      assertEquals("x y", columns(table(index, "points")));
      assertTrue(table(index, "points").complete());
    }

    @Test
    void tablesLikeEachOtherAreNoEndlessLoop() {
      SchemaIndex index = index("CREATE TABLE a (LIKE b); CREATE TABLE b (LIKE a);");
      assertEquals(Answer.UNKNOWN, table(index, "a").has("x"));
    }
  }

  @Nested
  final class Order {

    @Test
    void aNameIsThereFromItsDeclarationToItsDrop() {
      SchemaIndex index =
          index("CREATE TABLE users (id int); DROP TABLE users; CREATE TABLE users (id int);");
      assertTrue(step(index, 1).before().relations(USERS).isEmpty());
      assertFalse(step(index, 2).before().relations(USERS).isEmpty());
      assertTrue(step(index, 3).before().relations(USERS).isEmpty());
      assertTrue(step(index, 3).before().table(USERS).isEmpty());
      assertTrue(table(index, "users").complete());
    }

    @Test
    void whatIsDroppedHereIsGoneWhoeverDeclaresIt() {
      SchemaIndex index = index("DROP TABLE users; SELECT 1;", "CREATE TABLE users (id int);");
      assertTrue(step(index, 1).before().table(USERS).isPresent());
      assertTrue(step(index, 2).ever().table(USERS).isEmpty());
    }

    @Test
    void aColumnThatComesLaterIsFoundLater() {
      SchemaIndex index =
          index(
              """
              CREATE TABLE users (id int);
              CREATE INDEX ON users (email);
              ALTER TABLE users ADD COLUMN email text;
              """);
      assertEquals(Answer.NO, step(index, 2).before().hasColumn(USERS, "email"));
      assertEquals(Answer.YES, step(index, 2).ever().hasColumn(USERS, "email"));
    }

    @Test
    void aColumnThatWasDroppedIsGone() {
      SchemaIndex index =
          index(
              """
              CREATE TABLE users (id int, email text UNIQUE);
              ALTER TABLE users DROP COLUMN email;
              CREATE INDEX ON users (email);
              """);
      assertEquals(Answer.YES, step(index, 2).before().hasColumn(USERS, "email"));
      assertEquals(Answer.NO, step(index, 3).ever().hasColumn(USERS, "email"));
      assertEquals(List.of(), table(index, "users").constraints());
      assertTrue(step(index, 3).before().relations(TableId.of("users_email_key")).isEmpty());
    }

    @Test
    void aRenamedColumnKeepsWhatItIs() {
      SchemaIndex index =
          index(
              """
              CREATE TABLE users (id int, mail varchar(9) NOT NULL UNIQUE);
              CREATE TABLE orders (mail text REFERENCES users (mail));
              ALTER TABLE users RENAME COLUMN mail TO email;
              """);
      KnownTable users = table(index, "users");
      assertEquals("id email", columns(users));
      assertTrue(users.complete());
      assertEquals("character varying(9)", type(users, "email"));
      assertEquals(Answer.YES, users.isUnique(List.of("email")));
      assertEquals(
          List.of("email"), table(index, "orders").constraints().getFirst().targetColumns());
    }

    @Test
    void aRenamedTableKeepsWhatItIs() {
      SchemaIndex index =
          index(
              """
              CREATE TABLE people (id int PRIMARY KEY);
              CREATE INDEX people_id ON people (id);
              ALTER TABLE people RENAME TO users;
              ALTER TABLE users ADD COLUMN email text;
              """);
      assertEquals("id email", columns(table(index, "users")));
      assertEquals(Optional.empty(), index.table(TableId.of("people")));
      assertEquals(USERS, index.relations(TableId.of("people_id")).getFirst().owner());
      assertEquals(USERS, index.relations(TableId.of("people_pkey")).getFirst().owner());
    }

    @Test
    void aTableOfAnotherDocumentIsRenamedToo() {
      SchemaIndex index =
          index(
              "ALTER TABLE people RENAME TO users; SELECT 1;",
              "CREATE TABLE people (id int, email text);");
      KnownTable users = table(step(index, 2).ever(), "users");
      assertEquals("id email", columns(users));
      assertTrue(users.complete());
    }

    @Test
    void changesOfAnotherDocumentCountWithoutOrder() {
      SchemaIndex index =
          index(
              "CREATE TABLE users (id int, old text);",
              "ALTER TABLE users ADD COLUMN email text; ALTER TABLE users DROP COLUMN old;");
      KnownTable users = table(step(index, 1).ever(), "users");
      assertEquals("id email", columns(table(index, "users")).replace(" old?", ""));
      assertEquals(Answer.YES, table(index, "users").has("email"));
      assertEquals(Answer.UNKNOWN, table(index, "users").has("old"));
      assertTrue(users.complete());
    }

    @Test
    void typesAndDefaultsChange() {
      SchemaIndex index =
          index(
              """
              CREATE TABLE users (id int, n int);
              ALTER TABLE users ALTER n TYPE bigint, ALTER n SET NOT NULL, ALTER n SET DEFAULT 0;
              """);
      KnownColumn column = column(table(index, "users"), "n");
      assertEquals("bigint", column.type().orElseThrow().sql());
      assertEquals(Answer.YES, column.notNull());
      assertEquals(Answer.YES, column.hasDefault());
      assertEquals("integer", type(table(step(index, 2).before(), "users"), "n"));
    }

    @Test
    void aDroppedIndexLeavesItsNameFree() {
      SchemaIndex index =
          index(
              """
              CREATE TABLE users (id int);
              CREATE UNIQUE INDEX i ON users (id);
              DROP INDEX i;
              CREATE INDEX i ON users (id);
              """);
      assertTrue(step(index, 4).before().relations(TableId.of("i")).isEmpty());
      assertEquals(Answer.NO, table(index, "users").isUnique(List.of("id")));
    }

    @Test
    void membersComeAndGo() {
      SchemaIndex index =
          index(
              """
              CREATE TABLE users (id int);
              CREATE POLICY p ON users USING (true);
              DROP POLICY p ON users;
              CREATE POLICY p ON users USING (true);
              ALTER TABLE users ENABLE ROW LEVEL SECURITY;
              """);
      assertEquals(1, table(step(index, 3).before(), "users").members().size());
      assertEquals(0, table(step(index, 4).before(), "users").members().size());
      assertEquals(Answer.YES, table(index, "users").rowSecurity());
    }
  }

  @Nested
  final class Keys {

    private final KnownTable users =
        table(
            index(
                """
                CREATE TABLE users (
                  id int PRIMARY KEY, a int, b int, c int, d int, e int UNIQUE, UNIQUE (a, b));
                CREATE UNIQUE INDEX ON users (c);
                CREATE UNIQUE INDEX ON users (d) WHERE d > 0;
                CREATE UNIQUE INDEX ON users (lower(d::text));
                """),
            "users");

    @Test
    void keysAreThosePostgresqlTakes() {
      Function<List<String>, Answer> unique = users::isUnique;
      assertEquals(Answer.YES, unique.apply(List.of("id")));
      assertEquals(Answer.YES, unique.apply(List.of("b", "a")));
      assertEquals(Answer.YES, unique.apply(List.of("c")));
      assertEquals(Answer.YES, unique.apply(List.of("e")));
      assertEquals(Answer.NO, unique.apply(List.of("a")));
      assertEquals(Answer.NO, unique.apply(List.of("d")));
      assertEquals(Answer.NO, unique.apply(List.of("id", "a")));
    }

    @Test
    void constraintsAndIndexesHaveTheNamesThatPostgresqlGives() {
      SchemaIndex index =
          index(
              """
              CREATE TABLE users (
                id serial PRIMARY KEY, a int CHECK (a > 0) UNIQUE, b int REFERENCES users,
                CHECK (a > b), CHECK (a < b));
              CREATE INDEX ON users (a, lower(b::text));
              CREATE INDEX ON users (a, lower(b::text));
              """);
      List<String> names =
          table(index, "users").constraints().stream().map(KnownConstraint::name).toList();
      assertEquals(
          List.of(
              "users_a_check",
              "users_check",
              "users_check1",
              "users_pkey",
              "users_a_key",
              "users_b_fkey"),
          names);
      List<String> indexes =
          table(index, "users").indexes().stream().map(each -> each.id().name()).toList();
      assertEquals(List.of("users_a_lower_idx", "users_a_lower_idx1"), indexes);
      assertFalse(index.relations(TableId.of("users_id_seq")).isEmpty());
    }
  }

  @Nested
  final class Types {

    @Test
    void valuesOfAnEnumCanBeAddedAnywhere() {
      SchemaIndex index =
          index(
              "CREATE TYPE mood AS ENUM ('sad', 'ok');",
              "ALTER TYPE mood ADD VALUE 'happy'; ALTER TYPE mood RENAME VALUE 'sad' TO 'blue';");
      KnownType mood = index.type(TableId.of("mood")).orElseThrow();
      assertEquals(Answer.YES, mood.hasLabel("happy"));
      assertEquals(Answer.YES, mood.hasLabel("blue"));
      assertEquals(Answer.NO, mood.hasLabel("angry"));
    }

    @Test
    void twoDifferentEnumsAreDoubtful() {
      SchemaIndex index =
          index("CREATE TYPE mood AS ENUM ('sad');", "CREATE TYPE mood AS ENUM ('ok');");
      KnownType mood = index.type(TableId.of("mood")).orElseThrow();
      assertEquals(Answer.UNKNOWN, mood.hasLabel("angry"));
    }

    @Test
    void aBlockThatAsksFirstDeclaresToo() {
      SchemaIndex index =
          index(
              """
              DO $$ BEGIN
                CREATE TYPE mood AS ENUM ('sad', 'ok');
              EXCEPTION WHEN duplicate_object THEN null;
              END $$;
              """);
      assertEquals(Answer.YES, index.type(TableId.of("mood")).orElseThrow().hasLabel("ok"));
    }
  }

  @Nested
  final class Schemas {

    @Test
    void theSameNameInTwoSchemasIsTwoThings() {
      SchemaIndex index = index("CREATE TABLE auth.users (id uuid); CREATE TABLE users (id int);");
      assertEquals("uuid", type(table(index, "auth.users"), "id"));
      assertEquals("integer", type(table(index, "users"), "id"));
    }

    @Test
    void theSearchPathTellsWhereThingsAreMade() {
      SchemaIndex index =
          index(
              """
              CREATE SCHEMA app;
              SET search_path TO app, public;
              CREATE TABLE users (id uuid);
              ALTER TABLE users ADD COLUMN email text;
              ALTER TABLE teams ADD COLUMN email text;
              """,
              "CREATE TABLE teams (id int);");
      assertEquals("id email", columns(table(index, "app.users")));
      assertEquals("id email", columns(table(index, "teams")));
      assertEquals(Optional.empty(), index.table(USERS));
    }

    @Test
    void aSchemaThatNobodyDescribesBelongsToSomebodyElse() {
      SchemaIndex index = index("CREATE TABLE users (id uuid);");
      assertEquals(Answer.UNKNOWN, index.hasTable(TableId.parse("auth.users")));
      assertEquals(Answer.NO, index.hasTable(TableId.parse("teams")));
      assertEquals(Answer.UNKNOWN, index.hasTable(TableId.parse("pg_catalog.pg_class")));
      assertEquals(Answer.NO, index.hasSchema("auth"));
      assertEquals(Answer.YES, index.hasSchema("pg_temp"));
    }

    @Test
    void aNeighbourIsKnownAndForeign() {
      SchemaIndex other = index("CREATE TABLE invoices (id uuid);");
      SchemaIndex index =
          SchemaIndex.of(
              List.of(facts("/a", "CREATE TABLE users (id uuid);")),
              Beside.NOTHING,
              () -> List.of(other));
      TableId invoices = TableId.of("invoices");
      assertEquals(Optional.empty(), index.table(invoices));
      assertEquals(Answer.UNKNOWN, index.hasTable(invoices));
      assertTrue(index.foreign(invoices).isPresent());
    }
  }

  @Nested
  final class Mentioned {

    @Test
    void everyPlaceOfANameIsKnown() {
      String sql =
          """
          CREATE TABLE users (id int PRIMARY KEY, team int);
          CREATE TABLE orders (owner int REFERENCES users (id), CHECK (owner > 0));
          CREATE INDEX i ON users (team) WHERE id > 5;
          COMMENT ON COLUMN users.team IS 'x';
          ALTER TABLE users DROP COLUMN team;
          """;
      SchemaIndex index = index(sql);
      Function<Thing, List<String>> places =
          thing ->
              index.mentions(thing).stream()
                  .map(mention -> mention.role() + " " + mention.use() + " " + mention.step())
                  .toList();
      assertEquals(
          List.of("DECLARES SUBJECT 1", "REFERS FOREIGN_KEY 2", "REFERS PREDICATE 3"),
          places.apply(new Thing.Column(USERS, "id")));
      assertEquals(
          List.of(
              "DECLARES SUBJECT 1", "REFERS INDEX_KEY 3", "AMENDS COMMENT 4", "DROPS SUBJECT 5"),
          places.apply(new Thing.Column(USERS, "team")));
      assertEquals(
          List.of(
              "DECLARES SUBJECT 1",
              "REFERS FOREIGN_KEY 2",
              "REFERS OWNER 3",
              "REFERS OWNER 4",
              "AMENDS SUBJECT 5"),
          places.apply(new Thing.Table(USERS)));
      assertEquals(
          List.of("DECLARES SUBJECT 2", "REFERS CHECK 2"),
          places.apply(new Thing.Column(ORDERS, "owner")));
      for (Mention mention : index.mentions(new Thing.Column(USERS, "team"))) {
        assertEquals("team", mention.place().span().in(sql));
      }
    }

    @Test
    void aMentionKnowsItsStatement() {
      SchemaIndex index = index("SELECT 1; CREATE TABLE users (id int);");
      Facts facts = index.documents().iterator().next();
      Mention mention = index.mentions(new Thing.Table(USERS)).getFirst();
      assertTrue(index.step(facts, mention).statement() instanceof Statement.CreateTable);
    }
  }

  @Test
  void aDocumentWithManyStatementsAboutOneTableIsNoTrouble() {
    StringBuilder sql = new StringBuilder("CREATE TABLE users (id int);\n");
    for (int i = 0; i < 5_000; i++) {
      sql.append("ALTER TABLE users ADD COLUMN c").append(i).append(" int UNIQUE;\n");
      sql.append("CREATE INDEX ON users (id);\n");
    }
    SchemaIndex index = index(sql.toString());
    assertEquals(5_001, table(index, "users").columns().size());
    int found = 0;
    for (Step step : index.steps(index.documents().iterator().next())) {
      found += step.ever().hasColumn(USERS, "c4999").isYes() ? 1 : 0;
    }
    assertEquals(10_001, found);
  }

  @Test
  void theOrderOfDocumentsDoesNotCount() {
    String one = "CREATE TABLE users (id int); ALTER TABLE teams ADD COLUMN x int;";
    String two = "ALTER TABLE users ADD COLUMN y int; CREATE TABLE teams (id int);";
    Function<SchemaIndex, Map<TableId, String>> shown =
        index ->
            index.tables().stream()
                .collect(Collectors.toMap(id -> id, id -> columns(index.table(id).orElseThrow())));
    assertEquals(shown.apply(index(one, two)), shown.apply(index(two, one)));
  }
}
