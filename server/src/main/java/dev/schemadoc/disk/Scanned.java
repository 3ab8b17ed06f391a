package dev.schemadoc.disk;

import dev.schemadoc.text.DocumentId;
import dev.schemadoc.workspace.ProjectFiles;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a folder held when it was read.
 *
 * @param documents the texts of the design documents
 * @param files what matters for migrations
 * @param unread the design documents and folders that could not be read
 */
public record Scanned(Map<DocumentId, String> documents, ProjectFiles files, List<Unread> unread) {

  public Scanned {
    SortedMap<DocumentId, String> sorted = new TreeMap<>(documents);
    documents = Collections.unmodifiableSortedMap(sorted);
    unread = List.copyOf(unread);
  }
}
