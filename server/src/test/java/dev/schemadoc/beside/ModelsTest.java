package dev.schemadoc.beside;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables that are found in Python. */
final class ModelsTest {

  private static final String IMPORTS =
      """
      import enum
      import uuid
      import sqlalchemy as sa
      from datetime import date, datetime, time, timedelta
      from sqlalchemy import ARRAY, Boolean, Column, Enum, Float, ForeignKey, Integer, Numeric, String, Table
      from sqlalchemy.dialects import postgresql
      from sqlalchemy.dialects.postgresql import JSONB, UUID as PGUUID
      from sqlalchemy.orm import DeclarativeBase, Mapped, deferred, mapped_column, relationship
      from app.types import GUID
      """;

  // Classes

  @Test
  void aClassWithTheNameOfATableIsOne() {
    assertTables(
        """
        class User(Base):
            \"""People.\"""
            __tablename__ = "users"
            id = Column(Integer, primary_key=True)
            e_mail = Column("email", String(320))
            posts = relationship("Post")
            limit = 5
        """,
        "users: id integer, email character varying(320)");
  }

  @Test
  void annotatedColumnsAreColumns() {
    assertTables(
        """
        class User(Base):
            __tablename__: str = "users"
            id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
            name: Mapped[str] = mapped_column(String(100), nullable=False)
            born: Mapped[Optional[date]]
            seen: Mapped["datetime | None"] = mapped_column("seen_at")
            team_id: Mapped[int] = mapped_column(ForeignKey("teams.id"))
            posts: Mapped[list["Post"]] = relationship(back_populates="user")
            photo: Mapped[bytes] = deferred(mapped_column())
        """,
        "users: id uuid, name character varying(100), born date,"
            + " seen_at timestamp without time zone, team_id ?, photo bytea");
  }

  @Test
  void tablesMayBeMadeByCalls() {
    assertTables(
        """
        metadata = MetaData(schema="app")
        links = Table("links", metadata, Column("a", sa.BigInteger, ForeignKey("b.id")), *more)
        other = sa.Table("others", Base.metadata, Column("id", Integer), schema="x")
        def upgrade():
            op.create_table("made", sa.Column("id", sa.Integer(), nullable=False))
        def downgrade():
            op.create_table("gone", sa.Column("id", sa.Integer()))
        """,
        "app.links: a bigint",
        "x.others: id integer",
        "made: id integer");
  }

