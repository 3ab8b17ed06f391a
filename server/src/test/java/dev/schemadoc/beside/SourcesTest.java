package dev.schemadoc.beside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.schemadoc.schema.Beside;
import dev.schemadoc.schema.KnownTable;
import dev.schemadoc.schema.SchemaIndex;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Place;
import dev.schemadoc.text.Span;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What files of code and SQL make known. */
final class SourcesTest {

  private static final String ROOT = "/project";

  // SQL

  @Test
  void aDumpIsReadPastItsRows() {
    String dump =
        """
        SET statement_timeout = 0;
        CREATE TABLE public.users (
            id uuid NOT NULL,
            name text
        );
        ALTER TABLE public.users OWNER TO postgres;
        COPY public.users (id, name) FROM stdin;
        1\tO'Brien
        2\t$$
        \\.

        CREATE TYPE public.mood AS ENUM ('sad', 'ok');
        CREATE VIEW auth.people AS SELECT 1;
        ALTER TABLE ONLY public.users ADD CONSTRAINT users_pkey PRIMARY KEY (id);
        """;
    SchemaIndex index = index(Map.of("schema.sql", dump));
    assertEquals(Set.of(TableId.of("users"), TableId.parse("auth.people")), index.tables());
    assertEquals(Set.of(TableId.of("mood")), index.types());
    KnownTable users = index.table(TableId.of("users")).orElseThrow();
    assertEquals(Set.of("id", "name"), users.columns().keySet());
    assertFalse(users.complete());
  }

  @ParameterizedTest
  @CsvSource({
    "-- +goose Down",
    "-- +goose down",
    "-- migrate:down",
    "-- +migrate Down",
    "-- //@UNDO",
  })
  void theWayBackDoesNotCount(String mark) {
    String sql =
        "CREATE TABLE a (id int);\n%s\nDROP TABLE a;\nCREATE TABLE b (id int);\n".formatted(mark);
    assertEquals(Set.of(TableId.of("a")), tables("1.sql", sql));
  }

  @Test
  void sqlOfOtherDatabasesIsKnownByNameAtLeast() {
    assertEquals(
        Set.of(TableId.of("users")),
        tables("1.sql", "CREATE TABLE `users` (`id` int AUTO_INCREMENT) ENGINE=InnoDB;"));
  }

