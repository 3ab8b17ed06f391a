package dev.schemadoc.sql;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Roles, publications, and the statements that move data. */
final class ClusterChecks {

  private static final int PUBLICATION_OBJECT = Grammar.number("publication_object");
  private static final int CURRENT_SCHEMA = Grammar.number("current_schema");
  private static final int COLUMN_LIST = Grammar.number("column_list");
  private static final int ROW_FILTER = Grammar.number("row_filter");
  private static final int PUBLISHED_TABLE = Grammar.number("published_table");
  private static final int TABLE_NAME = Grammar.number("table_name");
  private static final int INTERVAL_FIELDS = Grammar.number("interval_fields");
  private static final int COPY_PROGRAM = Grammar.number("copy_program");
  private static final int COPY_FROM = Grammar.number("copy_from");
  private static final int COPY_TO = Grammar.number("copy_to");
  private static final int WHERE_CLAUSE = Grammar.number("where_clause");
  private static final int COPY_DELIMITERS = Grammar.number("copy_delimiters");

  private static final Set<String> ROLE_OPTIONS =
      Set.of(
          "superuser",
          "nosuperuser",
          "createrole",
          "nocreaterole",
          "replication",
          "noreplication",
          "createdb",
          "nocreatedb",
          "login",
          "nologin",
          "bypassrls",
          "nobypassrls",
          "noinherit");

  private static final Set<List<String>> ZONE_FIELDS =
      Set.of(List.of("hour"), List.of("minute"), List.of("hour", "to", "minute"));

  private ClusterChecks() {}

  /** {@code role_option}: most options are no keywords. */
  static Optional<Refusal> roleOption(Node node) {
    if (node.word().equals("unencrypted")) {
      return Optional.of(
          Refusal.at(node, "PostgreSQL keeps no password as it is written; drop `UNENCRYPTED`"));
    }
    Tokens tokens = node.parser().tokens();
    boolean name =
        node.stop() - node.start() == 1 && !Terminal.isKeyword(tokens.terminal(node.start()));
    return name && !ROLE_OPTIONS.contains(node.name().value())
        ? Optional.of(
            Refusal.at(
                node,
                "`%s` is no option of a role; use one such as `LOGIN` or `CREATEDB`"
                    .formatted(node.text())))
        : Optional.empty();
  }

  /**
   * {@code publication_object}: PostgreSQL looks at a name without a word before it when it has
   * read what belongs to it.
   */
  static Optional<Refusal> publicationObject(Node node) {
    return node.child(PUBLISHED_TABLE).flatMap(table -> publishedTable(node, table));
  }

  private static Optional<Refusal> publishedTable(Node object, Node table) {
    if (object.parser().tokens().is(table.stop(), Terminal.ASTERISK)) {
      return NameChecks.qualifiedName(table).map(refusal -> refusal.time(table.stop()));
    }
    // Behind the parenthesis of a filter PostgreSQL looks no further.
    int last = object.has(ROW_FILTER) ? object.stop() - 1 : object.stop();
    return NameChecks.noName(table)
        .map(refusal -> refusal.stop(last))
        .or(() -> NameChecks.tooLong(table));
  }

  /**
   * The objects of a publication: one without a word before it goes on with what the one before it
   * began.
   */
  static Optional<Refusal> publication(Node node) {
    boolean tables = false;
    boolean schemas = false;
    for (Node object : node.children(PUBLICATION_OBJECT)) {
      switch (kind(object)) {
        case TABLE -> {
          tables = true;
          schemas = false;
        }
        case SCHEMAS -> {
          tables = false;
          schemas = true;
        }
        case BARE -> {
          Optional<String> wrong =
              schemas ? noSchema(object) : tables ? noTable(object) : Optional.of(UNKNOWN);
          if (wrong.isPresent()) {
            return Optional.of(Refusal.at(object, wrong.get().formatted(object.text())));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static final String UNKNOWN =
      "what `%s` is has not been said; begin the list with `TABLE` or `TABLES IN SCHEMA`";

  private enum Kind {
    TABLE,
    SCHEMAS,
    BARE
  }

  private static Kind kind(Node object) {
    // Both words are also good names, so only what follows tells.
    boolean more = object.stop() - object.start() > 1;
    boolean table = object.word().equals("table") && more;
    boolean schemas = object.hasWord("schema") && object.word().equals("tables");
    return table ? Kind.TABLE : schemas ? Kind.SCHEMAS : Kind.BARE;
  }

  private static Optional<String> noTable(Node object) {
    return object.has(CURRENT_SCHEMA)
        ? Optional.of("`%s` is no table; put `TABLES IN SCHEMA` before it")
        : Optional.empty();
  }

  private static Optional<String> noSchema(Node object) {
    if (object.has(COLUMN_LIST) || object.has(ROW_FILTER)) {
      return Optional.of(
          "`%s` names a schema, which has neither columns nor rows; put `TABLE` before it");
    }
    boolean table = object.has(PUBLISHED_TABLE) || object.has(TABLE_NAME);
    boolean name = object.stop() - object.start() == 1;
    return !table || name
        ? Optional.empty()
        : Optional.of("`%s` is no schema; put `TABLE` before it");
  }

  /** {@code time_zone}: the fields of an interval are those that a time zone has. */
  static Optional<Refusal> timeZone(Node node) {
    return node.child(INTERVAL_FIELDS)
        .filter(fields -> !ZONE_FIELDS.contains(words(fields)))
        .map(
            fields ->
                Refusal.at(
                    fields,
                    "a time zone has hours and minutes; write `HOUR`, or `HOUR TO MINUTE`"));
  }

  private static List<String> words(Node node) {
    Tokens tokens = node.parser().tokens();
    return IntStream.range(node.start(), node.stop()).mapToObj(tokens::word).toList();
  }

  /** {@code copy}: a program is a text, and rows are chosen only on their way in. */
  static Optional<Refusal> copy(Node node) {
    return program(node).or(() -> condition(node));
  }

  private static Optional<Refusal> condition(Node node) {
    return node.child(COPY_TO)
        .flatMap(to -> to.child(WHERE_CLAUSE))
        .map(
            where ->
                Refusal.at(
                    where,
                    "rows are chosen only on their way in; write `COPY (SELECT … WHERE …) TO`"));
  }

  private static Optional<Refusal> program(Node node) {
    Optional<Node> direction = node.child(COPY_FROM).or(() -> node.child(COPY_TO));
    return direction
        .orElse(node)
        .child(COPY_PROGRAM)
        .filter(program -> program.hasWord("stdin") || program.hasWord("stdout"))
        .map(
            program -> {
              Refusal refusal =
                  Refusal.at(program, "`PROGRAM` runs a command; give it as a text in quotes");
              // PostgreSQL tells the place of what comes next, or of TO behind a query.
              return direction
                  .map(
                      it ->
                          it.child(COPY_DELIMITERS)
                              .map(next -> refusal.stop(next.start()))
                              .orElse(refusal))
                  .orElse(refusal.stop(program.start() - 1));
            });
  }
}
