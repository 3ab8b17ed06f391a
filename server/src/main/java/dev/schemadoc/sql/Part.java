package dev.schemadoc.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A piece of the grammar, ready to be matched against tokens.
 *
 * <p>The grammar is a parsing expression grammar: the first alternative that matches is taken, and
 * nothing that comes later makes another be tried. Each piece knows with which terminals it may
 * begin, so nearly every choice is made by a look at one token.
 */
abstract sealed class Part {

  /** The terminals with which a match may begin. */
  final TerminalSet first = new TerminalSet();

  /** Whether nothing at all is a match. */
  boolean nullable;

  /**
   * Matches at the parser's place and goes past the match.
   *
   * <p>Where it does not match, the parser has been told how far the tokens went well, and its
   * place is anywhere; whoever tries something else goes back first.
   */
  abstract boolean match(Parser parser);

  /** Tells what it may begin with. */
  abstract void expect(Expectations expected);

  /**
   * Finds {@link #first} and {@link #nullable} of this and all inside; whether something changed.
   */
  abstract boolean begin();

  /** Passes on what may stand behind this; whether something changed. */
  abstract boolean follow(TerminalSet behind);

  /**
   * Adds what may stand inside of this behind a terminal that it begins with.
   *
   * @return whether the terminal alone may be a match, so that anything may stand behind it
   */
  abstract boolean second(int begin, TerminalSet into);

  final boolean missed(Parser parser) {
    parser.miss(this);
    return false;
  }

  final boolean begins(TerminalSet more, boolean mayBeEmpty) {
    boolean changed = first.addAll(more);
    changed |= mayBeEmpty && !nullable;
    nullable |= mayBeEmpty;
    return changed;
  }

  /** A part without parts. */
  abstract static sealed class Leaf extends Part {

    @Override
    final boolean begin() {
      return false;
    }

    @Override
    final boolean follow(TerminalSet behind) {
      return false;
    }

    @Override
    boolean second(int begin, TerminalSet into) {
      return first.contains(begin);
    }
  }

  /** One keyword or mark. */
  static final class Word extends Leaf {
    private final int terminal;
    private final int other;

    Word(int terminal) {
      this(terminal, terminal);
    }

    /** A keyword that is another terminal before certain others. */
    Word(int terminal, int other) {
      this.terminal = terminal;
      this.other = other;
      first.add(terminal);
      first.add(other);
    }

    @Override
    boolean match(Parser parser) {
      if (parser.terminal() != terminal && parser.terminal() != other) {
        return missed(parser);
      }
      parser.step();
      return true;
    }

    @Override
    void expect(Expectations expected) {
      expected.add(terminal);
    }
  }

  /** One token of several sorts, such as a name. */
  static final class AnyOf extends Leaf {
    private final String description;

    AnyOf(TerminalSet terminals, String description) {
      first.addAll(terminals);
      this.description = description;
    }

    @Override
    boolean match(Parser parser) {
      if (!first.contains(parser.terminal())) {
        return missed(parser);
      }
      parser.step();
      return true;
    }

    @Override
    void expect(Expectations expected) {
      expected.add(description);
    }
  }

  /** What a reader written in Java reads: an expression or a type. */
  static final class Primitive extends Leaf {

    /** Reads at the parser's place and gives the value of the node; throws where nothing fits. */
    interface Reader {
      Object read(Parser parser);
    }

    private final int rule;
    private final String description;
    private final Reader reader;

    Primitive(int rule, TerminalSet first, String description, Reader reader) {
      this.rule = rule;
      this.first.addAll(first);
      this.description = description;
      this.reader = reader;
    }

    @Override
    boolean match(Parser parser) {
      if (!first.contains(parser.terminal())) {
        return missed(parser);
      }
      int node = parser.open(rule);
      int depth = parser.depth();
      try {
        parser.close(node, reader.read(parser));
        return true;
      } catch (Parser.Stop stop) {
        parser.rise(depth);
        parser.fail(node);
        return false;
      }
    }

    @Override
    void expect(Expectations expected) {
      expected.add(description);
    }

    /** What it reads is longer than one token, in ways that only the reader knows. */
    @Override
    boolean second(int begin, TerminalSet into) {
      boolean begins = first.contains(begin);
      if (begins) {
        into.addAll(TerminalSet.all());
      }
      return begins;
    }
  }

  /** One part behind the other. */
  static final class Sequence extends Part {
    private final Part[] parts;

    Sequence(List<Part> parts) {
      this.parts = parts.toArray(Part[]::new);
    }

    @Override
    boolean match(Parser parser) {
      for (Part part : parts) {
        // The most frequent sorts are asked for by name, which spares a call of an unknown method.
        boolean matches =
            part instanceof Word word
                ? word.match(parser)
                : part instanceof Maybe maybe
                    ? maybe.isAbsent(parser) || maybe.match(parser)
                    : part instanceof Call call ? call.match(parser) : part.match(parser);
        if (!matches) {
          return false;
        }
      }
      return true;
    }

