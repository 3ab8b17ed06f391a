package dev.schemadoc.sql;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What could stand in the place of a token that does not fit. */
final class Expectations {

  private final Set<String> descriptions = new LinkedHashSet<>();
  private final TerminalSet words = new TerminalSet();
  private Optional<String> name = Optional.empty();
  private final Set<Rule> within = new HashSet<>();

  /** What a message calls each, in the order of the grammar. */
  Set<String> descriptions() {
    return descriptions;
  }

  /** The keywords among them, and the comma. */
  TerminalSet words() {
    return words;
  }

  /** What a name that could stand there would be the name of. */
  Optional<String> name() {
    return name;
  }

  void add(int terminal) {
    if (terminal >= Terminal.FIRST_KEYWORD || terminal == Terminal.COMMA) {
      words.add(terminal);
    }
    descriptions.add(Terminal.describe(terminal));
  }

  void add(String description) {
    descriptions.add(description);
  }

  void add(String description, Rule rule) {
    if (description.isEmpty()) {
      return;
    }
    descriptions.add(description);
    if (rule.isName()) {
      name = name.or(() -> Optional.of(description));
    } else {
      words.addAll(rule.first());
    }
  }

  /** Adds what a rule may begin with, once for a rule that begins with itself. */
  void addInside(Rule rule) {
    if (within.add(rule)) {
      rule.body().expect(this);
      within.remove(rule);
    }
  }
}
