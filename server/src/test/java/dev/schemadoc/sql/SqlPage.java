package dev.schemadoc.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes {@code docs/sql.md}, the page about the SQL that is read.
 *
 * <p>Which statements there are is taken from the grammar; what becomes of them, from reading the
 * sound statements in {@code test-fixtures/sql/}; what is said about anything else, from reading
 * the examples.
 */
final class SqlPage {

  static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  private static final String GRAMMAR =
      "server/src/main/resources/dev/schemadoc/sql/grammar/%s.grammar";

  /** Which statements of a rule become the record, where not all of them do. */
  private static final Map<String, String> CONDITIONS =
      Map.of(
          "alter_table", "with the name of a table",
          "set_relation", "for all but `OIDS`");

  /** What is read only to say why it is refused, so that no sound statement shows it. */
  private static final Map<String, String> REFUSED =
      Map.of("create_assertion", "*refused*: SQL has it, PostgreSQL has not");

  /** What stands in design documents besides; what is said about it is found by reading it. */
  private static final Map<String, List<String>> EXAMPLES = examples();

  private static Map<String, List<String>> examples() {
    Map<String, List<String>> examples = new LinkedHashMap<>();
    examples.put(
        "something left out",
        List.of(
            "CREATE TABLE jobs (id uuid, ...);",
            "CREATE TABLE jobs (…);",
            "CREATE TABLE jobs ( /* as above */ );",
            "CREATE TABLE jobs (id uuid, -- other columns\n);"));
    examples.put("a command of psql", List.of("\\d jobs"));
    examples.put(
        "a variable of psql or of a program",
        List.of("SELECT * FROM jobs WHERE id = :id;", "SELECT * FROM jobs WHERE id = $1;"));
    examples.put(
        "what a program fills in",
        List.of("SELECT * FROM {table} WHERE id = %s;", "SELECT * FROM <table>;"));
    examples.put(
        "a sketch of a table",
        List.of("jobs (id, title, …)", "jobs(id uuid PRIMARY KEY, title text)"));
    examples.put("a list", List.of("- jobs: what has to be done\n- visits: when"));
    examples.put("prose", List.of("Each job belongs to one customer."));
    examples.put("names in back-ticks", List.of("CREATE TABLE `jobs` (id uuid, data jsonb);"));
    examples.put("curly quotes", List.of("SELECT ‘open’;"));
    examples.put("one dollar sign for two", List.of("DO $ BEGIN END $;"));
    examples.put("an index in a table", List.of("CREATE TABLE jobs (id uuid, INDEX (id));"));
    examples.put(
        "SQL of another database",
        List.of(
            "CREATE TABLE jobs (id int AUTO_INCREMENT);",
            "CREATE TABLE jobs (id UInt64) ENGINE = MergeTree;"));
    return examples;
  }

  private static final String DIFFERENCES =
      """

      ## Where Schemadoc means to differ from PostgreSQL

      - **elision**: where something was left out, nothing is missing.
        The table is known to be shown in part.
      - **psql command**: a line that begins with a backslash is passed over.
      - **psql variable**: `:name`, `:'name'` and `:"name"` stand for a value or a name.
        A colon that touches the word before it is none: `a[1:n]` is a slice.
      - **placeholder**: `%s`, `{name}` and their like, which a program fills in, are no mistakes.
      - **inline index**: `INDEX (id)` in a table is told as MySQL's, although PostgreSQL takes it for a column named index.
      - **pseudo sql**: what is no SQL and was never meant to be is no syntax error.
      - Quotes that are not closed end with their line, so that one slip costs one line; a name in quotes never goes over a line break.
      - Statements without a semicolon end before a line that begins another one, and the semicolon is what is missing.
      - Expressions nested some hundred levels deep are refused, as PostgreSQL refuses them at a depth that depends on the server.

      `./judge` shows all other differences, of which there should be none; see [CONTRIBUTING](../CONTRIBUTING.md#the-reader-and-postgresqls-grammar).
      Three are the judge's own: it takes `$1a` for a parameter and `price $1` for a constant, and refuses a string that goes on behind a comment and a line break.
      PostgreSQL itself does none of it.
      """;

