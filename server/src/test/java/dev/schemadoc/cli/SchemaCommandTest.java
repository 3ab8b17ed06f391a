package dev.schemadoc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.schemadoc.cli.Terminal.Run;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SchemaCommandTest {

  @TempDir Path root;
  private Terminal terminal;

  @BeforeEach
  void makeWorkspace() throws IOException {
    terminal = Terminal.in(root);
    terminal.write(
        ".kiro/specs/jobs/design.md",
        """
        ```sql
        CREATE TYPE job_status AS ENUM ('open', 'it''s done');
        CREATE TYPE colour AS ENUM ('red');
        CREATE TABLE jobs (
          id integer GENERATED ALWAYS AS IDENTITY,
          status job_status NOT NULL DEFAULT 'open',
          customer_id uuid REFERENCES customers (id) ON DELETE CASCADE,
          owner_id uuid REFERENCES auth.users (id),
          hours numeric(5,2) CHECK (hours > 0),
          PRIMARY KEY (id)
        );
        CREATE INDEX jobs_open ON jobs (lower(status::text), id DESC) WHERE status = 'open';
        ```
        """);
    terminal.write(
        ".kiro/specs/customers/design.md",
        """
        ```sql
        CREATE TABLE customers (id uuid PRIMARY KEY DEFAULT gen_random_uuid());
        ALTER TABLE jobs ADD COLUMN note text;
        ```
        """);
  }

  @Test
  void theSchemaIsAScript() {
    assertEquals(
        new Run(
            0,
            """
            CREATE TYPE job_status AS ENUM ('open', 'it''s done');
            CREATE TYPE colour AS ENUM ('red');
            CREATE TABLE customers (
              id uuid DEFAULT gen_random_uuid() NOT NULL,
              CONSTRAINT customers_pkey PRIMARY KEY (id)
            );
            CREATE TABLE jobs (
              id integer GENERATED ALWAYS AS IDENTITY NOT NULL,
              status job_status DEFAULT 'open' NOT NULL,
              customer_id uuid,
              owner_id uuid,
              hours numeric(5,2),
              note text,
              CONSTRAINT jobs_hours_check CHECK (hours > 0),
              CONSTRAINT jobs_pkey PRIMARY KEY (id)
            );
            ALTER TABLE jobs ADD CONSTRAINT jobs_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE;
            CREATE INDEX jobs_open ON jobs ((lower(status::text)), id DESC) WHERE status = 'open';
            -- not created above is auth.users, so this is left out: ALTER TABLE jobs ADD CONSTRAINT jobs_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES auth.users (id);
            """,
            ""),
        terminal.run("schema"));
  }

  @Test
  void certainTablesComeWithTheTypesTheyUse() {
    assertEquals(
        new Run(
            0,
            """
            CREATE TABLE customers (
              id uuid DEFAULT gen_random_uuid() NOT NULL,
              CONSTRAINT customers_pkey PRIMARY KEY (id)
            );
            """,
            ""),
        terminal.run("schema", "Customers"));
    Run jobs = terminal.run("schema", "jobs");
    assertEquals(
        "CREATE TYPE job_status AS ENUM ('open', 'it''s done');",
        jobs.out().lines().findFirst().orElse(""));
    assertEquals(2, jobs.out().lines().filter(line -> line.startsWith("-- not created")).count());
  }

  @Test
  void programsGetJson() {
    assertEquals(
        new Run(
            0,
            """
            {
              "tables": [
                {
                  "schema": "public",
                  "name": "customers",
                  "comment": null,
                  "columns": [
                    {
                      "name": "id",
                      "type": "uuid",
                      "notNull": true,
                      "default": "gen_random_uuid()",
                      "generated": null,
                      "identity": null,
                      "collation": null,
                      "comment": null
                    }
                  ],
                  "constraints": [
                    {
                      "name": "customers_pkey",
                      "kind": "primary key",
                      "columns": [
                        "id"
                      ],
                      "sql": "CONSTRAINT customers_pkey PRIMARY KEY (id)"
                    }
                  ],
                  "indexes": [],
                  "missing": []
                }
              ],
              "enums": []
            }
            """,
            ""),
        terminal.run("schema", "customers", "--format", "json"));
  }

  @Test
  void foreignKeysIndexesAndTypesAreInTheJson() {
    String json = terminal.run("schema", "jobs", "--format", "json").out();
    assertContains(
        json,
        """
            {
              "name": "jobs_customer_id_fkey",
              "kind": "foreign key",
              "columns": [
                "customer_id"
              ],
              "references": {
                "schema": "public",
                "name": "customers",
                "columns": [
                  "id"
                ]
              },
              "onDelete": "CASCADE",
              "onUpdate": "NO ACTION",
              "sql": "CONSTRAINT jobs_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE"
            }
        """);
    assertContains(
        json,
        """
            {
              "name": "jobs_open",
              "unique": false,
              "method": "btree",
              "keys": [
                "(lower(status::text))",
                "id DESC"
              ],
              "columns": [
                "id"
              ],
              "include": [],
              "where": "status = 'open'",
              "sql": "CREATE INDEX jobs_open ON jobs ((lower(status::text)), id DESC) WHERE status = 'open'"
            }
        """);
    assertContains(
        json,
        """
        {
          "schema": "public",
          "name": "job_status",
          "values": [
            "open",
            "it's done"
          ]
        }
        """);
  }

  @Test
  void whatIsNotShownIsSaid() throws IOException {
    terminal.write(
        ".kiro/specs/staff/design.md",
        "```sql\nCREATE TABLE staff (id uuid PRIMARY KEY, -- ... other columns\n);\n```\n");
    Run run = terminal.run("schema", "staff");
    assertEquals("-- not all of staff is shown: ", run.out().substring(0, 30));
  }

  @Test
  void anUnknownTableIsAnsweredWithTheNearOnes() {
    assertEquals(
        new Run(
            1,
            "",
            "schemadoc: no design document declares table `custmers`; did you mean `customers`?\n"),
        terminal.run("schema", "custmers"));
  }

  @Test
  void theSchemaOfTheMigrationsIsNotThereYet() {
    assertEquals(
        new Run(
            2,
            "",
            "schemadoc: the schema of the migrations is not available yet; use `--of designs`\n"),
        terminal.run("schema", "--of", "migrations"));
  }

  /** Compares without the space at the beginning of lines. */
  private static void assertContains(String whole, String part) {
    String flat = whole.replaceAll("(?m)^ +", "");
    String wanted = part.replaceAll("(?m)^ +", "").strip();
    assertEquals(wanted, flat.contains(wanted) ? wanted : flat);
  }
}
