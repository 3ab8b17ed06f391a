package dev.schemadoc.sql;

import dev.schemadoc.sql.GrammarText.Definition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Takes out of the grammar with which words each kind of statement begins. */
final class Synopsis {

  private final Map<String, Definition> definitions = new LinkedHashMap<>();

  Synopsis(List<Definition> definitions) {
    definitions.forEach(definition -> this.definitions.put(definition.name(), definition));
  }

  /** A rule and the words with which what it reads begins. */
  record Beginning(String rule, String words) {}

  /**
   * The statements that a rule stands for: itself where it begins with a word, else those of the
   * rules that it chooses among.
   */
  List<Beginning> beginnings(String rule) {
    List<Beginning> found = new ArrayList<>();
    for (List<String> alternative : alternatives(tokens(rule))) {
      List<String> rest = withoutOptions(alternative);
      if (isRule(rest.getFirst())) {
        found.addAll(beginnings(rest.getFirst()));
      } else if (rest.getFirst().equals("{") && !chosen(rest).isEmpty()) {
        chosen(rest).forEach(chosen -> found.addAll(beginnings(chosen)));
      } else {
        return inside(rule);
      }
    }
    return found;
  }

  /** A rule that begins with a word, or those that it chooses among behind its words. */
  private List<Beginning> inside(String rule) {
    List<String> tokens = tokens(rule);
    int open = tokens.indexOf("{");
    boolean words = open > 0 && tokens.subList(0, open).stream().allMatch(Synopsis::isWordOrCut);
    List<Beginning> chosen =
        (words ? chosen(tokens.subList(open, tokens.size())) : List.<String>of())
            .stream().map(it -> new Beginning(it, words(rule) + " " + words(it))).toList();
    return chosen.isEmpty() ? List.of(new Beginning(rule, words(rule))) : chosen;
  }

  /** The rules in braces, if nothing else stands in them and nothing behind them. */
  private static List<String> chosen(List<String> tokens) {
    if (closing(tokens, 0) != tokens.size() - 1) {
      return List.of();
    }
    List<List<String>> choice = alternatives(tokens.subList(1, tokens.size() - 1));
    boolean amongRules =
        choice.stream()
            .allMatch(it -> it.size() == 1 && Character.isLowerCase(it.getFirst().charAt(0)));
    return amongRules ? choice.stream().map(List::getFirst).toList() : List.of();
  }

  /**
   * What a rule chooses among, wherever in it the choice stands.
   *
   * @param one one of the rules that it chooses among
   */
  List<Beginning> choice(String rule, String one) {
    List<String> tokens = tokens(rule);
    int from = tokens.indexOf(one);
    int to = from;
    while (from > 0 && !(isOpening(tokens.get(from - 1)) && closing(tokens, from - 1) > to)) {
      from--;
    }
    while (to < tokens.size() && !(from > 0 && closing(tokens, from - 1) == to)) {
      to++;
    }
    return alternatives(tokens.subList(from, to)).stream().map(this::beginning).toList();
  }

  private Beginning beginning(List<String> alternative) {
    if (isRule(alternative.getFirst())) {
      return new Beginning(alternative.getFirst(), words(alternative.getFirst()));
    }
    List<String> words = new ArrayList<>(new Walk(alternative).words());
    boolean plain = alternative.stream().noneMatch(Synopsis::isOpening);
    alternative.stream().filter(token -> plain && isRule(token)).findFirst().ifPresent(words::add);
    return new Beginning("", String.join(" ", words));
  }

  /** The words that a rule begins with, up to its cut, or to the first name where it has none. */
  private String words(String rule) {
    List<List<String>> each =
        alternatives(tokens(rule)).stream().map(it -> new Walk(it).words()).toList();
    List<String> common = each.stream().reduce(Synopsis::common).orElse(List.of());
    return common.isEmpty()
        ? each.stream()
            .map(words -> String.join(" ", words))
            .collect(Collectors.joining(" | ", "{", "}"))
        : String.join(" ", common);
  }

  private static List<String> common(List<String> one, List<String> other) {
    int length = 0;
    while (length < Math.min(one.size(), other.size())
        && one.get(length).equals(other.get(length))) {
      length++;
    }
    return one.subList(0, length);
  }

  /** Goes along the tokens of a rule and writes down its words. */
  private final class Walk {
    private final List<String> tokens;
    private final boolean hasCut;
    private final List<String> words = new ArrayList<>();

    /** What may be missing, written down once a word follows it. */
    private final List<String> options = new ArrayList<>();

    Walk(List<String> tokens) {
      this.tokens = tokens;
      this.hasCut = hasCut(tokens);
    }

