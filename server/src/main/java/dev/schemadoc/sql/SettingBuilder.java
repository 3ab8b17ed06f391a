package dev.schemadoc.sql;

import java.util.List;
import java.util.Optional;

/** Makes settings of {@code ( name = value, … )}. */
final class SettingBuilder {

  private SettingBuilder() {}

  private static final int STORAGE_PARAMETERS = Grammar.number("storage_parameters");
  private static final int STORAGE_PARAMETER = Grammar.number("storage_parameter");
  private static final int DEFINITION = Grammar.number("definition");
  private static final int DEFINITION_ITEM = Grammar.number("definition_item");
  private static final int DEFINITION_VALUE = Grammar.number("definition_value");
  private static final int FUNCTION_TYPE = Grammar.number("function_type");

  /** The settings in the list that is a child of a node. */
  static List<Setting> of(Node node) {
    Optional<Node> parameters = node.child(STORAGE_PARAMETERS);
    return parameters.isPresent()
        ? parameters.get().map(STORAGE_PARAMETER, SettingBuilder::setting)
        : node.child(DEFINITION)
            .map(list -> list.map(DEFINITION_ITEM, SettingBuilder::setting))
            .orElse(List.of());
  }

  private static Setting setting(Node node) {
    Tokens tokens = node.parser().tokens();
    int first = node.start();
    boolean dotted = first + 2 < node.stop() && tokens.is(first + 1, Terminal.DOT);
    return new Setting(
        Names.qualified(tokens, first, dotted ? first + 3 : first + 1),
        node.child(DEFINITION_VALUE).map(Node::span),
        node.span());
  }

  /** The type that a setting of a definition gives. */
  static Optional<TypeName> type(Node node, String setting) {
    for (Node item : node.child(DEFINITION).map(Node::children).orElse(List.of())) {
      if (Names.at(item.parser().tokens(), item.start()).value().equals(setting)) {
        return item.child(DEFINITION_VALUE)
            .flatMap(value -> value.child(FUNCTION_TYPE))
            .flatMap(Node::type);
      }
    }
    return Optional.empty();
  }
}
