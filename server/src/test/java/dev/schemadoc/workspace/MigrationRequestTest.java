package dev.schemadoc.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.schemadoc.schema.TableId;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.workspace.MigrationRequest.Wanted;
import dev.schemadoc.workspace.MigrationResult.NewFile;
import dev.schemadoc.workspace.MigrationResult.Ready;
import dev.schemadoc.workspace.MigrationResult.Refused;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is answered to somebody who wants a migration. */
final class MigrationRequestTest {

  private static final String DESIGN = ".kiro/specs/shop/design.md";
  private static final String INI = "[alembic]\nscript_location = migrations\n";
  private static final String FIRST = "revision = '001'\ndown_revision = None\n";

  private static final String SHOP =
      """
      ```sql
      CREATE TABLE users (id uuid PRIMARY KEY);
      CREATE TABLE orders (id uuid PRIMARY KEY, user_id uuid REFERENCES users (id));
      ```
      """;

  @Test
  void aTableOfNoDesignIsAnsweredWithNearNames() {
    Refused refused = refused(workspace(SHOP, Map.of()), "order");
    assertEquals(
        "no design document declares table `order`; did you mean `orders`?", refused.reason());
  }

  @Test
  void aTableNameThatIsAPathIsNoTable() {
    Refused refused = refused(workspace(SHOP, Map.of()), "../../etc/x");
    assertEquals(
        "no design document declares table `../../etc/x`; check the name", refused.reason());
  }

  @Test
  void aTableWhoseNameIsAPathStaysInTheFolder() {
    Workspace workspace =
        workspace(
            "```sql\nCREATE TABLE \"../../etc/x\" (id int);\n```\n", Map.of("alembic.ini", INI));
    NewFile file = ready(workspace, "../../etc/x").files().getFirst();
    assertTrue(file.path().startsWith("/w/migrations/versions/"), file.path());
    assertEquals(-1, file.path().indexOf(".."), file.path());
  }

  @Test
  void aWorkspaceWithoutAlembicGetsTheDefaultLayoutAndIsTold() {
    Ready ready = ready(workspace(SHOP, Map.of()), "users");
    assertTrue(ready.files().getFirst().path().startsWith("/w/alembic/versions/"));
    assertTrue(ready.files().getFirst().text().contains("down_revision: str | None = None"));
    assertTrue(ready.notes().getFirst().startsWith("no Alembic project was found"));
  }

  @Test
  void theNewRevisionFollowsTheHead() {
    Workspace workspace =
        workspace(SHOP, Map.of("alembic.ini", INI, "migrations/versions/001.py", FIRST));
    NewFile file = ready(workspace, "users").files().getFirst();
    assertTrue(file.text().contains("down_revision = \"001\""), file.text());
  }

  @Test
  void severalHeadsAreNamed() {
    Workspace workspace =
        workspace(
            SHOP,
            Map.of(
                "alembic.ini", INI,
                "migrations/versions/001.py", FIRST,
                "migrations/versions/002.py", FIRST.replace("001", "002")));
    assertEquals(
        "the chain of revisions has 2 heads: `001`, `002`; say which one to follow, or merge them",
        refused(workspace, "users").reason());
  }

  @Test
  void aRevisionThatCannotBeReadIsNotPassedOver() {
    Workspace workspace =
        workspace(
            SHOP,
            Map.of(
                "alembic.ini",
                INI,
                "migrations/versions/001.py",
                FIRST,
                "migrations/versions/002.py",
                "revision = make(\ndown_revision = '001'\n"));
    String reason = refused(workspace, "users").reason();
    assertTrue(reason.startsWith("the newest revision is not known: "), reason);
    assertTrue(reason.contains("migrations/versions/002.py"), reason);
  }

  @Test
  void aFolderOfRevisionsThatCannotBeReadIsNotPassedOver() {
    Workspace workspace =
        Workspace.EMPTY
            .with(new DocumentId("/w/" + DESIGN), SHOP)
            .withRoot(
                "/w",
                new ProjectFiles(
                    Map.of("alembic.ini", INI),
                    java.util.Set.of(),
                    Map.of("migrations/versions", "permission denied")));
    String reason = refused(workspace, "users").reason();
    assertTrue(reason.contains("`migrations/versions`"), reason);
    assertTrue(reason.contains("permission denied"), reason);
  }

  @Test
  void settingsThatCannotBeReadAreNotPassedOver() {
    Workspace workspace =
        Workspace.EMPTY
            .with(new DocumentId("/w/" + DESIGN), SHOP)
            .withRoot(
                "/w",
                new ProjectFiles(
                    Map.of(), java.util.Set.of(), Map.of("alembic.ini", "cannot be read")));
    assertEquals(
        "the settings of Alembic are not known: `alembic.ini` cannot be read; mend that first",
        refused(workspace, "users").reason());
  }

