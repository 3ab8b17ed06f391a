package dev.schemadoc.sql;

import java.util.Arrays;

/** Pairs of a rule and a token at which it is known not to match; forgotten with each statement. */
final class Failures {

  private static final int SMALL = 16;

  /** Pairs plus one; 0 where none is. Most statements need no table at all. */
  private long[] table = {};

  private int size;

  void clear() {
    if (size > 0) {
      if (table.length > 1024) {
        table = new long[SMALL];
      } else {
        Arrays.fill(table, 0);
      }
      size = 0;
    }
  }

  boolean contains(long pair) {
    if (size == 0) {
      return false;
    }
    for (int slot = slot(pair); table[slot] != 0; slot = slot + 1 & table.length - 1) {
      if (table[slot] == pair + 1) {
        return true;
      }
    }
    return false;
  }

  void add(long pair) {
    if (size * 2 >= table.length) {
      long[] old = table;
      table = new long[Math.max(SMALL, old.length * 2)];
      for (long other : old) {
        if (other != 0) {
          put(other - 1);
        }
      }
    }
    if (!contains(pair)) {
      put(pair);
      size++;
    }
  }

  private void put(long pair) {
    int slot = slot(pair);
    while (table[slot] != 0) {
      slot = slot + 1 & table.length - 1;
    }
    table[slot] = pair + 1;
  }

  private int slot(long pair) {
    long mixed = pair * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 40) & table.length - 1;
  }
}
