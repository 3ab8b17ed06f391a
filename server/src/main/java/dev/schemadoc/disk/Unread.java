package dev.schemadoc.disk;

import dev.schemadoc.text.DocumentId;

/**
 * A file or folder that should have been read and was not.
 *
 * @param id its absolute path
 * @param design whether it is a design document; else it is a folder that may hold some
 * @param message what is wrong and what to do, with the path counted from the folder that was read
 */
public record Unread(DocumentId id, boolean design, String message) {}
