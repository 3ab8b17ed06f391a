package dev.schemadoc.judges;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The judge of {@link AlembicIT} is right about revisions that were written by hand. */
class RoundTripIT {
  private static final List<String> DEFINITIONS =
      List.of(
          """
          CREATE TYPE size AS ENUM ('small', 'large');
          CREATE TABLE vans (
            id UUID PRIMARY KEY,
            customer_id UUID NOT NULL REFERENCES customers (id),
            size size NOT NULL DEFAULT 'small',
            CONSTRAINT valid_van CHECK (size <> 'large' OR id IS NOT NULL)
          );
          """);

  private static final String REVISION =
      """
      import sqlalchemy as sa
      from alembic import op
      from sqlalchemy.dialects import postgresql

      revision = "vans"
      down_revision = "005_care_plans"


      def upgrade():
          op.execute("CREATE TYPE size AS ENUM ('small', 'large')")
          size = postgresql.ENUM("small", "large", name="size", create_type=False)
          op.create_table(
              "vans",
              sa.Column("id", postgresql.UUID(as_uuid=True), nullable=False),
              sa.Column("customer_id", postgresql.UUID(as_uuid=True), nullable=False),
              sa.Column("size", size, server_default="small", nullable=False),
              sa.PrimaryKeyConstraint("id", name=op.f("vans_pkey")),
              sa.ForeignKeyConstraint(
                  ["customer_id"], ["customers.id"], name=op.f("vans_customer_id_fkey")
              ),
              sa.CheckConstraint(
                  "size <> 'large' OR id IS NOT NULL", name=op.f("valid_van")
              ),
          )


      def downgrade():
          op.drop_table("vans")
          op.execute("DROP TYPE size")
      """;

  @TempDir Path folder;

  static Stream<AlembicStack> stacks() {
    return AlembicStack.all();
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void aRightRevisionHasNoFaults(AlembicStack stack) throws Exception {
    assertEquals(List.of(), faults(stack, REVISION));
  }

  @Test
  void aLostDefaultIsAFault() throws Exception {
    String revision = REVISION.replace(", server_default=\"small\"", "");
    assertEquals(
        List.of(
            "upgrade: - table public.vans | column 003 size: public.size not null"
                + " default 'small'::public.size",
            "upgrade: + table public.vans | column 003 size: public.size not null"),
        faults(anyStack(), revision));
  }

  /** The naming convention in the project's env.py changes names that are not final. */
  @Test
  void aNameThatTheProjectChangesIsAFault() throws Exception {
    String revision = REVISION.replace("op.f(\"valid_van\")", "\"valid_van\"");
    assertEquals(
        List.of(
            "- table public.vans | constraint valid_van",
            "+ table public.vans | constraint ck_vans_valid_van"),
        faults(anyStack(), revision).stream()
            .map(fault -> fault.replaceFirst("upgrade: (.*): CHECK.*", "$1"))
            .toList());
  }

  @Test
  void aTypeThatStaysBehindIsAFault() throws Exception {
    String revision =
        REVISION
            .replace("op.execute(\"DROP TYPE size\")", "pass")
            .replace(
                "CREATE TYPE size AS",
                "DROP TYPE IF EXISTS size\")\n    op.execute(\"CREATE TYPE size AS");
    assertEquals(
        List.of("downgrade: + type public.size | enum ('small', 'large')"),
        faults(anyStack(), revision));
  }

  /**
   * The revisions of the sample do what its documents say, so that both can be a starting point.
   */
  @ParameterizedTest
  @MethodSource("stacks")
  void theSampleIsConsistent(AlembicStack stack) throws Exception {
    var workspace = SampleWorkspace.copyTo(folder);
    var migrated = Databases.fresh();
    stack.upgrade(workspace.root(), migrated);
    var direct = Databases.fresh();
    RoundTrip.runInAnyOrder(direct, workspace.builtDefinitions());
    assertEquals(List.of(), Catalog.of(migrated).differences(Catalog.of(direct)));

    stack.downgrade(workspace.root(), migrated, "base");
    assertEquals(List.of(), Catalog.of(migrated).differences(Catalog.of(Databases.fresh())));
  }

  private static AlembicStack anyStack() {
    return new AlembicStack("alembic-2.0", "psycopg2");
  }

  private List<String> faults(AlembicStack stack, String revision) throws Exception {
    var workspace = SampleWorkspace.copyTo(folder);
    return new RoundTrip(workspace, stack)
        .faults(
            () -> Files.writeString(workspace.versions().resolve("vans.py"), revision),
            DEFINITIONS);
  }
}
