package dev.schemadoc.settings;

import dev.schemadoc.sql.Dialect;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whose SQL fences are said to hold.
 *
 * @param forced the dialect of all of them, or empty where each is taken for what it looks like
 */
public record DialectChoice(Optional<Dialect> forced) {

  private static final String AUTO = "auto";

  /** The words for settings. */
  public static List<String> words() {
    return Stream.concat(Stream.of(AUTO), Arrays.stream(Dialect.values()).map(DialectChoice::word))
        .toList();
  }

  static Optional<DialectChoice> named(String word) {
    return word.equals(AUTO)
        ? Optional.of(new DialectChoice(Optional.empty()))
        : Arrays.stream(Dialect.values())
            .filter(dialect -> word(dialect).equals(word))
            .map(dialect -> new DialectChoice(Optional.of(dialect)))
            .findFirst();
  }

  private static String word(Dialect dialect) {
    return dialect.name().toLowerCase(Locale.ROOT);
  }
}
