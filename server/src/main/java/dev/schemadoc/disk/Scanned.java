package dev.schemadoc.disk;

import dev.schemadoc.text.DocumentId;
import dev.schemadoc.workspace.ProjectFiles;
import java.nio.file.Path;
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
 * @param sources the files in which tables may be declared, by their paths from the folder; {@link
 *     SourceFiles} reads them, for there may be thousands
 * @param unread the design documents and folders that could not be read
 */
public record Scanned(
    Map<DocumentId, String> documents,
    ProjectFiles files,
    SortedMap<String, Path> sources,
    List<Unread> unread) {

  /** Nothing. */
  public static final Scanned NOTHING =
      new Scanned(Map.of(), ProjectFiles.NONE, new TreeMap<>(), List.of());

  public Scanned {
    SortedMap<DocumentId, String> sorted = new TreeMap<>(documents);
    documents = Collections.unmodifiableSortedMap(sorted);
    sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
    unread = List.copyOf(unread);
  }
}
