package dev.schemadoc.sql;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Partitions, changes of columns, and the neighbours of tables: types, schemas and views. */
final class TableChecks {

  private static final int PARTITION_STRATEGY = Grammar.number("partition_strategy");
  private static final int HASH_BOUND = Grammar.number("hash_bound");
  private static final int SEQUENCE_OPTION = Grammar.number("sequence_option");
  private static final int IF_NOT_EXISTS = Grammar.number("if_not_exists");
  private static final int SCHEMA_ELEMENT = Grammar.number("schema_element");
  private static final int CHECK_OPTION = Grammar.number("check_option");

  private static final int LAST_COLUMN = 32767;

  private TableChecks() {}

  /** {@code partition_by}. */
  static Optional<Refusal> partitionBy(Node node) {
    return node.child(PARTITION_STRATEGY)
        .filter(strategy -> !isStrategy(strategy.name().value().toLowerCase(Locale.ROOT)))
        .map(
            strategy ->
                Refusal.at(
                    strategy,
                    "`%s` is no way to partition a table; use `RANGE`, `LIST` or `HASH`"
                        .formatted(strategy.text())));
  }

  private static boolean isStrategy(String word) {
    return word.equals("range") || word.equals("list") || word.equals("hash");
  }

  /** {@code partition_bound}: a modulus and a remainder, each once. */
  static Optional<Refusal> partitionBound(Node node) {
    List<Node> bounds = node.children(HASH_BOUND);
    if (bounds.isEmpty()) {
      return Optional.empty();
    }
    Set<String> given = new HashSet<>();
    for (Node bound : bounds) {
      String word = bound.name().value();
      if (!word.equals("modulus") && !word.equals("remainder")) {
        return Optional.of(
            Refusal.at(
                bound.start(),
                bound.start() + 1,
                "`%s` says nothing about a hash; give `MODULUS` and `REMAINDER`"
                    .formatted(bound.name().written())));
      }
      if (!given.add(word)) {
        return Optional.of(
            Refusal.at(
                bound, "a second `%s`; drop one of them".formatted(word.toUpperCase(Locale.ROOT))));
      }
    }
    if (given.size() == 2) {
      return Optional.empty();
    }
    String missing = given.contains("modulus") ? "REMAINDER" : "MODULUS";
    // PostgreSQL blames the word WITH before the parenthesis.
    int open = bounds.getFirst().start() - 1;
    return Optional.of(
        Refusal.at(
                open,
                node.stop(),
                "`%s` is missing; a hash has a `MODULUS` and a `REMAINDER`".formatted(missing))
            .stop(open - 1));
  }

  /** {@code alter_column}: a column of an index may be told by its number. */
  static Optional<Refusal> alterColumn(Node node) {
    Tokens tokens = node.parser().tokens();
    int number = tokens.keyword(node.start() + 1).equals("column") ? 2 : 1;
    int at = node.start() + number;
    boolean wrong = false;
    if (at < node.stop() && tokens.is(at, Terminal.INTEGER)) {
      int value = Literals.integer(tokens.text(at)).orElse(0);
      wrong = value < 1 || value > LAST_COLUMN;
    }
    return wrong
        ? Optional.of(
            Refusal.at(
                at,
                at + 1,
                "`%s` is no number of a column; columns count from 1 to %d"
                    .formatted(tokens.text(at), LAST_COLUMN)))
        : Optional.empty();
  }

  /** {@code identity_change}: not every option of a sequence can be set there. */
  static Optional<Refusal> identityChange(Node node) {
    return node.child(SEQUENCE_OPTION)
        .flatMap(
            option ->
                switch (option.word()) {
                  case "as" ->
                      Optional.of(
                          Refusal.at(
                              option,
                              "the type of an identity column is that of the column; change it"
                                  + " with `ALTER COLUMN … TYPE`"));
                  case "owned" ->
                      Optional.of(
                          Refusal.at(
                              option,
                              "the sequence of an identity column belongs to the column; drop"
                                  + " `OWNED BY`"));
                  case "restart" ->
                      Optional.of(
                          Refusal.at(
                              option, "`RESTART` is not set; write it without `SET` before it"));
                  default -> Optional.empty();
                });
  }

  /** {@code drop_enum_label}. */
  static Optional<Refusal> dropEnumLabel(Node node) {
    return Optional.of(
        Refusal.at(node, "PostgreSQL cannot drop a label of an enum; make a new type without it"));
  }

  /** {@code create_schema}: a schema that may exist has no elements. */
  static Optional<Refusal> createSchema(Node node) {
    return node.has(IF_NOT_EXISTS)
        ? node.child(SCHEMA_ELEMENT)
            .map(
                element ->
                    Refusal.at(
                        element.start(),
                        element.start() + 1,
                        "with `IF NOT EXISTS` a schema is created without what is in it; put `;`"
                            + " before `%s`".formatted(element.word().toUpperCase(Locale.ROOT))))
        : Optional.empty();
  }

  /** {@code extension_option}. */
  static Optional<Refusal> extensionOption(Node node) {
    return node.word().equals("from")
        ? Optional.of(
            Refusal.at(
                node, "PostgreSQL no longer makes an extension of loose objects; drop `FROM …`"))
        : Optional.empty();
  }

  /** {@code create_recursive_view}. */
  static Optional<Refusal> createRecursiveView(Node node) {
    return node.child(CHECK_OPTION)
        .map(
            option ->
                Refusal.at(
                    option,
                    "a recursive view cannot have a `CHECK OPTION`, for nothing is changed through"
                        + " it; drop it"));
  }
}
