package dev.schemadoc.workspace;

import dev.schemadoc.text.Fix;

/** A way to be told of a problem no longer, other than to mend it. */
public sealed interface Remedy {

  /** What it does, as an order. */
  String title();

  /** Changes texts that are there. */
  record Edits(Fix fix) implements Remedy {
    @Override
    public String title() {
      return fix.title();
    }
  }

  /**
   * Makes a file.
   *
   * @param path absolute, with {@code /} between the parts
   */
  record Creates(String title, String path, String text) implements Remedy {}
}
