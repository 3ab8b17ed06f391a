package dev.schemadoc.text;

/**
 * The name of a document: its absolute path with {@code /} between the parts, or, for a document
 * that is no file, the URI that the client gave.
 */
public record DocumentId(String value) implements Comparable<DocumentId> {

  /** The part after the last slash. */
  public String fileName() {
    return value.substring(value.lastIndexOf('/') + 1);
  }

  @Override
  public int compareTo(DocumentId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
