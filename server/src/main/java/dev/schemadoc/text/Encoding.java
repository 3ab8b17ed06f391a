package dev.schemadoc.text;

/** The unit in which a client counts characters within a line (LSP 3.17, position encodings). */
public enum Encoding {
  UTF_8,
  UTF_16,
  UTF_32
}