    @Override
    void expect(Expectations expected) {
      for (Part part : parts) {
        part.expect(expected);
        if (!part.nullable) {
          return;
        }
      }
    }

    @Override
    boolean begin() {
      boolean changed = false;
      boolean open = true;
      for (Part part : parts) {
        changed |= part.begin();
        if (open) {
          changed |= first.addAll(part.first);
          open = part.nullable;
        }
      }
      changed |= begins(first, open);
      return changed;
    }

    @Override
    boolean follow(TerminalSet behind) {
      boolean changed = false;
      TerminalSet rest = new TerminalSet();
      rest.addAll(behind);
      for (int i = parts.length - 1; i >= 0; i--) {
        changed |= parts[i].follow(rest);
        if (!parts[i].nullable) {
          rest = new TerminalSet();
        }
        rest.addAll(parts[i].first);
      }
      return changed;
    }

    @Override
    boolean second(int begin, TerminalSet into) {
      for (int i = 0; i < parts.length; i++) {
        if (parts[i].second(begin, into) && !restFollows(i + 1, into)) {
          return true;
        }
        if (!parts[i].nullable) {
          return false;
        }
      }
      return false;
    }

    boolean cuts() {
      return Arrays.stream(parts).anyMatch(Cut.class::isInstance);
    }

    /** Adds what the parts from one on begin with; whether none of them can be missing. */
    private boolean restFollows(int from, TerminalSet into) {
      for (int i = from; i < parts.length; i++) {
        // Behind a cut no other alternative is tried, whatever stands there.
        if (parts[i] instanceof Cut) {
          return false;
        }
        into.addAll(parts[i].first);
        if (!parts[i].nullable) {
          return true;
        }
      }
      return false;
    }
  }

  /** One of several, the first that matches. */
  static final class Choice extends Part {
    private final Part[] alternatives;
    private final Candidates[] candidates = new Candidates[Terminal.COUNT];

    /** By the terminal the alternative that alone may begin with it, where that is known. */
    private final Part[] only = new Part[Terminal.COUNT];

    Choice(List<Part> alternatives) {
      this.alternatives = alternatives.toArray(Part[]::new);
    }

    /** Whether it chooses among rules only. */
    boolean isAmongRules() {
      for (Part alternative : alternatives) {
        if (!(alternative instanceof Call)) {
          return false;
        }
      }
      return true;
    }

    @Override
    boolean match(Parser parser) {
      int terminal = parser.terminal();
      Part sole = only[terminal];
      if (sole != null) {
        return sole instanceof Call call ? call.match(parser) : sole.match(parser);
      }
      Part[] possible = candidates(terminal).among(parser);
      if (possible.length == 0) {
        return missed(parser);
      }
      for (int i = 0; i + 1 < possible.length; i++) {
        Part alternative = possible[i];
        int place = parser.place();
        int node = parser.nodes();
        boolean matches = parser.attempt(alternative);
        if (matches || parser.wasCut()) {
          return matches;
        }
        parser.back(place, node);
      }
      return possible[possible.length - 1].match(parser);
    }

    private Candidates candidates(int terminal) {
      Candidates known = candidates[terminal];
      if (known == null) {
        List<Part> possible = new ArrayList<>();
        for (Part alternative : alternatives) {
          if (alternative.nullable || alternative.first.contains(terminal)) {
            possible.add(alternative);
          }
        }
        known = Candidates.of(terminal, possible);
        candidates[terminal] = known;
        if (possible.size() == 1) {
          only[terminal] = possible.getFirst();
        }
      }
      return known;
    }

    @Override
    void expect(Expectations expected) {
      for (Part alternative : alternatives) {
        alternative.expect(expected);
      }
    }

    @Override
    boolean begin() {
      boolean changed = false;
      boolean empty = false;
      for (Part alternative : alternatives) {
        changed |= alternative.begin();
        changed |= first.addAll(alternative.first);
        empty |= alternative.nullable;
      }
      changed |= begins(first, empty);
      return changed;
    }

    @Override
    boolean follow(TerminalSet behind) {
      boolean changed = false;
      for (Part alternative : alternatives) {
        changed |= alternative.follow(behind);
      }
      return changed;
    }

    @Override
    boolean second(int begin, TerminalSet into) {
      boolean alone = false;
      for (Part alternative : alternatives) {
        alone |= alternative.second(begin, into);
      }
      return alone;
    }
  }

  /** A part that may be missing, or be there any number of times. */
  static final class Maybe extends Part {
    private final Part part;
    private final TerminalSet begins;
    private final boolean repeats;
    private final boolean isList;
    private final TerminalSet behind = new TerminalSet();

    /** Whether the first token alone tells that the part is there. */
    private boolean certain;