  // Code

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.ts | export const users = pgTable('users', {}) | users",
        "a.ts | export const users = pgTable(`users${x}`, {}) | ''",
        "a.ts | await db.schema.createTable(\"users\").execute() | users",
        "a.js | await knex.schema.createTableIfNotExists('users', t => {}) | users",
        "a.ts | @Entity('users') class User {} | users",
        "a.ts | @Entity({ schema: 'x', name: 'users' }) class User {} | users",
        "a.ts | @Entity() class User {} | ''",
        "a.js | const s = require('sequelize'); init({}, { tableName: 'users' }) | users",
        "a.php | Schema::create('users', function (Blueprint $t) {}); | users",
        "a.rb | create_table :users do | users",
        "a.rb | create_table \"users\", force: :cascade do | users",
        "A.java | @Table(name = \"users\") class User {} | users",
        "A.kt | @Table(schema = \"x\", name = \"users\") class User | users",
        "a.go | func (User) TableName() string { return \"users\" } | users",
        "a.py | conn.execute('CREATE TABLE IF NOT EXISTS users (id int)') | users",
        "a.py | conn.execute('create table auth.users(id int)') | auth.users",
        "a.ts | sql`CREATE TABLE \"Users\" (id int)` | \"Users\"",
        "a.py | '''How to CREATE TABLE users for people''' | ''",
        "a.py | f'CREATE TABLE {name} (id int)' | ''",
        "a.ts | model User { } | ''",
        "a.sql | SELECT 1 | ''",
      })
  void codeNamesTables(String path, String code, String table) {
    Set<TableId> expected = table.isEmpty() ? Set.of() : Set.of(TableId.parse(table));
    assertEquals(!expected.isEmpty(), Sources.maySay(path, code));
    assertEquals(expected, tables(path, code));
  }

  @Test
  void modelsOfPrismaMayHaveAnotherNameAndSchema() {
    String prisma =
        """
        // model Old {
        model User {
          id   String @id
          tags Json   @default("{}")
          @@map("users")
          @@schema("auth")
        }
        model Post {
          id String @id
        }
        enum Kind {
          A
        }
        """;
    assertEquals(
        Set.of(TableId.parse("auth.users"), TableId.parse("\"Post\"")),
        tables("prisma/schema.prisma", prisma));
  }

  @Test
  void theFormsOfOneLanguageAreNotLookedForInAnother() {
    assertEquals(Set.of(), tables("a.py", "pgTable('users', {})"));
    assertEquals(Set.of(), tables("a.go", "Schema::create('users')"));
  }

  // Files

  @ParameterizedTest
  @CsvSource({
    "app/models.py, true",
    "schema.sql, true",
    "app/models.pyc, false",
    "web/app.min.js, false",
    "web/types.d.ts, false",
    "vendor/x/models.go, false",
    "src/vendor/x.php, false",
    "src/vendor/models.py, true",
    "README.md, false",
    "Makefile, false",
  })
  void someFilesAreLookedAt(String path, boolean expected) {
    assertEquals(expected, Sources.isSource(path));
  }

  @Test
  void tablesHaveTheirPlaces() {
    String python = "class User(Base):\n    __tablename__ = 'users'\n";
    KnownTable users =
        index(Map.of("app/models.py", python)).table(TableId.of("users")).orElseThrow();
    assertEquals(
        new Place(new DocumentId(ROOT + "/app/models.py"), new Span(38, 45)),
        users.showings().getFirst().place());
    assertEquals(List.of(), users.declarations());
  }

  @Test
  void aForeignSchemaIsNotDescribedByForeignKeysIntoIt() {
    String python =
        """
        class Post(Base):
            __tablename__ = 'posts'
            a = Column(ForeignKey('auth.users.id'))
            b = Column(ForeignKey('team.id'))
        """;
    SchemaIndex index = index(Map.of("models.py", python));
    assertEquals(Set.of(TableId.of("posts"), TableId.of("team")), index.tables());
    assertFalse(index.isDescribed("auth"));
  }

  @Test
  void whatDidNotChangeIsTheSame() {
    Map<String, String> texts = Map.of("a.sql", "CREATE TABLE a ();");
    Sources first = Sources.of(ROOT, texts, Sources.UNREAD);
    assertSame(first, Sources.of(ROOT, Map.copyOf(texts), first));
    assertNotSame(first, Sources.of(ROOT, Map.of(), first));
    assertFalse(Sources.UNREAD.isRead());
    assertTrue(Sources.of(ROOT, Map.of(), Sources.UNREAD).isRead());
  }

  // Snippets

  @Test
  void codeInDocumentsIsReadAsOne() {
    Beside beside =
        Snippets.read(
            new DocumentId("/project/design.md"),
            List.of(
                snippet("python", "class M:\n    __tablename__ = 'ms'\n    __abstract__ = True\n"),
                snippet("python", "class User(M):\n    id = Column(Integer)\n"),
                snippet("prisma", "model Post {\n}"),
                snippet("rust", "pgTable('no')")));
    assertEquals(
        Set.of(TableId.of("ms"), TableId.of("Post")), SchemaIndex.of(List.of(), beside).tables());
  }

  private static Snippets.Snippet snippet(String language, String text) {
    return new Snippets.Snippet(language, text, span -> span);
  }

  private static Set<TableId> tables(String path, String text) {
    return new TreeSet<>(index(Map.of(path, text)).tables());
  }

  private static SchemaIndex index(Map<String, String> texts) {
    return SchemaIndex.of(List.of(), Sources.of(ROOT, texts, Sources.NONE).beside());
  }
}