  @Test
  void whatNoRevisionIsWrittenForIsSaid() {
    String design =
        SHOP.replace(
            "```\n",
            """
            CREATE VIEW open_orders AS SELECT * FROM orders;
            ALTER TABLE users ENABLE ROW LEVEL SECURITY;
            ```
            """);
    assertEquals(
        "`shop/design.md` also has VIEW `open_orders`, settings of `users`, which no revision is"
            + " written for yet; write it by hand",
        ready(workspace(design, Map.of("alembic.ini", INI)), "users").notes().getFirst());
  }

  @Test
  void errorsOfTheDesignStandInTheWay() {
    String design = SHOP.replace("REFERENCES users", "REFERENCES usrs");
    Refused refused = refused(workspace(design, Map.of()), "orders");
    assertEquals("the design has an error; mend it first", refused.reason());
    assertEquals("unknown-table", refused.problems().getFirst().problem().code());
    // The other table is sound.
    assertEquals(1, ready(workspace(design, Map.of()), "users").files().size());
  }

  @Test
  void aTableThatIsShownInPartIsRefused() {
    String design = "```sql\nCREATE TABLE users (id uuid,\n  -- ... other fields\n);\n```\n";
    Refused refused = refused(workspace(design, Map.of()), "users");
    assertEquals(
        "a migration for `users` would not be whole: the design has columns that it leaves out",
        refused.reason());
  }

  @Test
  void allTablesAreChained() {
    Ready ready =
        ready(
            workspace(SHOP, Map.of("alembic.ini", INI, "migrations/versions/001.py", FIRST))
                .migrate(request(new Wanted.Everything(), false)));
    assertEquals(2, ready.files().size());
    assertTrue(ready.files().getFirst().text().contains("create_table(\n        \"users\""));
    assertTrue(
        ready
            .files()
            .getLast()
            .text()
            .contains("down_revision = \"" + ready.files().getFirst().revision() + "\""));
  }

  @Test
  void allTablesGoIntoASingleRevision() {
    Ready ready = ready(workspace(SHOP, Map.of()).migrate(request(new Wanted.Everything(), true)));
    assertEquals(1, ready.files().size());
  }

  @Test
  void anEnumTypeThatTheChainCreatesIsNotCreatedAgain() {
    String design =
        """
        ```sql
        CREATE TYPE mood AS ENUM ('sad', 'ok');
        CREATE TYPE size AS ENUM ('s', 'l');
        CREATE TABLE users (mood mood, size size);
        ```
        """;
    String chain =
        FIRST
            + "def upgrade():\n    op.execute(\"CREATE TYPE mood AS ENUM ('sad', 'ok')\")\n"
            + "    op.create_table('x', sa.Column('s', sa.Enum('s', 'l', name='size')))\n";
    Workspace workspace =
        workspace(design, Map.of("alembic.ini", INI, "migrations/versions/001.py", chain));
    String text = ready(workspace, "users").files().getFirst().text();
    assertTrue(text.contains("name=\"mood\", create_type=False"), text);
    assertEquals(-1, text.indexOf("CREATE TYPE"), text);
    assertEquals(-1, text.indexOf("DROP TYPE"), text);
  }

  @Test
  void nothingToDoIsSaid() {
    String chain =
        FIRST + "def upgrade():\n    op.create_table('users')\n    op.create_table('orders')\n";
    Workspace workspace =
        workspace(SHOP, Map.of("alembic.ini", INI, "migrations/versions/001.py", chain));
    MigrationResult result = workspace.migrate(request(new Wanted.Everything(), false));
    assertEquals(
        new Refused("nothing to do: the migrations build every table that is declared", List.of()),
        result);
  }

  private static Workspace workspace(String design, Map<String, String> files) {
    return Workspace.EMPTY
        .with(new DocumentId("/w/" + DESIGN), design)
        .withRoot("/w", new ProjectFiles(files, files.keySet(), Map.of()));
  }

  private static MigrationRequest request(Wanted wanted, boolean single) {
    return new MigrationRequest(
        wanted,
        single,
        Optional.empty(),
        Optional.empty(),
        ZonedDateTime.of(2025, 6, 15, 10, 30, 0, 0, ZoneOffset.UTC));
  }

  private static MigrationResult migrate(Workspace workspace, String table) {
    return workspace.migrate(
        request(new Wanted.Tables(List.of(TableId.of(table)), Optional.empty()), false));
  }

  private static Ready ready(Workspace workspace, String table) {
    return ready(migrate(workspace, table));
  }

  private static Ready ready(MigrationResult result) {
    return result instanceof Ready ready ? ready : fail(result.toString());
  }

  private static Refused refused(Workspace workspace, String table) {
    MigrationResult result = migrate(workspace, table);
    return result instanceof Refused refused ? refused : fail(result.toString());
  }
}
