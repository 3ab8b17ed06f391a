package dev.schemadoc.text;

/** A span of a certain document. */
public record Place(DocumentId document, Span span) implements Comparable<Place> {

  @Override
  public int compareTo(Place other) {
    int byDocument = document.compareTo(other.document);
    return byDocument != 0 ? byDocument : span.compareTo(other.span);
  }
}
