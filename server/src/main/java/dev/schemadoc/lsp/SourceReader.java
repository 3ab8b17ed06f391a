package dev.schemadoc.lsp;

import dev.schemadoc.beside.Sources;
import dev.schemadoc.disk.Scanned;
import dev.schemadoc.disk.SourceFiles;
import dev.schemadoc.text.DocumentId;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.eclipse.lsp4j.MessageType;

/**
 * Reads the code and the SQL of folders in the background, for there may be thousands of files, and
 * gives what they declare to the session.
 *
 * <p>On a thread of its own, one after the other: nobody who waits for the disk waits for it.
 */
final class SourceReader {

  private final Session session;
  private final Client client;
  private final boolean showsProgress;
  private final Consumer<String> newFiles;
  private final ExecutorService thread;

  /** What is still to be looked at; guarded by the reader. */
  private final Map<String, Scanned> scans = new HashMap<>();

  private final Map<String, Set<String>> single = new HashMap<>();
  private boolean all;

  /** What was read of each folder; touched by the thread alone. */
  private final Map<String, SourceFiles> folders = new HashMap<>();

  private boolean saidWhatIsLeftOut;

  /**
   * A reader that has read nothing.
   *
   * @param newFiles told of a folder in which files may have come that it does not know of
   */
  SourceReader(Session session, Client client, ClientFeatures features, Consumer<String> newFiles) {
    this.session = session;
    this.client = client;
    this.showsProgress = features.showsProgress();
    this.newFiles = newFiles;
    this.thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread made = new Thread(task, "sources");
              made.setDaemon(true);
              return made;
            });
  }

  void stop() {
    thread.shutdownNow();
  }

  /** Reads what is new or changed of the files that were found in a folder. */
  synchronized void read(String folder, Scanned scanned) {
    scans.put(folder, scanned);
    run(() -> takeScan(folder).ifPresent(scan -> readAll(folder, scan)));
  }

  /** Looks at one file, whether it came, changed or went. */
  synchronized void lookAt(DocumentId file) {
    session
        .now()
        .sourceFile(file)
        .ifPresent(
            it -> {
              String folder = it.getKey();
              if (single.computeIfAbsent(folder, key -> new HashSet<>()).add(it.getValue())) {
                run(() -> readSingle(folder));
              }
            });
  }

  /** Looks at all files that are known, for few clients on Linux say what changes. */
  synchronized void lookAgain() {
    if (!all) {
      all = true;
      run(this::readChanged);
    }
  }

  private synchronized Optional<Scanned> takeScan(String folder) {
    return Optional.ofNullable(scans.remove(folder));
  }

  private synchronized Set<String> takeSingle(String folder) {
    return Optional.ofNullable(single.remove(folder)).orElse(Set.of());
  }

  private synchronized void takeAll() {
    all = false;
  }

  private void readAll(String folder, Scanned scan) {
    folders.keySet().retainAll(session.now().folders().keySet());
    SourceFiles files =
        folders.computeIfAbsent(folder, key -> new SourceFiles(Path.of(folder + "/")));
    boolean known = session.now().workspace().sources(folder).filter(Sources::isRead).isPresent();
    boolean shows = showsProgress && !known && !scan.sources().isEmpty();
    Shown progress = new Shown(client, "schemadoc: sources of " + folder, shows);
    progress.begin();
    try {
      files.read(scan.sources(), (done, of) -> progress.at(done, of, 0));
      publish(folder, files, progress);
    } catch (RuntimeException | StackOverflowError failure) {
      fail(failure);
      // Else everybody would wait for it for ever.
      session.update(now -> now.read(folder, Sources.NONE));
    } finally {
      progress.end();
    }
    if (!saidWhatIsLeftOut) {
      files
          .unread()
          .ifPresent(
              unread -> {
                saidWhatIsLeftOut = true;
                client.log(MessageType.Warning, unread.message());
              });
    }
  }

  private void readSingle(String folder) {
    Set<String> paths = takeSingle(folder);
    SourceFiles files = folders.get(folder);
    if (files != null && !paths.isEmpty()) {
      files.lookAt(paths);
      publish(folder, files, Shown.nowhere(client));
    }
  }

  private void readChanged() {
    takeAll();
    for (String folder : session.now().folders().keySet()) {
      SourceFiles files = folders.get(folder);
      if (files != null && files.mayHaveMore()) {
        newFiles.accept(folder);
      } else if (files != null) {
        files.lookAgain((done, of) -> {});
        publish(folder, files, Shown.nowhere(client));
      }
    }
  }

  /** Gives what is read to the session, parsed, so that the publisher need not wait for that. */
  private void publish(String folder, SourceFiles files, Shown progress) {
    Sources before = session.now().workspace().sources(folder).orElse(Sources.UNREAD);
    Sources sources = Sources.of(folder, files.texts(), before);
    int count = sources.paths().size();
    int[] done = {0};
    sources.readAhead(() -> progress.at(done[0]++, count, 50));
    session.update(now -> now.read(folder, sources));
  }

  private void fail(Throwable failure) {
    client.log(new IllegalStateException("the sources were not read", failure));
  }

  private void run(Runnable task) {
    try {
      thread.execute(
          () -> {
            try {
              task.run();
            } catch (RuntimeException | StackOverflowError failure) {
              fail(failure);
            }
          });
    } catch (RejectedExecutionException stopped) {
      // Nobody needs it any longer.
    }
  }

  /** The progress of one reading, which has two halves: to look for the files, and to read them. */
  private static final class Shown {

    private final Client client;
    private final String token;
    private final boolean shows;
    private int percent;

    Shown(Client client, String token, boolean shows) {
      this.client = client;
      this.token = token;
      this.shows = shows;
    }

    static Shown nowhere(Client client) {
      return new Shown(client, "", false);
    }

    void begin() {
      if (shows) {
        client.begin(token, "Reading models and SQL", Optional.of(0));
      }
    }

    void at(int done, int all, int base) {
      int now = base + 50 * done / Math.max(1, all);
      if (shows && now > percent) {
        percent = now;
        client.report(token, now, "%d of %d files".formatted(done, all));
      }
    }

    void end() {
      if (shows) {
        client.end(token);
      }
    }
  }
}
