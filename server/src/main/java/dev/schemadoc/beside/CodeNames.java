package dev.schemadoc.beside;

import dev.schemadoc.schema.TableId;
import dev.schemadoc.sql.Name;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the names of tables in code that is not read any closer: the SQL in its texts, and what
 * schema builders and mappers of other languages are told.
 */
final class CodeNames {

  private CodeNames() {}

  private static final Set<String> SCRIPT = Set.of("ts", "mts", "cts", "js", "mjs", "cjs");

  /**
   * A way to declare a table.
   *
   * @param languages the endings of the files in which it is looked for; all where there are none
   * @param sign what the file holds, whole, for it to be looked for
   * @param pattern has a group {@code name} and perhaps {@code schema}
   */
  private record Form(Set<String> languages, String sign, Pattern pattern) {

    boolean isUsedIn(String ending, String text) {
      return (languages.isEmpty() || languages.contains(ending)) && text.contains(sign);
    }
  }

  /** How often a name may be looked for in one file; a generated one may hold any number. */
  private static final int MOST = 10_000;

  private static final String NAME = "[\"'`](?<name>[^\"'`\\s$]{1,200})[\"'`]";

  private static final List<Form> FORMS =
      List.of(
          // Drizzle
          form(SCRIPT, "pgTable", "\\bpgTable\\s*\\(\\s*" + NAME),
          // Kysely and Knex
          form(SCRIPT, ".createTable", "\\.createTable(?:IfNotExists)?\\s*\\(\\s*" + NAME),
          // TypeORM and MikroORM
          form(
              SCRIPT,
              "@Entity",
              "@Entity\\s*\\(\\s*(?:\\{[^}]{0,500}?\\b(?:name|tableName)\\s*:\\s*)?" + NAME),
          // Sequelize
          form(SCRIPT, "sequelize", "\\btableName\\s*:\\s*" + NAME),
          // Laravel
          form(Set.of("php"), "Schema::create", "\\bSchema::create\\s*\\(\\s*" + NAME),
          // Rails
          form(
              Set.of("rb"), "create_table", "\\bcreate_table\\s*\\(?\\s*[:\"'](?<name>\\w{1,200})"),
          // JPA
          form(
              Set.of("java", "kt"),
              "@Table",
              "@Table\\s*\\(\\s*(?:[^)]{0,500}?\\bname\\s*=\\s*)?" + NAME),
          // GORM
          form(
              Set.of("go"),
              "TableName()",
              "\\bTableName\\(\\)\\s*string\\s*\\{\\s*return\\s*" + NAME));

  /** SQL in a text of any language; a name with something put in is none. */
  private static final Pattern SQL =
      Pattern.compile(
          "\\bcreate\\s+(?:unlogged\\s+)?table\\s+(?:if\\s+not\\s+exists\\s+)?"
              + "(?<written>(?:[\\w\"]{1,200}\\.)?[\\w\"]{1,200})\\s*\\(",
          Pattern.CASE_INSENSITIVE);

  /** To look for these costs a tenth of looking for the pattern. */
  private static final List<String> SQL_SIGNS =
      List.of("CREATE TABLE", "create table", "CREATE UNLOGGED TABLE", "create unlogged table");

  /** The first line of a model of Prisma; the last one is a brace. */
  private static final Pattern PRISMA =
      Pattern.compile("(?m)^(?:model|view)\\s+(?<name>\\w+)\\s*\\{");

  private static final Pattern PRISMA_NAME =
      Pattern.compile("@@map\\s*\\(\\s*(?:name:\\s*)?" + NAME);

  private static final Pattern PRISMA_SCHEMA = Pattern.compile("@@schema\\s*\\(\\s*" + NAME);

  /** The tables that a file names. */
  static List<FoundTable> in(String path, String text) {
    String ending = path.substring(path.lastIndexOf('.') + 1);
    if (ending.equals("prisma")) {
      return prisma(text);
    }
    List<FoundTable> found = new ArrayList<>();
    for (Form form : FORMS) {
      if (form.isUsedIn(ending, text)) {
        Matcher matcher = form.pattern().matcher(text);
        while (matcher.find() && found.size() < MOST) {
          found.add(
              FoundTable.named(
                  TableId.of(Name.truncate(matcher.group("name"))), span(matcher, "name")));
        }
      }
    }
    if (SQL_SIGNS.stream().anyMatch(text::contains)) {
      Matcher matcher = SQL.matcher(text);
      while (matcher.find() && found.size() < MOST) {
        found.add(
            FoundTable.named(TableId.parse(matcher.group("written")), span(matcher, "written")));
      }
    }
    return List.copyOf(found);
  }

  private static List<FoundTable> prisma(String text) {
    List<FoundTable> found = new ArrayList<>();
    Matcher model = PRISMA.matcher(text);
    int from = 0;
    while (model.find(from) && found.size() < MOST) {
      int end = text.indexOf("\n}", model.end());
      String body = text.substring(model.end(), end < 0 ? text.length() : end);
      String name = inside(PRISMA_NAME, body).orElse(model.group("name"));
      String schema = inside(PRISMA_SCHEMA, body).orElse(TableId.DEFAULT_SCHEMA);
      found.add(FoundTable.named(new TableId(schema, Name.truncate(name)), span(model, "name")));
      from = model.end() + body.length();
    }
    return List.copyOf(found);
  }

  private static Optional<String> inside(Pattern pattern, String body) {
    Matcher matcher = pattern.matcher(body);
    return matcher.find() ? Optional.of(matcher.group("name")) : Optional.empty();
  }

  private static Span span(Matcher matcher, String group) {
    return new Span(matcher.start(group), matcher.end(group));
  }

  private static Form form(Set<String> languages, String sign, String pattern) {
    return new Form(languages, sign, Pattern.compile(pattern));
  }
}
