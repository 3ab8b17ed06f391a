package dev.schemadoc.sql;

import java.nio.charset.StandardCharsets;

/**
 * Finds words in a text in any case, without making strings of them.
 *
 * <p>An open hash table; a word has the number that is its place in the list it was made of.
 */
final class WordTable {

  /** The letters of all words, one behind the other, and where each begins. */
  private final byte[] letters;

  private final short[] starts;

  /** By the first letter, how long the words are: a bit for each length. */
  private final int[] lengths = new int[LETTERS];

  private static final int LETTERS = 32;

  /** The numbers of words plus one; 0 where none is. */
  private final short[] slots;

  /**
   * Makes a table.
   *
   * @param words in lower case, each once
   */
  WordTable(String... words) {
    this.letters = String.join("", words).getBytes(StandardCharsets.US_ASCII);
    this.starts = new short[words.length + 1];
    this.slots = new short[Integer.highestOneBit(Math.max(words.length, 1) * 4 - 1) << 1];
    for (int i = 0; i < words.length; i++) {
      starts[i + 1] = (short) (starts[i] + words[i].length());
      lengths[words[i].charAt(0) & LETTERS - 1] |= 1 << words[i].length();
      int slot = hash(words[i], 0, words[i].length()) & slots.length - 1;
      while (slots[slot] != 0) {
        slot = slot + 1 & slots.length - 1;
      }
      slots[slot] = (short) (i + 1);
    }
  }

  /** The number of the word between two offsets of a text, or -1. */
  int find(String text, int start, int end) {
    return end > start && (lengths[text.charAt(start) & LETTERS - 1] & 1 << end - start) != 0
        ? find(text, start, end, hash(text, start, end))
        : -1;
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
      if (isWord(slots[slot] - 1, text, start, length)) {
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

  private boolean isWord(int word, String text, int start, int length) {
    int from = starts[word];
    if (starts[word + 1] - from != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(start + i);
      char folded = c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
      if (folded != letters[from + i]) {
        return false;
      }
    }
    return true;
  }
}
