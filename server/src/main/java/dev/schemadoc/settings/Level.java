package dev.schemadoc.settings;

import dev.schemadoc.text.Severity;
import java.util.Arrays;
import java.util.Optional;

/** How loud a rule is: not at all, or with a severity. */
public enum Level {
  OFF,
  HINT,
  INFO,
  WARNING,
  ERROR;

  /** The level at which problems have a severity. */
  public static Level of(Severity severity) {
    return switch (severity) {
      case ERROR -> ERROR;
      case WARNING -> WARNING;
      case INFORMATION -> INFO;
      case HINT -> HINT;
    };
  }

  /** The level that a word names, as {@link #word} gives it. */
  public static Optional<Level> named(String word) {
    return Arrays.stream(values()).filter(level -> level.word().equals(word)).findFirst();
  }

  /** The severity of the problems, or empty where there are none. */
  public Optional<Severity> severity() {
    return switch (this) {
      case OFF -> Optional.empty();
      case HINT -> Optional.of(Severity.HINT);
      case INFO -> Optional.of(Severity.INFORMATION);
      case WARNING -> Optional.of(Severity.WARNING);
      case ERROR -> Optional.of(Severity.ERROR);
    };
  }

  /** The word for settings: {@code off}, or that of the severity. */
  public String word() {
    return severity().map(Severity::word).orElse("off");
  }
}
