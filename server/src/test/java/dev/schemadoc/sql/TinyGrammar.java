package dev.schemadoc.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A grammar of a few rules, made of its text as the grammar of PostgreSQL is. */
final class TinyGrammar {

  /** Behind those of PostgreSQL's grammar, so that no number has two meanings. */
  private static final int FIRST = Grammar.rules().size();

  private static final Map<String, Part> PRIMITIVES =
      Map.of(
          "name",
          new Part.AnyOf(Sets.NAME, "a name"),
          "string",
          new Part.AnyOf(TerminalSet.of(Terminal.STRING), "a text in single quotes"),
          "integer",
          new Part.AnyOf(TerminalSet.of(Terminal.INTEGER), "a whole number"),
          "expression",
          reader(Sets.EXPRESSION, "an expression", ExpressionReader::read),
          "restricted_expression",
          reader(Sets.EXPRESSION, "an expression", ExpressionReader::readRestricted),
          "type",
          reader(Sets.TYPE, "a type", TypeReader::read));

  private final Map<String, Rule> rules = new LinkedHashMap<>();

  private TinyGrammar() {}

  static TinyGrammar of(String text) {
    TinyGrammar grammar = new TinyGrammar();
    List<GrammarText.Definition> definitions = GrammarText.read(text);
    for (GrammarText.Definition definition : definitions) {
      grammar.rules.put(
          definition.name(), new Rule(FIRST + grammar.rules.size(), definition.name()));
    }
    for (GrammarText.Definition definition : definitions) {
      Part body = new GrammarText.Compiler(definition, grammar::part).compile();
      grammar.rule(definition.name()).define(definition.description(), definition.recovers(), body);
    }
    grammar.prepare();
    return grammar;
  }

  /** What the first rule reads in a text, all of it. */
  Node read(String sql) {
    Tokens tokens = Lexer.read(sql);
    Rule first = rules.values().iterator().next();
    return new Parser(tokens).parse(first, 0, tokens.size() - 1);
  }

  /** A tree in one line: each rule with what is in it, or with its text where no rule is. */
  String shown(Node node) {
    List<String> children = new ArrayList<>();
    for (Node child : node.children()) {
      children.add(shown(child));
    }
    String inside = children.isEmpty() ? node.text() : String.join(" ", children);
    return "%s(%s)".formatted(name(node.rule()), inside);
  }

  private String name(int number) {
    return number < FIRST
        ? Grammar.rules().get(number).name()
        : List.copyOf(rules.keySet()).get(number - FIRST);
  }

  private Rule rule(String name) {
    return Optional.ofNullable(rules.get(name))
        .orElseThrow(() -> new IllegalArgumentException("no such rule: " + name));
  }

  private Part part(String name) {
    Part primitive = PRIMITIVES.get(name);
    return primitive != null ? primitive : new Part.Call(rule(name));
  }

  private static Part reader(TerminalSet first, String description, Part.Primitive.Reader reader) {
    return new Part.Primitive(Grammar.EXPRESSION.number(), first, description, reader);
  }

  private void prepare() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Rule rule : rules.values()) {
        changed |= rule.begin();
      }
    }
    changed = true;
    while (changed) {
      changed = false;
      for (Rule rule : rules.values()) {
        changed |= rule.passFollow();
      }
    }
  }
}
