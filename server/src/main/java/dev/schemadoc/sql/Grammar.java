package dev.schemadoc.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * PostgreSQL's grammar, as it stands in the files {@code grammar/*.grammar} beside this class.
 *
 * <p>The files are written in the notation of PostgreSQL's manual; {@link GrammarText} reads it.
 */
final class Grammar {

  /** The files, each about one family of statements. */
  static final List<String> FILES =
      List.of(
          "common",
          "tables",
          "indexes",
          "types",
          "sequences",
          "schemas",
          "views",
          "routines",
          "triggers",
          "policies",
          "comments",
          "grants",
          "drops",
          "owners",
          "queries",
          "utilities",
          "cluster");

  private static final Map<String, Rule> RULES = new LinkedHashMap<>();

  static final Rule EXPRESSION = primitive("expression");
  static final Rule RESTRICTED_EXPRESSION = primitive("restricted_expression");
  static final Rule FUNCTION_EXPRESSION = primitive("function_expression");
  static final Rule PRIMARY_EXPRESSION = primitive("primary_expression");
  static final Rule CONSTANT = primitive("constant");
  static final Rule TYPE = primitive("type");
  static final Rule SIMPLE_TYPE = primitive("simple_type");

  /** What a reader in Java refused although the grammar takes it; the value is the refusal. */
  static final Rule REFUSED = primitive("refused");

  /** Parts that are no rules: sorts of tokens, and what is read in Java. */
  private static final Map<String, Part> PRIMITIVES = primitives();

  static final Rule STATEMENT;

  static {
    List<GrammarText.Definition> definitions = new ArrayList<>();
    for (String file : FILES) {
      definitions.addAll(GrammarText.read(text(file)));
    }
    definitions.add(statement(definitions));
    for (GrammarText.Definition definition : definitions) {
      if (RULES.put(definition.name(), new Rule(RULES.size(), definition.name())) != null) {
        throw new IllegalStateException("defined twice: " + definition.name());
      }
    }
    for (GrammarText.Definition definition : definitions) {
      Part body = new GrammarText.Compiler(definition, Grammar::part).compile();
      rule(definition.name()).define(definition.description(), definition.recovers(), body);
    }
    STATEMENT = rule("statement");
    prepare();
  }

  private Grammar() {}

  /** The rule with a name. */
  static Rule rule(String name) {
    Rule rule = RULES.get(name);
    if (rule == null) {
      throw new IllegalArgumentException("no such rule of the grammar: " + name);
    }
    return rule;
  }

  /** The number of the rule with a name. */
  static int number(String name) {
    return rule(name).number();
  }

  /** Whether a rule only chooses among the statements of one file. */
  static boolean isFamily(int number) {
    return FAMILIES.get(number);
  }

  private static final BitSet FAMILIES = families();

  private static BitSet families() {
    BitSet families = new BitSet();
    RULES.forEach(
        (name, rule) -> {
          if (name.endsWith("_statement") && FILES.contains(family(name))) {
            families.set(rule.number());
          }
        });
    return families;
  }

  /** All rules, in the order of their numbers. */
  static List<Rule> rules() {
    return List.copyOf(RULES.values());
  }

  private static Rule primitive(String name) {
    Rule rule = new Rule(RULES.size(), name);
    RULES.put(name, rule);
    return rule;
  }

