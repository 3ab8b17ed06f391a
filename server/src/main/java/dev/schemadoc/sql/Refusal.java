package dev.schemadoc.sql;

import java.util.Optional;

/**
 * Something that PostgreSQL refuses while it reads although its grammar takes it.
 *
 * <p>All places are tokens. PostgreSQL raises such an error once it has read a whole clause, so
 * what is wrong with a token in between comes first.
 *
 * @param from the first token to blame
 * @param to the token behind the last one to blame
 * @param stop the token whose place PostgreSQL tells
 * @param time the token that PostgreSQL has come to when it says so, the first one behind the
 *     clause; empty where this is the whole node that is looked at
 */
record Refusal(int from, int to, int stop, Optional<Integer> time, String message) {

  /** PostgreSQL tells the place of what is to blame. */
  static Refusal at(Node blamed, String message) {
    return at(blamed.start(), blamed.stop(), message);
  }

  static Refusal at(int from, int to, String message) {
    return new Refusal(from, to, from, Optional.empty(), message);
  }

  /** PostgreSQL tells the place that it has come to, right behind what is to blame. */
  static Refusal behind(Node blamed, String message) {
    return at(blamed, message).stop(blamed.stop()).time(blamed.stop());
  }

  /** The same, but PostgreSQL tells the place of another token. */
  Refusal stop(int token) {
    return new Refusal(from, to, token, time, message);
  }

  /** The same, but PostgreSQL says so when it has come to a token. */
  Refusal time(int token) {
    return new Refusal(from, to, stop, Optional.of(token), message);
  }
}