  private final StringBuilder page = new StringBuilder();
  private final List<Family> families = new ArrayList<>();
  private final Synopsis synopsis;
  private final Outcomes outcomes;

  /**
   * The statements of one file of the grammar.
   *
   * @param introduction the comment that the file begins with
   */
  private record Family(String file, String introduction) {}

  private SqlPage() throws IOException {
    List<GrammarText.Definition> definitions = new ArrayList<>();
    for (String file : Grammar.FILES) {
      String text = Files.readString(REPOSITORY.resolve(GRAMMAR.formatted(file)));
      definitions.addAll(GrammarText.read(text));
      if (!file.equals("common")) {
        families.add(new Family(file, introduction(text)));
      }
    }
    synopsis = new Synopsis(definitions);
    outcomes =
        Outcomes.of(
            REPOSITORY.resolve("test-fixtures/sql"),
            families.stream()
                .flatMap(family -> synopsis.beginnings(family.file() + "_statement").stream())
                .map(statement -> Grammar.number(statement.rule()))
                .collect(Collectors.toSet()));
  }

  static String text() throws IOException {
    SqlPage page = new SqlPage();
    page.write();
    return page.page.toString();
  }

  private void write() {
    page.append(
        """
        # SQL

        This page is generated from the grammar and from what is read; `SqlPageTest` compares it.

        Schemadoc reads every statement of PostgreSQL 18.
        What PostgreSQL refuses as it reads is a problem at the token where PostgreSQL stops, and what it accepts is none.
        A statement that was read is one of these:

        - *modelled*: its parts are known, with their places.
        - *carried as text*: it is known by its kind, its name and the names that it mentions.
        - *query*: it says nothing about the schema; the tables that it reads or changes are known.

        Tables, their indexes and comments, and enum types count for the schema, and [migrations](migrations/tables.md) are written from them.

        The tables below say for each statement what becomes of it, and the rule that reads it.
        Words in small letters are rules of the grammar, such as `persistence` for `TEMPORARY` or `UNLOGGED`; `…` stands for names.
        The records are those of `Statement`, `Declaration`, `Command`, `Change` and `AlterAction` in [dev.schemadoc.sql](../server/src/main/java/dev/schemadoc/sql/).
        """);
    families.forEach(this::family);
    actions();
    parts();
    apart();
    differences();
  }

  private void family(Family family) {
    String file = family.file();
    page.append("\n## %s\n\n".formatted(capital(file)));
    page.append(
        "%s\nRead by [%s.grammar](../%s).\n"
            .formatted(family.introduction(), file, GRAMMAR.formatted(file)));
    head("statement");
    synopsis.beginnings(file + "_statement").forEach(this::row);
  }

  /** The comment that a file begins with, one sentence a line. */
  private static String introduction(String text) {
    return text.lines()
        .takeWhile(line -> line.startsWith("--"))
        .map(line -> line.substring(2).strip())
        .collect(Collectors.joining(" "))
        .replace(". ", ".\n");
  }

  private void head(String first) {
    page.append("\n| %s | what becomes of it | rule |\n|---|---|---|\n".formatted(first));
  }

  private void row(Synopsis.Beginning beginning) {
    row(beginning.words(), beginning.rule(), outcomes.of(beginning.rule()));
  }

  private void row(String words, String rule, Set<String> records) {
    page.append(
        "| `%s` | %s | `%s` |\n"
            .formatted(
                words.startsWith("(") ? "( … )" : words.replace("|", "\\|"),
                become(rule, records),
                rule));
  }

  private String become(String rule, Set<String> records) {
    if (records.isEmpty() != REFUSED.containsKey(rule)) {
      throw new IllegalStateException(
          "test-fixtures/sql needs a sound statement that is read by " + rule);
    }
    if (records.isEmpty()) {
      return REFUSED.getOrDefault(rule, "");
    }
    if (records.equals(Set.of("Query"))) {
      return "*query*";
    }
    List<String> modelled =
        records.stream()
            .filter(name -> !name.equals("Other"))
            .map(name -> "`" + name + "`")
            .toList();
    if (modelled.isEmpty()) {
      return "*carried as text*";
    }
    String rest = modelled.size() == records.size() ? "" : rest(rule);
    String list =
        modelled.size() == 1
            ? modelled.getFirst()
            : String.join(", ", modelled.subList(0, modelled.size() - 1))
                + " or "
                + modelled.getLast();
    return "*modelled* as " + (outcomes.areChanges(rule) ? "`Alter`: " : "") + list + rest;
  }

