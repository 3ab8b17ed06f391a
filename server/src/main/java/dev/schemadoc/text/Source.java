package dev.schemadoc.text;

/** A text that problems can be in, by the name that it has. */
public interface Source {

  DocumentId id();

  String text();

  Lines lines();
}
