package dev.schemadoc.cli;

import java.nio.file.InvalidPathException;
import java.util.Optional;

/** A reason why the program could not do what it was asked for; the message is for the user. */
final class Failure extends RuntimeException {
  @java.io.Serial private static final long serialVersionUID = 1;

  Failure(String message) {
    super(message);
  }

  Failure(String message, Throwable cause) {
    super(message, cause);
  }

  /** Why a text is no path here, with what helps where a locale is the reason. */
  static String reason(InvalidPathException invalid) {
    String reason = Optional.ofNullable(invalid.getReason()).orElse("");
    return reason.contains("unmappable")
        ? "the locale cannot spell it; set one with UTF-8, such as LC_ALL=C.UTF-8"
        : reason;
  }
}
