package dev.schemadoc.cli;

/** A reason why the program could not do what it was asked for; the message is for the user. */
final class Failure extends RuntimeException {
  @java.io.Serial private static final long serialVersionUID = 1;

  Failure(String message) {
    super(message);
  }

  Failure(String message, Throwable cause) {
    super(message, cause);
  }
}
