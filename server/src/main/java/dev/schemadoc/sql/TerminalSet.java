package dev.schemadoc.sql;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** A set of terminals. It grows while a grammar is put together, and never after. */
final class TerminalSet {

  private final long[] words = new long[Terminal.COUNT + 63 >>> 6];

  static TerminalSet of(int... terminals) {
    TerminalSet set = new TerminalSet();
    for (int terminal : terminals) {
      set.add(terminal);
    }
    return set;
  }

  static TerminalSet all() {
    TerminalSet set = new TerminalSet();
    Arrays.fill(set.words, -1);
    return set;
  }

  boolean contains(int terminal) {
    return (words[terminal >>> 6] & 1L << terminal) != 0;
  }

  boolean add(int terminal) {
    boolean added = !contains(terminal);
    words[terminal >>> 6] |= 1L << terminal;
    return added;
  }

  /** Adds all of another set; tells whether that made this one larger. */
  boolean addAll(TerminalSet other) {
    boolean grown = false;
    for (int i = 0; i < words.length; i++) {
      long more = words[i] | other.words[i];
      grown |= more != words[i];
      words[i] = more;
    }
    return grown;
  }

  /** Adds the keywords of a category. */
  TerminalSet with(Keywords.Category category) {
    for (int i = 0; i < Keywords.count(); i++) {
      if (Keywords.category(i) == category) {
        add(Terminal.FIRST_KEYWORD + i);
      }
    }
    return this;
  }

  TerminalSet with(String... keywords) {
    for (String keyword : keywords) {
      add(Terminal.keyword(keyword));
    }
    return this;
  }

  boolean meets(TerminalSet other) {
    for (int i = 0; i < words.length; i++) {
      if ((words[i] & other.words[i]) != 0) {
        return true;
      }
    }
    return false;
  }

  void forEach(IntConsumer action) {
    for (int terminal = 0; terminal < Terminal.COUNT; terminal++) {
      if (contains(terminal)) {
        action.accept(terminal);
      }
    }
  }
}