  private static String text(String file) {
    String path = "grammar/" + file + ".grammar";
    try (InputStream stream = Grammar.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException("missing: " + path);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rule of all statements: one of those that the files begin with. */
  private static GrammarText.Definition statement(List<GrammarText.Definition> definitions) {
    List<String> families =
        definitions.stream()
            .map(GrammarText.Definition::name)
            .filter(name -> name.endsWith("_statement") && FILES.contains(family(name)))
            .toList();
    return new GrammarText.Definition(
        "statement", Optional.empty(), false, GrammarText.tokens(String.join(" | ", families)));
  }

  private static String family(String rule) {
    return rule.substring(0, rule.length() - "_statement".length());
  }

  private static Part part(String name) {
    Part primitive = PRIMITIVES.get(name);
    return primitive != null ? primitive : new Part.Call(rule(name));
  }

  private static Map<String, Part> primitives() {
    Map<String, Part> parts = new LinkedHashMap<>();
    parts.put("name", new Part.AnyOf(Sets.NAME, "a name"));
    parts.put("label", new Part.AnyOf(Sets.LABEL, "a name"));
    parts.put("bare_label", new Part.AnyOf(Sets.BARE_LABEL, "a name"));
    parts.put("type_function_name", new Part.AnyOf(Sets.TYPE_FUNCTION_NAME, "a name"));
    parts.put("non_reserved_word", new Part.AnyOf(Sets.NON_RESERVED_WORD, "a name"));
    parts.put("identifier", anyOf("a name", Terminal.IDENTIFIER, Terminal.QUOTED_IDENTIFIER));
    parts.put("reserved_word", new Part.AnyOf(Sets.RESERVED_WORD, "a word"));
    parts.put("string", anyOf("a text in single quotes", Terminal.STRING));
    parts.put("integer", anyOf("a whole number", Terminal.INTEGER));
    parts.put("number", anyOf("a number", Terminal.INTEGER, Terminal.DECIMAL));
    parts.put("operator", new Part.AnyOf(operators(), "an operator"));
    parts.put(
        "expression", reader(EXPRESSION, Sets.EXPRESSION, "an expression", ExpressionReader::read));
    parts.put(
        "restricted_expression",
        reader(
            RESTRICTED_EXPRESSION,
            Sets.EXPRESSION,
            "an expression",
            ExpressionReader::readRestricted));
    parts.put(
        "function_expression",
        reader(
            FUNCTION_EXPRESSION,
            Sets.EXPRESSION,
            "an expression in parentheses",
            ExpressionReader::readFunction));
    parts.put(
        "primary_expression",
        reader(
            PRIMARY_EXPRESSION, Sets.EXPRESSION, "an expression", ExpressionReader::readPrimary));
    parts.put(
        "constant", reader(CONSTANT, Sets.CONSTANT, "a constant", ExpressionReader::readConstant));
    parts.put("type", reader(TYPE, Sets.TYPE, "a type", TypeReader::read));
    parts.put("simple_type", reader(SIMPLE_TYPE, Sets.TYPE, "a type", TypeReader::simple));
    return parts;
  }

  private static Part anyOf(String description, int... terminals) {
    return new Part.AnyOf(TerminalSet.of(terminals), description);
  }

  private static TerminalSet operators() {
    TerminalSet operators = TerminalSet.of(Terminal.OPERATOR);
    for (int terminal = Terminal.PLUS; terminal <= Terminal.NOT_EQUAL; terminal++) {
      operators.add(terminal);
    }
    return operators;
  }

  private static Part reader(
      Rule rule, TerminalSet first, String description, Part.Primitive.Reader reader) {
    return new Part.Primitive(rule.number(), first, description, reader);
  }

  /** Finds what each part may begin with and what may follow it. */
  private static void prepare() {
    List<Rule> rules = rules();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Rule rule : rules) {
        changed |= rule.begin();
      }
    }
    // Readers in Java go on in any way behind the rules that they ask for.
    for (String name :
        List.of(
            "query",
            "query_rest",
            "query_in_parentheses",
            "function_arguments",
            "within_group",
            "filter_clause",
            "over_clause",
            "special_function",
            "json_aggregate",
            "any_name",
            "operator_name")) {
      rule(name).follow(TerminalSet.all());
    }
    rule("statement").follow(TerminalSet.of(Terminal.END, Terminal.SEMICOLON));
    changed = true;
    while (changed) {
      changed = false;
      for (Rule rule : rules) {
        changed |= rule.passFollow();
      }
    }
  }
}
