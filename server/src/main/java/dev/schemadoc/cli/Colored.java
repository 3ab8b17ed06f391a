package dev.schemadoc.cli;

import picocli.CommandLine.Option;

/** The option of every command that may print colours. */
final class Colored {

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description = "auto (the default), always or never.")
  private Color color = Color.AUTO;

  Paint paint(Surroundings surroundings) {
    return Paint.of(color, surroundings);
  }
}
