package dev.schemadoc.sql;

import java.util.Arrays;

/**
 * Finds words in a text in any case, without making strings of them.
 *
 * <p>An open hash table; a word has the number that is its place in the list it was made of.
 */
final class WordTable {

  private final String[] words;
  private final int longest;

  /** The numbers of words plus one; 0 where none is. */
  private final short[] slots;

  /**
   * Makes a table.
   *
   * @param words in lower case, each once
   */
  WordTable(String... words) {
    this.words = words.clone();
    this.longest = Arrays.stream(words).mapToInt(String::length).max().orElse(0);
    this.slots = new short[Integer.highestOneBit(Math.max(words.length, 1) * 4 - 1) << 1];
    for (int i = 0; i < words.length; i++) {
      int slot = hash(words[i], 0, words[i].length()) & slots.length - 1;
      while (slots[slot] != 0) {
        slot = slot + 1 & slots.length - 1;
      }
      slots[slot] = (short) (i + 1);
    }
  }

  /** The number of the word between two offsets of a text, or -1. */
  int find(String text, int start, int end) {
    return end - start > longest ? -1 : find(text, start, end, hash(text, start, end));
  }

  /**
   * The same for who has gone through the letters already.
   *
   * @param hash of the letters, by {@link #hash(int, char)}
   */
  int find(String text, int start, int end, int hash) {
    int length = end - start;
    int mask = slots.length - 1;
    for (int slot = hash & mask; slots[slot] != 0; slot = slot + 1 & mask) {
      if (isWord(words[slots[slot] - 1], text, start, length)) {
        return slots[slot] - 1;
      }
    }
    return -1;
  }

  private static int hash(String text, int start, int end) {
    int hash = 0;
    for (int at = start; at < end; at++) {
      hash = hash(hash, text.charAt(at));
    }
    return hash;
  }

  /** The hash of some letters, of which the first is 0, and one more letter in any case. */
  static int hash(int before, char letter) {
    return before * 31 + (letter | 0x20);
  }

  private static boolean isWord(String word, String text, int start, int length) {
    if (word.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(start + i);
      char folded = c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
      if (folded != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
