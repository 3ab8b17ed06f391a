package dev.schemadoc.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the notation of the grammar files, which is that of the synopses in PostgreSQL's manual.
 *
 * <ul>
 *   <li>A rule begins in the first column: its name, perhaps in double quotes what a message calls
 *       it, and behind {@code =} its body. Lines that belong to it are indented.
 *   <li>{@code CAPITALS} are keywords, {@code small_letters} are rules, marks such as {@code (} and
 *       {@code ,} are themselves; the brackets of SQL are {@code '['} and {@code ']'}.
 *   <li>{@code [ x ]} may be missing; <code>{ a | b }</code> is one of several, the first that
 *       fits; {@code x [, ...]} is one or more with commas between, {@code x [ ... ]} without.
 *   <li><code>&amp;{ x }</code> and <code>!{ x }</code>: x follows, or does not; nothing is read.
 *   <li>{@code ~}: behind it no other alternative is tried.
 *   <li>{@code NOT}, {@code NULLS}, {@code WITHOUT} and {@code FORMAT} do not match where the next
 *       token makes another terminal of them, unless this token stands behind them here as well.
 *   <li>{@code name!}: in a list, one that cannot be read costs only itself.
 *   <li>{@code _name}: makes no node of the tree; what is inside belongs to the rule around it.
 *   <li>{@code -- comment}.
 * </ul>
 */
final class GrammarText {

  private GrammarText() {}

  /** A rule as it is written. */
  record Definition(
      String name, Optional<String> description, boolean recovers, List<String> tokens) {

    Definition {
      tokens = List.copyOf(tokens);
    }
  }

  private static final Pattern HEAD =
      Pattern.compile("([a-z_][a-z_0-9]*)(!?)(?:\\s+\"([^\"]*)\")?\\s*=(.*)");

  private static final Pattern TOKEN =
      Pattern.compile(
          "[A-Za-z_][A-Za-z_0-9]*|'[\\[\\]]'|\\.\\.\\.|::|:=|=>|<=|>=|<>|&\\{|!\\{|\\S");

  static List<Definition> read(String text) {
    List<Definition> definitions = new ArrayList<>();
    String head = "";
    StringBuilder body = new StringBuilder();
    for (String line : text.lines().toList()) {
      String code = withoutComment(line);
      boolean starts = !code.isBlank() && !Character.isWhitespace(code.charAt(0));
      if (starts && !head.isEmpty()) {
        definitions.add(definition(head, body.toString()));
        body.setLength(0);
      }
      if (starts) {
        head = code;
      } else {
        body.append(' ').append(code);
      }
    }
    if (!head.isEmpty()) {
      definitions.add(definition(head, body.toString()));
    }
    return definitions;
  }

  private static String withoutComment(String line) {
    int comment = line.indexOf("--");
    return comment < 0 ? line : line.substring(0, comment);
  }

  private static Definition definition(String head, String rest) {
    Matcher matcher = HEAD.matcher(head);
    if (!matcher.matches()) {
      throw new IllegalStateException("no rule of the grammar: " + head);
    }
    return new Definition(
        matcher.group(1),
        Optional.ofNullable(matcher.group(3)),
        !matcher.group(2).isEmpty(),
        tokens(matcher.group(4) + rest));
  }

  static List<String> tokens(String text) {
    return TOKEN.matcher(text).results().map(result -> result.group()).toList();
  }

  /** Makes parts of the tokens of a rule. */
  static final class Compiler {

    private final Definition definition;
    private final List<String> tokens;
    private final Function<String, Part> rules;
    private int at;

    Compiler(Definition definition, Function<String, Part> rules) {
      this.definition = definition;
      this.tokens = definition.tokens();
      this.rules = rules;
    }

    Part compile() {
      Part part = choice();
      if (at < tokens.size()) {
        throw wrong();
      }
      return part;
    }

    private IllegalStateException wrong() {
      return new IllegalStateException(
          "in rule %s, at %s".formatted(definition.name(), tokens.subList(at, tokens.size())));
    }

    private boolean is(int ahead, String token) {
      return at + ahead < tokens.size() && tokens.get(at + ahead).equals(token);
    }

    private void expect(String token) {
      if (!is(0, token)) {
        throw wrong();
      }
      at++;
    }

    private Part choice() {
      List<Part> alternatives = new ArrayList<>();
      do {
        alternatives.add(sequence());
      } while (accept("|"));
      return alternatives.size() == 1 ? alternatives.getFirst() : new Part.Choice(alternatives);
    }

    private boolean accept(String token) {
      if (!is(0, token)) {
        return false;
      }
      at++;
      return true;
    }

    private Part sequence() {
      List<Part> parts = new ArrayList<>();
      while (at < tokens.size() && !is(0, "|") && !is(0, "]") && !is(0, "}")) {
        Part part = element();
        while (is(0, "[") && (is(1, "...") || is(1, ",") && is(2, "..."))) {
          boolean commas = is(1, ",");
          at += commas ? 3 : 2;
          expect("]");
          part = commas ? new Part.List1(part) : several(part);
        }
        parts.add(part);
      }
      return parts.size() == 1 ? parts.getFirst() : new Part.Sequence(parts);
    }

    private static Part several(Part part) {
      return new Part.Sequence(List.of(part, new Part.Maybe(part, true)));
    }

    private Part element() {
      String token = tokens.get(at++);
      switch (token) {
        case "[" -> {
          Part part = choice();
          expect("]");
          return new Part.Maybe(part, false);
        }
        case "{" -> {
          return group();
        }
        case "&{" -> {
          return new Part.Look(group(), true);
        }
        case "!{" -> {
          return new Part.Look(group(), false);
        }
        case "~" -> {
          return new Part.Cut();
        }
        case "'['" -> {
          return new Part.Word(Terminal.LEFT_BRACKET);
        }
        case "']'" -> {
          return new Part.Word(Terminal.RIGHT_BRACKET);
        }
        default -> {}
      }
      int mark = Terminal.mark(token);
      if (mark >= 0) {
        return new Part.Word(mark);
      }
      if (isKeyword(token)) {
        return keyword(token);
      }
      if (Character.isLowerCase(token.charAt(0)) || token.startsWith("_")) {
        return rules.apply(token);
      }
      at--;
      throw wrong();
    }

    private Part keyword(String token) {
      int terminal = Terminal.keyword(token.toLowerCase(Locale.ROOT));
      int next = is(0, "{") || is(0, "&{") ? at + 1 : at;
      boolean beforeKeyword = next < tokens.size() && isKeyword(tokens.get(next));
      int joined =
          beforeKeyword
              ? Terminal.joined(
                  terminal, Terminal.keyword(tokens.get(next).toLowerCase(Locale.ROOT)))
              : terminal;
      // WITH stands in most places in both of its forms.
      return joined == terminal && token.equals("WITH")
          ? new Part.Word(terminal, Terminal.WITH_JOINED)
          : new Part.Word(joined);
    }

    private static boolean isKeyword(String token) {
      return Character.isUpperCase(token.charAt(0));
    }

    private Part group() {
      Part part = choice();
      expect("}");
      return part;
    }
  }
}