    List<String> words() {
      boolean certain = false;
      int at = 0;
      while (at < tokens.size()) {
        String token = tokens.get(at);
        int end = isOpening(token) ? closing(tokens, at) : at;
        List<String> inside = isOpening(token) ? tokens.subList(at + 1, end) : List.of();
        at = end + 1;
        switch (token) {
          case "~" -> certain = true;
          case "&{", "!{" -> {}
          case "[" -> {
            if (certain || !option(inside) && !hasCut) {
              return words;
            }
          }
          default -> {
            Optional<String> text = token.equals("{") ? choice(inside) : word(token);
            if (text.isPresent()) {
              options.forEach(words::add);
              options.clear();
              words.add(text.get());
            } else if (!hasCut || certain) {
              return words;
            } else if (!words.getLast().equals("…")) {
              options.clear();
              words.add("…");
            }
            if (token.equals("{") && inside.stream().anyMatch(Synopsis::isRule)) {
              return words;
            }
          }
        }
      }
      return words;
    }

    /** Takes what may be missing, unless there are names in it. */
    private boolean option(List<String> inside) {
      if (!words.isEmpty() && words.getLast().equals("…")) {
        return true;
      }
      boolean choice = inside.size() == 1 && isRule(inside.getFirst()) && !words.isEmpty();
      Optional<String> text = keywords(inside);
      if (text.isEmpty() && choice) {
        text = Optional.of(inside.getFirst());
      }
      text.ifPresent(it -> options.add("[" + it + "]"));
      return text.isPresent();
    }

    /** One of several that all begin with words. */
    private Optional<String> choice(List<String> inside) {
      List<String> beginnings = new ArrayList<>();
      for (List<String> alternative : alternatives(inside)) {
        List<String> beginning = new Walk(alternative).words();
        if (beginning.isEmpty()) {
          return Optional.empty();
        }
        beginnings.add(String.join(" ", beginning));
      }
      return Optional.of("{" + String.join(" | ", beginnings) + "}");
    }

    private Optional<String> word(String token) {
      boolean keyword = Character.isUpperCase(token.charAt(0));
      return isRule(token)
          ? keywords(tokens(token))
          : Optional.of(token).filter(it -> keyword || words.isEmpty());
    }

    /** The words of what has no names in it and no choice. */
    private Optional<String> keywords(List<String> inside) {
      List<String> found = new ArrayList<>();
      for (String token : inside) {
        boolean keyword = Character.isUpperCase(token.charAt(0));
        Optional<String> text =
            keyword
                ? Optional.of(token)
                : isRule(token) ? keywords(tokens(token)) : Optional.empty();
        if (text.isEmpty()) {
          return Optional.empty();
        }
        found.add(text.get());
      }
      return found.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", found));
    }
  }

  private List<String> tokens(String rule) {
    return Optional.ofNullable(definitions.get(rule)).map(Definition::tokens).orElse(List.of());
  }

  private static boolean hasCut(List<String> tokens) {
    int at = 0;
    while (at < tokens.size()) {
      if (tokens.get(at).equals("~")) {
        return true;
      }
      at = isOpening(tokens.get(at)) ? closing(tokens, at) + 1 : at + 1;
    }
    return false;
  }

  private static List<String> withoutOptions(List<String> tokens) {
    int at = 0;
    while (isOpening(tokens.get(at)) && !tokens.get(at).equals("{")) {
      at = closing(tokens, at) + 1;
    }
    return tokens.subList(at, tokens.size());
  }

  private static List<List<String>> alternatives(List<String> tokens) {
    List<List<String>> alternatives = new ArrayList<>();
    int start = 0;
    for (int at = 0; at < tokens.size(); at++) {
      if (tokens.get(at).equals("|")) {
        alternatives.add(tokens.subList(start, at));
        start = at + 1;
      } else if (isOpening(tokens.get(at))) {
        at = closing(tokens, at);
      }
    }
    alternatives.add(tokens.subList(start, tokens.size()));
    return alternatives;
  }

  private static boolean isWordOrCut(String token) {
    return Character.isUpperCase(token.charAt(0)) || token.equals("~");
  }

  private static boolean isRule(String token) {
    return Character.isLowerCase(token.charAt(0)) || token.startsWith("_");
  }

  private static boolean isOpening(String token) {
    return switch (token) {
      case "[", "{", "&{", "!{" -> true;
      default -> false;
    };
  }

  private static int closing(List<String> tokens, int opening) {
    int depth = 0;
    int at = opening;
    do {
      String token = tokens.get(at++);
      depth += isOpening(token) ? 1 : token.equals("]") || token.equals("}") ? -1 : 0;
    } while (depth > 0);
    return at - 1;
  }
}
