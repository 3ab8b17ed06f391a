package dev.schemadoc.text;

/** Another place that helps to understand a problem. */
public record Related(Place place, String message) {}
