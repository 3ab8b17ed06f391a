package dev.schemadoc.alembic;

/**
 * A text file of the workspace.
 *
 * @param path relative to the workspace, with {@code /} between its parts
 */
public record SourceFile(String path, String text) {}