  private String rest(String rule) {
    if (outcomes.areChanges(rule)) {
      return "; anything else is *carried as text*";
    }
    String condition = CONDITIONS.get(rule);
    if (condition == null) {
      throw new IllegalStateException(
          "not all that %s reads is modelled; say which, in SqlPage.CONDITIONS".formatted(rule));
    }
    return " %s, else *carried as text*".formatted(condition);
  }

  private void actions() {
    page.append(
        """

        ## Actions of ALTER TABLE

        Each action is read by itself: one that cannot be read costs only itself.
        """);
    head("action");
    for (Synopsis.Beginning action : synopsis.choice("alter_table", "alter_table_action")) {
      if (!action.rule().equals("alter_table_action")) {
        row(action);
      }
    }
    for (Synopsis.Beginning action : synopsis.choice("alter_table_action", "add_column")) {
      if (action.rule().equals("alter_column")) {
        for (Synopsis.Beginning change : synopsis.choice("_column_change", "set_type")) {
          action("ALTER [COLUMN] … ", Outcomes.COLUMN, "_column_change", change);
        }
      } else {
        action("", "", "alter_table_action", action);
      }
    }
  }

  /** A row for an action that may have no rule of its own. */
  private void action(String words, String prefix, String around, Synopsis.Beginning action) {
    boolean own = !action.rule().isEmpty();
    // A choice in braces is left to whatever stands there.
    String key = own ? action.rule() : action.words().replaceFirst(" \\{.*", "");
    row(words + action.words(), own ? action.rule() : around, outcomes.of(prefix + key));
  }

  private void parts() {
    page.append(
        """

        ## Inside of a statement

        What stands between the commas of a table is one of %s.
        Each is read by itself: one that cannot be read costs neither its table nor its neighbours.

        A constraint of a column or a table is one of %s.

        A query and a statement that changes rows may begin with `WITH`.

        Expressions are read with PostgreSQL's precedence, and give the columns and functions that they use: %s.
        """
            .formatted(
                names(TableItem.class), names(Constraint.Body.class), names(Expression.class)));
  }

  private void apart() {
    page.append(
        """

        ## What is no statement of PostgreSQL

        | what | for example | what is said |
        |---|---|---|
        """);
    EXAMPLES.forEach(
        (what, examples) -> {
          for (String example : examples) {
            page.append("| %s | %s | %s |\n".formatted(what, code(example), said(example)));
          }
        });
    page.append(
        """

        The SQL of other databases is recognised by what only they write: %s.
        Its tables are known by name; nothing is said about its statements, and no migration is written from them.
        [syntax](rules/syntax.md) shows more mistakes that have words of their own.
        """
            .formatted(
                Arrays.stream(Dialect.values())
                    .filter(dialect -> dialect != Dialect.POSTGRESQL)
                    .map(Dialect::title)
                    .collect(Collectors.joining(", "))));
  }

  /** What is told about a text. */
  private static String said(String text) {
    Script script = Script.read(text);
    if (script.dialect() != Dialect.POSTGRESQL) {
      return "that it is SQL of " + script.dialect().title();
    }
    String said =
        Stream.concat(
                script.problems().stream().map(problem -> "*error*: " + problem.message()),
                script.remarks().stream().map(remark -> "*hint*: " + remark.message()))
            .collect(Collectors.joining("; "));
    return said.isEmpty() ? "nothing" : said.replace("|", "\\|");
  }

  private static String code(String text) {
    String fence = text.contains("`") ? "``" : "`";
    String blank = text.startsWith("`") || text.endsWith("`") ? " " : "";
    String line = text.replace("\n", "⏎").replace("|", "\\|");
    return fence + blank + line + blank + fence;
  }

  private void differences() {
    page.append(DIFFERENCES);
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private static String names(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses())
        .map(it -> "`" + it.getSimpleName() + "`")
        .collect(Collectors.joining(", "));
  }
}