  @Test
  void tablesOfOtherLibrariesAreNone() {
    assertTables(
        """
        from rich.table import Table
        from rich.table import Column
        table = Table("Name", "Age")
        table = Table("x", Column("y"))
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"schema\": \"billing\"}",
        "(UniqueConstraint(\"a\"), {\"schema\": \"billing\"})",
        "{'comment': 'x', 'schema': SCHEMA}",
      })
  void theSchemaMayBeSaid(String arguments) {
    assertTables(
        """
        SCHEMA = "billing"
        class User(Base):
            __tablename__ = "users"
            __table_args__ = %s
        """
            .formatted(arguments),
        "billing.users:");
  }

  @Test
  void theSchemaMayBeInherited() {
    assertTables(
        """
        class Base(DeclarativeBase):
            metadata = MetaData(schema="billing")
        class User(Base):
            __tablename__ = "users"
        """,
        "billing.users:");
  }

  @Test
  void mixinsGiveColumns() {
    assertTables(
        """
        class Stamped:
            created_at: Mapped[datetime] = mapped_column(sa.DateTime(timezone=True))
            @declared_attr
            def owner_id(cls):
                return Column(Integer, ForeignKey("people.id"))
        class Base(DeclarativeBase):
            id: Mapped[int] = mapped_column(primary_key=True)
        class User(Stamped, Base):
            __tablename__ = "users"
            name = Column(String)
        """,
        "users: name character varying, created_at timestamp with time zone, owner_id integer,"
            + " id integer");
  }

  @Test
  void abstractClassesAreNoTables() {
    assertTables(
        """
        class Model(Base):
            __abstract__ = True
            __tablename__ = "never"
            id = Column(Integer)
        class User(Model):
            __tablename__ = "users"
        """,
        "users: id integer");
  }

  @Test
  void whatInheritsFromATableSharesItOrHasItsOwn() {
    assertTables(
        """
        class Person(Base):
            __tablename__ = "people"
            id = Column(Integer)
            kind = Column(String)
        class Boss(Person):
            bonus = Column(Integer)
        class Worker(Person):
            __tablename__ = "workers"
            id = Column(ForeignKey("people.id"))
        """,
        "people: id integer, kind character varying",
        "people: bonus integer, id integer, kind character varying",
        "workers: id ?");
  }

  // Names that follow from classes

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "return cls.__name__.lower() | orderline",
        "return cls.__name__.lower() + 's' | orderlines",
        "return f'app_{cls.__name__.lower()}' | app_orderline",
        "return re.sub(r'(?<!^)(?=[A-Z])', '_', cls.__name__).lower() | order_line",
        "return re.sub('([a-z0-9])([A-Z])', r'\\1_\\2', cls.__name__).lower() | order_line",
        "return PATTERN.sub('_', cls.__name__).lower() | order_line",
        "return snake(cls.__name__) + 's' | order_lines",
        "name = cls.__name__.removesuffix('Line'); return name.lower() | order",
        "return pluralize(cls.__name__) | ''",
        "return f'{cls.__name__!r}' | ''",
        "return re.sub('(a+)+$', '', cls.__name__) | ''",
        "return re.sub('(', '', cls.__name__) | ''",
      })
  void namesMayFollowFromClasses(String body, String table) {
    String python =
        """
        PATTERN = re.compile(r"(?<!^)(?=[A-Z])")
        def snake(name):
            first = re.sub("(.)([A-Z][a-z]+)", r"\\1_\\2", name)
            return re.sub("([a-z0-9])([A-Z])", r"\\1_\\2", first).lower()
        class Base(DeclarativeBase):
            @declared_attr.directive
            def __tablename__(cls) -> str:
                %s
        class OrderLine(Base):
            id = Column(Integer)
        """
            .formatted(body);
    assertTables(python, table.isEmpty() ? new String[] {} : new String[] {table + ": id integer"});
  }

  @Test
  void aRuleForNamesMayStandInAnotherFile() {
    String base =
        """
        class Base(DeclarativeBase):
            @declared_attr
            def __tablename__(cls): return cls.__name__.lower()
        """;
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "a/models.py", "from a.db import Base as B\nclass User(B):\n    id = Column(Integer)\n");
    files.put("a/db.py", base);
    files.put("b/db.py", base.replace(".lower()", ".upper()"));
    files.put("b/models.py", "from .db import Base\nclass User(Base):\n    id = Column(Integer)\n");
    assertEquals(List.of("user: id integer", "USER: id integer"), tables(files));
  }

  @Test
  void sqlModelNamesTablesLikeTheirClasses() {
    assertTables(
        """
        class HeroBase(SQLModel):
            name: str = Field(index=True)
            age: int | None = None
        class Hero(HeroBase, table=True):
            id: Optional[int] = Field(default=None, primary_key=True)
            team_id: int = Field(foreign_key="team.id")
            code: str = Field(max_length=3)
            data: dict = Field(sa_column=Column(JSONB))
            team: Team = Relationship()
            kind: ClassVar[str] = "x"
        class HeroPublic(HeroBase):
            id: int
        class Named(SQLModel, table=True):
            __tablename__ = "names"
        """,
        "hero: data jsonb, id integer, team_id ?, code ?, name character varying, age integer",
        "names:");
  }

  @Test
  void flaskNamesTablesLikeTheirClasses() {
    assertTables(
        """
        db = SQLAlchemy()
        class Model(db.Model):
            __abstract__ = True
        class HTTPLogEntry(Model):
            id = db.Column(db.Integer, primary_key=True)
        class User(db.Model):
            __tablename__ = "users"
            id = db.Column(db.Integer)
        tags = db.Table("tags", db.Column("id", db.Integer))
        class Net(nn.Model):
            x = Column(Integer)
        """,
        "http_log_entry: id integer",
        "users: id integer",
        "tags: id integer");
  }

  @Test
  void aNameThatCannotBeToldMakesNoTable() {
    assertTables(
        """
        class User(Base):
            __tablename__ = settings.USERS
        class Other(Base):
            __tablename__ = None
        class Third(Base):
            __tablename__ = f"{PREFIX}things"
        PREFIX = "my_"
        """,
        "my_things:");
  }

  @Test
  void classesMayGoRoundInCircles() {
    assertTables(
        """
        class A(B):
            id = Column(Integer)
        class B(A):
            __tablename__ = "bs"
        """,
        "bs: id integer",
        "bs: id integer");
  }

  // Types

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Integer | integer",
        "sa.BigInteger() | bigint",
        "String | character varying",
        "String(length=50) | character varying(50)",
        "String(SIZE) | character varying",
        "sa.Text() | text",
        "Boolean | boolean",
        "sa.DateTime | timestamp without time zone",
        "sa.DateTime(True) | timestamp with time zone",
        "postgresql.TIMESTAMP(timezone=True) | timestamp with time zone",
        "sa.Time | time without time zone",
        "Numeric(10, 2) | numeric(10,2)",
        "Numeric(precision=10) | numeric(10)",
        "Numeric | numeric",
        "Float | double precision",
        "Float(24) | ?",
        "PGUUID(as_uuid=True) | uuid",
        "postgresql.UUID | uuid",
        "JSONB | jsonb",
        "ARRAY(String(20)) | character varying(20)[]",
        "postgresql.ARRAY(sa.Text) | text[]",
        "sa.JSON().with_variant(JSONB, 'postgresql') | jsonb",
        "Boolean().with_variant(sa.Integer, 'sqlite') | boolean",
        "Enum(Color) | color",
        "Enum('a', 'b', name='Kind') | \"Kind\"",
        "Enum(Color, name='kind', schema='x') | x.kind",
        "Enum(Color, native_enum=False) | ?",
        "GUID() | ?",
        "Own | ?",
        "known | text",
        "looping | ?",
        "type_of(x) | ?",
        "ForeignKey('a.b') | ?",
        "ForeignKey('a.b'), type_=Integer | integer",
        "primary_key=True | ?",
      })
  void typesAreThoseOfPostgresql(String type, String expected) {
    assertTables(
        """
        class Own(TypeDecorator): pass
        class Color(enum.Enum): red = 1
        known = sa.Text()
        looping = looping
        class User(Base):
            __tablename__ = "users"
            x = Column(%s)
        """
            .formatted(type),
        "users: x " + expected);
  }

  @Test
  void aProjectMayThinkOtherwiseOfAnnotations() {
    assertTables(
        """
        class Base(DeclarativeBase):
            type_annotation_map = {int: BigInteger}
        class User(Base):
            __tablename__ = "users"
            id: Mapped[int] = mapped_column(primary_key=True)
            age: Mapped[int] = mapped_column(Integer)
        """,
        "users: id ?, age integer");
  }

  @Test
  void enumTypesComeWithTables() {
    PythonModule module =
        PythonModule.of(
            IMPORTS
                + """
                class Color(enum.Enum): red = 1
                class User(Base):
                    __tablename__ = "users"
                    a = Column(Enum(Color))
                    b = Column(sa.Enum("x", "y", name="letters"))
                    c = Column(postgresql.ENUM(Color, name="shade", schema="art"))
                    d = Column(Enum(Color, native_enum=False))
                """);
    assertEquals(
        List.of("color", "letters", "art.shade"),
        module.types().stream().map(type -> type.id().toString()).toList());
  }

  @Test
  void whatForeignKeysNameIsSomewhere() {
    PythonModule module =
        PythonModule.of(
            IMPORTS
                + """
                class Post(Base):
                    __tablename__ = "posts"
                    a = Column(ForeignKey("user.id"))
                    b = Column(ForeignKey("auth.users.id"))
                    c = Column(ForeignKey(User.id))
                    __table_args__ = (ForeignKeyConstraint(["a"], ["team.id"]),)
                """);
    assertEquals(
        List.of("user", "auth.users", "team"),
        module.mentioned().stream().map(table -> table.id().toString()).toList());
  }

  // Places

  @Test
  void placesAreThoseOfTheNames() {
    String python =
        """
        # \uD83D\uDE00 and é
        class User(Base):
            __tablename__ = "users"
            id = Column(Integer)
            e_mail = Column("email", String)
        class Hero(SQLModel, table=True):
            pass
        """;
    List<FoundTable> tables = found(Map.of("models.py", python));
    assertEquals("\"users\"", tables.get(0).span().in(python));
    assertEquals("id", tables.get(0).columns().get(0).span().in(python));
    assertEquals("\"email\"", tables.get(0).columns().get(1).span().in(python));
    assertEquals("Hero", tables.get(1).span().in(python));
  }

  // Broken files

  @Test
  void whatIsHalfWrittenIsReadAsFarAsItGoes() {
    String python =
        """
        class User(Base):
            __tablename__ = "users"
            id = Column(Integer, primary_key=
        class Post(Base):
            __tablename__ = "posts"
        """;
    for (int end = 0; end <= python.length(); end++) {
      found(Map.of("models.py", python.substring(0, end)));
    }
    assertEquals("users", found(Map.of("models.py", python)).getFirst().id().name());
  }

  @Test
  void nothingIsNestedTooDeeply() {
    int depth = 20_000;
    for (String python :
        List.of(
            "x = " + "deferred(".repeat(depth) + "Column(Integer)" + ")".repeat(depth),
            "__tablename__ = " + "(".repeat(depth) + "'x'" + ")".repeat(depth),
            "x = Column(" + "ARRAY(".repeat(depth) + "Integer" + ")".repeat(depth) + ")",
            "__tablename__ = " + "'x' + ".repeat(depth) + "'x'",
            "x: Mapped[" + "Optional[".repeat(depth) + "int" + "]".repeat(depth) + "]")) {
      found(Map.of("models.py", "class User(Base):\n    __tablename__ = 'u'\n    " + python));
    }
    StringBuilder line = new StringBuilder("class C0(Base):\n    __tablename__ = 'u'\n");
    for (int i = 1; i < 5_000; i++) {
      line.append("class C%d(C%d): pass\n".formatted(i, i - 1));
    }
    found(Map.of("models.py", line.toString()));
  }

  private static void assertTables(String python, String... expected) {
    assertEquals(List.of(expected), tables(Map.of("models.py", IMPORTS + python)));
  }

  private static List<String> tables(Map<String, String> files) {
    List<String> lines = new ArrayList<>();
    for (FoundTable table : found(files)) {
      List<String> columns =
          table.columns().stream()
              .map(it -> it.name() + " " + it.type().map(Object::toString).orElse("?"))
              .toList();
      lines.add((table.id() + ": " + String.join(", ", columns)).strip());
    }
    return lines;
  }

  private static List<FoundTable> found(Map<String, String> files) {
    Map<String, PythonModule> modules = new TreeMap<>();
    files.forEach((path, text) -> modules.put(path, PythonModule.of(text)));
    return Models.tables(modules).values().stream().flatMap(List::stream).toList();
  }
}
