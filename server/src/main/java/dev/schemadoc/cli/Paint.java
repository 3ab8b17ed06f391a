package dev.schemadoc.cli;

import dev.schemadoc.text.Severity;
import java.util.Map;

/** Colours for a terminal, or none. */
record Paint(boolean on) {

  private static final String RESET = "\u001B[0m";

  /** Whether to paint: what the user says, else what the terminal can show. */
  static Paint of(Color color, Surroundings surroundings) {
    return new Paint(
        switch (color) {
          case ALWAYS -> true;
          case NEVER -> false;
          case AUTO -> isUseful(surroundings.terminal(), surroundings.variables());
        });
  }

  String bold(String text) {
    return paint("1", text);
  }

  String dim(String text) {
    return paint("34", text);
  }

  String severity(Severity severity, String text) {
    return paint(
        switch (severity) {
          case ERROR -> "1;31";
          case WARNING -> "1;33";
          case INFORMATION -> "1;36";
          case HINT -> "1;32";
        },
        text);
  }

  private String paint(String code, String text) {
    return on && !text.isEmpty() ? "\u001B[" + code + "m" + text + RESET : text;
  }

  /** See no-color.org: the variable counts when it is there and not empty. */
  private static boolean isUseful(boolean terminal, Map<String, String> variables) {
    return terminal
        && variables.getOrDefault("NO_COLOR", "").isEmpty()
        && !variables.getOrDefault("TERM", "").equals("dumb");
  }
}
