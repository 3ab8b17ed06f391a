package dev.schemadoc.sql;

import java.util.Optional;

/** A named rule of the grammar. Its body is set once, when all rules are known by name. */
final class Rule {

  private final int number;
  private final String name;
  private final boolean hasNode;
  private Optional<String> description = Optional.empty();
  private boolean recovers;
  private Part body = new Part.Cut();
  private boolean transparent;
  private final TerminalSet behind = new TerminalSet();

  Rule(int number, String name) {
    this.number = number;
    this.name = name;
    this.hasNode = !name.startsWith("_");
  }

  void define(Optional<String> words, boolean recovering, Part part) {
    description = words;
    recovers = recovering;
    body = part;
    transparent = part instanceof Part.Choice choice && choice.isAmongRules();
  }

  int number() {
    return number;
  }

  String name() {
    return name;
  }

  /** What a message calls it. */
  Optional<String> description() {
    return description;
  }

  Part body() {
    return body;
  }

  /** Whether a match makes a node of the tree. */
  boolean hasNode() {
    return hasNode;
  }

  /** Whether one that cannot be read is passed over, up to the next comma. */
  boolean recovers() {
    return recovers;
  }

  /** Whether it only chooses among other rules. */
  boolean isTransparent() {
    return transparent;
  }

  TerminalSet first() {
    return body.first;
  }

  boolean nullable() {
    return body.nullable;
  }

  void expect(Expectations expected) {
    if (description.isPresent()) {
      expected.add(description.get(), this);
    } else {
      expected.addInside(this);
    }
  }

  /** Whether it begins with a name and nothing else. */
  boolean isName() {
    return first().contains(Terminal.IDENTIFIER)
        && !first().contains(Terminal.STRING)
        && !first().contains(Terminal.LEFT_PARENTHESIS);
  }

  boolean begin() {
    return body.begin();
  }

  boolean follow(TerminalSet more) {
    return behind.addAll(more);
  }

  boolean passFollow() {
    return body.follow(behind);
  }
}
