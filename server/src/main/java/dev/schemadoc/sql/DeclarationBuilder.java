package dev.schemadoc.sql;

import dev.schemadoc.text.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Makes views, sequences, schemas, extensions and foreign tables of their syntax trees. */
final class DeclarationBuilder {

  private DeclarationBuilder() {}

  private static final int OR_REPLACE = Grammar.number("or_replace");
  private static final int IF_NOT_EXISTS = Grammar.number("if_not_exists");
  private static final int PERSISTENCE = Grammar.number("persistence");
  private static final int CREATE_RECURSIVE_VIEW = Grammar.number("create_recursive_view");
  private static final int VIEW_NAME = Grammar.number("view_name");
  private static final int MATERIALIZED_VIEW_NAME = Grammar.number("materialized_view_name");
  private static final int COLUMN_LIST = Grammar.number("column_list");
  private static final int COLUMN_NAME = Grammar.number("column_name");
  private static final int ACCESS_METHOD = Grammar.number("access_method");
  private static final int TABLESPACE_NAME = Grammar.number("tablespace_name");
  private static final int QUERY = Grammar.number("query");
  private static final int CHECK_OPTION = Grammar.number("check_option");
  private static final int SEQUENCE_NAME = Grammar.number("sequence_name");
  private static final int SCHEMA_NAME = Grammar.number("schema_name");
  private static final int ROLE = Grammar.number("role");
  private static final int EXTENSION_NAME = Grammar.number("extension_name");
  private static final int EXTENSION_OPTION = Grammar.number("extension_option");
  private static final int EXTENSION_VERSION = Grammar.number("extension_version");
  private static final int CASCADE = Grammar.number("cascade");
  private static final int NEW_TABLE_NAME = Grammar.number("new_table_name");
  private static final int SERVER_NAME = Grammar.number("server_name");
  private static final int GENERIC_OPTIONS = Grammar.number("generic_options");

  /** A view, unless not even its name could be read. */
  static Optional<Statement> view(Node node, Span span) {
    boolean materialized = node.has(MATERIALIZED_VIEW_NAME);
    return node.qualifiedName(materialized ? MATERIALIZED_VIEW_NAME : VIEW_NAME)
        .map(
            name ->
                new Declaration.View(
                    materialized,
                    node.has(OR_REPLACE),
                    node.is(CREATE_RECURSIVE_VIEW),
                    node.has(IF_NOT_EXISTS),
                    persistence(node),
                    name,
                    node.names(COLUMN_LIST, COLUMN_NAME),
                    node.name(ACCESS_METHOD),
                    SettingBuilder.of(node),
                    node.name(TABLESPACE_NAME),
                    node.child(QUERY).map(Node::span),
                    node.child(QUERY).flatMap(Selection::of),
                    node.child(CHECK_OPTION)
                        .map(
                            check ->
                                new Declaration.View.CheckOption(
                                    check.hasWord("local"), check.span())),
                    TableBuilder.withData(node),
                    References.of(node, name.span()),
                    span));
  }

  private static Optional<String> persistence(Node node) {
    return node.hasWord("unlogged")
        ? Optional.of("UNLOGGED")
        : node.child(PERSISTENCE).map(TableBuilder::persistence);
  }

  /** A sequence, unless not even its name could be read. */
  static Optional<Statement> sequence(Node node, Span span) {
    return node.qualifiedName(SEQUENCE_NAME)
        .map(
            name ->
                new Declaration.Sequence(
                    persistence(node),
                    node.has(IF_NOT_EXISTS),
                    name,
                    SequenceBuilder.options(node),
                    References.of(node, name.span()),
                    span));
  }

  /** A schema, unless neither its name nor its owner could be read. */
  static Optional<Statement> schema(Node node, Span span) {
    Optional<Name> name = node.name(SCHEMA_NAME);
    Optional<Name> role = node.name(ROLE);
    return name.isEmpty() && role.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Declaration.Schema(
                node.has(IF_NOT_EXISTS),
                name,
                role,
                name.map(own -> References.of(node, own.span()))
                    .orElseGet(() -> References.of(node)),
                span));
  }

  /** An extension, unless not even its name could be read. */
  static Optional<Statement> extension(Node node, Span span) {
    List<Node> options = node.children(EXTENSION_OPTION);
    return node.name(EXTENSION_NAME)
        .map(
            name ->
                new Declaration.Extension(
                    node.has(IF_NOT_EXISTS),
                    name,
                    first(options, SCHEMA_NAME).map(Node::name),
                    first(options, EXTENSION_VERSION).map(RoutineBuilder::word),
                    first(options, CASCADE).isPresent(),
                    References.of(node, name.span()),
                    span));
  }

  private static Optional<Node> first(List<Node> options, int rule) {
    return options.stream().flatMap(option -> option.child(rule).stream()).findFirst();
  }

  /** A foreign table, unless not even its name could be read. */
  static Optional<Statement> foreignTable(Node node, Span span) {
    return node.qualifiedName(NEW_TABLE_NAME)
        .map(
            name ->
                new Declaration.ForeignTable(
                    node.has(IF_NOT_EXISTS),
                    name,
                    TableBuilder.items(node),
                    TableBuilder.inherits(node),
                    TableBuilder.partitionOf(node),
                    TableBuilder.partitionBound(node),
                    node.name(SERVER_NAME),
                    node.child(GENERIC_OPTIONS).flatMap(TableBuilder::options),
                    References.of(node, name.span()),
                    span));
  }

  // What is not modelled.

  /** Words between {@code CREATE} and the kind. */
  private static final Set<String> BEFORE_KIND =
      Set.of(
          "global",
          "local",
          "temp",
          "temporary",
          "unlogged",
          "unique",
          "recursive",
          "constraint",
          "trusted",
          "procedural",
          "default");

  /** Kinds without a name of their own. */
  private static final Set<String> NAMELESS = Set.of("CAST", "TRANSFORM", "USER MAPPING");

  /** What else is declared, known by its kind and name. */
  static Statement other(Node node, int first, Span span) {
    Tokens tokens = node.parser().tokens();
    int at = first + 1;
    if (tokens.keyword(at).equals("or")) {
      at += 2;
    }
    while (BEFORE_KIND.contains(tokens.keyword(at))) {
      at++;
    }
    String kind = kind(tokens, at);
    Optional<QualifiedName> name =
        NAMELESS.contains(kind) ? Optional.empty() : TargetBuilder.firstName(node);
    return new Declaration.Other(
        kind,
        name,
        name.map(own -> References.of(node, own.span())).orElseGet(() -> References.of(node)),
        span);
  }

  /** The kind that begins at a token, which may be of several words, in capitals. */
  private static String kind(Tokens tokens, int at) {
    String first = tokens.word(at).toUpperCase(Locale.ROOT);
    String second = tokens.word(at + 1).toUpperCase(Locale.ROOT);
    String two = first + " " + second;
    return switch (two) {
      case "MATERIALIZED VIEW",
          "FOREIGN TABLE",
          "EVENT TRIGGER",
          "ACCESS METHOD",
          "USER MAPPING",
          "OPERATOR CLASS",
          "OPERATOR FAMILY" ->
          two;
      case "FOREIGN DATA", "TEXT SEARCH" ->
          two + " " + tokens.word(at + 2).toUpperCase(Locale.ROOT);
      default -> first;
    };
  }
}
