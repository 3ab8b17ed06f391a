package dev.schemadoc.lsp;

import dev.schemadoc.disk.FileText;
import dev.schemadoc.disk.Scan;
import dev.schemadoc.disk.Scanned;
import dev.schemadoc.disk.Unread;
import dev.schemadoc.text.DocumentId;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.lsp4j.MessageType;

/**
 * Reads folders and files, and gives what it reads to the session.
 *
 * <p>All of it happens on one thread, one after the other: so nothing that was read later is
 * replaced by what was read before.
 */
final class Disk {

  private final Session session;
  private final Client client;
  private final boolean showsProgress;
  private final SourceReader sources;
  private final ExecutorService thread;

  /** The folders that are still to be read again; guarded by the disk. */
  private final Set<String> again = new HashSet<>();

  /** The look that somebody waits for and that is still to be taken; guarded by the disk. */
  private Optional<CompletableFuture<Snapshot>> refresh = Optional.empty();

  /** What was read of each folder; touched by the thread alone. */
  private final Map<String, Reading> readings = new HashMap<>();

  /** What was said to be unreadable; touched by the thread alone. */
  private Set<Unread> reported = Set.of();

  private record Reading(Scanned scanned, Stamps stamps) {}

  Disk(Session session, Client client, ClientFeatures features) {
    this.session = session;
    this.client = client;
    this.showsProgress = features.showsProgress();
    this.sources = new SourceReader(session, client, features, this::readAgain);
    this.thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread made = new Thread(task, "disk");
              made.setDaemon(true);
              return made;
            });
  }

  void stop() {
    thread.shutdown();
    sources.stop();
  }

  /** Reads the folders that were not read yet, and forgets those that are no longer open. */
  void readNew() {
    run(
        () -> {
          Set<String> folders = session.now().folders().keySet();
          readings.keySet().retainAll(folders);
          for (String folder : folders) {
            if (!isRead(folder)) {
              readShowingProgress(folder);
            }
          }
        });
  }

  /** Reads a folder again, whatever its files look like. */
  synchronized void readAgain(String folder) {
    if (again.add(folder)) {
      run(
          () -> {
            synchronized (this) {
              again.remove(folder);
            }
            read(folder);
          });
    }
  }

  /** Looks at a file of code or SQL, whether it came, changed or went. */
  void lookAt(DocumentId source) {
    sources.lookAt(source);
  }

  /** Looks at all code and SQL again. */
  void lookAtSources() {
    sources.lookAgain();
  }

  /** Reads one document, which the client no longer has open. */
  void read(DocumentId document) {
    run(
        () -> {
          Optional<String> text = text(document);
          session.update(now -> now.read(document, text));
        });
  }

  /** Reads again where something changed, and gives the snapshot that knows of it. */
  synchronized CompletableFuture<Snapshot> refresh() {
    if (refresh.isEmpty()) {
      CompletableFuture<Snapshot> wanted = new CompletableFuture<>();
      refresh = Optional.of(wanted);
      run(() -> refresh(wanted));
    }
    return refresh.get();
  }

  private void refresh(CompletableFuture<Snapshot> wanted) {
    synchronized (this) {
      // Who asks from now on gets a look of their own.
      refresh = Optional.empty();
    }
    try {
      session.now().folders().keySet().forEach(this::readIfChanged);
    } finally {
      wanted.complete(session.now());
    }
  }

  private void run(Runnable task) {
    thread.execute(
        () -> {
          try {
            task.run();
          } catch (RuntimeException failure) {
            client.log(new IllegalStateException("the disk was not read", failure));
          }
        });
  }

  private void readIfChanged(String folder) {
    Reading reading = readings.get(folder);
    if (reading == null || !isRead(folder) || !reading.stamps().isUpToDate()) {
      read(folder);
    }
  }

  /** A folder that went and came back was read, and yet the session knows nothing of it. */
  private boolean isRead(String folder) {
    return readings.containsKey(folder) && session.now().workspace().roots().contains(folder);
  }

  private void readShowingProgress(String folder) {
    if (!showsProgress) {
      read(folder);
      return;
    }
    String token = "schemadoc: " + folder;
    client.begin(token, "Reading design documents");
    try {
      read(folder);
    } finally {
      client.end(token);
    }
  }

  private void read(String folder) {
    Optional<Scanned> before = Optional.ofNullable(readings.get(folder)).map(Reading::scanned);
    Stamps stamps = Stamps.before(folder, before);
    Scanned scanned = scan(folder);
    readings.put(folder, new Reading(scanned, stamps.after(folder, scanned)));
    session.update(now -> now.read(folder, scanned));
    sources.read(folder, scanned);
    report();
  }

  /** What a folder holds; a folder that defies reading holds nothing. */
  private Scanned scan(String folder) {
    try {
      return Scan.read(Path.of(folder + "/"), session.now().workspace());
    } catch (RuntimeException failure) {
      client.log(
          new IllegalStateException("the folder `%s` was not read".formatted(folder), failure));
      return Scanned.NOTHING;
    }
  }

  /** Says once of each file that it could not be read. */
  private void report() {
    Set<Unread> all = new HashSet<>();
    readings.values().forEach(reading -> all.addAll(reading.scanned().unread()));
    all.stream()
        .filter(unread -> !reported.contains(unread))
        .forEach(unread -> client.log(MessageType.Warning, unread.message()));
    reported = all;
  }

  private static Optional<String> text(DocumentId document) {
    if (!Uris.isFile(document)) {
      return Optional.empty();
    }
    try {
      return switch (FileText.read(Path.of(document.value()), Scan.DOCUMENT_LIMIT)) {
        case FileText.Text(String text) -> Optional.of(text);
        case FileText.Unreadable ignored -> Optional.empty();
      };
    } catch (InvalidPathException unknown) {
      return Optional.empty();
    }
  }
}
