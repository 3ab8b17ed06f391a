package dev.schemadoc.text;

/** The replacement of the characters at a place by others. */
public record Edit(Place place, String replacement) {}