    Maybe(Part part, boolean repeats) {
      this.part = part;
      this.begins = part.first;
      this.repeats = repeats;
      this.isList = part instanceof List1;
      nullable = true;
    }

    /** Whether it is plainly not there, and nobody wants to know what could have been. */
    boolean isAbsent(Parser parser) {
      return !begins.contains(parser.terminal()) && !isList && !parser.isExplaining();
    }

    @Override
    boolean match(Parser parser) {
      do {
        if (!begins.contains(parser.terminal())) {
          boolean bad = part instanceof List1 list && parser.beginsBadly(list.item);
          if (!bad) {
            parser.notTaken(part);
            return true;
          }
        }
        int place = parser.place();
        if (certain) {
          if (!part.match(parser)) {
            return false;
          }
        } else {
          int node = parser.nodes();
          if (!parser.attempt(part)) {
            if (parser.wasCut()) {
              return false;
            }
            parser.back(place, node);
            return true;
          }
        }
        if (parser.place() == place) {
          return true;
        }
      } while (repeats);
      return true;
    }

    @Override
    void expect(Expectations expected) {
      part.expect(expected);
    }

    @Override
    boolean begin() {
      boolean changed = part.begin();
      changed |= begins(part.first, true);
      return changed;
    }

    @Override
    boolean follow(TerminalSet more) {
      boolean changed = behind.addAll(more);
      certain = !part.nullable && !part.first.meets(behind);
      TerminalSet inside = new TerminalSet();
      inside.addAll(behind);
      if (repeats) {
        inside.addAll(part.first);
      }
      changed |= part.follow(inside);
      return changed;
    }

    @Override
    boolean second(int begin, TerminalSet into) {
      if (repeats) {
        into.addAll(part.first);
      }
      return part.second(begin, into);
    }
  }

  /** One or more, separated by commas; behind a comma one more must follow. */
  static final class List1 extends Part {
    private final Part item;

    List1(Part item) {
      this.item = item;
    }

    @Override
    boolean match(Parser parser) {
      boolean before = parser.startList();
      boolean matches;
      do {
        matches = item.match(parser);
      } while (matches && (parser.stepOver(Terminal.COMMA) || parser.resumes(item)));
      parser.endList(before);
      return matches;
    }

    @Override
    void expect(Expectations expected) {
      item.expect(expected);
    }

    @Override
    boolean begin() {
      boolean changed = item.begin();
      changed |= begins(item.first, item.nullable);
      return changed;
    }

    @Override
    boolean follow(TerminalSet behind) {
      TerminalSet more = TerminalSet.of(Terminal.COMMA);
      more.addAll(behind);
      return item.follow(more);
    }

    @Override
    boolean second(int begin, TerminalSet into) {
      into.add(Terminal.COMMA);
      return item.second(begin, into);
    }
  }

  /** Whether something follows, without going past it. */
  static final class Look extends Part {
    private final Part part;
    private final boolean wanted;

    Look(Part part, boolean wanted) {
      this.part = part;
      this.wanted = wanted;
      nullable = true;
    }

    @Override
    boolean match(Parser parser) {
      return parser.follows(part) == wanted || missed(parser);
    }

    @Override
    void expect(Expectations expected) {}

    @Override
    boolean begin() {
      return part.begin();
    }

    @Override
    boolean follow(TerminalSet behind) {
      return part.follow(TerminalSet.all());
    }

    @Override
    boolean second(int begin, TerminalSet into) {
      return false;
    }
  }

  /** From here on no other alternative is tried. */
  static final class Cut extends Part {

    Cut() {
      nullable = true;
    }

    @Override
    boolean match(Parser parser) {
      parser.cut();
      return true;
    }

    @Override
    void expect(Expectations expected) {}

    @Override
    boolean begin() {
      return false;
    }

    @Override
    boolean follow(TerminalSet behind) {
      return false;
    }

    @Override
    boolean second(int begin, TerminalSet into) {
      return false;
    }
  }

  /** Another rule. */
  static final class Call extends Part {
    private final Rule rule;

    Call(Rule rule) {
      this.rule = rule;
    }

    Rule rule() {
      return rule;
    }

    @Override
    boolean match(Parser parser) {
      if (!first.contains(parser.terminal()) && !rule.nullable()) {
        return missed(parser) || rule.recovers() && parser.passOver(rule);
      }
      return parser.call(rule);
    }

    @Override
    void expect(Expectations expected) {
      rule.expect(expected);
    }

    @Override
    boolean begin() {
      return begins(rule.first(), rule.nullable());
    }

    @Override
    boolean follow(TerminalSet behind) {
      return rule.follow(behind);
    }

    @Override
    boolean second(int begin, TerminalSet into) {
      return first.contains(begin) && (rule.recovers() || rule.body().second(begin, into));
    }
  }
}
