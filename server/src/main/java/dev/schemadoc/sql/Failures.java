package dev.schemadoc.sql;

import java.util.Arrays;

/** Pairs of a rule and a token at which it is known not to match; forgotten with each statement. */
final class Failures {

  private static final long EMPTY = -1;

  private long[] table = filled(64);
  private int size;

  private static long[] filled(int length) {
    long[] table = new long[length];
    Arrays.fill(table, EMPTY);
    return table;
  }

  void clear() {
    if (size > 0) {
      table = table.length > 1024 ? filled(64) : table;
      Arrays.fill(table, EMPTY);
      size = 0;
    }
  }

  boolean contains(long pair) {
    for (int slot = slot(pair); table[slot] != EMPTY; slot = slot + 1 & table.length - 1) {
      if (table[slot] == pair) {
        return true;
      }
    }
    return false;
  }

  void add(long pair) {
    if (size * 2 >= table.length) {
      long[] old = table;
      table = filled(old.length * 2);
      for (long other : old) {
        if (other != EMPTY) {
          put(other);
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
    while (table[slot] != EMPTY) {
      slot = slot + 1 & table.length - 1;
    }
    table[slot] = pair;
  }

  private int slot(long pair) {
    long mixed = pair * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 40) & table.length - 1;
  }
}
